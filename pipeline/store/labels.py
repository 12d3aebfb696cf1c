"""Judgements and the labels that charts count: written together, so that they always say the same.

Everything that anybody said of a unit stands in `judgement`; `unit` and `label` hold what follows from it by
`pipeline.effective.effective_label`.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType

from pipeline.effective import effective_label, standing
from pipeline.judgement import MACHINES, Judgement, labeller_kind
from pipeline.records import from_record, to_record
from pipeline.spans import RawSpan, hosts, own_parts
from pipeline.store import machine
from pipeline.store.answers import save_answers
from pipeline.store.attention import save_doubts
from pipeline.store.label_rows import iso, theme_rows, to_json, unit_columns
from pipeline.store.state import save_state
from pipeline.store.tallies import count_anew


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as far as judging needs it.

    Attributes:
        id: Of the unit.
        span: Its raw characters.
        parts: Those of them that are no other unit's; most often all.
        host: The id of the unit that it was moved out of; `None` for most.
    """

    id: str
    span: RawSpan
    parts: tuple[RawSpan, ...]
    host: str | None = None

    def is_coded_by(self, span: RawSpan) -> bool:
        """Whether a span covers it by half or more of its own characters."""
        own = sum(map(len, self.parts))
        return own > 0 and 2 * sum(part.overlap(span) for part in self.parts) >= own


def places_of(units: Sequence[tuple[str, RawSpan]]) -> list[Place]:
    """Units, by id, as places.

    Args:
        units: In order of the raw text, of those that begin together the longest first.
    """
    spans = [span for _, span in units]
    within = [units[host][0] if host is not None else None for host in hosts(spans)]
    return [
        Place(id_, span, parts, host) for (id_, span), parts, host in zip(units, own_parts(spans), within, strict=True)
    ]


def covered(places: Sequence[Place], span: RawSpan) -> list[Place]:
    """The units that a span codes: those that it covers by half or more of their own raw characters.

    The very span of a unit codes that unit alone. One that codes one sentence and no other does not code what was moved
    out of that sentence, though it covers it.

    Args:
        places: In order of the raw text, see `places_of`.
        span: The raw characters coded.
    """
    first = max(0, bisect_right(places, span.start, key=lambda place: place.span.start) - 1)
    while first and places[first].host is not None:
        first -= 1
    met = takewhile(lambda place: place.span.start < span.end, map(places.__getitem__, range(first, len(places))))
    coded = [place for place in met if place.is_coded_by(span)]
    if exact := [place for place in coded if place.span == span]:
        return exact
    outer = {place.id for place in coded if place.host is None}
    return [place for place in coded if place.host is None or place.host not in outer or len(outer) > 1]


def save_labels(
    connection: sqlite3.Connection,
    slug: str,
    said: Iterable[Judgement],
    label_print: str,
    moved: Mapping[str, RawSpan] = MappingProxyType({}),
) -> tuple[Judgement, ...]:
    """Put in place what codings and people say of a document, and derive its labels anew; the machine's word stays.

    Args:
        connection: A connection that writes.
        slug: The document, which is in the store.
        said: All codings and reviews of it; what the store had of these is replaced.
        label_print: Fingerprint of `said`.
        moved: By id, where those of `said` stand that were given of an earlier version of the document.

    Returns:
        Those that code no unit, because they cover none by half.
    """
    places = units_of(connection, slug)
    by_unit: dict[str, list[Judgement]] = {place.id: [] for place in places}
    lost = []
    for judgement in said:
        units = covered(places, moved.get(judgement.id, judgement.span))
        lost += [judgement] * (not units)
        for place in units:
            by_unit[place.id].append(judgement)
    connection.execute("DELETE FROM judgement WHERE slug = ? AND labeller_kind NOT IN (?, ?)", (slug, *MACHINES))
    _insert(connection, slug, by_unit)
    derive(connection, slug)
    connection.execute("UPDATE document SET label_print = ? WHERE slug = ?", (label_print, slug))
    return tuple(lost)


def add_judgement(connection: sqlite3.Connection, slug: str, judgement: Judgement) -> int:
    """Let one judgement, which is in the corpus already, count at once.

    The document's fingerprint of labels stays as it was: the next run sees that, and derives the same from the corpus.

    Returns:
        How many units it codes.
    """
    units = _units_of(connection, judgement.retracts) if judgement.retracts else []
    units = units or [place.id for place in covered(units_of(connection, slug), judgement.span)]
    _insert(connection, slug, {unit: [judgement] for unit in units})
    for unit in units:
        derive(connection, slug, unit)
    return len(units)


