"""In which state a corpus is: a checksum of all texts, metadata and labels that count, to cite beside a figure.

It says nothing of times, probabilities or how often the store was written, so a store that is made anew from the same
corpus is in the same state. Each document keeps its own ready; together they make that of the corpus.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from hashlib import sha256

CHARACTERS = 12
"""Of a checksum in hexadecimal digits, as much as tells one state of a corpus from all others that it was ever in."""
_ABOUT = """
    SELECT slug, title, author, year, date, source_kind, outlet, address, licence, fictional, year_uncertain, copy_of,
    raw_sha256"""
_UNITS = """
    SELECT id, text, form, kind, kind_basis, voice, voice_basis, mode, mode_basis, source_kind, audited, noise, comment
    FROM unit WHERE slug = ? ORDER BY position
"""
_LABELS = "SELECT unit_id, theme, stance, basis FROM label WHERE slug = ? ORDER BY unit_id, theme"


def save_state(connection: sqlite3.Connection, slug: str) -> None:
    """Work out and write the state of a document; done whenever its labels or metadata change."""
    about = f"{_ABOUT} FROM document WHERE slug = ?"
    rows = (tuple(row) for question in (about, _UNITS, _LABELS) for row in connection.execute(question, (slug,)))
    connection.execute("UPDATE document SET state = ? WHERE slug = ?", (_checksum(rows), slug))


def corpus_state(connection: sqlite3.Connection) -> str:
    """The state of the whole corpus, fictional documents included: `CHARACTERS` hexadecimal digits."""
    documents = connection.execute("SELECT slug, state FROM document ORDER BY slug")
    return _checksum(map(tuple, documents))[:CHARACTERS]


def _checksum(rows: Iterable[tuple[object, ...]]) -> str:
    """Of rows in their order; each is serialised by itself, so that no two sequences of rows look alike."""
    made = sha256()
    for row in rows:
        made.update(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return made.hexdigest()
