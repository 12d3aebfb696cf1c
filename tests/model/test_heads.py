"""Heads for new themes: what they say, and that a wrong one is refused by name."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.judgement import Verdict
from pipeline.model.encoder import Encoder, Reading
from pipeline.model.heads import encoder_print, head_name, load_heads, manifests
from pipeline.model.passages import Line, Passage
from tests.model.small_model import write_encoder, write_head

TEXTS = ("Zij doen het samen.", "Zij doen het niet samen.", "Er was een vergadering.")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    write_encoder(tmp_path / "themes")
    return tmp_path / "themes"


@pytest.fixture
def folder(tmp_path: Path, model: Path) -> Path:
    write_head(tmp_path / "heads", "noise", model, "samen")
    return tmp_path / "heads"


def _reading(model: Path) -> Reading:
    return Encoder.load(model).read(Passage(tuple(map(Line, TEXTS))))


def test_a_head_says_what_it_learned_and_takes_the_stance_from_the_encoder(model: Path, folder: Path) -> None:
    head = load_heads(folder, encoder_print(model))["noise"]
    verdicts = head.verdicts(_reading(model), [False] * 3)
    assert [verdict for verdict, _ in verdicts] == [Verdict.PRESENT, Verdict.ABSENT, Verdict.NO]
    assert all(0 <= probability <= 1 for _, probability in verdicts)


def test_nothing_is_said_of_no_lines(model: Path, folder: Path) -> None:
    head = load_heads(folder, encoder_print(model))["noise"]
    assert head.judge(np.zeros((0, 12), np.float32), []).tolist() == []


def test_without_a_folder_there_are_no_heads_and_they_have_no_name(tmp_path: Path) -> None:
    assert load_heads(tmp_path / "none", "") == {}
    assert head_name(tmp_path / "none") == ""


def test_the_name_changes_with_a_head(tmp_path: Path, model: Path, folder: Path) -> None:
    before = head_name(folder)
    write_head(folder, "other", model, "vrijwilligers")
    assert head_name(folder) != before
    assert list(manifests(folder)) == ["noise", "other"]


def test_a_head_of_another_encoder_is_refused(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"noise\.skops: learned on the vectors of another encoder; teach it again"):
        load_heads(folder, "0" * 64)


@pytest.mark.parametrize(
    ("ending", "content", "says"),
    [
        (".skops", b"iets anders", "is not the file that its manifest names"),
        (".json", b"{}", "Field required"),
        (".json", b"geen json", "Invalid JSON"),
    ],
)
def test_a_damaged_file_is_refused_by_name(model: Path, folder: Path, ending: str, content: bytes, says: str) -> None:
    (folder / f"noise{ending}").write_bytes(content)
    with pytest.raises(ModelError, match=rf"noise\{ending}.*{says}"):
        load_heads(folder, encoder_print(model))


def test_a_head_that_is_gone_is_refused(model: Path, folder: Path) -> None:
    (folder / "noise.skops").unlink()
    with pytest.raises(ModelError, match=r"noise\.skops: cannot be read"):
        load_heads(folder, encoder_print(model))
