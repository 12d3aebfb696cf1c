"""Keeps the names that a document's own metadata tell out of the hands of the rules that repair words."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.clean.chain import Rule
from pipeline.spans import Edit

_WORD = re.compile(r"[^\W_]+")
LONGEST = 60


def sparing(rule: Rule, names: Collection[str]) -> Rule:
    """The rule without its edits to any word of the names, whatever capitals it has in the text.

    Args:
        rule: A rule that repairs words.
        names: Words or phrases, such as the title, the author and the outlet of the document.
    """
    spared = frozenset(word.casefold() for name in names for word in _WORD.findall(name))
    if not spared:
        return rule
    return lambda text: [edit for edit in rule(text) if spared.isdisjoint(_touched(text, edit))]


def _touched(text: str, edit: Edit) -> list[str]:
    """The words that an edit changes a part of, or parts or joins."""
    start = end = edit.start
    while start and edit.start - start < LONGEST and text[start - 1].isalnum():
        start -= 1
    end = edit.end
    while end < len(text) and end - edit.end < LONGEST and text[end].isalnum():
        end += 1
    return [word.casefold() for word in _WORD.findall(text, start, end)]