def _units_of(connection: sqlite3.Connection, judgement: str) -> list[str]:
    """The units that a judgement, by id, codes: one of an earlier version of the document stands elsewhere by now."""
    rows = connection.execute("SELECT DISTINCT unit_id FROM judgement WHERE id = ?", (judgement,))
    return [row["unit_id"] for row in rows]


def save_machine(connection: sqlite3.Connection, slug: str, judgements: Mapping[str, Judgement]) -> None:
    """Write the machine's judgements, by unit id. Labels are derived by `save_labels` afterwards."""
    _insert(connection, slug, {unit: [judgement] for unit, judgement in judgements.items()})


def units_of(connection: sqlite3.Connection, slug: str) -> list[Place]:
    """The units of a document, in order of the raw text."""
    rows = connection.execute(
        "SELECT id, raw_start, raw_end FROM unit WHERE slug = ? ORDER BY raw_start, raw_end DESC", (slug,)
    )
    return places_of([(row["id"], RawSpan(row["raw_start"], row["raw_end"])) for row in rows])


def derive(connection: sqlite3.Connection, slug: str, unit: str | None = None) -> None:
    """Work out and write the labels of one unit, or of all units of a document when `unit` is `None`; count them."""
    said = _said(connection, slug, unit)
    kind = connection.execute("SELECT source_kind FROM document WHERE slug = ?", (slug,)).fetchone()["source_kind"]
    _write(connection, slug, said, kind)
    connection.executemany(
        "UPDATE judgement SET stands = 0 WHERE unit_id = ? AND labeller = ? AND id = ?",
        [(id_, *fallen) for id_, judgements in said.items() for fallen in _fallen(judgements)],
    )
    save_answers(connection, said)
    save_doubts(connection, said)
    if unit is None:  # what people say of one unit changes nothing of what the machine says
        machine.save(connection, slug, said, kind)
    count_anew(connection, slug)
    save_state(connection, slug)


def _write(connection: sqlite3.Connection, slug: str, said: Mapping[str, Sequence[Judgement]], kind: str) -> None:
    """Write what counts of units, by id, of a document of some kind of source."""
    labels = {id_: effective_label(judgements) for id_, judgements in said.items()}
    columns = {id_: unit_columns(label, said[id_], kind) for id_, label in labels.items()}
    set_to = ", ".join(f"{name} = :{name}" for name in next(iter(columns.values()), {"id": ""}))
    connection.executemany(
        f"UPDATE unit SET {set_to} WHERE id = :id",  # noqa: S608 - our own names go in
        [values | {"id": id_} for id_, values in columns.items()],
    )
    connection.executemany("DELETE FROM label WHERE unit_id = ?", [(id_,) for id_ in labels])
    connection.executemany(
        "INSERT INTO label VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(id_, theme, slug, *rest) for id_, label in labels.items() for theme, *rest in theme_rows(label, said[id_])],
    )


def _said(connection: sqlite3.Connection, slug: str, unit: str | None) -> dict[str, list[Judgement]]:
    rows = connection.execute(
        "SELECT unit_id, record FROM judgement WHERE slug = :slug AND (:unit IS NULL OR unit_id = :unit)",
        {"slug": slug, "unit": unit},
    )
    said: dict[str, list[Judgement]] = defaultdict(list)
    for row in rows:
        said[row["unit_id"]].append(from_record(json.loads(row["record"]))[1])
    return said


def _insert(connection: sqlite3.Connection, slug: str, by_unit: Mapping[str, Sequence[Judgement]]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
        [
            (
                *(judgement.id, unit, slug, judgement.labeller, labeller_kind(judgement.labeller)),
                *(iso(judgement.time), to_json(to_record(slug, judgement))),
            )
            for unit, judgements in by_unit.items()
            for judgement in judgements
        ],
    )


def _fallen(judgements: Sequence[Judgement]) -> list[tuple[str, str]]:
    """(labeller, id) of those that were taken back, and of the takings back."""
    return sorted(
        {(one.labeller, one.id) for one in judgements} - {(one.labeller, one.id) for one in standing(judgements)}
    )
