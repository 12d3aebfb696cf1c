"""What was answered of units stands once for all that were answered alike, as long as there is one of them."""

import json
import sqlite3
from pathlib import Path

from pipeline.judgement import Judgement, Verdict
from pipeline.selection import Selection
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document, save_document
from pipeline.store.labels import add_judgement
from pipeline.store.questions_agreement import answers, ways
from tests.store.build import EARLY, LATE, THEMES, metadata, processed, verdict

SENTENCES = ("Het regende.", "De bus reed.", "Het regende weer.")


def said(place: int, work: Verdict) -> Judgement:
    start = sum(len(sentence) + 1 for sentence in SENTENCES[:place])
    span = RawSpan(start, start + len(SENTENCES[place]))
    return verdict(span, SENTENCES[place], "person:anna", time=LATE, community_work=work)


def saved(connection: sqlite3.Connection, slug: str, year: int, *texts: str) -> None:
    save_document(connection, slug, metadata(year=year), processed(*texts), time=EARLY)


def by_place(connection: sqlite3.Connection) -> list[list[int]]:
    """Of each document what was said of its units, as numbers in order of their places."""
    found = []
    for document in answers(connection, Selection(THEMES)):
        places, numbers = (json.loads(f"[{of}]") for of in (document.positions, document.ways))
        found.append([number for _, number in sorted(zip(places, numbers, strict=True))])
    return found


def test_units_that_were_answered_alike_share_what_was_said(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        saved(connection, "b", 2015, *reversed(SENTENCES))
        saved(connection, "a", 2016, *SENTENCES)
        (alike,) = ways(connection)
        assert by_place(connection) == [[alike] * 3] * 2
        add_judgement(connection, "a", said(1, Verdict.NO))
        of_b, (first, second, third) = by_place(connection)
        assert of_b == [alike] * 3
        assert (first, third) == (alike, alike)
        assert {alike, second} == set(ways(connection))
        assert "person:anna" in ways(connection)[second]


def test_what_nobody_says_any_more_is_not_kept(tmp_path: Path) -> None:
    with writing(tmp_path / "store.sqlite") as connection:
        saved(connection, "a", 2015, *SENTENCES)
        add_judgement(connection, "a", said(1, Verdict.NO))
        before = ways(connection)
        add_judgement(connection, "a", said(1, Verdict.PRESENT))
        after = ways(connection)
        assert len(before) == len(after) == 2
        assert before.keys() != after.keys()
        remove_document(connection, "a")
        assert ways(connection) == {}
        assert answers(connection, Selection(THEMES)) == []
