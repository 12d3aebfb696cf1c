"""Takes the marks of footnotes off the words and sentences that they have grown onto: `wijkteam12`, `teams.3 De`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.clean.layout.lines import ends_in_abbreviation
from pipeline.clean.words import patterns
from pipeline.clean.words.anchors import matches_at
from pipeline.clean.words.quotations import is_in_quotation
from pipeline.spans import Edit
from pipeline.vocabulary import is_form, is_word

LONGEST_STEP = 3  # how far one mark may be from the next: some are read as something else
LEAST_MARKS = 3  # that ascend through the text, or
LEAST_WITH_NOTES = 2
MOST_ALIKE = 2  # sentences that end with one word and bear different marks
NEAR = 4000  # characters between a mark and the note at the foot of its page
LONGEST_EMPHASIS = 1000  # characters between the stars around it
RULE = "remove_note_marks"


def remove_note_marks(text: str) -> list[Edit]:
    """`wijkteam12 en` becomes `wijkteam en`, `teams.3 De` becomes `teams. De`, `omzeilen'?` becomes `omzeilen?`.

    A number goes where it follows a Dutch word or the end of a sentence and is one of a row that ascends through the
    text, the more so when a note has that number. A raised figure goes from a word, after a full stop it does no harm.
    Codes, years, units, numbered things (`groep3`, `groep4`) and quotation marks that end a quotation stay.
    """
    marks = sorted([*_numbers(text), *_raised(text), *_signs(text)])
    return [Edit(start, end, "", RULE) for start, end in marks]


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    found = _without_numbered_things(
        [
            match
            for match in matches_at(patterns.NUMBER_SIGN, patterns.GLUED_NUMBER, text)
            if _may_bear_mark(text, match)
        ]
    )
    if not found:
        return
    notes = _note_places(text)
    for match, length in zip(found, _rows([int(match["number"]) for match in found]), strict=True):
        following = [place - match.end() for place in notes[int(match["number"])] if place > match.end()]
        if _is_mark(match, length, following):
            yield match.span("number")


def _is_mark(match: re.Match[str], length: int, notes: Sequence[int]) -> bool:
    """Whether a number is the mark of a note.

    Args:
        match: The word, the end of its sentence or quotation if any, and the number.
        length: How many numbers ascend in a row of which it is one.
        notes: How far behind it lines begin that may be its note.
    """
    word = match["word"]
    if not (word.islower() or match["closing"] or is_form(word)):
        return bool(notes) and length >= LEAST_MARKS  # an author's name
    if match["closing"] and notes and notes[0] <= NEAR:
        return True
    return length >= (LEAST_WITH_NOTES if notes else LEAST_MARKS)


def _may_bear_mark(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before a number is a Dutch word or a name, perhaps with the end of a sentence."""
    word, closing = match["word"], match["closing"]
    if not word[1:].islower() or (word.islower() and not is_word(word)):
        return False
    return closing != "." or not ends_in_abbreviation(text[max(0, match.start() - 12) : match.end("closing")])


def _without_numbered_things(found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out the words that stand with several numbers: `groep3` and `groep4`, or a page foot and its number."""
    numbers = defaultdict(set)
    for match in found:
        numbers[_bearer(match)].add(match["number"])
    return [match for match in found if len(numbers[_bearer(match)]) <= (MOST_ALIKE if match["closing"] else 1)]


def _bearer(match: re.Match[str]) -> tuple[str, str]:
    return match["word"].lower(), match["closing"]


def _rows(numbers: Sequence[int]) -> list[int]:
    """For each number how long the longest row through it is that ascends in small steps."""
    before = _row_lengths(numbers, -1)
    after = _row_lengths(numbers[::-1], 1)[::-1]
    return [left + right - 1 for left, right in zip(before, after, strict=True)]


def _row_lengths(numbers: Sequence[int], direction: int) -> list[int]:
    longest: defaultdict[int, int] = defaultdict(int)
    lengths = []
    for number in numbers:
        length = 1 + max(longest[number + direction * step] for step in range(1, LONGEST_STEP + 1))
        longest[number] = max(longest[number], length)
        lengths.append(length)
    return lengths


def _note_places(text: str) -> defaultdict[int, list[int]]:
    """Where lines begin that may be notes, by their number."""
    places = defaultdict(list)
    for match in patterns.NOTE_LINE.finditer(text):
        places[int(match["number"])].append(match.start())
    return places


def _raised(text: str) -> Iterator[tuple[int, int]]:
    found = matches_at(patterns.RAISED_SIGN, patterns.RAISED_NUMBER, text)
    return (match.span("mark") for match in found if is_word(match["word"]))


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Stars and rings on a word, and what was read as a quotation mark before the end of a sentence."""
    for match in matches_at(patterns.STAR_SIGN, patterns.GLUED_STAR, text):
        if is_word(match["word"]) and not _is_paired(text, match) and not _is_trademark(match):
            yield match.span("mark")
    for match in matches_at(patterns.QUOTE_SIGN, patterns.GLUED_QUOTE, text):
        if is_word(match["word"]) and match["word"].islower() and not is_in_quotation(text, match.start()):
            yield match.span("mark")


def _is_trademark(match: re.Match[str]) -> bool:
    """Whether a ring with an R in it says that a name is registered; a common word bears none but a misread figure."""
    return match["mark"] == "®" and not match["word"].islower()


def _is_paired(text: str, match: re.Match[str]) -> bool:
    """Whether a star may end what another began: _emphasis_ in plain text. One behind a word began nothing."""
    start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - LONGEST_EMPHASIS)
    return any(found.group() == match["mark"] for found in patterns.OPENING_STAR.finditer(text, start, match.start()))
