"""What the class names and ids of an element say it is: hearsay, in the words of which such names are made.

Sites name alike what is alike, each in a spelling of its own: `comment-list`, `CommentList`, `c-comment__list`. So a
name is taken apart into words, and lists of words are asked for, not of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement


def listed(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_CHANGING = listed("even odd alt first last depth level active open closed new bg row col")
"""Words by which the same things in one list differ."""
_FIELD = ("field", "name")
"""With what Drupal begins the name of each field, whatever it holds."""
_LONGEST = 4_000  # characters that are listened to: no page needs more to name a thing


def names(element: HtmlElement) -> Iterator[tuple[str, ...]]:
    """Each class name and the id of an element as its words, in lower case; the page's own wrappers have none."""
    if element.tag in ("html", "body"):
        return
    told = f"{element.get('class', '')} {element.get('id', '')}"
    for name in told[:_LONGEST].split():
        words = tuple(word.lower() for word in _WORD.findall(name))
        if words := words[len(_FIELD) :] if words[: len(_FIELD)] == _FIELD else words:
            yield words


def has_word(element: HtmlElement, words: frozenset[str]) -> bool:
    """Whether one of `words` stands in a name of an element, alone or beside others."""
    return any(not words.isdisjoint(name) for name in names(element))


def has_stem(element: HtmlElement, stems: frozenset[str]) -> bool:
    """Whether one of `stems` stands in a word of a name: Dutch makes one word of many, as in `fotobijschrift`."""
    return any(stem in word for name in names(element) for word in name for stem in stems)


def shape(element: HtmlElement, levels: int = 3) -> str:
    """What an element and those straight around it look like; things in one list have one shape."""
    parts: list[str] = []
    for at in (element, *element.iterancestors()):
        if len(parts) == levels or at.tag == "body":
            break
        said = sorted({word for name in names(at) for word in name} - _CHANGING)
        parts.append(".".join((at.tag, *said)))
    return "<".join(parts)
