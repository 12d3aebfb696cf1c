"""Cleaning one long text, with and without the repairs of words, so that their cost shows in one run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks.sample import documents, words
from benchmarks.timing import Case
from pipeline.clean import WORD_REPAIRS, clean
from pipeline.settings import Settings

ARRANGED = "cleaning: a long text, no word repaired"


def cases(settings: Settings) -> Iterator[Case]:
    """The sample as one text, a page to each document; words met before are remembered, as in any long text."""
    text = "\n\f".join(document.raw for document in documents(settings))
    amount = words([text])
    yield Case(ARRANGED, partial(clean, text, WORD_REPAIRS), amount, "words")
    yield Case("cleaning: a long text", partial(clean, text), amount, "words", beside=ARRANGED)
