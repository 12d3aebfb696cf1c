"""Sentences that show how a word is used on one side, drawn by chance."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.bootstrap import SEED
from pipeline.browse.quotes import by_chance
from pipeline.browse.sentences import Cited, Sentence, cited_sentences
from pipeline.search.words import normal, places_of
from pipeline.selection import Pair, Selection, Side
from pipeline.store.questions import asking
from pipeline.store.questions_words import units_with


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the word, the document to cite, and where the word stands: start and end over its text."""

    cited: Cited
    sentence: Sentence
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class WordExamples:
    """Some of the sentences of one side that hold a word; `total`: how many there are; `seed`: of the chance."""

    word: str
    examples: tuple[Example, ...]
    total: int
    seed: int


def word_examples(
    store: Path,
    selection: Selection,
    word: str,
    side: Side,
    pair: Pair,
    *,
    theme: str | None = None,
    seed: int = SEED,
    limit: int = 3,
) -> WordExamples:
    """Some sentences of one side that hold a word, as `pipeline.browse.keyness` counts it.

    Args:
        store: The store's file.
        selection: Which units; its own themes do not matter here.
        word: In lower case.
        side: The side on which they stand.
        pair: The two groups.
        theme: Only units with this theme; `None`: all.
        seed: Of the chance by which they are drawn; a sentence keeps its place among the others when more are added.
        limit: How many.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        slug_of = dict(units_with(connection, selection, pair, side, word=word, theme=theme))
        ids = by_chance(slug_of, seed)[:limit]
        found = cited_sentences(connection, ids, [slug_of[id_] for id_ in ids])
    examples = (Example(cited, one, places_of_word(one.text, word)) for cited, one in found)
    return WordExamples(word, tuple(examples), len(slug_of), seed)


def places_of_word(text: str, word: str) -> tuple[tuple[int, int], ...]:
    """Where a word stands in a text, as a whole word: start and end over it."""
    return tuple((start, end) for start, end in places_of(text) if normal(text[start:end]) == word)
