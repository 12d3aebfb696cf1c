"""What the learned judge of kind sees of a line: signs by name, of the line itself and of what stands around it.

A sign is there or not, and its name says what it is: `ends in a page`, `word:colofon`, `1 after:prose`. So the weights
tell why a line is no running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from pipeline.annotate.look import Look
from pipeline.codebook import RUNNING_KINDS, UnitKind

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = {
    name: re.compile(pattern)
    for name, pattern in {
        "a year": r"\b(?:18|19|20)\d\d\b",
        "an address of the web": r"www\.|https?:|\w\.(?:nl|org|com|eu|be)\b",
        "an address of mail": r"\w@\w",
        "a telephone": r"\b0\d{1,3}[ )/–-]{0,3}\d[\d .-]{5,}",
        "a postcode": r"\b[1-9]\d{3} ?[A-Z]{2}\b",
        "a street with its number": r"(?:straat|laan|weg|plein|gracht|kade|singel|dijk)\s\d",
        "initials": r"\b(?:[A-Z]\.)+\s?(?:[A-Z]|v[ad]n?\b|de\b)",
        "a title before a name": r"\b(?:[Dd]rs?|[Mm]r|[Ii]r|[Pp]rof|[Mm]e?vr?|[Mm]w|[Dd]hr|[Jj]hr|[Dd]s|[Ii]ng)\b\.?\s",
        "a short aside": r"\([^)]{1,25}\)",
        "ends in a page": r"[^\d.,]\s+\d{1,3}$",
        "begins with a number": r"^\W*\d{1,3}\W*\s",
        "begins as an item does": r"^\d{1,3}[.)]|^[•\-–*·■▪]",
        "leaders": r"(?:\.\s?){4,}|_{3,}",
        "money": r"[€ƒ]|\bf\s?\d|,-|mil(?:joen|jard)",
        "a sign of rights": r"ISBN|ISSN|©",
        "words grown together": r"[a-z]{2}[A-Z]|[a-z]\d|\d[A-Za-z]{2}",
        "a word in capitals": r"\b[A-Z]{3,}\b",
        "ends in a colon": r":$",
        "quotes": r"[‘“„\"]",
        "ends in a hyphen": r"\w-$",
        "many commas": r"(?:,[^,]*){3}",
        "a stroke": r"[/|]",
        "a sign that prose lacks": r"[\[\]{}~^\\<>=_]",
        "trails off": r"(?:…|\.\.)$",
    }.items()
}
_SIZES = (1, 2, 3, 5, 8, 12, 20)
_SHARES = (0.0, 0.05, 0.15, 0.3, 0.6)
_CAPITALS = (0.0, 0.1, 0.25, 0.5, 0.8, 0.99)
_LETTERS = (2.0, 3.5, 5.0, 7.0, 10.0)
_CROWDS = (0.0, 0.12, 0.3, 0.6, 0.9)
_PLACES = (0, 3, 10, 30, 60)
_TIMES = (2, 3, 6)

MOST_WORDS = 20
MOST_CHARACTERS = 240
"""A longer line is judged by the rules alone."""
LEAST_WORD_LETTERS = 2
FEW_WORDS = 4
NEAR = (-2, -1, 1, 2)
CROWDS = (4, 12)
"""How many lines before and after a line are a crowd."""


def signs(looks: Sequence[Look], kinds: Sequence[UnitKind | None]) -> Iterator[tuple[int, list[str]]]:
    """The place and the signs of each line that may be judged: a short one of which the rules know nothing.

    Args:
        looks: All units of one document, in order.
        kinds: What the rules say of each; `None`: nothing.
    """
    shapes = [_shape(look, kind) for look, kind in zip(looks, kinds, strict=True)]
    times = Counter(look.bare for look in looks)
    crowds = _crowds(looks, shapes)
    for at, look in enumerate(looks):
        if kinds[at] is None and look.words <= MOST_WORDS and len(look.unit.text) <= MOST_CHARACTERS:
            found = [*_form(look), *_marks(look.unit.text), *_words(look.unit.text), *_around(shapes, at)]
            if (often := times[look.bare]) > 1:
                found.append(f"times:{_step(often, _TIMES)}")
            found += [f"{name}:{_step(share, _CROWDS)}" for name, share in crowds(at)]
            found += [f"from start:{_step(at, _PLACES)}", f"from end:{_step(len(looks) - 1 - at, _PLACES)}"]
            yield at, found


def _form(look: Look) -> Iterator[str]:
    """How long a line is, what it is made of, how it begins and ends, and where it stands in its line and page."""
    text = look.unit.text
    words = _WORD.findall(text)
    letters, digits = sum(map(len, words)), sum(map(str.isdecimal, text))
    size = "few" if len(words) < FEW_WORDS else "some"
    yield f"words:{_step(look.words, _SIZES)}"
    yield f"{'' if look.stopped else 'not '}stopped:{size}"
    yield f"digits:{_step(digits / len(text), _SHARES)}"
    yield f"other signs:{_step((len(text) - letters - digits - text.count(' ')) / len(text), _SHARES)}"
    titled = sum(word[0].isupper() for word in words) / max(1, len(words))
    yield f"capitalised:{_step(titled, _CAPITALS)}:{size}"
    yield f"capitals:{_step(sum(map(str.isupper, text)) / max(1, letters), _CAPITALS)}"
    yield f"letters a word:{_step(letters / max(1, len(words)), _LETTERS)}"
    yield f"first:{_class(text[0])}"
    yield f"last:{text[-1] if text[-1] in '.,:;?!)-' else _class(text[-1])}"
    yield f"form:{look.unit.form.value}"
    yield from (f"role:{role.value}" for role in sorted(look.unit.roles))
    yield from (
        name
        for name, is_so in (("in a line", not look.lone), ("page edge", look.page_edge), ("page head", look.page_head))
        if is_so
    )


def _marks(text: str) -> Iterator[str]:
    return (name for name, pattern in _MARKS.items() if pattern.search(text))


def _words(text: str) -> Iterator[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    yield from (f"word:{word}" for word in dict.fromkeys(words) if len(word) >= LEAST_WORD_LETTERS)
    if words:
        yield f"first word:{words[0]}"
        yield f"last word:{words[-1]}"


def _around(shapes: Sequence[str], at: int) -> Iterator[str]:
    """What the lines beside a line look like."""
    near = {by: shapes[at + by] if 0 <= at + by < len(shapes) else "nothing" for by in NEAR}
    yield from (f"{abs(by)} {'after' if by > 0 else 'before'}:{shape}" for by, shape in near.items())
    yield f"between:{near[-1]} and {near[1]}"


def _shape(look: Look, kind: UnitKind | None) -> str:
    if kind is not None and kind not in RUNNING_KINDS:
        return kind.value
    if look.prose:
        return "prose"
    if look.heading:
        return "heading"
    return "short" if look.words <= FEW_WORDS else "line"


def _crowds(looks: Sequence[Look], shapes: Sequence[str]) -> Callable[[int], Iterator[tuple[str, float]]]:
    """For a place, the shares of its neighbours that are furniture, prose, end in a figure, or end as a sentence."""
    tallies = {
        "furniture": _tally(shape in ("boilerplate", "reference") for shape in shapes),
        "prose": _tally(shape == "prose" for shape in shapes),
        "figures": _tally(look.unit.text[-1].isdecimal() for look in looks),
        "stops": _tally(look.stopped for look in looks),
    }

    def shares(at: int) -> Iterator[tuple[str, float]]:
        for reach in CROWDS:
            low, high = max(0, at - reach), min(len(looks), at + reach + 1)
            for name, tally in tallies.items():
                own = tally[at + 1] - tally[at]
                yield f"{name} within {reach}", (tally[high] - tally[low] - own) / max(1, high - low - 1)

    return shares


def _tally(are: Iterable[bool]) -> list[int]:
    return list(accumulate(are, initial=0))


def _class(sign: str) -> str:
    if sign.isalpha():
        return "capital" if sign.isupper() else "letter"
    return "figure" if sign.isdecimal() else "other"


def _step(value: float, steps: Sequence[float]) -> str:
    """The first step that a value does not pass."""
    return next((f"{step:g}" for step in steps if value <= step), "more")
