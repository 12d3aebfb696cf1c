"""Marks added up: values, intervals, drops, the file, and what keeps a pipeline from shipping."""

from pathlib import Path

import pytest

from pipeline.errors import LanguageError
from tools.language_model.figures import CEILINGS, FLOORS, Figure, Scores, figures, load, save, short_of
from tools.language_model.marks import Marks

DOCUMENTS = ("brief", "krant", "verslag", "verhaal")


def marks(figure: str, *right: int, of: int = 10) -> list[Marks]:
    return [Marks(document, {figure: (number, of)}) for document, number in zip(DOCUMENTS, right, strict=False)]


def passing() -> dict[str, Figure]:
    return {name: Figure(value, None, None, 1) for name, value in {**FLOORS, **CEILINGS}.items()}


def test_a_figure_is_the_ratio_of_sums_within_its_interval() -> None:
    figure = figures(marks("upos", 10, 8, 6, 8))["upos"]
    assert (figure.value, figure.of) == (0.8, 40)
    assert figure.low is not None
    assert figure.high is not None
    assert 0.6 <= figure.low < 0.8 < figure.high <= 1


def test_few_documents_give_no_interval() -> None:
    assert figures(marks("upos", 10, 8)) == {"upos": Figure(0.9, None, None, 20)}


def test_a_drop_is_drawn_together_with_what_it_drops_from() -> None:
    found = figures([*marks("upos", 10, 8, 6, 4), *marks("damaged.upos", 9, 7, 5, 3)])
    assert found["drop.upos"] == Figure(0.1, 0.1, 0.1, 40)  # each document loses as much, so every draw does
    assert found["damaged.upos"].low != found["damaged.upos"].high


def test_only_what_is_asked_for_is_added_up() -> None:
    assert set(figures([*marks("upos", 1, 2, 3), *marks("lemma", 1, 2, 3)], only=("lemma",))) == {"lemma"}
    assert figures([]) == {}


def test_a_pipeline_ships_at_its_floors_and_not_below() -> None:
    assert short_of(passing()) == []
    assert len(short_of({})) == len(FLOORS) + len(CEILINGS)
    worse = {**passing(), "las": Figure(0.749, None, None, 1), "drop.upos": Figure(0.041, None, None, 1)}
    assert short_of(worse) == [
        "LAS, without punctuation: 0.749 is below 0.750",
        "what that costs: UPOS: 0.041 is above 0.040",
    ]


def test_scores_come_back_from_their_file(tmp_path: Path) -> None:
    some = figures(marks("upos", 10, 8, 6))
    scores = Scores("nl_x 1.0", "x.conllu", 3, 4, 30, some, {"NOUN": some}, {"1–10": some})
    save(scores, tmp_path / "scores.json")
    assert load(tmp_path / "scores.json") == scores


@pytest.mark.parametrize("content", [None, "{}", "[]"])
def test_a_file_without_scores_says_so_in_one_line(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "scores.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(LanguageError, match=r"scores\.json: .*make model"):
        load(path)
