"""Decides what a hyphen at a line end is: mark of a split word, part of a whole one, or stand-in for what follows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pipeline.clean import patterns
from pipeline.clean.layout import lines as looks
from pipeline.clean.lexicon import AND_OR, KEEPS_HYPHEN, OTHER_LINKS
from pipeline.spans import Edit
from pipeline.vocabulary import LONGEST_WORD, is_known, is_word

LOOK_AROUND = 80  # characters on either side of a line end that tell what is split there
LONGEST_ACRONYM = 5
SHORTEST_WHOLE = 4  # letters of a word that may follow a number and a hyphen across a page end
TREMAS = frozenset("äëïöü")


@dataclass(frozen=True, slots=True)
class Split:
    """A hyphen with white space after it.

    Attributes:
        left: The letters right before the hyphen; empty after a digit.
        right: The letters right after the white space; empty before a digit.
        next_word: The letters of the word after that.
        at_line_end: Whether the white space holds a line or page break.
        apart: Whether a space stands before the hyphen.
        across: Whether the white space holds a blank line or page break.
        chained: Whether a hyphen stands right before the left half or right after the right one.
        hyphenated: Whether the text has both halves elsewhere as one word with a hyphen, and more often than without.
    """

    left: str
    right: str
    next_word: str
    at_line_end: bool
    apart: bool
    across: bool
    chained: bool
    hyphenated: bool


def join_split_words(text: str) -> list[Edit]:
    """`outrea-⏎chend` becomes `outreachend`; `sociaal-⏎cultureel` keeps its hyphen; `kind-⏎en` keeps hyphen and space.

    Inside a line (`ne- gatieve`) and after a space (`ran -⏎den`) only a word that the table knows is joined. Digits
    keep their hyphen. Where a trema was dropped at the line end (`ge-⏎evalueerd`) it comes back. What is no split word
    is left alone: a dash, a hyphen above a list item, a break between columns.
    """
    edits = []
    spellings = _Spellings(text)
    for match in patterns.SPLIT.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == " ")
        follows_word = text[max(0, start - 1) : start].isalnum()
        new = (
            _mended(text, start, match, spellings)
            if follows_word and not patterns.ITEM_START.match(text, match.end())
            else None
        )
        if new is not None:
            edits.append(Edit(start, match.end() + (new in TREMAS), new, "join_split_words"))
    return edits


def splits_word(line: str, following: str) -> bool:
    """Whether a word is split between two lines, were they to follow each other."""
    if not looks.ends_split(line):
        return False
    start = max(0, len(line) - LOOK_AROUND)
    edits = join_split_words(f"{line[start:]}\n{following[:LOOK_AROUND]}")
    return any(edit.start <= len(line) - start < edit.end for edit in edits)


class _Spellings:
    """Which words of a text have a hyphen, looked up when it is first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _hyphenated(self) -> Counter[str]:
        return Counter(word.lower() for word in patterns.HYPHENATED.findall(self._text))

    @cached_property
    def _lower(self) -> str:
        return self._text.lower()

    def has(self, left: str, right: str) -> bool:
        """Whether two words stand in the text as one with a hyphen, more often than as one without."""
        times = self._hyphenated[f"{left}-{right}"]
        return times > 0 and is_known(left) and is_word(right) and times > self._lower.count(left + right)


def _mended(text: str, start: int, match: re.Match[str], spellings: _Spellings) -> str | None:
    """What must stand instead of hyphen and white space, `start` being where the left half ends; `None`: leave them."""
    split = _split(text, start, match, spellings)
    if split.apart or not split.at_line_end:
        return "" if split.left and split.right and _is_surely_one(split) else None
    if not split.left or not split.right:
        return _beside_digit(text, start, match.end(), split)
    if looks.is_in_address(text, start):
        return "-"
    return decide(split)


def _split(text: str, start: int, match: re.Match[str], spellings: _Spellings) -> Split:
    left = patterns.LETTERS_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
    right = patterns.LETTERS_AFTER.match(text, match.end())
    next_word = patterns.NEXT_WORD.match(text, right.end()) if right else None
    halves = left.group() if left else "", right.group() if right else ""
    hyphen_before = left is not None and text.endswith("-", 0, left.start())
    hyphen_after = right is not None and patterns.CHAINED.match(text, right.end()) is not None
    gap = match["break"]
    return Split(
        *halves,
        next_word[1] if next_word else "",
        at_line_end="\n" in gap or "\f" in gap,
        apart=start < match.start(),
        across="\f" in gap or gap.count("\n") > 1,
        chained=hyphen_before or hyphen_after,
        hyphenated=all(halves) and spellings.has(halves[0].lower(), halves[1].lower()),
    )


