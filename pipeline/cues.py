"""How cues are written in the codebook, and how they are found in a sentence.

A cue is a run of words in a notation that is made for Dutch compounds and word order. It is a regular expression in
which a few signs mean what a reader expects:

    *        any letters: `*opbouwwerk*` is seen in *wijkopbouwwerkers*
    space    white space or signs between two words
    …        up to `GAP` words between two words
    {name}   a word class of the codebook, such as `{unpaid}`

A cue stands for whole words. It is matched on *folded* text: lower case, without diacritics, as OCR loses them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile
from typing import NamedTuple

GAP = 8
Offsets = tuple[int, int]


class Word(NamedTuple):
    """A word of a sentence, as the language pipeline sees it.

    Attributes:
        start: Its first offset over the sentence.
        end: The offset after its last character.
        lemma: Folded.
        form: As it stands there, folded.
        upos: Its part of speech by Universal Dependencies; `None` when the pipeline tells none.
        feats: Its features, each as `Name=Value`; `None` when the pipeline tells none.
    """

    start: int
    end: int
    lemma: str
    form: str
    upos: str | None = None
    feats: frozenset[str] | None = None


_CLASS = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_ELLIPSIS = re.compile(r" ?… ?")
_BETWEEN = rf"(\W+(?:[\w-]+\W+){{0,{GAP}}}?)"
_RUN = re.compile(r"\\.|\[[^\]]*\]|\w+(?!\?)|\w")
_BEYOND = re.compile(r"\(\?(?!:)|\{\d")
"""Look-around and counts: of what they ask, single letters tell nothing."""
_CAPITAL = re.compile(r"\\[A-Z]")
_KEY = 3
_QUOTES = str.maketrans("’‘`´\u00ad", "'''' ")


class _Folding(dict[int, int | str]):
    """Fills itself with the folded form of each character met, one for one so that offsets stay."""

    def __missing__(self, code: int) -> int | str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else code
        return self[code]


_FOLDING = _Folding(_QUOTES)


def fold(text: str) -> str:
    """Lower case without diacritics, character for character: an offset in the result is one in `text`."""
    return text.translate(_FOLDING)


def expression(cue: str, classes: Mapping[str, Sequence[str]]) -> str:
    """The regular expression that a cue stands for. Its groups are the gaps: what lies in them is no evidence.

    Args:
        cue: A cue as it is written.
        classes: Word classes by name, each a list of cues; a class may use those before it.

    Raises:
        ValueError: when the cue names a class that there is not, or has a capital escape, which folding would turn.
    """
    if _CAPITAL.search(cue):
        raise ValueError(f"a capital escape, in {cue!r}: text is matched in lower case")
    plain = _GROUP.sub("(?:", fold(_spelled_out(cue, classes)))
    parts = (part.replace("*", r"\w*").replace(" ", r"\W+") for part in _ELLIPSIS.split(plain))
    return rf"(?<!\w)(?:{_BETWEEN.join(parts)})(?!\w)"


def compiled(cue: str, classes: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """The expression of a cue, compiled once in a process.

    Raises:
        ValueError: when the cue names a class that there is not.
        re.error: when it is no regular expression.
    """
    return _compiled(expression(cue, classes))


@cache
def _compiled(expression_: str) -> re.Pattern[str]:
    return re.compile(expression_)


def required(cue: str, classes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Runs of letters of which a match holds at least one; empty when nothing can be said.

    Raises:
        ValueError: when the cue names a class that there is not.
    """
    spelled = fold(_spelled_out(cue, classes))
    return () if _BEYOND.search(spelled) else _required(spelled)


def _spelled_out(cue: str, classes: Mapping[str, Sequence[str]]) -> str:
    """The cue with its classes written as alternatives in brackets; a class sees only those before it."""

    def members(match: re.Match[str]) -> str:
        name = match[1]
        if name not in classes:
            raise ValueError(f"no word class {name!r} before it, in {cue!r}")
        earlier = dict(takewhile(lambda item: item[0] != name, classes.items()))
        return f"({'|'.join(_spelled_out(member, earlier) for member in classes[name])})"

    return _CLASS.sub(members, cue)


def _required(cue: str) -> tuple[str, ...]:
    alternatives = _split(cue)
    if len(alternatives) > 1:
        found = [_required(alternative) for alternative in alternatives]
        return tuple(dict.fromkeys(run for runs in found for run in runs)) if all(found) else ()
    options = [option for option in _options(cue) if option and min(map(len, option)) >= _KEY]
    return max(options, key=lambda runs: (min(map(len, runs)), -len(runs)), default=())


