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


def indexed(processed: Processed, nlp: Language) -> Processed:
    """The same document with the readings of all its units, furniture included.

    Judging reads the text of running units as it stands in its document, with the ends of its lines; here words are
    counted in the text of the unit, so it is read once more.

    Args:
        processed: As the stages give it.
        nlp: The Dutch pipeline that gives lemmas.
    """
    docs = nlp.pipe([unit.text for unit in processed.units])
    return replace(processed, lines=tuple(map(_lines, docs)))


def _lines(doc: Doc) -> Lines:
    return lines_of(doc.text, [_read(token) for token in doc if not token.is_space])


def _read(token: Token) -> Read:
    parts = () if PARTS in token.text else tuple(filter(None, str(token.lemma_).split(PARTS)))
    return Read(token.idx, token.idx + len(token), lemma_of(token), parts if len(parts) > 1 else ())
