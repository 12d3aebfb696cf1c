"""A model is loaded whole or not at all, and its name changes with any of its files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.model import choice
from pipeline.model.choice import MANIFEST, choose_model, model_name, read_manifest
from pipeline.model.loading import FILES, load_model, seal
from tests.model.small_model import THEMES, write_head, write_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_model(tmp_path / "themes")
    return tmp_path / "themes"


def test_a_model_is_loaded_with_all_its_parts(folder: Path) -> None:
    model = load_model(folder)
    assert model.encoder.themes == model.linear.themes == model.judges.themes == THEMES
    assert model.name == model_name(folder)
    assert load_model(folder) is model


def test_the_manifest_tells_what_it_is(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert (manifest.version, manifest.themes) == ("small 1", THEMES)
    assert manifest.learned_from == {"documents": 2}
    assert set(manifest.files) == set(FILES)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-1])])
def test_a_file_that_is_missing_or_changed_is_refused_by_name(folder: Path, name: str, damage) -> None:
    if not (folder / name).stat().st_size:
        (folder / name).write_text("{}\n", encoding="utf-8")
        _seal(folder)
    damage(folder / name)
    with pytest.raises(ModelError) as refused:
        load_model(folder)
    assert str(folder / name) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_another_file_is_another_name(folder: Path) -> None:
    before = model_name(folder)
    (folder / "heads.npz").write_bytes(b"other")
    _seal(folder)
    assert model_name(folder) != before


def test_a_part_with_other_themes_is_refused(folder: Path) -> None:
    seal(folder, version="2", themes=THEMES[:2], encoder="small", licence="none", learned_from={})
    with pytest.raises(ModelError, match="themes are not those of the manifest"):
        load_model(folder)


@pytest.mark.parametrize("text", ["{", "[]", '{"version": "1"}'])
def test_a_manifest_that_is_none_is_refused(folder: Path, text: str) -> None:
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=MANIFEST):
        load_model(folder)


def test_a_folder_that_lacks_a_part_is_not_sealed(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        _seal(folder)


def test_only_panels_that_there_are_can_be_asked(folder: Path) -> None:
    model = load_model(folder)
    assert model.asking("linear").panel == "linear"
    assert model.asking("linear").name != model.name
    with pytest.raises(ModelError, match="use one of ensemble, linear"):
        model.asking("oracle")


def test_heads_of_a_corpus_are_part_of_the_name(folder: Path, tmp_path: Path) -> None:
    heads = tmp_path / "heads"
    assert load_model(folder, heads=heads).name == model_name(folder, heads) == model_name(folder)
    write_head(heads, "noise", folder, "samen")
    model = load_model(folder, heads=heads)
    assert model.shared_themes == (*THEMES, "noise")
    assert model.name == model_name(folder, heads) != model_name(folder)


def test_a_head_for_a_theme_that_the_model_knows_is_not_asked(folder: Path, tmp_path: Path) -> None:
    write_head(tmp_path / "heads", THEMES[0], folder, "samen")
    assert not load_model(folder, heads=tmp_path / "heads").heads


def test_the_model_that_judges_is_chosen(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert choose_model("none") is None
    assert choose_model(str(folder)) == folder
    with pytest.raises(ModelError, match="there is no model here"):
        choose_model(str(tmp_path))
    monkeypatch.setenv(choice.VARIABLE, str(folder))
    assert choose_model(None) == folder
    assert choose_model("none") is None
    monkeypatch.delenv(choice.VARIABLE)
    monkeypatch.setattr(choice, "SHIPPED", folder)
    assert choose_model(None) == folder
    monkeypatch.setattr(choice, "SHIPPED", tmp_path)
    assert choose_model(None) is None
    assert model_name(None) is None


def _seal(folder: Path) -> None:
    about = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del about["files"]
    seal(folder, **about)
