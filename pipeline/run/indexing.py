"""What searches look through: the units of a processed document as the language pipeline reads their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.language import lemma_of
from pipeline.language.reading import PARTS
from pipeline.search.words import Lines, Read, lines_of
from pipeline.store.processed import Processed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from pipeline.language.seams import Guess


def indexed(processed: Processed, nlp: Language) -> Processed:
    """The same document with the readings of all its units, furniture included; what is masked cannot be found.

    Judging reads the text of running units as it stands in its document, with the ends of its lines; here words are
    counted in the text of the unit, so it is read once more.

    Args:
        processed: As the stages give it.
        nlp: The Dutch pipeline that gives lemmas.
    """
    from pipeline.language.seams import guesser  # noqa: PLC0415 - it loads spaCy, which here is loaded

    docs, guess = nlp.pipe([unit.text for unit in processed.seen.units]), guesser(nlp)
    return replace(processed, lines=tuple(_lines(doc, guess) for doc in docs))


def _lines(doc: Doc, guess: Guess) -> Lines:
    return lines_of(doc.text, [_read(token, guess) for token in doc if not token.is_space])


def _read(token: Token, guess: Guess) -> Read:
    lemma = lemma_of(token)
    parts = () if PARTS in token.text else tuple(filter(None, str(token.lemma_).split(PARTS)))
    return Read(token.idx, token.idx + len(token), lemma, parts if len(parts) > 1 else guess(lemma.lower()))
