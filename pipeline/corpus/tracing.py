"""Where a stretch of one text stands in another version of it.

Letters and digits are compared, so that neither layout nor hyphens matter. Of several places where the same stands, the
one among the same neighbours is taken; a stretch that was mended itself is found between its neighbours.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from pipeline.corpus.quotes import stands_at
from pipeline.spans import RawSpan

_AROUND = 200
"""So many letters on either side tell one place from another."""
_LONG, _NEIGHBOURING = 20, 5
"""A shorter stretch may stand anywhere by chance, unless so many letters beside it are the same."""
_WIDER = 1.3
"""A stretch that was mended grows by no more than this; where the room is wider, something else came in beside it."""
_NEIGHBOURS = (60, 30, 15)
"""So many letters on either side must stand alike where a stretch itself was mended, the surest first."""


@dataclass(frozen=True)
class Letters:
    """The letters and digits of a text.

    Attributes:
        text: These alone.
        at: Of each the offset in the text.
    """

    text: str
    at: tuple[int, ...]

    def of(self, span: RawSpan) -> tuple[int, int]:
        """From which to which letter a stretch of the text goes."""
        return bisect_left(self.at, span.start), bisect_left(self.at, span.end)

    def parts(self, letter: int) -> bool:
        """Whether something stands between a letter and the one before it; so it does at both ends."""
        return not 0 < letter < len(self.at) or self.at[letter] - self.at[letter - 1] > 1

    def span(self, start: int, end: int) -> RawSpan:
        """The stretch of the text from one letter to before another."""
        return RawSpan(self.at[start], self.at[end - 1] + 1)


def letters(text: str) -> Letters:
    """The letters and digits of a text, ligatures taken apart."""
    plain: list[str] = []
    at: list[int] = []
    for offset, sign in enumerate(text):
        for letter in sign if sign.isascii() else unicodedata.normalize("NFKC", sign):
            if letter.isalnum():
                plain.append(letter)
                at.append(offset)
    return Letters("".join(plain), tuple(at))


@dataclass(frozen=True)
class Tracer:
    """Finds stretches of an earlier version in a later one.

    Attributes:
        old: The letters of the earlier raw text.
        new: Those of the later one.
        raw: The later raw text.
    """

    old: Letters
    new: Letters
    raw: str

    def trace(self, span: RawSpan, quote: str) -> RawSpan | None:
        """Where a quoted stretch of the earlier version stands in the later one.

        Args:
            span: The stretch, over the earlier raw text.
            quote: As it was read.

        Returns:
            Its raw characters in the later version; `None` where it stands nowhere, or it cannot be told where.
        """
        start, end = self.old.of(span)
        if start == end:
            return None
        stretch = self.old.text[start:end]
        alike = {place: self._alike(start, end, place) for place in _all(stretch, self.new.text)}
        best = max(alike.values(), default=0)
        likest = [place for place in alike if alike[place] == best and self._is_of_words(start, end, place)]
        if not alike:
            found = self._beside(start, end, quote)
        elif len(likest) == 1 and (best >= _NEIGHBOURING or len(stretch) >= _LONG):
            found = self.new.span(likest[0], likest[0] + len(stretch))
        else:
            found = None
        return found and self._with_marks(found, quote)

    def _is_of_words(self, start: int, end: int, place: int) -> bool:
        """Whether words begin and end at a place where they do in the earlier text: *Ja* is no *Januari*."""
        last = place + end - start
        return (self.new.parts(place) or not self.old.parts(start)) and (
            self.new.parts(last) or not self.old.parts(end)
        )

    def _with_marks(self, span: RawSpan, quote: str) -> RawSpan:
        """A stretch of letters with the marks before and behind them that the quote has there too."""
        ink = "".join(quote.split())
        before = "".join(takewhile(lambda sign: not sign.isalnum(), ink))
        behind = "".join(takewhile(lambda sign: not sign.isalnum(), reversed(ink)))
        return RawSpan(
            span.start - _prefix(before[::-1], self.raw[: span.start][: -len(before) - 1 : -1]),
            span.end + _prefix(behind[::-1], self.raw[span.end :]),
        )

    def _alike(self, start: int, end: int, place: int) -> int:
        """How many letters on both sides of a stretch stand on both sides of a place as well."""
        old, new, length = self.old.text, self.new.text, end - start
        before = _prefix(old[max(0, start - _AROUND) : start][::-1], new[max(0, place - _AROUND) : place][::-1])
        return before + _prefix(old[end : end + _AROUND], new[place + length : place + length + _AROUND])

    def _beside(self, start: int, end: int, quote: str) -> RawSpan | None:
        """The place beside the neighbours of a stretch that was mended, where its quote still stands there."""
        for size in _NEIGHBOURS:
            left = self._after(self.old.text[max(0, start - size) : start])
            right = self._before(self.old.text[end : end + size])
            for first, last in _sides(left, right, end - start):
                if 0 <= first < last <= len(self.new.text):
                    span = self.new.span(first, last)
                    if stands_at(self.raw, span, quote):
                        return span
        return None

    def _after(self, part: str) -> int | None:
        """Behind which letter a part ends; `None` where it does not stand just once."""
        return self.new.text.find(part) + len(part) if part and self.new.text.count(part) == 1 else None

    def _before(self, part: str) -> int | None:
        """At which letter a part begins; `None` where it does not stand just once."""
        return self.new.text.find(part) if part and self.new.text.count(part) == 1 else None


def tracer(old: str, new: str) -> Tracer:
    """What finds stretches of one raw text in another."""
    return Tracer(letters(old), letters(new), new)


def _all(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _prefix(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _sides(left: int | None, right: int | None, length: int) -> Iterator[tuple[int, int]]:
    """Where a stretch may stand whose neighbours end and begin at some letters, the likeliest first.

    Between them; but where much came in between too, beside one of them.
    """
    beside = [(left, left + length)] if left is not None else []
    beside += [(right - length, right)] if right is not None else []
    between = [(left, right)] if left is not None and right is not None else []
    is_wide = any(last - first > _WIDER * length for first, last in between)
    yield from [*beside, *between] if is_wide else [*between, *beside]
