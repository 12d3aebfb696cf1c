"""Language pipelines on the same sentences, in times the bare tokeniser; spaCy works on one core."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import spacy

from benchmarks.sample import documents, words
from benchmarks.timing import Case
from pipeline.clean import clean
from pipeline.language import LEMMA_TABLE, TOKENS, choose, load
from pipeline.settings import Settings
from pipeline.units import split

if TYPE_CHECKING:
    from spacy.language import Language

TOKENISED = "language: tokenise"
LEFT_OUT = ("senter", "parser")
"""What no rule needs; it comes in one by one, and stays in."""


def cases(settings: Settings) -> Iterator[Case]:
    """Tokenising, the lemma table, and the pipeline of the settings: as the product loads it, then with more."""
    texts = sentences(settings)
    amount = words(texts)
    yield Case(TOKENISED, partial(read, spacy.blank("nl"), texts), amount, "words")
    for name, also in pipelines(settings.language):
        nlp = load(name, also=also)
        shown = f"language: {choose(name).name}{''.join(f' + {component}' for component in also)}"
        yield Case(shown, partial(read, nlp, texts), amount, "words", beside=TOKENISED)


def sentences(settings: Settings) -> list[str]:
    """The sample cleaned and split, as rules ask for lemmas."""
    for_rules = ((clean(text.raw, settings.rules_off), text.blocks) for text in documents(settings))
    return [unit.text for cleaned, blocks in for_rules for unit in split(cleaned, blocks)]


def pipelines(name: str | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is measured: a name, and the components that are loaded besides those that the rules need.

    Args:
        name: From the settings; `None`: the best pipeline there is.
    """
    yield LEMMA_TABLE, ()
    trained = choose(name).source
    if trained in (LEMMA_TABLE, TOKENS):
        return
    yield trained, ()
    for number in range(1, len(LEFT_OUT) + 1):
        also = LEFT_OUT[:number]
        if also[-1] in load(trained, also=also).pipe_names:
            yield trained, also


def read(nlp: Language, texts: Sequence[str]) -> None:
    """Read all, and keep nothing."""
    deque(nlp.pipe(texts), maxlen=0)
