"""The line above a text that may be its title, where the file itself names none."""

from __future__ import annotations

import re

_LONGEST, _MOST_WORDS = 120, 16
_SENTENCE = re.compile(r"[.!…]['’”\"]?\s+\S|[.,:;!…]['’”\"]?$")
"""What a sentence has and a title has not: an end, and another after it. A question may be a title."""
_NO_TITLE = re.compile(
    r"[^\w'’‘“\"(]|[a-zà-ÿ]|\d+[.)]?\s"
    r"|(?i:\W*(?:(?:inhoud|inhoudsopgave|inleiding|voorwoord|samenvatting|colofon|aanleiding)$"
    r"|(?:pagina|blz|bijlage|beste|geachte|lieve|hallo|dag|hoi|door|http|www)\b))"
)
"""How lines begin that stand first and are the title of nothing: part of a list or a letter, a number, a chapter."""
_ENDS_IN_YEAR = re.compile(r"\s(?:19|20)\d\d$")
_WHITE = re.compile(r"\n[ \t\f]*\n\s*")
_WIDE = 60
"""Characters of a line after which the next one may go on with it."""


def headline(text: str) -> str | None:
    """The first line that stands alone, or the next where the first says where and when the text appeared.

    Args:
        text: From its own first line on.

    Returns:
        On one line; `None` where the text begins with a sentence, or with what stands first in any text.
    """
    first, *rest = (_unwrapped(part) for part in _WHITE.split(text.strip(), maxsplit=2))
    if not rest or not _looks_like_title(first):
        return None
    if not _ENDS_IN_YEAR.search(first):
        return first
    if not _looks_like_title(rest[0]):
        return None
    return first if _ENDS_IN_YEAR.search(rest[0]) else rest[0]


def _unwrapped(paragraph: str) -> str:
    """A paragraph on one line where it is that but for the width of the page; else as it is."""
    lines = [line for line in paragraph.splitlines() if line.strip("=-_*# \t")]  # without what rules it off
    return " ".join(map(str.strip, lines)) if all(len(line) >= _WIDE for line in lines[:-1]) else paragraph


def _looks_like_title(line: str) -> bool:
    """Whether a line that stands alone is what a text is called, rather than its first sentence."""
    fits = "\n" not in line and 2 < len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    return fits and not _SENTENCE.search(line) and not _NO_TITLE.match(line)