def _is_surely_one(split: Split) -> bool:
    """Whether two halves are one word although the hyphen stands in mid-line, or after a space as a dash does."""
    left, right = split.left.lower(), split.right
    if min(len(left), len(right)) < 2 or not right.islower() or (split.apart and not split.at_line_end):
        return False
    if {left, right} & (AND_OR | OTHER_LINKS) or (right[:2] in AND_OR and is_known(right[2:])):
        return False
    if is_known(left) and is_known(right):
        return split.apart and is_known(left + right)
    return is_word(left + right)


def _beside_digit(text: str, start: int, at: int, split: Split) -> str | None:
    """A hyphen beside a digit stays (`2015-⏎2019`, `COVID-⏎19`), if the digit is not of a page number or running head.

    Across a blank line or page break that is sure only between years, and before a word (`65-⏎plussers`).
    """
    line = patterns.LINE_REST.match(text, at)
    below = line.group().strip() if line else ""
    years = bool(patterns.YEAR_BEFORE.search(text, max(0, start - 5), start) and patterns.YEAR.match(text, at))
    if looks.is_numbered_head(below) or (looks.is_page_number(below) and not years) or split.left.islower():
        return None
    if split.across and not years:
        whole = len(split.right) >= SHORTEST_WHOLE and split.right.islower() and is_word(split.right)
        return "-" if whole else None
    return "- " if split.right.lower() in AND_OR else "-"


def decide(split: Split) -> str | None:
    """What stands between two halves at a line end, which are not empty.

    Returns:
        Nothing, `-`, `- `, or the first letter of the right half with its trema; `None` for two words.
    """
    left, right = split.left.lower(), split.right.lower()
    if _stands_for_part(split):
        return "- "
    if split.right[0].isupper():
        return _before_capital(split)
    trema = _with_trema(left, right) or ""
    if trema and right in AND_OR:  # zee-⏎en: more than one sea
        return trema
    acronym = split.left.isupper() and len(left) > 1
    return "-" if acronym or split.hyphenated or _is_linked(split) or _keeps_hyphen(left, right) else trema


def _is_linked(split: Split) -> bool:
    """Whether the hyphen is one of several in a chain of words: `face-to-⏎face`, but not `sociaal-cul-⏎tureel`."""
    left, right = split.left.lower(), split.right.lower()
    if not split.chained:
        return False
    return right in AND_OR or (is_known(left) and is_known(right) and not is_word(left + right))


def _with_trema(left: str, right: str) -> str | None:
    """The first letter of the right half with a trema, if only so it makes a known word: `ge` and `evalueerd`."""
    letter = right[0].translate(patterns.TREMA)
    return letter if letter != right[0] and not is_known(left + right) and is_known(left + letter + right[1:]) else None


def _stands_for_part(split: Split) -> bool:
    """Whether the hyphen stands for a part that comes later: `kind- en jeugdwerk`, but not `partij-⏎en zijn`."""
    if split.chained or (split.right != split.right.lower() and not (split.left + split.right).isupper()):
        return False
    left, right = split.left.lower(), split.right.lower()
    one_word = is_known(left + right) or _with_trema(left, right) is not None
    if right in AND_OR and one_word and left[-1] in patterns.VOWELS_AND_IJ:
        heads = (split.next_word[cut:].lower() for cut in range(2, len(split.next_word) - 2))
        return any(is_known(left + head) for head in heads)
    if right in AND_OR:
        return is_known(left) or not one_word
    return right in OTHER_LINKS and is_known(left) and not one_word


def _before_capital(split: Split) -> str | None:
    """`Noord-⏎Holland` keeps its hyphen, `GEMEEN-⏎TE` is one word; after a blank line only two known names are one."""
    whole = split.left + split.right
    if whole.isupper() and len(split.left) > 1 and is_word(whole):
        return ""
    if split.left.islower():
        return "-" if not split.across and _goes_before_name(split) else None
    return "-" if not split.across or (is_known(split.left) and is_known(split.right)) else None


def _goes_before_name(split: Split) -> bool:
    """Whether a first part in small letters may stand before a name: `niet-⏎Afrikaans`, `ex-⏎PvdA`, no running head."""
    if split.right.isupper() and len(split.right) > LONGEST_ACRONYM:
        return False
    return split.left in KEEPS_HYPHEN or (len(split.left) > 2 and is_known(split.left))


def _keeps_hyphen(left: str, right: str) -> bool:
    """Whether the word has a hyphen of its own where the line ended."""
    if is_known(f"{left}-{right}") and (len(left) == 1 or not is_known(left + right)):
        return True
    if is_known(left + right):
        return False
    if len(left) == 1 or not set(left) & set(patterns.VOWELS_AND_IJ):
        return True
    if left in KEEPS_HYPHEN:
        return is_word(right)
    if left[-1] + right[0] in patterns.CLASHING:
        return len(left) > 2 and is_known(left) and is_word(right)
    adjectives = patterns.ADJECTIVE.match(left) and patterns.ADJECTIVE.match(right)
    return bool(adjectives) and is_known(left) and is_known(right)
