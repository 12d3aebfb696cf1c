"""The card tells the figures that it is given, and names what is worst by them."""

import json
from pathlib import Path
from string import Template

import pytest

from tools.language_model import card
from tools.language_model.figures import FLOORS, LABELS, PUBLISHED, Figure, Scores
from tools.language_model.sources import SOURCES


def group(of: int, **values: float) -> dict[str, Figure]:
    return {name.replace("_", "."): Figure(value, None, None, of) for name, value in values.items()}


SCORES = Scores(
    pipeline="nl_wijkspiegel_sm 1.0.0 [abc12345]",
    treebank="alpino_test.conllu",
    documents=21,
    sentences=596,
    tokens=11046,
    figures={
        "upos": Figure(0.9512, 0.9401, 0.9623, 11046),
        "las": Figure(0.7611, None, None, 20000),
        "drop.upos": Figure(0.031, 0.02, 0.04, 11046),
        "now.upos": Figure(0.97, None, None, 150),
        "old.upos": Figure(0.72, None, None, 150),
    },
    by_class={
        "NOUN": group(500, upos=0.97, features=0.90, las_all=0.6),
        "ADJ": group(500, upos=0.91, features=0.95, las_all=0.7),
        "VERB": group(500, upos=0.93, features=0.96, las_all=0.8),
        "ADP": group(500, upos=0.99, features=0.99, las_all=0.9),
        "X": group(card.ENOUGH - 1, upos=0.1, features=0.1, las_all=0.1),
    },
    by_length={"1–10": group(100, upos=0.95, las_all=0.85), "over 30": group(100, upos=0.94, las_all=0.65)},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "meta.json").write_text(json.dumps({"components": ["tok2vec", "morphologizer"]}), encoding="utf-8")
    (tmp_path / "weights").write_bytes(b"0" * 2_000_000)
    return tmp_path


@pytest.fixture
def text(folder: Path) -> str:
    return card.card(SCORES, folder, [card.Portion("`a.conllu`", "training", 1200, 34567)], "Forty times slower.")


def test_every_figure_stands_beside_what_is_published(text: str) -> None:
    assert f"| {LABELS['upos']} | **0.951** | 0.940–0.962 | {FLOORS['upos']:.3f} | {PUBLISHED['upos']:.3f} |" in text
    assert f"| {LABELS['las']} | **0.761** |  | 0.750 | 0.805 |" in text
    assert "| **0.031** | 0.020–0.040 | ≤ 0.040 |  |" in text


def test_it_says_what_it_was_made_from_and_whose_that_is(text: str) -> None:
    assert "| `a.conllu` | 1,200 | 34,567 | training |" in text
    assert [source.name for source in SOURCES if source.authors not in text or source.url not in text] == []
    assert "CC BY-SA 4.0" in text


def test_it_says_how_large_and_how_fast_it_is(text: str) -> None:
    assert "2.0 MB" in text
    assert "Forty times slower." in text


def test_the_weakest_classes_are_those_with_tokens_enough(text: str) -> None:
    assert "Part of speech: weakest on ADJ (0.910), VERB (0.930), NOUN (0.970)." in text
    assert "Dependencies: weakest on NOUN (0.600), ADJ (0.700), VERB (0.800)." in text
    assert "LAS over all tokens is 0.650 in sentences of over 30 tokens, where it is 0.850 in those of 1–10." in text
    assert "2 % of characters misread costs 3.1 points of parts of speech." in text
    assert "of 150 words that were spelled otherwise before 1947" in text
    assert "0.720 as spelled then and of 0.970 as spelled now" in text


def test_a_class_has_a_row_with_gaps_where_nothing_was_measured(text: str) -> None:
    assert "| VERB | 500 | 0.930 | 0.960 |  |  |  | 0.800 |  |  |" in text


def test_nothing_in_its_text_is_left_open(text: str) -> None:
    fields = Template(card.TEXT.read_text(encoding="utf-8")).get_identifiers()
    assert fields
    assert [field for field in fields if f"${field}" in text] == []


def test_without_a_parser_nothing_is_said_of_dependencies() -> None:
    bare = Scores("x", "y", 1, 1, 1, {}, {"NOUN": group(100, upos=0.9)}, {"1–10": group(100, upos=0.9)})
    said = card.failures(bare)
    assert "weakest on NOUN (0.900)" in said
    assert "Dependencies" not in said
    assert "Long sentences" not in said
