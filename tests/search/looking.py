"""Sentences to search without a store, and the places found in them marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from pipeline.search import Question
from pipeline.search.finding import Corpus, Found, find
from pipeline.search.numbers import Mask, Words
from pipeline.search.words import APART, NOTHING, Column, Lines, Read, lines_of

FOR_EVER = 1e9


def corpus_of(texts: Sequence[str], lines: Iterable[Lines] | None = None) -> Corpus:
    """A corpus of these sentences; without lines each word is its own lemma."""
    read = list(lines) if lines is not None else [lines_of(text) for text in texts]
    forms = [line.form.split() for line in read]
    rows = {
        column: [entry for line, form in zip(read, forms, strict=True) for entry in _entries(line, form, column)]
        for column in Column
    }
    numbers = {entry: number for number, entry in enumerate(dict.fromkeys(one for row in rows.values() for one in row))}
    kept = {column: np.array([numbers[entry] for entry in row], np.int32) for column, row in rows.items()}
    words = Words(np.cumsum([len(form) for form in forms]), kept)

    def given(wanted: Mask, runs: Sequence[str]) -> Iterator[tuple[int, str]]:
        assert all(run == run.lower() for run in runs)
        return ((number, text) for number, text in enumerate(texts) if wanted[number])

    return Corpus(list(numbers), words, np.ones(len(texts), bool), given)


def _entries(line: Lines, form: Sequence[str], column: Column) -> list[str]:
    return getattr(line, column).split(APART) if getattr(line, column) else [NOTHING] * len(form)


def found_in(question: Question, text: str, told: Sequence[Read] = (), deadline: float = FOR_EVER) -> Found:
    """What is found of a question in one sentence, of which a pipeline tells something."""
    return find(question, corpus_of([text], [lines_of(text, told)]), deadline)


def marked(question: Question, text: str, lines: Lines, signs: str = "[]") -> str:
    """The sentence with signs around each hit."""
    corpus = corpus_of([text], [lines])
    found = find(question, corpus, FOR_EVER)
    places = [found.offsets(at, corpus.words, text) for at in range(len(found.spans.sentences))]
    before, after = signs[: len(signs) // 2], signs[len(signs) // 2 :]
    for start, end in reversed(places):
        text = f"{text[:start]}{before}{text[start:end]}{after}{text[end:]}"
    return text
