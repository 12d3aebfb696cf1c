"""How well the cue rules do on real Dutch documents, which stay outside the project."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline import language
from pipeline.annotate.matching import Rules, rules_of
from pipeline.annotate.mode import mode_of
from pipeline.annotate.themes import Place, themes_of
from pipeline.codebook import RUNNING_KINDS, SourceKind, UnitKind, load_codebook
from pipeline.cues import Sentence

HERE = Path(__file__).resolve().parent.parent.parent
REAL = HERE.parent / "shared" / "training" / "real.jsonl"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not REAL.is_file(), reason="the labelled real sentences lie in ../shared, which is not here"),
]
THEME_FLOOR = 0.45
MODE_FLOOR = 0.70


@pytest.fixture(scope="module")
def rules() -> Rules:
    return rules_of(load_codebook(HERE / "corpus" / "codebook.toml"))


@pytest.fixture(scope="module")
def documents() -> list[list[tuple[dict, Place]]]:  # type: ignore[type-arg]
    """Each document as its labelled rows of running text, with their places. The form tells no paragraphs."""
    rows_of = defaultdict(list)
    rows = [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]
    running = [row for row in rows if row["kind"] in RUNNING_KINDS]
    for row, doc in zip(running, language.load().pipe([row["text"] for row in running]), strict=True):
        sentence = Sentence(row["text"], language.words_of(doc))
        rows_of[row["doc"]].append((row, Place(sentence, 0, row["kind"] == UnitKind.HEADING)))
    return list(rows_of.values())


def test_themes_reach_the_floor(documents: list[list[tuple[dict, Place]]], rules: Rules) -> None:  # type: ignore[type-arg]
    hits, given, due = (dict.fromkeys(rules.themes, 0) for _ in range(3))
    for document in documents:
        found = themes_of([place for _, place in document], rules)
        for (row, _), seen in zip(document, found, strict=True):
            for theme in rules.themes:
                hits[theme] += theme in seen and theme in row["themes"]
                given[theme] += theme in seen
                due[theme] += theme in row["themes"]
    scores = {theme: 2 * hits[theme] / (given[theme] + due[theme]) for theme in rules.themes}
    assert sum(scores.values()) / len(scores) >= THEME_FLOOR, scores


def test_modes_reach_the_floor(documents: list[list[tuple[dict, Place]]], rules: Rules) -> None:  # type: ignore[type-arg]
    right = [
        mode_of(place.sentence, rules, is_heading=place.is_heading, source_kind=SourceKind(row["source"]))
        == row["mode"]
        for document in documents
        for row, place in document
    ]
    assert sum(right) / len(right) >= MODE_FLOOR
