"""Acts are what the files of reviewers hold, line by line: no more and no less than judgements read from them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.corpus.acts import Act, read_acts
from pipeline.corpus.judgement_lines import REVIEWS
from pipeline.corpus.reviews import read_reviews
from pipeline.judgement import Asked, Judgement, ThemeJudgement, Verdict, Why
from pipeline.records import to_record
from pipeline.spans import RawSpan

GIVEN = Judgement(
    *(RawSpan(3, 15), "Het regende.", "person:anna", datetime(2026, 5, 1, 12, tzinfo=UTC)),
    themes=(ThemeJudgement("community_work", Verdict.NO),),
    note="zie boven",
    asked=Asked(Why.CHANCE, chance=0.5),
)
RECORD = to_record("buurt", GIVEN)


def lines(corpus: Path, *written: Mapping[str, object] | str) -> Path:
    """Write lines into Anna's file as they are."""
    file = corpus / REVIEWS / "anna.jsonl"
    file.parent.mkdir(exist_ok=True)
    told = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in written)
    file.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    return file


def plainly(corpus: Path) -> list[tuple[str, Judgement]]:
    """What acts must say, read judgement by judgement."""
    return list(read_reviews(corpus, "anna"))


def test_an_act_says_what_its_judgement_says(tmp_path: Path) -> None:
    file = lines(tmp_path, RECORD)
    assert read_acts(tmp_path) == [
        Act(
            *("buurt", GIVEN.id, "person:anna", GIVEN.time, GIVEN.quote, "zie boven", ("community_work",)),
            *(Why.CHANCE, None, False, file.read_bytes().rstrip()),
        )
    ]
    assert [(act.slug, act.judgement) for act in read_acts(tmp_path)] == plainly(tmp_path) == [("buurt", GIVEN)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        '{"doc": "buurt"}',
        {**RECORD, "id": "0123456789abcdef"},
        {**RECORD, "labeller": "person:bram"},
        {**RECORD, "doc": "Geen Naam"},
        {**RECORD, "doc": "con"},
        {**RECORD, "end": 2},
        {**RECORD, "start": "3"},
        {**RECORD, "thems": {}},
        {**RECORD, "themes": {"community_work": "perhaps"}},
        {**RECORD, "probabilities": {"collectivisation": 0.5}},
        {**RECORD, "time": "2026-05-01T12:00:00"},
    ],
)
def test_what_is_no_judgement_is_no_act(tmp_path: Path, line: dict[str, object] | str) -> None:
    lines(tmp_path, line, RECORD)
    assert [act.judgement for act in read_acts(tmp_path)] == [GIVEN]
    assert plainly(tmp_path) == [("buurt", GIVEN)]


@pytest.mark.parametrize(
    "changed",
    [
        {"id": None, "quote": "Het “regende” \U0001f327."},
        {"id": None, "time": "2026-05-01T14:00:00+02:00"},
        {"id": None, "quote": "half \\ud83c"},
        {"themes": {}, "retracts": "0123456789abcdef"},
        {"settles": True, "note": "zo"},
    ],
)
def test_every_judgement_is_an_act(tmp_path: Path, changed: dict[str, object]) -> None:
    line = json.dumps({**RECORD, **changed}, ensure_ascii=False).replace("\\\\ud", "\\ud")
    lines(tmp_path, line)
    (act,) = read_acts(tmp_path)
    assert [(act.slug, act.judgement)] == plainly(tmp_path)
    assert (act.id, act.time) == (act.judgement.id, act.judgement.time)
    assert (act.retracts, act.settles) == (act.judgement.retracts, act.judgement.settles)


def test_a_line_that_was_changed_is_read_anew_and_one_that_is_gone_is_gone(tmp_path: Path) -> None:
    lines(tmp_path, RECORD)
    assert [act.note for act in read_acts(tmp_path)] == ["zie boven"]
    lines(tmp_path, {**RECORD, "note": "zie onder"})
    assert [act.note for act in read_acts(tmp_path)] == ["zie onder"]
    lines(tmp_path)
    assert read_acts(tmp_path) == []
