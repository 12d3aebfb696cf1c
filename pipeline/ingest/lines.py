"""A line of a page and the words on it, where they stand: what a text layer gives, and OCR as well."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

Measure = TypeVar("Measure")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without white space between them, and from where to where they stand."""

    text: str
    left: float
    right: float


@dataclass(frozen=True)
class Line:
    """Words on one line, in points from the lower left of the page.

    Attributes:
        words: At least one.
        bottom: The lower edge of most characters.
        top: The upper edge of most characters.
        style: `bold`, `italic`, both or nothing: the type that it both begins and ends in.
    """

    words: tuple[Word, ...]
    bottom: float
    top: float
    style: str = ""

    @cached_property
    def text(self) -> str:
        """The words, a space between each two."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @property
    def height(self) -> float:
        """The height of its type."""
        return self.top - self.bottom


Page = Sequence[Line]
"""The lines of a page, in reading order."""


def usual_on(
    pages: Sequence[Page], scanned: Collection[int], measure: Callable[[Sequence[Page]], Measure]
) -> list[Measure]:
    """For each page what is usual: on the pages that OCR read, or on the others, which are measured otherwise.

    Args:
        pages: All pages.
        scanned: The indices of those that OCR read.
        measure: What is usual on some pages.
    """
    measured = {of: measure([page for at, page in enumerate(pages) if (at in scanned) is of]) for of in (False, True)}
    return [measured[at in scanned] for at in range(len(pages))]
