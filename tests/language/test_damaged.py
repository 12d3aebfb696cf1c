"""What cannot be used as a language pipeline is refused in one line that says what to do, and nothing is downloaded."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from pipeline import language
from pipeline.errors import LanguageError
from tests.language.packages import install


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that has every kind of file: it knows nothing, for it has seen two words."""
    nlp = spacy.blank("nl")
    lemmatizer = nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    seen = Example.from_dict(nlp.make_doc("De buurten"), {"lemmas": ["de", "buurt"]})
    lemmatizer.initialize(lambda: [seen], nlp=nlp)
    folder = tmp_path_factory.mktemp("trained") / "own"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def packaged(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is installed as `nl_broken`."""
    site = tmp_path_factory.mktemp("packaged") / "site"
    install(trained, site, "nl_broken")
    return site


@pytest.fixture
def folder(trained: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(trained, tmp_path / "own"))


def _without(*names: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for name in names:
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return damage


def _cut(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_bytes((folder / name).read_bytes()[:40])

    return damage


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return damage


def _made_for(versions: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        (folder / "meta.json").write_text(json.dumps(meta | {"spacy_version": versions}), encoding="utf-8")

    return damage


def refusal(name: str) -> str:
    """The one line in which a pipeline is refused."""
    with pytest.raises(LanguageError) as caught:
        language.load(name)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_pipeline_that_is_damaged_here_can_be_used_whole(folder: Path) -> None:
    assert language.load(str(folder)).pipe_names == ["trainable_lemmatizer"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_without("meta.json"), "meta.json"),
        (_cut("meta.json"), "meta.json"),
        (_without("config.cfg"), "config.cfg"),
        (_without("vocab"), "has no folder `vocab`"),
        (_without("vocab/strings.json"), "strings.json"),
        (_cut("vocab/strings.json"), "cannot be loaded"),
        (_without("tokenizer"), "tokenizer"),
        (_cut("tokenizer"), "cannot be loaded"),
        (_without("trainable_lemmatizer"), "trainable_lemmatizer"),
        (_cut("trainable_lemmatizer/model"), "cannot be loaded"),
        (_without("trainable_lemmatizer/trees"), "cannot be loaded"),
        (_replaced("config.cfg", "[nlp]", "[nlpp]"), "cannot be loaded"),
        (_replaced("config.cfg", "spacy.Tagger.v2", "spacy.Tagger.v99"), "spacy.Tagger.v99"),
        (_replaced("config.cfg", '"trainable_lemmatizer"', '"better_lemmatizer"'), "better_lemmatizer"),
        (_replaced("config.cfg", 'lang = "nl"', 'lang = "de"'), "'de', not Dutch"),
        (_replaced("meta.json", '"lang":"nl"', '"lang":"de"'), "'de', not Dutch"),
        (_made_for(">=3.7.0,<3.8.0"), "was made for spaCy >=3.7.0,<3.8.0"),
        (_made_for(">=99.0.0,<99.1.0"), "was made for spaCy >=99.0.0,<99.1.0"),
    ],
)
def test_a_damaged_folder_is_refused_in_one_line(folder: Path, damage: Callable[[Path], None], told: str) -> None:
    damage(folder)
    assert told in refusal(str(folder))


MAJOR, MINOR, _ = spacy.__version__.split(".", 2)
LATER_PATCH = f">={MAJOR}.{MINOR}.999,<{MAJOR}.{int(MINOR) + 1}.0"


@pytest.mark.parametrize("versions", [">=3.0.0,<4.0.0", f">={spacy.__version__},<99.0.0", LATER_PATCH])
def test_a_folder_for_this_spacy_or_another_patch_of_it_is_taken(folder: Path, versions: str) -> None:
    _made_for(versions)(folder)
    assert language.load(str(folder)).pipe_names == ["trainable_lemmatizer"]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_without("meta.json"), "meta.json"),
        (_without("nl_broken-9.9.9"), "has no folder `vocab`"),
        (_without("nl_broken-9.9.9/config.cfg"), "config.cfg"),
        (_replaced("__init__.py", "def load", "1 / 0\ndef load"), "ZeroDivisionError"),
        (_made_for(">=3.7.0,<3.8.0"), "was made for spaCy >=3.7.0,<3.8.0"),
    ],
)
def test_a_damaged_package_is_refused_in_one_line(
    packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None], told: str
) -> None:
    site = Path(shutil.copytree(packaged, tmp_path / "site"))
    damage(site / "nl_broken")
    monkeypatch.syspath_prepend(site)
    sys.modules.pop("nl_broken", None)  # of the test before
    assert told in refusal("nl_broken")


def test_a_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    assert "meta.json" in refusal(str(tmp_path))
