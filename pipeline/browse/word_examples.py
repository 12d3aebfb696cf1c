"""Sentences that show how a word is used on one side, drawn by chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.bootstrap import SEED
from pipeline.browse.quotes import by_chance
from pipeline.browse.sentences import Cited, Sentence, cited_sentences
from pipeline.search.words import normal, places_of
from pipeline.selection import Pair, Selection, Side
from pipeline.store.numbers import AllWords
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
    pair: Pair,
    *,
    theme: str | None = None,
    seed: int = SEED,
    limit: int = 3,
    kept: AllWords | None = None,
) -> Mapping[Side, WordExamples]:
    """Some sentences of each side that hold a word, as `pipeline.browse.keyness` counts it.

    Args:
        store: The store's file.
        selection: Which units; its own themes do not matter here.
        word: In lower case.
        pair: The two groups.
        theme: Only units with this theme; `None`: all.
        seed: Of the chance by which they are drawn; a sentence keeps its place among the others when more are added.
        limit: How many of a side.
        kept: What `pipeline.browse.words.kept_words` gave; `None`: all words are read here.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store, machine_only=selection.machine_only) as connection:
        units = units_with(connection, selection, pair, word=word, theme=theme, kept=kept)
        slug_of = {side: {id_: slug for id_, slug, of in units if of == side} for side in Side}
        drawn = {side: by_chance(own, seed)[:limit] for side, own in slug_of.items()}
        slugs = {slug_of[side][id_] for side, ids in drawn.items() for id_ in ids}
        found = {side: cited_sentences(connection, ids, slugs) for side, ids in drawn.items()}
    return {
        side: WordExamples(word, tuple(_shown(*one, word) for one in found[side]), len(slug_of[side]), seed)
        for side in Side
    }


def _shown(cited: Cited, sentence: Sentence, word: str) -> Example:
    return Example(cited, sentence, places_of_word(sentence.text, word))


def places_of_word(text: str, word: str) -> tuple[tuple[int, int], ...]:
    """Where a word stands in a text, as a whole word: start and end over it."""
    return tuple((start, end) for start, end in places_of(text) if normal(text[start:end]) == word)
