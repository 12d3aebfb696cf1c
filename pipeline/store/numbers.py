"""Words out of the store, as numbers that mean the same in all documents."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.search.numbers import Entries, Words
from pipeline.search.words import Column
from pipeline.store.numbering import Numbering

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
