"""The edits of a cleaning as a person reads them: each where it stands, and what each rule did in all.

Cleaned → pieces of each edit (kept, taken away, put there, moved) → marks, or colours on a terminal
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.spans import Edit
from pipeline.tally import RuleTally, tally
from pipeline.text import Cleaned, Document

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

CONTEXT = 30
"""Raw characters on either side of an edit."""
LONGEST = 120
"""Characters of one piece that are shown; of a longer one the middle is left out."""
WIDEST_RULE = 26


class How(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"


_MARKS = {
    How.KEPT: ("", ""),
    How.REMOVED: ("[-", "-]"),
    How.ADDED: ("{+", "+}"),
    How.MOVED_AWAY: ("[>", ">]"),
    How.MOVED_HERE: ("{<", "<}"),
}
_STYLES = {
    How.KEPT: "",
    How.REMOVED: "red strike",
    How.ADDED: "green",
    How.MOVED_AWAY: "cyan strike",
    How.MOVED_HERE: "cyan",
}
_SHOWN = {"\n": "⏎", "\f": "␌", "\t": "⇥"}

Piece = tuple[str, How]
_Span = tuple[int, int]


@dataclass(frozen=True)
class Explanation:
    """The edits of a document's cleaning that were asked for.

    Attributes:
        document: As it was read.
        cleaned: Its cleaning, whole.
        edits: Those asked for, in order.
    """

    document: Document
    cleaned: Cleaned
    edits: tuple[Edit, ...]

    @property
    def tallies(self) -> tuple[RuleTally, ...]:
        """What the rules of these edits did; each rule does all of its edits or none of them."""
        shown = {edit.rule for edit in self.edits}
        return tuple(one for one in tally(self.cleaned) if one.rule in shown)

    def pieces(self) -> Iterator[tuple[Edit, list[Piece]]]:
        """Each edit as pieces: raw text before it, what it takes away, what it puts there, raw text behind it."""
        raw = self.cleaned.raw
        gone = sorted((piece.start, piece.end) for edit in self.cleaned.edits for piece in edit.moved)
        for edit in self.edits:
            came = [(piece.at, piece.at + piece.length) for piece in edit.moved]
            yield (
                edit,
                [
                    (raw[max(0, edit.start - CONTEXT) : edit.start], How.KEPT),
                    *_cut(raw, (edit.start, edit.end), gone, How.MOVED_AWAY, How.REMOVED),
                    *_cut(edit.new, (0, len(edit.new)), came, How.MOVED_HERE, How.ADDED),
                    (raw[edit.end : edit.end + CONTEXT], How.KEPT),
                ],
            )


def explain(document: Document, cleaned: Cleaned, rules: Collection[str] = ()) -> Explanation:
    """The edits of a cleaning in which one of these rules had a part; all of them when no rule is named."""
    wanted = set(rules)
    edits = (edit for edit in cleaned.edits if not wanted or not wanted.isdisjoint(edit.rules))
    return Explanation(document, cleaned, tuple(edits))


def to_json(found: Explanation) -> dict[str, object]:
    """The same for scripts. Offsets are over the raw text, those of `moved` where the text stood before."""
    raw = found.cleaned.raw
    edits = [
        {
            **{"start": edit.start, "end": edit.end, "page": found.document.page_of(edit.start), "rule": edit.rule},
            **{"raw": raw[edit.start : edit.end], "new": edit.new},
            "moved": [[piece.start, piece.end] for piece in edit.moved],
            "before": raw[max(0, edit.start - CONTEXT) : edit.start],
            "after": raw[edit.end : edit.end + CONTEXT],
        }
        for edit in found.edits
    ]
    return {"edits": edits, "rules": [asdict(one) for one in found.tallies]}


def print_edits(found: Explanation, console: Console) -> None:
    """Each edit on a line of its own: page, raw offset, rule, and the text; below them a table by rule."""
    in_colour = console.color_system is not None
    for edit, pieces in found.pieces():
        place = f"p. {found.document.page_of(edit.start)}  {edit.start:>7,}  {edit.rule:<{WIDEST_RULE}}  "
        console.print(_line(place, pieces, in_colour=in_colour), soft_wrap=True, highlight=False)
    if found.edits:
        console.print()
    console.print(_table(found.tallies))


def _cut(text: str, stretch: _Span, inside: Iterable[_Span], how_inside: How, how_else: How) -> Iterator[Piece]:
    """A stretch of text in pieces: those that lie in one of the spans `inside`, and those between them."""
    done, last = stretch
    for start, end in inside:
        if done <= start and end <= last:
            yield text[done:start], how_else
            yield text[start:end], how_inside
            done = end
    yield text[done:last], how_else


def _line(place: str, pieces: Iterable[Piece], *, in_colour: bool) -> Text:
    from rich.text import Text  # noqa: PLC0415 - only where it is shown

    line = Text.assemble((place, "dim"))
    for text, how in pieces:
        if text:
            opening, closing = ("", "") if in_colour else _MARKS[how]
            line.append(f"{opening}{shown(text, how)}{closing}", style=_STYLES[how])
    return line


def shown(text: str, how: How = How.KEPT) -> str:
    """A piece on one line: with signs for line ends, page breaks and edited spaces, and codes for what is not seen."""
    if len(text) > LONGEST:
        half = LONGEST // 2
        text = f"{text[:half]} … {text[-half:]}"
    if how is not How.KEPT and not text.strip(" \n"):
        text = text.replace(" ", "·")
    return "".join(_SHOWN.get(sign) or (sign if sign.isprintable() else f"<U+{ord(sign):04X}>") for sign in text)


def _table(tallies: Sequence[RuleTally]) -> Table:
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table("rule", "edits", "removed", "added", "moved", "words", box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    rows = [tuple(asdict(one).values()) for one in tallies]
    totals = [sum(column) for column in zip(*(numbers for _, *numbers in rows), strict=True)]
    for rule, *numbers in [*rows, ("all", *(totals or [0] * 5))]:
        table.add_row(rule, *(f"{number:,}" for number in numbers))
    return table
