"""What capitals tell of a word: whether somebody wrote them so, a scanner misread them, or they say nothing."""

from __future__ import annotations

import re

from pipeline.vocabulary import is_known

LOOK_BACK = 4  # characters between the end of a sentence and the first word of the next, with the mark that ends it

_OPENING = re.compile(r"(?:\A|[.!?:\n•])[\s\"'“‘„(«–—-]*\Z")
_CAPITAL_I = re.compile(r"(?<=[^\W\d_])I(?=[a-z])|(?<=[a-z]{2})I(?![^\W\d_])")
_CAPITAL_O = re.compile(r"\A[a-z]++O(?=[a-z])")


def opens_sentence(text: str, at: int) -> bool:
    """Whether a word that begins at `at` may open a sentence, a line or a quotation, so that a capital says nothing."""
    return _OPENING.search(text, max(0, at - LOOK_BACK), at) is not None


def is_one_case(letters: str) -> bool:
    """Whether letters are all capitals, or all small but for the first."""
    return letters.isupper() or letters[1:].islower()


def misread_capital(word: str) -> bool:
    """Whether a capital I stands where only an l or i can (`AIle`), or an O in a known word (`nOdig`)."""
    return _CAPITAL_I.search(word) is not None or (_CAPITAL_O.search(word) is not None and is_known(word))
