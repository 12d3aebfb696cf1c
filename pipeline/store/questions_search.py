"""What searches ask of the store: the sentences that may hold what is looked for, and what all these are part of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.search import Narrowing
from pipeline.search.index import Demand, Key
from pipeline.search.required import SHORTEST_RUN
from pipeline.selection import Selection
from pipeline.store.questions import COUNTED, SELECTED
from pipeline.store.questions_selection import listed, pair_parameters, sql_parameters

_WITHIN = """
    (:kinds IS NULL OR chosen.kind IN (SELECT value FROM json_each(:kinds)))
    AND (:modes IS NULL OR chosen.mode IN (SELECT value FROM json_each(:modes)))
    AND (:documents IS NULL OR chosen.slug IN (SELECT value FROM json_each(:documents)))
"""
# What of the units in `chosen` is searched.
_NARROWED = f"""{_WITHIN}
    AND ((:with_themes IS NULL AND :stances IS NULL) OR chosen.id IN (
        SELECT unit_id FROM label
        WHERE (:with_themes IS NULL OR theme IN (SELECT value FROM json_each(:with_themes)))
            AND (:stances IS NULL OR stance IN (SELECT value FROM json_each(:stances)))))
"""  # noqa: S608 - a constant goes in
# The same of units that are counted together, where stances do not matter: those it does not know.
_NARROWED_COUNTS = f"""{_WITHIN}
    AND (:with_themes IS NULL OR EXISTS (
        SELECT 1 FROM json_each(chosen.themes) AS theme
        WHERE theme.value IN (SELECT value FROM json_each(:with_themes))))
"""  # noqa: S608 - a constant goes in
_TEXT = "text"
_APART = "\n"
"""Between what is gathered of several sentences; no line of words has one, but a text may."""
_GATHERED = {
    _TEXT: "json_group_array(chosen.text)",
    **{name: f"group_concat(reading.{name}, char(10))" for name in ("form", "lemma", "part", "tail")},
    **{name: f"group_concat(chosen.{name}, char(10))" for name in ("mode", "voice", "source_kind")},
}
"""What a search may look at, by the names that `pipeline.search` knows, and put what it found in order by."""
_ALL = "1"


class Candidates(NamedTuple):
    """Sentences of one document that may hold what is looked for: lists in step with each other, in no order.

    Attributes:
        slug: Of the document.
        year: Of the document.
        positions: The places of the sentences in it.
        ids: Their ids.
        lines: For each column that was asked for what stands there of each sentence.
    """

    slug: str
    year: int
    positions: list[int]
    ids: list[str]
    lines: list[list[str]]


class DocumentCount(NamedTuple):
    """Units searched in one document."""

    slug: str
    year: int
    units: int


def candidates(
    connection: sqlite3.Connection,
    demands: Sequence[Demand],
    selection: Selection,
    narrowing: Narrowing,
    columns: Sequence[str],
) -> Iterator[Candidates]:
    """The sentences searched that fulfil one of the demands, by document, in order of year and slug.

    A common word stands in most sentences, and it takes SQLite half the time to hand them out by the document.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        demands: What the index must have of a sentence.
        selection: Which units.
        narrowing: Which of these are searched.
        columns: What of each sentence is wanted, of `text`, `form`, `lemma`, `part`, `tail`, `mode`, `voice` and
            `source_kind`.
    """
    indexed, values = _indexed(demands)
    gathered = "".join(f", {_GATHERED[column]}" for column in columns)
    # CROSS JOIN makes SQLite begin with what the index found.
    question = f"""
        SELECT slug, year, group_concat(position), group_concat(chosen.id){gathered}
        FROM reading CROSS JOIN chosen ON chosen.id = reading.unit_id
        WHERE {indexed} AND {_NARROWED}
        GROUP BY year, slug ORDER BY year, slug
    """  # noqa: S608 - names of columns and of parameters go in
    for row in connection.execute(SELECTED + question, {**_values(selection, narrowing), **values}):
        slug, year, positions, ids, *lines = row
        apart = [_taken_apart(*one) for one in zip(columns, lines, strict=True)]
        yield Candidates(slug, year, list(map(int, positions.split(","))), ids.split(","), apart)


def _taken_apart(column: str, gathered: str) -> list[str]:
    return list(json.loads(gathered)) if column == _TEXT else gathered.split(_APART)


def searched_by_document(
    connection: sqlite3.Connection, selection: Selection, narrowing: Narrowing
) -> list[DocumentCount]:
    """How many units are searched in each document that has any, in order of year and slug."""
    counted = narrowing.stances is None
    chosen, units, narrowed = (
        (COUNTED, "sum(units)", _NARROWED_COUNTS) if counted else (SELECTED, "count(*)", _NARROWED)
    )
    question = f"SELECT slug, year, {units} FROM chosen WHERE {narrowed} GROUP BY slug ORDER BY year, slug"  # noqa: S608
    return [DocumentCount(*row) for row in connection.execute(chosen + question, _values(selection, narrowing))]


def titles(connection: sqlite3.Connection) -> dict[str, str]:
    """The title of every document, by slug."""
    return dict(connection.execute("SELECT slug, title FROM document").fetchall())


def first_themes(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Of each of these units that has a theme the first by its id."""
    question = """
        SELECT unit_id, min(theme) FROM label WHERE unit_id IN (SELECT value FROM json_each(?)) GROUP BY unit_id
    """
    return dict(connection.execute(question, (json.dumps(ids),)).fetchall())


def _indexed(demands: Sequence[Demand]) -> tuple[str, dict[str, str]]:
    """The demands as a condition on `reading`, with the values of its parameters."""
    values: dict[str, str] = {}
    alternatives = []
    for number, demand in enumerate(demands):
        tables = {"reading_words": _words(demand), "reading_trigrams": _trigrams(demand)}
        asked = {table: match for table, match in tables.items() if match}
        values |= {f"{table}_{number}": match for table, match in asked.items()}
        alternatives.append(" AND ".join(_matches(table, f"{table}_{number}") for table in asked) or _ALL)
    return f"({' OR '.join(alternatives)})", values


def _matches(table: str, parameter: str) -> str:
    return f"number IN (SELECT rowid FROM {table} WHERE {table} MATCH :{parameter})"  # noqa: S608 - names of ours


def _words(demand: Demand) -> str:
    """The keys of a demand in the language of FTS5."""
    return " AND ".join(f"({' OR '.join(map(_key, group))})" for group in demand.keys)


def _key(key: Key) -> str:
    return f'{key.column} : "{key.text}"{" *" if key.prefix else ""}'


def _trigrams(demand: Demand) -> str:
    """The runs of a demand: the table keeps no places, so each three letters of a run are asked for by themselves."""
    threes = (run[at : at + SHORTEST_RUN] for run in demand.runs for at in range(len(run) - SHORTEST_RUN + 1))
    return " AND ".join(f'"{three}"' for three in dict.fromkeys(threes))


def _values(selection: Selection, narrowing: Narrowing) -> dict[str, str | int | float | None]:
    return {
        **sql_parameters(selection),
        **pair_parameters(None),
        "with_themes": listed(narrowing.themes),
        "stances": listed(narrowing.stances),
        "modes": listed(narrowing.modes),
        "kinds": listed(narrowing.kinds),
        "documents": listed(narrowing.documents),
    }
