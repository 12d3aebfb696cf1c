"""What searches ask of the store: the sentences that may hold what is looked for, and what all these are part of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pipeline.search import Narrowing
from pipeline.search.required import SHORTEST_RUN
from pipeline.selection import Selection
from pipeline.store.questions import SELECTED
from pipeline.store.questions_selection import listed, pair_parameters, sql_parameters

# What of the units in `chosen` is searched, by what narrows it. Only what is asked for stands in a question: all that
# others ask for stands in an index, so that no text is turned over for it.
_NARROWED = {
    "kinds": "+chosen.kind IN (SELECT value FROM json_each(:kinds))",
    "modes": "chosen.mode IN (SELECT value FROM json_each(:modes))",
    "documents": "chosen.slug IN (SELECT value FROM json_each(:documents))",
    "labels": """chosen.id IN (
        SELECT unit_id FROM label
        WHERE (:with_themes IS NULL OR theme IN (SELECT value FROM json_each(:with_themes)))
            AND (:stances IS NULL OR stance IN (SELECT value FROM json_each(:stances))))""",
}


class Searched(NamedTuple):
    """The units of one document that are searched, in their order in it: columns in step with each other.

    Attributes:
        slug: Of the document.
        year: Of the document.
        positions: The places of the units in it.
        ids: Their ids.
        values: What stands of each in the column that was asked for; else nothing.
    """

    slug: str
    year: int
    positions: tuple[int, ...]
    ids: tuple[str, ...]
    values: tuple[str, ...]


def searched_units(
    connection: sqlite3.Connection, selection: Selection, narrowing: Narrowing, column: str | None = None
) -> list[Searched]:
    """The units that are searched, by document, in order of year and slug; documents without any are left out.

    They are gathered by the document: it takes SQLite half the time to hand them out.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        selection: Which units.
        narrowing: Which of these are searched.
        column: What else of each is wanted: `mode`, `voice` or `source_kind`.
    """
    wanted = f"chosen.{column}" if column else "''"
    narrowed = [_NARROWED[name] for name in _narrowing(narrowing)]
    question = f"""
        SELECT slug, year, group_concat(position), group_concat(id), group_concat({wanted})
        FROM chosen {f"WHERE {' AND '.join(narrowed)}" if narrowed else ""} GROUP BY slug
    """  # noqa: S608 - constants and names of columns go in
    rows = connection.execute(SELECTED + question, _values(selection, narrowing))
    found = [Searched(slug, year, *_in_order(positions, ids, values)) for slug, year, positions, ids, values in rows]
    return sorted(found, key=lambda one: (one.year, one.slug))


def _in_order(positions: str, *others: str) -> Iterator[tuple[Any, ...]]:
    """Lists in step that were gathered, in order of the first, which are numbers."""
    lines = (map(int, positions.split(",")), *(one.split(",") for one in others))
    return zip(*sorted(zip(*lines, strict=True)), strict=True)


def texts(
    connection: sqlite3.Connection, slugs: Sequence[str], runs: Sequence[str]
) -> Iterator[tuple[str, list[int], list[str]]]:
    """Of documents the places of units, in no order, and their texts; by document, in order of year and slug.

    Args:
        connection: A connection that reads.
        slugs: Of the documents.
        runs: Runs of at least `SHORTEST_RUN` letters and digits, in lower case: only units that hold each of them
            within their words, and perhaps some others.
    """
    # CROSS JOIN makes SQLite begin with what the index found.
    held = """reading CROSS JOIN unit ON unit.id = unit_id AND number IN (
        SELECT rowid FROM reading_trigrams WHERE reading_trigrams MATCH :runs)"""
    question = f"""
        SELECT slug, group_concat(position), json_group_array(text) FROM {held if runs else "unit"}
        JOIN document USING (slug) WHERE slug IN (SELECT value FROM json_each(:slugs))
        GROUP BY year, slug ORDER BY year, slug
    """  # noqa: S608 - constants go in
    for slug, positions, read in connection.execute(question, {"slugs": json.dumps(slugs), "runs": _trigrams(runs)}):
        yield slug, list(map(int, positions.split(","))), json.loads(read)


def titles(connection: sqlite3.Connection) -> dict[str, str]:
    """The title of every document, by slug."""
    return dict(connection.execute("SELECT slug, title FROM document").fetchall())


def first_themes(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Of each of these units that has a theme the first by its id."""
    question = """
        SELECT unit_id, min(theme) FROM label WHERE unit_id IN (SELECT value FROM json_each(?)) GROUP BY unit_id
    """
    return dict(connection.execute(question, (json.dumps(ids),)).fetchall())


def _trigrams(runs: Sequence[str]) -> str:
    """Runs in the language of FTS5: the table keeps no places, so each three letters are asked for by themselves."""
    threes = (run[at : at + SHORTEST_RUN] for run in runs for at in range(len(run) - SHORTEST_RUN + 1))
    return " AND ".join(f'"{three}"' for three in dict.fromkeys(threes))


def _narrowing(narrowing: Narrowing) -> list[str]:
    """What narrows it, by the names of the conditions."""
    asked = {
        "kinds": narrowing.kinds,
        "modes": narrowing.modes,
        "documents": narrowing.documents,
        "labels": narrowing.themes if narrowing.stances is None else narrowing.stances,
    }
    return [name for name, values in asked.items() if values is not None]


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
