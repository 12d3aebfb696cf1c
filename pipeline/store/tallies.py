"""Counts per document, kept ready: what charts ask of a hundred thousand sentences is a few thousand rows here.

A row of `tally` stands for the units of a document that are alike in everything that a question tells them apart by; a
row of `label_tally` for their labels. The views `units_alike` and `labels_alike` say what is counted. Of what the
machine alone says there are the same, under names that begin with `machine_`.
"""

from __future__ import annotations

import sqlite3

MACHINE = "machine_"
"""What the names of tables and columns begin with that hold what the machine alone says."""


def count_anew(connection: sqlite3.Connection, slug: str) -> None:
    """Count what the store has of a document, in place of what was counted before; done whenever labels change.

    What the machine alone says is counted anew too, for it is told apart by whether a person judged it.
    """
    for of in ("", MACHINE):
        for table, view in ((f"{of}tally", f"{of}units_alike"), (f"{of}label_tally", f"{of}labels_alike")):
            connection.execute(f"DELETE FROM {table} WHERE slug = ?", (slug,))  # noqa: S608 - our own names go in
            connection.execute(f"INSERT INTO {table} SELECT * FROM {view} WHERE slug = ?", (slug,))  # noqa: S608
