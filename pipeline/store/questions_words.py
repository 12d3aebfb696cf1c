"""What the comparison of words asks of the index: the words of each side, and the sentences that hold one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.search.numbers import Entries, Words
from pipeline.search.words import Column, entry_of
from pipeline.selection import Pair, Selection, Side
from pipeline.store.numbers import AllWords, Read, all_words
from pipeline.store.questions import ask

_WITH_THEME = "(:theme IS NULL OR running.id IN (SELECT unit_id FROM label WHERE theme = :theme))"


class SideWords(NamedTuple):
    """The running units of one document on one side: how many, and the numbers of their words."""

    slug: str
    side: Side
    units: int
    words: Entries


class SidesRead(NamedTuple):
    """The words of both sides by document, in order of slug; `entries`: what each number stands for."""

    entries: Sequence[str]
    sides: list[SideWords]


def side_words(
    connection: sqlite3.Connection,
    selection: Selection,
    pair: Pair,
    theme: str | None = None,
    kept: AllWords | None = None,
) -> SidesRead:
    """The words of each side by document; units on neither side are left out.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        selection: Which units.
        pair: What puts a unit on a side.
        theme: Only units with this theme; `None`: all.
        kept: What was read before, see `pipeline.store.numbers.all_words`.
    """
    question = f"""
        SELECT slug, {", ".join(f"group_concat(position) FILTER (WHERE side = '{side}')" for side in Side)}
        FROM running WHERE {_WITH_THEME} GROUP BY slug ORDER BY slug
    """  # noqa: S608 - constants go in; by slug and side SQLite would sort all units
    rows = ask(connection, question, selection, pair, theme=theme)
    read = all_words(connection, kept).read
    found = [
        _of_side(slug, side, positions, read.words[slug])
        for slug, *of_sides in rows
        for side, positions in zip(Side, of_sides, strict=True)
        if positions and slug in read.words
    ]
    return SidesRead(read.entries, found)


def _of_side(slug: str, side: Side, positions: str, words: Words) -> SideWords:
    units = np.array(positions.split(","), np.int64)
    return SideWords(slug, side, len(units), words.of(Column.FORM, units))


def units_with(
    connection: sqlite3.Connection,
    selection: Selection,
    pair: Pair,
    *,
    word: str,
    theme: str | None = None,
    kept: AllWords | None = None,
) -> list[tuple[str, str, str]]:
    """(id of the unit, slug, side) of units on either side with a word, in order of document and place in it.

    Args:
        connection: A connection that reads.
        selection: Which units.
        pair: What puts a unit on a side.
        word: As `pipeline.search.words.normal` gives it.
        theme: Only units with this theme; `None`: all.
        kept: What was read before, see `pipeline.store.numbers.all_words`.
    """
    question = f"""
        SELECT running.id, running.slug, side FROM json_each(:places) AS place CROSS JOIN running
        ON running.slug = json_extract(place.value, '$[0]') AND position = json_extract(place.value, '$[1]')
        WHERE side IS NOT NULL AND {_WITH_THEME} ORDER BY running.slug, position
    """  # noqa: S608 - a constant goes in
    places = json.dumps(_places_of(entry_of(word), all_words(connection, kept).read))
    return [tuple(row) for row in ask(connection, question, selection, pair, theme=theme, places=places)]


def _places_of(entry: str, read: Read) -> list[tuple[str, int]]:
    """(slug, place among the document's units) of all sentences with an entry, document by document."""
    found: list[tuple[str, int]] = []
    if entry in read.entries:
        number = read.entries.index(entry)
        for slug, words in read.words.items():
            at = np.flatnonzero(words.lines[Column.FORM] == number).astype(np.int64)
            found += ((slug, place) for place in np.unique(words.sentences_of(at)).tolist())
    return found
