"""Words into the store: those of each document as numbers, with the entries that they stand for.

Reading them is apart, in `pipeline.store.numbers`, for it takes a library that a run with nothing to do need not load.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import accumulate
from struct import pack

from pipeline.search.words import APART, NOTHING, Column, Lines


class Numbering(dict[str, int]):
    """Numbers of entries, from 0; one that has none yet gets the next."""

    def __missing__(self, entry: str) -> int:
        self[entry] = number = len(self)
        return number


def save_words(connection: sqlite3.Connection, slug: str, lines: Sequence[Lines]) -> None:
    """Write the words of a document that has none in the store yet.

    Args:
        connection: A connection that writes.
        slug: Of the document.
        lines: Of each unit, in order.
    """
    lengths = [len(line.form.split()) for line in lines]
    connection.execute("INSERT INTO words VALUES (?, ?)", (slug, _blob(list(accumulate(lengths)))))
    for column in Column:
        numbering = Numbering()
        numbers = [numbering[entry] for entry in _entries(lines, lengths, column)]
        row = (slug, column, APART.join(numbering), _blob(numbers))
        connection.execute("INSERT INTO line VALUES (?, ?, ?, ?)", row)


def _entries(lines: Sequence[Lines], lengths: Sequence[int], column: Column) -> list[str]:
    """The entries of a line of all units, one for each word; a line that a unit lacks has nothing of any word."""
    found: list[str] = []
    for line, length in zip(lines, lengths, strict=True):
        found += getattr(line, column).split() or [NOTHING] * length
    return found


def _blob(numbers: Sequence[int]) -> bytes:
    return pack(f"<{len(numbers)}i", *numbers)
