"""What the figures beside a model tell: on hand-made scores, and on those of the model that ships."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import EvaluationError
from pipeline.evaluate.card import FIGURES, HELD_OUT
from pipeline.evaluate.quality import (
    GIVEN,
    Weakness,
    kinds_of_source,
    quality,
    theme_confusion,
    weak_spots,
)
from pipeline.evaluate.report import save_evaluation
from pipeline.evaluate.results import EVERYTHING, Evaluation, Part
from pipeline.evaluate.scores import measures, score
from pipeline.evaluate.tallies import Tally

THEMES = ("hulp", "samen")
FIRST = Tally(
    {
        **{"theme.hulp.tp": 6, "theme.hulp.fp": 6, "theme.hulp.fn": 2},
        **{"theme.samen.tp": 8, "theme.samen.fp": 2, "theme.samen.fn": 8},
        **{"stance.present.present": 9, "stance.present.absent": 1, "stance.absent.absent": 3},
        **{"stance.absent.present": 1, "mode.rhetoric.rhetoric": 5, "mode.rhetoric.practice": 5},
        **{"mode.practice.practice": 9, "mode.practice.rhetoric": 1},
        **{"confusion.hulp.hulp": 6, "confusion.hulp.samen": 1, "confusion.none.hulp": 5},
    }
)
WORSE = Tally({"theme.hulp.tp": 1, "theme.hulp.fn": 3, "theme.samen.tp": 1, "theme.samen.fp": 3})


def part(name: str, *tallies: Tally) -> Part:
    counts = dict(sum(tallies, Tally()))
    return Part(name, len(tallies), 10 * len(tallies), score(tallies, measures(THEMES)), counts)


def evaluation(*parts: Part) -> Evaluation:
    return Evaluation("codings", "model:themes@0000abcd", THEMES, parts, ())


WHOLE = evaluation(part(EVERYTHING, FIRST), part("practice", WORSE), part("policy", FIRST), part(GIVEN, WORSE))


def test_each_weak_spot_is_the_lowest_of_what_was_measured_alike() -> None:
    spots = {spot.weakness: spot for spot in weak_spots(WHOLE)}
    assert set(spots) == set(Weakness)
    assert {weakness: spot.about for weakness, spot in spots.items()} == {
        Weakness.FOUND_WRONGLY: "hulp",
        Weakness.MISSED: "samen",
        Weakness.KIND: "practice",
        Weakness.REAL: GIVEN,
        Weakness.STANCE: "absent",
        Weakness.MODE: "rhetoric",
    }
    wrongly = spots[Weakness.FOUND_WRONGLY]
    assert (wrongly.score.value, wrongly.beside.value) == (0.5, 0.8)
    assert (spots[Weakness.MODE].score.value, spots[Weakness.MODE].beside.value) == (0.5, 0.9)


def test_a_score_of_nought_is_the_lowest_and_not_one_that_was_not_measured() -> None:
    none_right = part("policy", Tally({"theme.hulp.fp": 1, "theme.hulp.fn": 1, "theme.samen.fn": 1}))
    spots = weak_spots(evaluation(part(EVERYTHING, FIRST), none_right, part("practice", FIRST)))
    assert [spot.about for spot in spots if spot.weakness is Weakness.KIND] == ["policy"]


def test_without_parts_beside_it_a_whole_has_no_weak_kind_and_says_nothing_of_real_texts() -> None:
    found = {spot.weakness for spot in weak_spots(evaluation(part(EVERYTHING, FIRST)))}
    assert found == {Weakness.FOUND_WRONGLY, Weakness.MISSED, Weakness.STANCE, Weakness.MODE}


def test_kinds_of_source_stand_in_the_order_of_the_codebook_without_other_parts() -> None:
    assert [found.name for found in kinds_of_source(WHOLE)] == ["policy", "practice"]


def test_themes_taken_for_each_other_have_a_row_and_a_column_each_and_none_last() -> None:
    assert theme_confusion(WHOLE) == (("hulp", (6, 1, 0)), ("samen", (0, 0, 0)), ("none", (5, 0, 0)))


def test_held_out_figures_are_told_before_those_on_the_corpus(tmp_path: Path) -> None:
    held_out = replace(WHOLE, gold="held out")
    save_evaluation(WHOLE, tmp_path / FIGURES)
    assert quality(tmp_path).main == WHOLE
    save_evaluation(held_out, tmp_path / HELD_OUT)
    found = quality(tmp_path)
    assert found.main == held_out
    assert found.measured == "model:themes@0000abcd"


def test_a_model_without_figures_has_none(tmp_path: Path) -> None:
    assert quality(tmp_path).main is None
    save_evaluation(evaluation(), tmp_path / HELD_OUT)  # of an evaluation of the cleaning alone
    assert quality(tmp_path).main is None


def test_figures_that_cannot_be_read_are_a_fault_in_one_line(tmp_path: Path) -> None:
    (tmp_path / FIGURES).write_text("{}", encoding="utf-8")
    with pytest.raises(EvaluationError, match=FIGURES):
        quality(tmp_path)
