"""What the codebook, as people read it, asks of the store: sentences that show a theme."""

from __future__ import annotations

import sqlite3

from pipeline.selection import Selection
from pipeline.store.questions import ask


def examples(
    connection: sqlite3.Connection, selection: Selection, *, shortest: int, longest: int, most: int
) -> list[tuple[str, str, str, str]]:
    """(theme, stance, id of the unit, slug) of sentences that show the selection's themes, one of a document.

    People's word goes before that of codings that agree, and theirs before the machine's. Among equals the lowest id
    comes first, which is a checksum and so falls as the lot does.

    Args:
        connection: A connection that reads, see `pipeline.store.questions.asking`.
        selection: Which units.
        shortest: Fewest characters of a sentence.
        longest: Most of them.
        most: So many sentences of each theme and stance.
    """
    question = """
        , ranked AS (
            SELECT theme, stance, id, running.slug,
                CASE basis WHEN 'adjudicated' THEN 0 WHEN 'agreed' THEN 0 WHEN 'person' THEN 1
                    WHEN 'codings' THEN 2 ELSE 3 END AS rank
            FROM label CROSS JOIN running ON running.id = label.unit_id
            WHERE theme IN (SELECT value FROM json_each(:themes))
                AND kind = 'text' AND form = 'sentence' AND length(text) BETWEEN :shortest AND :longest
        ), foremost AS (
            SELECT *, row_number() OVER (PARTITION BY theme, stance, slug ORDER BY rank, id) AS within FROM ranked
        ), placed AS (
            SELECT *, row_number() OVER (PARTITION BY theme, stance ORDER BY rank, id) AS place
            FROM foremost WHERE within = 1
        )
        SELECT theme, stance, id, slug FROM placed WHERE place <= :most ORDER BY theme, stance, place
    """
    rows = ask(connection, question, selection, shortest=shortest, longest=longest, most=most)
    return [tuple(row) for row in rows]
