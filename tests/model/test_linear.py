"""The linear voice tells themes by words, survives a round trip, and refuses what is none of its kind."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.model.linear import Linear
from pipeline.model.passages import Line, Passage
from pipeline.training.wording import fit_linear, linear_out_of_fold
from tests.training.small_lessons import THEMES, lessons


@cache
def taught() -> Linear:
    return fit_linear(lessons(), THEMES)


def passage(*texts: str) -> Passage:
    return Passage(tuple(map(Line, texts)))


@pytest.mark.parametrize(
    ("text", "theme"), [("Ook hier beheren bewoners het buurthuis.", 0), ("Een plan voor elke cliënt.", 1)]
)
def test_words_tell_the_theme(text: str, theme: int) -> None:
    logits = taught().read(passage(text)).themes[0]
    assert logits[theme] > 0 > logits[1 - theme]


def test_a_line_is_judged_alike_whatever_stands_beside_it() -> None:
    alone = taught().read(passage("Bewoners beheren samen het buurthuis.")).themes[0]
    beside = taught().read(passage("Het regende.", "Bewoners beheren samen het buurthuis.")).themes[1]
    assert (alone == beside).all()


def test_a_passage_without_lines_gets_no_answers() -> None:
    assert taught().read(Passage(())).modes.shape == (0, 3)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    taught().save(tmp_path / "linear.skops")
    again = Linear.load(tmp_path / "linear.skops")
    text = passage("Elke cliënt heeft een plan.", "Zie ook bijlage twee.")
    assert again.themes == THEMES
    assert np.array_equal(again.read(text).themes, taught().read(text).themes)
    assert np.array_equal(again.read(text).modes, taught().read(text).modes)


def test_damage_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "linear.skops"
    taught().save(path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ModelError, match="is no linear voice; train it again"):
        Linear.load(path)
    with pytest.raises(ModelError, match="cannot be read"):
        Linear.load(tmp_path / "missing.skops")


def test_weights_of_other_themes_are_refused(tmp_path: Path) -> None:
    replace(taught(), themes=(*THEMES, "prevention")).save(tmp_path / "linear.skops")
    with pytest.raises(ModelError, match="weights for other terms"):
        Linear.load(tmp_path / "linear.skops")


def test_out_of_fold_nothing_is_known_of_the_words_of_a_cluster() -> None:
    documents = lessons()
    odd = replace(documents[0], passage=passage(*["Zwaluwstaart."] * len(documents[0].passage.lines)))
    readings = linear_out_of_fold([odd, *documents[2:]], THEMES, 3)
    assert np.ptp(readings[0].themes, axis=0).max() == 0
