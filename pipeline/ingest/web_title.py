"""What the head of a page calls it, and which of its lines say so too."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTED = re.compile(r"\s+[-–—|•»«·:/]+\s+|:\s+")
_LEAST = 4  # characters
_MOSTLY = 0.5


class Titles:
    """The titles that the head of a page tells, mostly with the name of the site before or behind them."""

    def __init__(self, told: Iterable[str]) -> None:
        titles = [title for title in told if title]
        self._whole = [_squeezed(title) for title in titles]
        self._parts = {_squeezed(part) for title in titles for part in _PARTED.split(title)}

    def say(self, text: str) -> int:
        """How many characters of the title a text is; 0 where it is none. The name of a site is a short title."""
        said = _squeezed(text)
        if len(said) < _LEAST:
            return 0
        most = (title for title in self._whole if title.startswith(said) or title.endswith(said))
        called = said in self._parts or any(len(said) > _MOSTLY * len(title) for title in most)
        return len(said) if called else 0


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
