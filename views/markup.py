"""Text of documents made safe to show: nothing in a document is ever run as HTML or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby, pairwise
from operator import itemgetter

from pipeline.codebook import Stance

LINES = {Stance.PRESENT: "solid", Stance.ABSENT: "dotted"}
"""The line that marks a theme: a sign of its stance beside the words, as colour is none."""
Mark = tuple[int, int, str]
"""Start and end of evidence in a sentence, and the colour `#rrggbb` of its theme from the codebook."""
_SIGNS = {"\n": "¶", "\r": "␍", "\f": "⇟", "\t": "⇥", " ": "·", "\u00a0": "⍽", "\u00ad": "‑"}
_LINE_END = f"{_SIGNS[chr(10)]}\n"
_ADDRESS = re.compile(r"(https?(?=://)|\bwww(?=\.)|(?<=\S)@(?=\S))", re.IGNORECASE)
PARTED = ":color[]"
"""Nothing to see: Streamlit makes an empty `<span>` of it. What stands on either side is not read as one address."""
MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^\"'])")


def plain(text: object) -> str:
    """Any text so that Markdown shows these very characters, on one line; no address in it becomes a link.

    Streamlit looks for addresses after it took the signs of Markdown for what they are, so no sign keeps it from that.
    """
    parts = _ADDRESS.split(" ".join(str(text).split()))  # what leads an address stands at each odd place
    shown = [MARKDOWN_SIGNS.sub(r"\\\1", part) for part in parts]
    return "".join(f"{part}{PARTED}" if place % 2 else part for place, part in enumerate(shown))


class Safe(str):
    """Markdown of which every part that others wrote was made safe: a table shows it as it is."""

    __slots__ = ()


def link(words: object, address: str) -> Safe:
    """A link, as a cell of a table holds it; the address is one of ours, its values encoded."""
    return Safe(f"[{plain(words)}](<{address}>)")


def lit(text: str, marks: Sequence[Mark]) -> str:
    """A sentence as HTML with its evidence lit, each mark in its own colour; where marks overlap, with a line of each.

    Args:
        text: The sentence.
        marks: Over `text`, in any order.
    """
    return "".join(_lit(escape(piece), colours) for piece, colours in stretches(text, marks))


def stretches(text: str, marks: Sequence[Mark]) -> list[tuple[str, tuple[str, ...]]]:
    """A sentence cut where marks begin and end: each piece with the colours that cover it, each colour once."""
    borders = sorted({0, len(text), *(at for start, end, _ in marks for at in (start, end))})
    covered = ((start, end, _colours(marks, start)) for start, end in pairwise(borders))
    runs = [(colours, list(run)) for colours, run in groupby(covered, key=itemgetter(2))]
    return [(text[run[0][0] : run[-1][1]], colours) for colours, run in runs]


def _colours(marks: Sequence[Mark], at: int) -> tuple[str, ...]:
    """The colours of the marks that cover a character, each once."""
    return tuple(dict.fromkeys(colour for start, end, colour in marks if start <= at < end))


def _lit(piece: str, colours: Sequence[str]) -> str:
    if not colours:
        return piece
    lines = ",".join(f"inset 0 -{2 * place}px {colour}" for place, colour in enumerate(colours, start=1))
    style = f"background:{colours[0]}33;color:inherit;padding-bottom:{2 * len(colours)}px;box-shadow:{lines}"
    return f'<mark style="{style}">{piece}</mark>'


def edited(raw: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Raw text as HTML with what cleaning took away struck out and what it put there underlined.

    Args:
        raw: The text that the offsets are over.
        edits: Start, end and new text, in order; what reaches outside `raw` is cut.
    """
    pieces: list[str] = []
    done = 0
    for first, last, new in edits:
        start, end = max(first, done), min(last, len(raw))
        gone, come = escape(in_lines(raw[start:end])), escape(new)
        pieces += escape(raw[done:start]), f"<del>{gone}</del>" if gone else "", f"<ins>{come}</ins>" if come else ""
        done = max(done, end)
    return "".join((*pieces, escape(raw[done:])))


def signs(text: str) -> str:
    """White space and other characters that show nothing, as signs: `¶`, `·`, and by number those that have no sign."""
    return "".join(map(_sign, text))


def _sign(character: str) -> str:
    if character.isprintable() and character != " ":
        return character
    return _SIGNS.get(character) or f"⟨{ord(character):04X}⟩"


def seen(text: str) -> str:
    """The text of an edit as it is seen among other text: as signs what shows nothing, but for spaces inside it."""
    first = len(text) - len(text.lstrip(" "))
    last = len(text.rstrip(" "))
    inside = (character == " " and first < at < last for at, character in enumerate(text))
    return "".join(character if kept else _sign(character) for character, kept in zip(text, inside, strict=True))


def in_lines(text: str) -> str:
    """The same of text that has lines of its own: behind the sign for a line end the line does end.

    What is white space only stays on one line.
    """
    return signs(text) if not text.strip() else _LINE_END.join(map(seen, text.split("\n")))
