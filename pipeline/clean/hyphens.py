"""Decides what a hyphen at a line end is: the mark of a split word, part of the word, or a stand-in for a later part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean import patterns
from pipeline.clean.words import AND_OR, KEEPS_HYPHEN, LONGEST_WORD, OTHER_LINKS, is_known, is_word
from pipeline.spans import Edit

LOOK_BACK = 80  # characters before a hyphen in which a web address is looked for
TREMAS = frozenset("äëïöü")


@dataclass(frozen=True, slots=True)
class Split:
    """A hyphen with white space after it.

    Attributes:
        left: The letters right before the hyphen; empty after a digit.
        right: The letters right after the white space; empty before a digit.
        at_line_end: Whether the white space holds a line or page break.
        apart: Whether a space stands before the hyphen.
        across: Whether the white space holds a blank line or page break.
    """

    left: str
    right: str
    at_line_end: bool
    apart: bool
    across: bool


def join_split_words(text: str) -> list[Edit]:
    """`outrea-⏎chend` becomes `outreachend`; `sociaal-⏎cultureel` keeps its hyphen; `kind-⏎en` keeps hyphen and space.

    Inside a line (`ne- gatieve`) and after a space (`ran -⏎den`) only a word that the table knows is joined, of halves
    that it does not. Digits keep their hyphen. Where a trema was dropped at the line end (`ge-⏎evalueerd`) it comes
    back. What is no split word is left alone.
    """
    edits = []
    for match in patterns.SPLIT.finditer(text):
        new = _mended(text, match)
        if new is not None:
            letter = new in TREMAS
            edits.append(Edit(match.start(), match.end() + letter, new, "join_split_words"))
    return edits


def _mended(text: str, match: re.Match[str]) -> str | None:
    """What must stand instead of hyphen and white space; `None` to leave them."""
    split = _split(text, match)
    if not split.at_line_end or split.apart:
        return "" if _is_surely_one(split) else None
    if not split.left or not split.right:
        return _beside_digit(text, match, split)
    if patterns.ADDRESS.search(text, max(0, match.start() - LOOK_BACK), match.start()):
        return "-"
    return decide(split)


def _split(text: str, match: re.Match[str]) -> Split:
    left = patterns.LETTERS_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
    right = patterns.LETTERS_AFTER.match(text, match.end())
    gap = match["break"]
    return Split(
        left.group() if left else "",
        right.group() if right else "",
        at_line_end="\n" in gap or "\f" in gap,
        apart=bool(match["gap"]),
        across="\f" in gap or gap.count("\n") > 1,
    )


def _is_surely_one(split: Split) -> bool:
    """Whether two halves with more than a line end between them make a word that they are not by themselves."""
    if (
        min(len(split.left), len(split.right)) < 2
        or not split.right.islower()
        or (split.apart and not split.at_line_end)
    ):
        return False
    if split.right in AND_OR | OTHER_LINKS or (is_known(split.left) and is_known(split.right)):
        return False
    return is_word(split.left + split.right)


def _beside_digit(text: str, match: re.Match[str], split: Split) -> str | None:
    """A hyphen beside a digit stays, unless the number begins a list item or stands alone on its line."""
    if split.across or patterns.NUMBER_ITEM.match(text, match.end()):
        return None
    if split.left and patterns.NUMBER_ALONE.match(text, match.end()):
        return None
    return "- " if split.right.lower() in AND_OR else "-"


def decide(split: Split) -> str | None:
    """What stands between two halves at a line end, which are not empty.

    Returns:
        Nothing, `-`, `- `, or the first letter of the right half with its trema; `None` when they do not belong together.
    """
    left, right = split.left.lower(), split.right.lower()
    if _stands_for_part(left, right):
        return "- "
    if split.right[0].isupper():
        return _before_capital(split)
    if (split.left.isupper() and len(left) > 1) or _keeps_hyphen(left, right):
        return "-"
    if not is_known(left + right) and is_known(left + right[0].translate(patterns.TREMA) + right[1:]):
        return right[0].translate(patterns.TREMA)
    return ""


def _stands_for_part(left: str, right: str) -> bool:
    """Whether the hyphen stands for a part that comes later: `kind- en gezinsbescherming`."""
    if right in AND_OR:
        return is_known(left) or not is_known(left + right)
    return right in OTHER_LINKS and is_known(left) and not is_known(left + right)


def _before_capital(split: Split) -> str | None:
    """`Noord-⏎Holland` keeps its hyphen, `GEMEEN-⏎TE` is one word; after a blank line a capital begins something new."""
    whole = split.left + split.right
    if whole.isupper() and len(split.left) > 1 and is_word(whole):
        return ""
    return None if split.across else "-"


def _keeps_hyphen(left: str, right: str) -> bool:
    """Whether the word has a hyphen of its own where the line ended."""
    if is_known(f"{left}-{right}") and (len(left) == 1 or not is_known(left + right)):
        return True
    if is_known(left + right):
        return False
    if len(left) == 1 or not patterns.VOWEL.search(left):
        return True
    if left in KEEPS_HYPHEN:
        return is_word(right)
    if left[-1] + right[0] in patterns.CLASHING:
        return len(left) > 2 and is_known(left) and is_word(right)
    adjectives = patterns.ADJECTIVE.match(left) and patterns.ADJECTIVE.match(right)
    return bool(adjectives) and is_known(left) and is_known(right)
