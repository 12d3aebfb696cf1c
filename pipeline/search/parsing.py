"""The query language: a line that a reader types becomes a `Question`, or is refused in one line.

    line        = alternative { "|" alternative }
    alternative = { ["-"] ( term | '"' { term } '"' | "/" regular expression "/" ) }
    term        = [ "lemma:" | "deel:" | "part:" | "vorm:" | "form:" ] word

In a word `*` stands for any letters and `?` for one; between quotation marks a `*` by itself stands for any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.cues import fold
from pipeline.search.expressions import compiled
from pipeline.search.faults import Fault, QueryError
from pipeline.search.question import Alternative, By, Expression, Phrase, Question, Term
from pipeline.search.words import HYPHENS, normal

LONGEST = 500
"""So many characters of a question say all that one can; more is a text that somebody pasted."""
PREFIXES = {"lemma": By.LEMMA, "deel": By.PART, "part": By.PART, "vorm": By.FORM, "form": By.FORM}
_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"""(?P<bar>\|)
    |(?P<unwanted>-?)(?:
        [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)
        |/(?P<expression>(?:\\.|[^/\\])*)(?P<ended>/?)
        |(?P<term>[^\s|{_QUOTES}]+)
    )""",
    re.VERBOSE,
)
_LETTER = r"(?:[^\W_]|[*?])"
_SIGNED_WORD = re.compile(rf"{_LETTER}+(?:[{HYPHENS}]{_LETTER}+)*")
_LAST_PLAIN = "\x7f"


def parse(typed: str, *, by: By = By.FORM, folded: bool = False) -> Question:
    """Read what was typed.

    `wijk buurt` both words, anywhere in the sentence; `wijk | buurt` either; `-wijk` not; `"de wijk in"` a phrase;
    `opbouw*`, `*werkers`, `w?jk` any letters, one letter; `lemma:vinden` all forms of a word; `deel:zorg` all words
    composed with it; `/regel(s)?/` a regular expression over the sentence.

    Args:
        typed: By the reader.
        by: What words without a prefix of their own are compared with.
        folded: Whether accents are passed over.

    Raises:
        QueryError: when it cannot be read, says nothing to look for, or its regular expression is none.
    """
    if len(typed) > LONGEST:
        raise QueryError(Fault.TOO_LONG)
    reader = _Reader(by, folded)
    alternatives = tuple(map(reader.alternative, _groups(typed)))
    if not alternatives:
        raise QueryError(Fault.NOTHING)
    return Question(typed, alternatives, folded)


def _groups(typed: str) -> Iterator[list[re.Match[str]]]:
    """The pieces between bars, those places left out where nothing stands."""
    for is_bar, pieces in groupby(_PIECE.finditer(typed), key=lambda piece: piece["bar"] is not None):
        if not is_bar:
            yield list(pieces)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads pieces under the reader's two switches."""

    by: By
    folded: bool

    def alternative(self, pieces: list[re.Match[str]]) -> Alternative:
        wanted = tuple(self._sought(piece) for piece in pieces if not piece["unwanted"])
        if not wanted:
            raise QueryError(Fault.ONLY_UNWANTED)
        return Alternative(wanted, tuple(self._sought(piece) for piece in pieces if piece["unwanted"]))

    def _sought(self, piece: re.Match[str]) -> Phrase | Expression:
        if piece["expression"] is not None:
            return self._expression(piece)
        if piece["phrase"] is not None and not piece["closed"]:
            raise QueryError(Fault.UNCLOSED_QUOTE, piece[0])
        written = piece["phrase"] if piece["term"] is None else piece["term"]
        terms = tuple(term for one in written.split() for term in self._terms(one))
        if not any(any(map(str.isalnum, term.text)) for term in terms):
            raise QueryError(Fault.NO_LETTERS, piece[0])
        return Phrase(terms)

    def _terms(self, written: str) -> Iterator[Term]:
        """The words of a stretch without spaces: one, unless signs part it, as in *en/of*."""
        prefix, colon, rest = written.partition(":")
        by = PREFIXES.get(prefix.lower()) if colon else None
        for match in _SIGNED_WORD.finditer(written if by is None else rest):
            word = normal(match[0])
            yield Term(fold(word) if self.folded else word, by or self.by)

    def _expression(self, piece: re.Match[str]) -> Expression:
        pattern = piece["expression"]
        if not piece["ended"]:
            raise QueryError(Fault.UNCLOSED_EXPRESSION, piece[0])
        if not pattern:
            raise QueryError(Fault.NOTHING, piece[0])
        if self.folded:
            pattern = "".join(fold(sign) if sign > _LAST_PLAIN else sign for sign in pattern)
        compiled(pattern)
        return Expression(pattern)
