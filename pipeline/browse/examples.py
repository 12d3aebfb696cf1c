"""Sentences of the corpus that show what each theme is, chosen by a rule and never by hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pipeline.browse.quotes import Quote
from pipeline.browse.sentences import cited_sentences
from pipeline.codebook import Stance
from pipeline.selection import Selection
from pipeline.store.questions import asking
from pipeline.store.questions_examples import examples

SHORTEST, LONGEST = 40, 220
"""Characters of a sentence that says enough by itself and is read at a glance."""
MOST = 2
"""Sentences of each theme and stance."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentences that show one theme with one stance, each of another document; fewer where there are no more."""

    theme: str
    stance: Stance
    quotes: tuple[Quote, ...]


def theme_examples(store: Path, selection: Selection) -> tuple[Shown, ...]:
    """Sentences that show the themes of a selection.

    The rule: running sentences of `SHORTEST` to `LONGEST` characters, headings and items of lists left out; first those
    on which people, then those on which codings agree, then what the machine says; among equals in the order of their
    ids, which are checksums; of each document one.

    Args:
        store: The store's file.
        selection: Which units, and which themes.

    Returns:
        By theme and stance, both in the order of the alphabet; a theme that nobody saw is left out.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        found = examples(connection, selection, shortest=SHORTEST, longest=LONGEST, most=MOST)
        quotes = _quotes(connection, found)
    grouped = groupby(found, key=lambda row: row[:2])
    return tuple(
        Shown(theme, Stance(stance), tuple(quotes[theme, id_] for _, _, id_, _ in rows))
        for (theme, stance), rows in grouped
    )


def _quotes(
    connection: sqlite3.Connection, found: Sequence[tuple[str, str, str, str]]
) -> Mapping[tuple[str, str], Quote]:
    """A quote for each theme and id."""
    ids = sorted({id_ for _, _, id_, _ in found})
    return {
        (label.theme, sentence.id): Quote(cited, sentence, label)
        for cited, sentence in cited_sentences(connection, ids, [slug for *_, slug in found])
        for label in sentence.themes
    }
