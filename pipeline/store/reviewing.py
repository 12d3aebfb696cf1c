"""What the review queue asks of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.effective import effective_label
from pipeline.judgement import Before, Judgement, LabellerKind, Verdict
from pipeline.masks import SIGN
from pipeline.records import from_record
from pipeline.spans import RawSpan
from pipeline.store.connection import reading


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with everything that was said of it.

    Attributes:
        slug: The document.
        span: Its raw characters.
        text: Its clean text.
        said: All judgements of it, of whoever, those taken back too.
    """

    slug: str
    span: RawSpan
    text: str
    said: tuple[Judgement, ...]

    def before(self, answer: Judgement) -> Before:
        """What counts of it until somebody gives an answer, of all that the answer says something of."""
        counts = effective_label(self.said)
        themes = [(judged.theme, counts.themes.get(judged.theme)) for judged in answer.themes]
        return Before(
            kind=UnitKind(counts.kind.value) if answer.kind and counts.kind else None,
            voice=Voice(counts.voice.value) if answer.voice and counts.voice else None,
            mode=Mode(counts.mode.value) if answer.mode and counts.mode else None,
            themes=tuple((theme, Verdict(label.value)) for theme, label in themes if label is not None),
        )


_LATEST = """
SELECT id, slug, unit_id, (SELECT text FROM unit WHERE unit.id = unit_id) AS text, record FROM judgement
WHERE labeller = ? AND labeller_kind = 'person' AND stands ORDER BY time DESC, id, unit_id
"""

_REVIEWED = """
SELECT said.key AS theme, count(DISTINCT unit_id) AS units
FROM judgement, json_each(judgement.record, '$.themes') AS said
WHERE labeller_kind = :person AND stands AND said.value <> :unsure GROUP BY theme
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in its document, with what stands around it.

    Attributes:
        row: Columns of the unit, and title, year and fictional of its document.
        around: Rows of the units from some places before it to some after it, itself included, in order.
        said: All judgements of it, of whoever, those taken back too.
    """

    row: sqlite3.Row
    around: Sequence[sqlite3.Row]
    said: tuple[Judgement, ...]


def reviewed_of(path: Path) -> dict[str, int]:
    """By theme, on how many units a person gave a verdict; *unsure* is none. Themes without any are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        rows = connection.execute(_REVIEWED, {"person": LabellerKind.PERSON, "unsure": Verdict.UNSURE})
        return {row["theme"]: row["units"] for row in rows}


def judged(path: Path, unit_id: str) -> Judged | None:
    """A unit with everything that was said of it; `None` where there is no such unit.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        row = connection.execute("SELECT slug, raw_start, raw_end, text FROM unit WHERE id = ?", (unit_id,)).fetchone()
        if row is None:
            return None
        span = RawSpan(row["raw_start"], row["raw_end"])
        return Judged(row["slug"], span, row["text"], _said(connection, unit_id))


@dataclass(frozen=True, slots=True)
class Past:
    """A verdict that somebody gave and did not take back.

    Attributes:
        slug: The document that it is about.
        unit_id: The unit, or the first of several that it covers.
        judgement: The verdict.
        quote: What it is about; where something of the unit is masked by now, the unit as readers see it.
    """

    slug: str
    unit_id: str
    judgement: Judgement
    quote: str


def latest_of(path: Path, labeller: str, n: int) -> tuple[Past, ...]:
    """A person's latest verdicts that stand, the newest first.

    Args:
        path: The store.
        labeller: The person, as their judgements name them.
        n: How many at most.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    found: dict[str, Past] = {}
    with reading(path) as connection:
        for row in connection.execute(_LATEST, (labeller,)):
            if row["id"] not in found and len(found) == n:
                break
            if row["id"] not in found:  # one judgement may be of several units
                given = from_record(json.loads(row["record"]))[1]
                quote = row["text"] if SIGN in row["text"] else given.quote
                found[row["id"]] = Past(row["slug"], row["unit_id"], given, quote)
    return tuple(found.values())


def has_heard(connection: sqlite3.Connection, slug: str, judgement: str) -> bool:
    """Whether a judgement of a document, by id, is in the store."""
    found = connection.execute("SELECT 1 FROM judgement WHERE slug = ? AND id = ? LIMIT 1", (slug, judgement))
    return found.fetchone() is not None


def places(path: Path, unit_ids: Iterable[str], *, around: int) -> tuple[Place, ...]:
    """Units with `around` units on either side, in the order of `unit_ids`; ids that are not there are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    with reading(path) as connection:
        found = (_place(connection, id_, around) for id_ in unit_ids)
        return tuple(place for place in found if place is not None)


def _place(connection: sqlite3.Connection, unit_id: str, around: int) -> Place | None:
    row = connection.execute(
        """SELECT unit.*, title, year, fictional FROM unit JOIN document USING (slug) WHERE unit.id = ?""", (unit_id,)
    ).fetchone()
    if row is None:
        return None
    near = connection.execute(
        """SELECT position, text, kind, voice, passage FROM unit
           WHERE slug = ? AND position BETWEEN ? AND ? ORDER BY position""",
        (row["slug"], row["position"] - around, row["position"] + around),
    ).fetchall()
    return Place(row, near, _said(connection, unit_id))


def _said(connection: sqlite3.Connection, unit_id: str) -> tuple[Judgement, ...]:
    records = connection.execute("SELECT record FROM judgement WHERE unit_id = ?", (unit_id,))
    return tuple(from_record(json.loads(record["record"]))[1] for record in records)
