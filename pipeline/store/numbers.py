"""Words out of the store, as numbers that mean the same in all documents.

To read those of all documents takes longer than to look through them: who asks often reads them once and hands in what
was read, and it is read anew only where the store was written meanwhile.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.search.numbers import Entries, Words
from pipeline.search.words import Column
from pipeline.store.numbering import Numbering
from pipeline.store.questions import facts

_KEPT = np.dtype("<i4")
"""Numbers as `pipeline.store.numbering` writes them, whatever the machine."""


class Read(NamedTuple):
    """Words of documents.

    Attributes:
        entries: What each number stands for, in all of the documents.
        words: Of each document, by slug; one of which the store has none is left out.
    """

    entries: Sequence[str]
    words: Mapping[str, Words]


class AllWords(NamedTuple):
    """All lines of all documents; `written`: when the store was born that they are of, and its revision."""

    written: tuple[str, str]
    read: Read


def all_words(connection: sqlite3.Connection, before: AllWords | None = None) -> AllWords:
    """The words of all documents.

    Args:
        connection: A connection that reads one state of the store, see `pipeline.store.questions.asking`.
        before: What was read before, which is given back where the store was not written since.
    """
    told = facts(connection)
    written = told["born"], told["revision"]
    if before and before.written == written:
        return before
    slugs = [slug for (slug,) in connection.execute("SELECT slug FROM words ORDER BY slug")]
    return AllWords(written, read_words(connection, slugs, Column))


def read_words(connection: sqlite3.Connection, slugs: Iterable[str], columns: Iterable[Column]) -> Read:
    """The words of documents.

    Args:
        connection: A connection that reads.
        slugs: Of the documents.
        columns: Which lines of them.
    """
    asked = {"slugs": json.dumps(list(slugs)), "names": json.dumps(list(columns))}
    numbering, lines = Numbering(), dict[str, dict[Column, Entries]]()
    for slug, name, entries, numbers in connection.execute(_LINES, asked):
        lines.setdefault(slug, {})[Column(name)] = _numbers(numbering, entries)[_array(numbers)]
    ends = connection.execute(_ENDS, asked)
    words = {slug: Words(_array(blob).astype(np.int64), lines[slug]) for slug, blob in ends}
    return Read(list(numbering), words)


_LINES = """
    SELECT slug, name, entries, numbers FROM line
    WHERE slug IN (SELECT value FROM json_each(:slugs)) AND name IN (SELECT value FROM json_each(:names))
"""
_ENDS = "SELECT slug, ends FROM words WHERE slug IN (SELECT value FROM json_each(:slugs))"


def _numbers(numbering: Numbering, entries: str) -> Entries:
    named = entries.split()
    return np.fromiter(map(numbering.__getitem__, named), np.int32, len(named))


def _array(blob: bytes) -> Entries:
    return np.frombuffer(blob, _KEPT)
