"""What the machine alone says, kept ready beside the labels that count, so that a reader may count that instead.

The columns `machine_…` of `unit` and the tables `machine_label`, `machine_tally` and `machine_label_tally` are to the
machine's own judgement what `unit`, `label` and their tallies are to everybody's. A question asks either by the same
names: see `put_in_place`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from pipeline.effective import effective_label, latest_machine
from pipeline.judgement import Judgement
from pipeline.store.label_rows import theme_rows, unit_columns
from pipeline.store.tallies import MACHINE

_COLUMNS = ("kind", "reason", "voice", "mode", "source_kind")
_IN_PLACE_OF = ("unit", "label", "tally", "label_tally")


def save(connection: sqlite3.Connection, slug: str, said: Mapping[str, Sequence[Judgement]], source_kind: str) -> None:
    """Work out and write what the machine alone says of a document.

    Args:
        connection: A connection that writes.
        slug: The document.
        said: Everything that was said of each of its units, by id.
        source_kind: That of the document.
    """
    own = {id_: [machine] for id_, judgements in said.items() if (machine := latest_machine(judgements))}
    labels = {id_: effective_label(judgements) for id_, judgements in own.items()}
    columns = {id_: unit_columns(label, own[id_], source_kind) for id_, label in labels.items()}
    set_to = ", ".join(f"{MACHINE}{name} = :{name}" for name in _COLUMNS)
    connection.executemany(
        f"UPDATE unit SET {set_to} WHERE id = :id",  # noqa: S608 - our own names go in
        [{name: values[name] for name in _COLUMNS} | {"id": id_} for id_, values in columns.items()],
    )
    connection.execute("DELETE FROM machine_label WHERE slug = ?", (slug,))
    connection.executemany(
        "INSERT INTO machine_label VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(id_, theme, slug, *rest) for id_, label in labels.items() for theme, *rest in theme_rows(label, own[id_])],
    )


def put_in_place(connection: sqlite3.Connection) -> None:
    """Let every question on a connection that reads hear the machine alone, by the names that it knows."""
    for name in _IN_PLACE_OF:
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{MACHINE}{name}")  # noqa: S608 - as above
