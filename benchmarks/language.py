"""Language pipelines on the same paragraphs, in times the bare tokeniser; spaCy works on one core.

spaCy's tokeniser remembers every string that it has parted before, and reads a text that it knows twice as fast as a
new one. So each pipeline reads whole paragraphs, many of them, and forgets between two times.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import spacy

from benchmarks.sample import paragraphs, words
from benchmarks.timing import YARDSTICK, Case
from pipeline.language import LEMMA_TABLE, TOKENS, choose, load
from pipeline.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

TOKENISED = "language: tokenise"
LEFT_OUT = ("senter", "parser")
"""What no rule needs; it comes in one by one, and stays in."""
ENOUGH = 40_000
"""Words that are read each time."""


def cases(settings: Settings) -> Iterator[Case]:
    """Tokenising, the lemma table, and the pipeline of the settings: as the product loads it, then with more."""
    texts = paragraphs(settings, ENOUGH)
    amount = words(texts)
    yield case(TOKENISED, spacy.blank("nl"), texts, amount)
    for name, also in pipelines(settings.language):
        shown = f"language: {choose(name).name}{''.join(f' + {component}' for component in also)}"
        yield case(shown, load(name, also=also), texts, amount, beside=TOKENISED)


def case(name: str, nlp: Language, texts: Sequence[str], amount: int, beside: str = YARDSTICK) -> Case:
    """Reading all texts with a pipeline that has parted none of them before."""
    return Case(name, partial(read, nlp, texts), amount, "words", partial(forget, nlp), beside=beside)


def forget(nlp: Language) -> None:
    """Empty the tokeniser's memory, as spaCy does itself when the rules are given anew."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = tokenizer.rules


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
