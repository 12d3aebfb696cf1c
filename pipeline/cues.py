"""How cues are written in the codebook, and how one is found in a sentence.

A cue is a run of words in a notation that is made for Dutch compounds and word order. It is a regular expression in
which a few signs mean what a reader expects:

    *        any letters: `*opbouwwerk*` is seen in *wijkopbouwwerkers*
    space    white space or signs between two words
    …        up to `GAP` words between two words
    {name}   a word class of the codebook, such as `{volunteer}`

A cue stands for whole words. It is matched on *folded* text: lower case, without diacritics, as OCR loses them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

GAP = 8
_CLASS = re.compile(r"\{([a-z_]+)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_ELLIPSIS = re.compile(r" ?… ?")
_BETWEEN = rf"(\W+(?:[\w-]+\W+){{0,{GAP}}}?)"
_OPTIONAL = re.compile(r"[*…{}()|\[\]?.+\\]|\s")
_SAID_TWICE = str.maketrans("’‘`´\u00ad", "'''' ")


class _Folding(dict[int, int | str]):
    """Fills itself with the folded form of each character met, one for one so that offsets stay."""

    def __missing__(self, code: int) -> int | str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else code
        return self[code]


_FOLDING = _Folding(_SAID_TWICE)


def fold(text: str) -> str:
    """Lower case without diacritics, character for character: an offset in the result is one in `text`."""
    return text.translate(_FOLDING)


def expression(cue: str, classes: Mapping[str, Sequence[str]]) -> str:
    """The regular expression that a cue stands for. Its groups are the gaps: what lies in them is no evidence.

    Args:
        cue: A cue as it is written.
        classes: Word classes by name, each a list of cues; a class may use those before it.

    Raises:
        ValueError: when the cue names a class that there is not.
    """
    return rf"(?<!\w){_translate(cue, classes)}(?!\w)"


def _translate(cue: str, classes: Mapping[str, Sequence[str]]) -> str:
    def members(match: re.Match[str]) -> str:
        if match[1] not in classes:
            raise ValueError(f"no word class {match[1]!r}, in {cue!r}")
        return f"({'|'.join(classes[match[1]])})"

    while _CLASS.search(cue):
        cue = _CLASS.sub(members, cue)
    cue = _GROUP.sub("(?:", fold(cue))
    parts = (part.replace("*", r"\w*").replace(" ", r"\W+") for part in _ELLIPSIS.split(cue))
    return _BETWEEN.join(parts)


def literal(cue: str) -> str:
    """The longest run of letters that any match must hold, to look for before the expression; may be empty."""
    bare = _CLASS.sub(" ", cue)
    while (stripped := re.sub(r"\([^()]*\)[?*]?", " ", bare)) != bare:
        bare = stripped
    if "|" in bare or "[" in bare or "\\" in bare:
        return ""
    bare = re.sub(r"\w[?]", " ", bare)
    return max(_OPTIONAL.split(fold(bare)), key=len)


@dataclass(frozen=True)
class Cue:
    """A cue ready to be looked for.

    Attributes:
        source: As it is written in the codebook.
        needs: Names of word classes of which a match must hold a member.
    """

    source: str
    found: re.Pattern[str]
    literal: str
    needs: tuple[str, ...] = ()

    def spans(self, text: Sentence) -> Iterator[tuple[int, int]]:
        """Offsets over the sentence of the words that match, gaps left out."""
        if self.literal in text.folded and all(map(text.may_hold, self.needs)):
            for match in self.found.finditer(text.folded):
                yield from _without_gaps(match)

    def seen_in(self, text: Sentence) -> bool:
        """Whether it is there."""
        return next(self.spans(text), None) is not None


def _without_gaps(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    start = match.start()
    for gap in range(1, match.re.groups + 1):
        if match.start(gap) >= 0:
            yield start, match.start(gap)
            start = match.end(gap)
    if start < match.end():
        yield start, match.end()


@dataclass(frozen=True)
class Vocabulary:
    """The word classes of a codebook, and the making of cues that use them."""

    classes: Mapping[str, Sequence[str]]
    _literals: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_literals", {name: self._shortest(name) for name in self.classes})

    def cues(self, written: Sequence[str]) -> tuple[Cue, ...]:
        """Compile cues, in order.

        Raises:
            ValueError: when one names a class that there is not.
            re.error: when one is no regular expression.
        """
        return tuple(self._cue(cue) for cue in written)

    def literals(self, name: str) -> tuple[str, ...]:
        """Of each member of a class a run of letters that it holds; empty when some member has none."""
        return self._literals[name]

    def _cue(self, cue: str) -> Cue:
        needs = tuple(name for name in _required_classes(cue) if self.literals(name))
        return Cue(cue, re.compile(expression(cue, self.classes)), literal(cue), needs)

    def _shortest(self, name: str) -> tuple[str, ...]:
        found: list[str] = []
        for member in self.classes[name]:
            inner = _required_classes(member)
            found += [literal(member)] if literal(member) or not inner else self._shortest(inner[0])
        return tuple(dict.fromkeys(found)) if all(found) else ()


def _required_classes(cue: str) -> list[str]:
    """Classes that stand outside brackets, and so in every match."""
    bare = cue
    while (stripped := re.sub(r"\([^()]*\)[?*]?", " ", bare)) != bare:
        bare = stripped
    return [] if "|" in bare else [name for name in _CLASS.findall(bare) if f"{{{name}}}?" not in bare]


Word = tuple[int, int, str, str]
"""A word of a sentence: start, end, folded lemma, folded form."""


class Sentence:
    """A sentence made ready to look for cues in."""

    def __init__(self, text: str, vocabulary: Vocabulary, words: Sequence[Word] = ()) -> None:
        """Fold a text.

        Args:
            text: The characters, as offsets count them.
            vocabulary: The word classes of the cues that will be looked for.
            words: The words in it.
        """
        self.folded = fold(text)
        self.words = words
        self._vocabulary = vocabulary
        self._may_hold: dict[str, bool] = {}

    def may_hold(self, name: str) -> bool:
        """Whether a member of a word class can be in it; a quick look that is never wrongly false."""
        known = self._may_hold.get(name)
        if known is None:
            known = self._may_hold[name] = any(part in self.folded for part in self._vocabulary.literals(name))
        return known

    def without(self, covered: Sequence[tuple[int, int]]) -> Sentence:
        """The same sentence, with some stretches blanked out."""
        if not covered:
            return self
        folded = self.folded
        for start, end in covered:
            folded = folded[:start] + " " * (end - start) + folded[end:]
        rest = [word for word in self.words if not any(start <= word[0] < end for start, end in covered)]
        return Sentence(folded, self._vocabulary, rest)
