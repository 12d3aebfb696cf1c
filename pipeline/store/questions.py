"""What charts ask of the store: counts, always grouped by document and never a sentence loaded.

Every count is over a `Selection`. *Running* units are those of kind text and heading; shares are counted over them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from pipeline.messages import from_text
from pipeline.selection import Pair, Selection
from pipeline.store.connection import reading
from pipeline.store.machine import put_in_place
from pipeline.store.questions_selection import pair_parameters, sql_parameters

_IN_GROUP = """(:{name}_origin IS NULL OR by_source = :{name}_origin)
            AND (:{name}_from IS NULL OR year >= :{name}_from) AND (:{name}_to IS NULL OR year <= :{name}_to)
            AND (:{name}_modes IS NULL OR mode IN (SELECT value FROM json_each(:{name}_modes)))
            AND (:{name}_source_kinds IS NULL
                OR source_kind IN (SELECT value FROM json_each(:{name}_source_kinds)))
            AND (:{name}_voices IS NULL OR voice IN (SELECT value FROM json_each(:{name}_voices)))
            AND (:{name}_outlets IS NULL
                OR coalesce(outlet, '') IN (SELECT value FROM json_each(:{name}_outlets)))"""
# All values come in as named parameters. The fields of `unit` are those of a unit, or of units counted together.
_CHOSEN = f"""
WITH chosen AS NOT MATERIALIZED (  -- where a question asks twice, all units would be written out for it
    SELECT unit.*, document.slug AS of_document, year, year_uncertain, fictional, outlet,
        document.source_kind AS document_kind,
        coalesce(copy_of IN (SELECT slug FROM document), 0) AS is_copy,
        CASE
            WHEN voice = 'interviewee' OR unit.source_kind = 'practice' THEN 'deed'  -- a comment is of kind practice
            WHEN unit.source_kind = 'policy' THEN 'word'
        END AS by_source
    FROM {{held}} USING (slug)
    WHERE (:fictional OR NOT fictional)
        AND NOT (:certain_years AND year_uncertain)
        AND NOT (:works_once AND is_copy)
        AND (:first IS NULL OR year >= :first) AND (:last IS NULL OR year <= :last)
        AND (:source_kinds IS NULL OR unit.source_kind IN (SELECT value FROM json_each(:source_kinds)))
        AND (:voices IS NULL OR voice IN (SELECT value FROM json_each(:voices)))
        AND (:outlets IS NULL OR coalesce(outlet, '') IN (SELECT value FROM json_each(:outlets)))
        AND (:noise_at_most IS NULL OR noise IS NULL OR noise <= :noise_at_most)
), running AS NOT MATERIALIZED (
    SELECT *,
        CASE
            WHEN {_IN_GROUP.format(name="first")} THEN 'word'
            WHEN {_IN_GROUP.format(name="second")} THEN 'deed'
        END AS side
    FROM chosen WHERE +kind IN ('text', 'heading')  -- by place, which holds all that is asked; by kind it would not
)
"""  # noqa: S608 - only names of parameters go in


def of_units(table: str) -> str:
    """What is chosen of a table of units."""
    return _CHOSEN.format(held=f"{table} AS unit JOIN document")


def of_counts(table: str) -> str:
    """What is chosen of a table of units that were counted together.

    Nearly all of it is looked at, so this goes document by document, each looked up once and in an index that holds all
    that is asked of it: SQLite would look the document up for every count. What is grouped by `of_document` alone comes
    in that order; by `slug`, which is the same, SQLite would sort it.
    """
    return _CHOSEN.format(held=f"document INDEXED BY document_by_about CROSS JOIN {table} AS unit")


SELECTED, COUNTED, LABELS_COUNTED = of_units("unit"), of_counts("tally"), of_counts("label_tally")
HAS_THEME = """themes IN (
    SELECT alike.themes FROM (SELECT DISTINCT themes FROM tally) AS alike, json_each(alike.themes) AS theme
    WHERE theme.value IN (SELECT value FROM json_each(:themes)))