def _split(cue: str) -> list[str]:
    """The alternatives of a cue, parted at each bar that stands in no brackets."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(cue):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(cue[start:at])
            start = at + 1
    return [*parts, cue[start:]]


def _options(cue: str) -> Iterator[tuple[str, ...]]:
    """What each part of a cue without bars requires, optional parts left out."""
    bare = cue
    while (group := re.search(r"\(", bare)) is not None:
        end = _closing(bare, group.start())
        if bare[end + 1 : end + 2] not in ("?", "*"):
            yield _required(bare[group.start() + 1 : end])
        bare = f"{bare[: group.start()]} {bare[end + 1 :].lstrip('?*')}"
    yield from ((run,) for run in _RUN.findall(bare) if run.isalnum())


def _closing(cue: str, opening: int) -> int:
    depth = 0
    for at in range(opening, len(cue)):
        depth += (cue[at] == "(") - (cue[at] == ")")
        if depth == 0:
            return at
    raise ValueError(f"a bracket is not closed, in {cue!r}")


class Sentence:
    """A sentence made ready to look for cues in."""

    def __init__(self, text: str, words: Sequence[Word] = ()) -> None:
        """Fold a text.

        Args:
            text: The characters, as offsets count them.
            words: The words in it.
        """
        self.folded = fold(text)
        self.words = words

    @cached_property
    def keys(self) -> set[str]:
        """All runs of `_KEY` characters."""
        return {self.folded[at : at + _KEY] for at in range(len(self.folded) - _KEY + 1)}

    def without(self, covered: Sequence[Offsets]) -> Sentence:
        """The same sentence, with some stretches blanked out."""
        if not covered:
            return self
        folded = self.folded
        for start, end in covered:
            folded = folded[:start] + " " * (end - start) + folded[end:]
        return Sentence(folded, [word for word in self.words if not _overlaps((word.start, word.end), covered)])


def _overlaps(span: Offsets, others: Sequence[Offsets]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue ready to be looked for."""

    source: str
    found: re.Pattern[str]
    required: tuple[str, ...]

    def spans(self, folded: str) -> Iterator[Offsets]:
        """Offsets over folded text of the words that match, gaps left out."""
        for match in self.found.finditer(folded):
            yield from _without_gaps(match)


def _without_gaps(match: re.Match[str]) -> Iterator[Offsets]:
    start = match.start()
    for gap in range(1, match.re.groups + 1):
        if match.start(gap) >= 0:
            yield start, match.start(gap)
            start = match.end(gap)
    if start < match.end():
        yield start, match.end()


class CueSet:
    """Cues that are looked for together.

    A sentence is looked up by the letters that it holds, so that of many hundred expressions only the few run that can
    match.
    """

    def __init__(self, written: Sequence[str], classes: Mapping[str, Sequence[str]]) -> None:
        """Compile cues.

        Args:
            written: The cues, as the codebook has them.
            classes: The codebook's word classes.

        Raises:
            ValueError: when a cue names a class that there is not.
            re.error: when one is no regular expression.
        """
        self.cues = tuple(Cue(cue, compiled(cue, classes), required(cue, classes)) for cue in written)
        self._always = [number for number, cue in enumerate(self.cues) if not cue.required]
        self._by_key: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, cue in enumerate(self.cues):
            for run in cue.required:
                self._by_key[run[:_KEY]].append((run, number))
        self._keys = frozenset(self._by_key)

    def by_cue(self, sentence: Sentence) -> Iterator[tuple[Cue, tuple[Offsets, ...]]]:
        """Each cue that is there, in the order of the codebook, with the offsets of its words."""
        for number in self._possible(sentence):
            spans = tuple(self.cues[number].spans(sentence.folded))
            if spans:
                yield self.cues[number], spans

    def spans(self, sentence: Sentence) -> list[Offsets]:
        """The offsets of all words that any of the cues has."""
        return [span for _, spans in self.by_cue(sentence) for span in spans]

    def seen_in(self, sentence: Sentence) -> bool:
        """Whether one of them is there."""
        return next(self.by_cue(sentence), None) is not None

    def first(self, sentence: Sentence) -> int | None:
        """Where the earliest of them begins; `None` when none is there."""
        return min((start for start, _ in self.spans(sentence)), default=None)

    def _possible(self, sentence: Sentence) -> list[int]:
        numbers = set(self._always)
        for key in sentence.keys & self._keys:
            numbers.update(number for run, number in self._by_key[key] if run in sentence.folded)
        return sorted(numbers)
