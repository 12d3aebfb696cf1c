"""What a reader asks for, parsed: alternatives, each a set of runs of words that a sentence must hold or must not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """What of a word is compared with what the reader wrote."""

    FORM = "form"
    LEMMA = "lemma"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is asked for.

    Attributes:
        text: In lower case, as `words.words_in` would give it; folded when the question is. With `By.FORM` it may hold
            `*` for any letters and `?` for one.
        by: What it is compared with: the word as it stands, its lemma, or the parts that it is composed of.
    """

    text: str
    by: By = By.FORM

    @property
    def is_pattern(self) -> bool:
        """Whether it has signs that stand for other letters."""
        return "*" in self.text or "?" in self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other, in this order; a word by itself is a phrase of one."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression, matched on the text of the sentence without heed of capitals."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """What one sentence must hold, all of it, and what it must not hold."""

    wanted: tuple[Phrase | Expression, ...]
    unwanted: tuple[Phrase | Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A search.

    Attributes:
        typed: As the reader wrote it.
        alternatives: A sentence that answers one of them is found.
        folded: Whether accents are passed over: *een* then finds *één*.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    folded: bool = False