"""
"""Of units that are counted: whether they have a theme of the selection."""
ON_WHOSE_WORD = "sum(units * (basis IN ('adjudicated', 'agreed', 'person'))), sum(units * (basis = 'codings'))"
"""Of labels that are counted: how many rest on people, and how many on codings that agree."""
_WANTED = ", wanted AS (SELECT * FROM running WHERE theme IN (SELECT value FROM json_each(:themes)))\n"


class UnitCount(NamedTuple):
    """Running units of one document and source kind."""

    slug: str
    year: int
    source_kind: str
    units: int


class ThemeCount(NamedTuple):
    """Running units with one theme, in one document and source kind.

    `people` and `codings`: of how many the label rests on people, or on codings that agree; the rest on the machine.
    """

    slug: str
    source_kind: str
    theme: str
    units: int
    present: int
    people: int
    codings: int


class DocumentTotals(NamedTuple):
    """What a selection holds of one document, in running units, and what it would if it left nothing out as noise.

    `is_copy`: whether it is a copy of another document of the store; `units`: whatever their noise; `quiet`: those of
    them that are not left out as noise, of which people judged `audited`, the last at `audited_at`.
    """

    fictional: int
    year_uncertain: int
    is_copy: int
    units: int
    quiet: int
    audited: int
    audited_at: str | None


@contextmanager
def asking(store: Path, *, machine_only: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection whose answers all come from one state of the store, whatever a run writes meanwhile.

    Args:
        store: Its file.
        machine_only: Whether they tell what the machine alone says, in place of the labels that count.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with reading(store) as connection:
        if machine_only:
            put_in_place(connection)
        connection.execute("BEGIN")
        yield connection


def ask(
    connection: sqlite3.Connection,
    question: str,
    selection: Selection,
    pair: Pair | None = None,
    **parameters: str | float | None,
) -> list[sqlite3.Row]:
    """The rows of a question over `chosen` (all units of a selection) or `running`.

    Args:
        connection: A connection that reads.
        question: SQL that goes on after `SELECTED`.
        selection: Which units.
        pair: What puts a unit on a `side`; `None` for questions that ask for no side.
        parameters: Other values that the question names.
    """
    return _rows(connection, SELECTED + question, selection, pair, **parameters)


def count(
    connection: sqlite3.Connection,
    question: str,
    selection: Selection,
    pair: Pair | None = None,
    **parameters: str | float | None,
) -> list[sqlite3.Row]:
    """The same of a question that only counts: its rows stand for `units` alike each, so it sums these.

    They have no text, place or id; of the fields of a unit they have those of the table `tally`, and `themes`.
    """
    return _rows(connection, COUNTED + question, selection, pair, **parameters)


def count_labels(
    connection: sqlite3.Connection,
    question: str,
    selection: Selection,
    pair: Pair | None = None,
    **parameters: str | float | None,
) -> list[sqlite3.Row]:
    """The same of a question that counts labels: its rows have a `theme`, `stance` and `basis` too.

    A unit with two themes is in two rows. `wanted` are running units with a theme of the selection.
    """
    return _rows(connection, LABELS_COUNTED + _WANTED + question, selection, pair, **parameters)


def _rows(
    connection: sqlite3.Connection, sql: str, selection: Selection, pair: Pair | None, **parameters: str | float | None
) -> list[sqlite3.Row]:
    return connection.execute(sql, {**sql_parameters(selection), **pair_parameters(pair), **parameters}).fetchall()


def units_by_document(connection: sqlite3.Connection, selection: Selection) -> list[UnitCount]:
    """Running units for each document and source kind, in order of slug."""
    question = (
        "SELECT slug, year, source_kind, sum(units) FROM running GROUP BY slug, source_kind ORDER BY slug, source_kind"
    )
    return [UnitCount(*row) for row in count(connection, question, selection)]


def themes_by_document(connection: sqlite3.Connection, selection: Selection) -> list[ThemeCount]:
    """Running units with each theme of the selection, for each document and source kind that has any."""
    question = f"""
        SELECT slug, source_kind, theme, sum(units), sum(units * (stance = 'present')), {ON_WHOSE_WORD}
        FROM wanted GROUP BY slug, source_kind, theme ORDER BY slug, source_kind, theme
    """  # noqa: S608 - a constant goes in
    return [ThemeCount(*row) for row in count_labels(connection, question, selection)]


def totals_by_document(connection: sqlite3.Connection, selection: Selection) -> list[DocumentTotals]:
    """What a selection holds of each document, and of those that it leaves out only as copies or of uncertain years."""
    question = """
        SELECT fictional, year_uncertain, is_copy, sum(units), sum(units * quiet), sum(units * quiet * audited),
            max(CASE WHEN quiet THEN audited_at END)
        FROM (SELECT *, :most IS NULL OR noise IS NULL OR noise <= :most AS quiet FROM running) GROUP BY of_document
    """
    wider = replace(selection, noise_at_most=None, works_once=False, certain_years=False)
    return [DocumentTotals(*row) for row in count(connection, question, wider, most=selection.noise_at_most)]


def themed_units(connection: sqlite3.Connection, selection: Selection) -> int:
    """Running units with at least one of the selection's themes; one with two themes counts once."""
    question = f"SELECT coalesce(sum(units), 0) FROM running WHERE {HAS_THEME}"  # noqa: S608 - a constant goes in
    return int(count(connection, question, selection)[0][0])


