"""Takes out hyphens of line ends that are none any more: the text was reflowed or pasted, and `beho-ren` stayed.

Who writes a hyphen puts it between parts that make sense (`milieu-effect`, `ont-moeting`); a line end cuts between any
two syllables. So where neither half can be a part the hyphen is surely stray, and where a text has several of those,
its other hyphens are judged in that light.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.clean.layout.lines import is_in_address
from pipeline.clean.lexicon import AND_OR, INSEPARABLE, KEEPS_HYPHEN, OTHER_LINKS, PREPOSITIONS
from pipeline.clean.patterns import ADJECTIVE, CLASHING, LETTERS_BEFORE, VOWELS
from pipeline.clean.words.capitals import is_one_case
from pipeline.clean.words.foreign import SHORTEST as SHORTEST_FOREIGN
from pipeline.clean.words.foreign import is_abroad, is_commoner_abroad
from pipeline.spans import Edit
from pipeline.vocabulary import (
    GRAMMAR,
    LONGEST_WORD,
    PREFIXES,
    foreign_frequency,
    frequency,
    is_compound,
    is_head,
    is_known,
    is_word,
    parts,
)

SHORTEST = 5  # letters of a whole word: `wi-fi` and `ha-ha` are no line ends
# How many different words are surely split, and their share in all that may be. Line ends, too, fall between parts that
# make sense: where all hyphens are of line ends, about two in five are sure.
HABIT, HABIT_SHARE = 3, 0.1
STRONG_HABIT, STRONG_SHARE = 10, 0.2
COMMON = 3.0  # times in a million words, for each time that a word stands there split
SHORTEST_SCRAP = 5

_BETWEEN_LETTERS = re.compile(r"-(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")
_LETTERS_AFTER = re.compile(r"[^\W\d_]{2,40}(?:['’]s)?(?![\w@/\\'’]|\.[a-z])")
_CODE_BEFORE = re.compile(r"[\w@/\\&#'’]")
_VOWEL = re.compile(f"[{VOWELS}]")


@dataclass(frozen=True, slots=True)
class Halves:
    """What stands on either side of a hyphen, in lower case."""

    left: str
    right: str

    @property
    def whole(self) -> str:
        """What they are without it."""
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Hyphen:
    """A hyphen between letters.

    Attributes:
        at: Its offset.
        halves: The letters on either side.
        capital: Whether these begin with a capital.
        chained: Whether another hyphen stands before or after them.
    """

    at: int
    halves: Halves
    capital: bool
    chained: bool


@dataclass(frozen=True, slots=True)
class Habit:
    """What the hyphens of a text tell of each other.

    Attributes:
        times: How often each pair of halves stands in it.
        sure: Those that are surely split.
        share: The share of these in all that may be split.
    """

    times: Mapping[Halves, int]
    sure: Set[Halves]
    share: float

    @property
    def is_there(self) -> bool:
        """Whether the text has hyphens of line ends as a rule."""
        return len(self.sure) >= HABIT and self.share >= HABIT_SHARE

    @property
    def is_strong(self) -> bool:
        """Whether it hardly has others."""
        return len(self.sure) >= STRONG_HABIT and self.share >= STRONG_SHARE


def remove_stray_hyphens(text: str) -> list[Edit]:
    """`verrich-ten` becomes `verrichten`; `uit-komst` and `sociaal-cultu-reel` only where several such words are.

    Only where the whole is a word. A hyphen stays that a writer may have meant: `sociaal-economisch`, `niet-westers`,
    `samen-leving`, `zee-egel`, `part-time`, `GGZ-cliënten`, `land-en tuinbouw`.
    """
    hyphens = [hyphen for hyphen in _hyphens(text) if _may_be_one(hyphen.halves)]
    habit = _habit(hyphens)
    return [
        Edit(hyphen.at, hyphen.at + 1, "", "remove_stray_hyphens")
        for hyphen in hyphens
        if (hyphen.halves in habit.sure and not hyphen.chained) or (habit.is_there and _is_split(hyphen.halves, habit))
    ]


def _hyphens(text: str) -> Iterator[Hyphen]:
    """Every hyphen in a word that is in one case, or has an initial capital, and is no part of an address or a code."""
    for match in _BETWEEN_LETTERS.finditer(text):
        at = match.start()
        left = LETTERS_BEFORE.search(text, max(0, at - LONGEST_WORD), at)
        right = _LETTERS_AFTER.match(text, match.end())
        if not left or not right or not is_one_case(left.group() + right.group()) or _is_code(text, left.start()):
            continue
        chained = text.endswith("-", 0, left.start()) or text.startswith("-", right.end())
        halves = Halves(left.group().lower(), right.group().lower())
        yield Hyphen(at, halves, left.group()[0].isupper(), chained)


def _is_code(text: str, start: int) -> bool:
    """Whether what stands before a word makes it a part of an address, a number or a contraction."""
    return (start > 0 and _CODE_BEFORE.match(text, start - 1) is not None) or is_in_address(text, start)


def _may_be_one(halves: Halves) -> bool:
    """Whether the whole is a word, the halves are syllables, and the hyphen is neither usual nor stands for a part."""
    left, right = halves.left, halves.right
    if left == right or len(halves.whole) < SHORTEST or {left, right} & (AND_OR | OTHER_LINKS):
        return False
    if not _VOWEL.search(left) or not _VOWEL.search(right) or is_known(f"{left}-{right}"):
        return False
    return is_word(halves.whole)


def _is_surely_split(hyphen: Hyphen) -> bool:
    """Whether nobody would part the word here, in any text."""
    whole, left = hyphen.halves.whole, hyphen.halves.left
    if hyphen.chained or not is_known(whole) or is_commoner_abroad(whole):
        return False
    return _have_no_sense(hyphen.halves) or (not hyphen.capital and not _may_begin(left) and _is_scrap(left))


def _is_scrap(left: str) -> bool:
    """Whether letters only begin a word, as `samenwer-`, and are no first part, as `petro-` and `voorbehoeds-`."""
    return len(left) >= SHORTEST_SCRAP and left[-1] not in "os" and not is_known(left) and not is_abroad(left)


def _have_no_sense(halves: Halves) -> bool:
    return not _may_begin(halves.left) and not _may_end(halves.right)


def _may_begin(left: str) -> bool:
    """Whether a word may begin with this before a hyphen of its own: `wijk-`, `multi-`, `aan-`, `ont-`, `light-`."""
    if is_head(left) or left in GRAMMAR | INSEPARABLE | KEEPS_HYPHEN | PREPOSITIONS:
        return True
    return len(left) >= SHORTEST_FOREIGN and is_abroad(left)


def _may_end(right: str) -> bool:
    return right in parts() or is_compound(right)


def _habit(hyphens: Sequence[Hyphen]) -> Habit:
    times = Counter(hyphen.halves for hyphen in hyphens)
    sure = {hyphen.halves for hyphen in hyphens if _is_surely_split(hyphen)}
    doubtful = sum(is_known(halves.whole) and not _is_meant(halves) for halves in times)
    return Habit(times, sure, len(sure) / max(1, doubtful))


def _is_split(halves: Halves, habit: Habit) -> bool:
    """Whether a word is split, in a text where others are."""
    if halves in habit.sure:
        return True
    if _is_meant(halves):
        return False
    if _have_no_sense(halves):
        return True
    if not is_known(halves.whole):
        return False
    if habit.is_strong or (not _may_end(halves.right) and halves.left not in PREFIXES):
        return True
    return frequency(halves.whole) >= habit.times[halves] * COMMON


def _is_meant(halves: Halves) -> bool:
    """Whether the spelling or the language of the halves is reason for a hyphen."""
    left, right = halves.left, halves.right
    if left in KEEPS_HYPHEN or (ADJECTIVE.match(left) and ADJECTIVE.match(right) and is_known(right)):
        return True
    return _clash(left, right) or _are_foreign(halves)


def _clash(left: str, right: str) -> bool:
    """Whether vowels of two words would be read as one: `zee-egel`, `zij-instroom`."""
    if not is_known(left):
        return False
    return (left[-1] + right[0] in CLASHING and is_word(right)) or (left.endswith("ij") and right[0] == "i")


def _are_foreign(halves: Halves) -> bool:
    """Whether both halves are commoner abroad than here, and than the whole is here: `full-time`."""
    left, right = halves.left, halves.right
    if min(len(left), len(right)) < SHORTEST_FOREIGN or not (is_commoner_abroad(left) and is_commoner_abroad(right)):
        return False
    return min(foreign_frequency(left), foreign_frequency(right)) > frequency(halves.whole)
