"""By what a person can be reached: addresses of mail, and telephone numbers as the Dutch write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.masks import MaskKind

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)", re.IGNORECASE)
_DIGITS = r"(?:[\s.-]?\d)"
_PHONE = re.compile(
    r"(?<![\d,./-])(?:"
    rf"(?:\+|00)31[\s.-]?(?:\(0\)[\s.-]?)?[1-9]{_DIGITS}{{8}}"  # from abroad
    rf"|(?!\d\d-\d\d-\d{{4}})\(?0[1-9]\d{{0,2}}\)?{_DIGITS}{{6,8}}"  # ten digits in all, see `_is_whole`
    r")(?![\d/]|[.,-]\d)"
)
_ABROAD = re.compile(r"(?:\+|00)31")
_LENGTH = 10


def reachable(text: str) -> Iterator[tuple[int, int, MaskKind]]:
    """Where in a text a person can be reached: start, end, and by what."""
    yield from ((*found.span(), MaskKind.EMAIL) for found in _EMAIL.finditer(text))
    yield from ((*found.span(), MaskKind.PHONE) for found in _PHONE.finditer(text) if _is_whole(found[0]))


def _is_whole(number: str) -> bool:
    """Whether it has the ten digits of a number in the Netherlands; what begins with the country has its own form."""
    return _ABROAD.match(number) is not None or sum(map(str.isdigit, number)) == _LENGTH