def documents_by_kind(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, int, int, int]]:
    """(kind of the document, year, documents, fictional ones among them) of documents with a unit in the selection."""
    question = """
        SELECT document_kind, year, count(*), sum(fictional)
        FROM (SELECT DISTINCT slug, document_kind, year, fictional FROM chosen)
        GROUP BY document_kind, year ORDER BY year, document_kind
    """
    return [tuple(row) for row in count(connection, question, selection)]


def units_by_kind(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, int]]:
    """(kind of unit, units), furniture and references included."""
    return [tuple(row) for row in count(connection, "SELECT kind, sum(units) FROM chosen GROUP BY kind", selection)]


def bases(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, str, str, int]]:
    """(basis of kind, of voice, of mode, running units): what effective labels rest on."""
    question = "SELECT kind_basis, voice_basis, mode_basis, sum(units) FROM running GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    return [tuple(row) for row in count(connection, question, selection)]


def theme_bases(connection: sqlite3.Connection, selection: Selection) -> list[tuple[str, int]]:
    """(basis, labels) of the selection's themes that running units have."""
    question = "SELECT basis, sum(units) FROM wanted GROUP BY basis ORDER BY basis"
    return [tuple(row) for row in count_labels(connection, question, selection)]


def first_and_last_year(connection: sqlite3.Connection, selection: Selection) -> tuple[int, int] | None:
    """Of the documents with a unit in the selection; `None` when there are none."""
    question = """
        SELECT min(year), max(year) FROM document
        WHERE EXISTS (SELECT 1 FROM chosen WHERE chosen.slug = document.slug)
    """
    (found,) = count(connection, question, selection)
    return None if found[0] is None else tuple(found)


def has_real_documents(connection: sqlite3.Connection) -> bool:
    """Whether a document that is no fictional example has running units; it stops at the first."""
    question = """SELECT EXISTS (
        SELECT 1 FROM document JOIN tally USING (slug) WHERE NOT fictional AND kind IN ('text', 'heading'))"""
    return bool(connection.execute(question).fetchone()[0])


def years(connection: sqlite3.Connection) -> dict[str, int]:
    """The year of each document in the store, by slug."""
    return dict(connection.execute("SELECT slug, year FROM document").fetchall())


def facts(connection: sqlite3.Connection) -> dict[str, str]:
    """What the store says of itself: revision, codebook, labeller, language pipeline."""
    return dict(connection.execute("SELECT name, value FROM fact ORDER BY name").fetchall())


def last_processed(connection: sqlite3.Connection) -> str | None:
    """When the document that was processed last was; `None` when there are no documents."""
    time: str | None = connection.execute("SELECT max(processed_at) AS last FROM document").fetchone()["last"]
    return time


def refusals(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(slug or file, message) of what could not be taken in."""
    rows = connection.execute("SELECT slug, message FROM refusal ORDER BY slug")
    return [(slug, from_text(message)) for slug, message in rows]
