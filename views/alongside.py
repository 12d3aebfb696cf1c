"""Raw text beside clean text with every edit marked in both, any of which can be gone to.

A component of its own, as `sentences` is and for the same reason: what documents say reaches the page as data and
becomes text nodes there (`alongside.js`), never HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

import streamlit as st

from pipeline.browse.alignment import Aligned, Stretch
from views.markup import in_lines, seen, signs
from views.strings import say

_HERE = Path(__file__).parent
_BEHIND_PAGE_END = re.compile(r"(?<=\f)")
Part = dict[str, Any]
"""A run of text, the mark of an edit, or the label of a page, as the component takes it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How an edit is shown.

    Attributes:
        number: Of its rule in the legend, `3`; of several, `3+5`.
        said: What it did, by which rule and where, as a sentence.
        quiet: Whether it touched white space only, and is not to stand out.
        moved: Whether its text was moved, from here or to here.
    """

    number: str
    said: str
    quiet: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Turning:
    """How readers come to other sheets.

    Attributes:
        before: Whether an earlier sheet has a marked edit.
        after: Whether a later one has.
        begin: Go to the `first` or `last` marked edit now; `None`: stay where the reader is.
        times: How often a sheet was turned, so that the same request is followed once.
        on_turn: Called when the reader goes on beyond the edits of this sheet.
    """

    before: bool = False
    after: bool = False
    begin: str | None = None
    times: int = 0
    on_turn: Callable[[], None] = lambda: None


def show(
    rows: Sequence[Aligned],
    marks: Mapping[int, Mark],
    turning: Turning,
    *,
    key: str,
    picked: str | None = None,
    on_pick: Callable[[], None] | None = None,
    noisy: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Show rows of both texts.

    Args:
        rows: In order of the text.
        marks: The edits to mark, by their place in the document; others are shown as plain text.
        turning: How readers come to other sheets; `st.session_state[key]["turn"]` is `next` or `previous` there.
        key: `st.session_state[key]["picked"]` holds the id of a unit within `on_pick`.
        picked: The unit that stands out; `None`: none does.
        on_pick: Called when the reader picks a unit; `None`: units cannot be picked.
        noisy: What is said of units that are noisy, by id.
    """
    data = {
        "rows": shown(rows, marks, pickable=on_pick is not None),
        "marks": {str(edit): asdict(marks[edit]) for row in rows for edit in row.edits if edit in marks},
        "noisy": {place.unit: noisy[place.unit] for row in rows for place in row.places if place.unit in noisy},
        "picked": picked,
        "more": {"previous": turning.before, "next": turning.after},
        "begin": {"at": turning.begin, "times": turning.times},
        "words": {name: say(f"alongside.{name}") for name in ("raw", "clean", "previous", "next", "none", "start")},
    }
    on_picked = on_pick or (lambda: None)
    _component()(key=key, data=data, on_picked_change=on_picked, on_turn_change=turning.on_turn)


@st.cache_resource
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "wijkspiegel_alongside",
        html='<div class="alongside"></div>',
        css=(_HERE / "alongside.css").read_text(encoding="utf-8"),
        js=(_HERE / "alongside.js").read_text(encoding="utf-8"),
    )


def shown(rows: Sequence[Aligned], marks: Mapping[int, Mark], *, pickable: bool) -> list[Part]:
    """What the component shows: of each row the raw parts, and the clean parts by unit; empty rows are left out."""
    both = ((list(_raw_parts(row, marks)), list(_clean_parts(row, marks))) for row in rows)
    found = [{"raw": _without_last_line_end(raw), "clean": _by_unit(clean, pickable=pickable)} for raw, clean in both]
    return [row for row in found if row["raw"] or row["clean"]]


def _by_unit(parts: Sequence[tuple[str | None, Part]], *, pickable: bool) -> list[Part]:
    units = [unit if pickable else None for unit, _ in parts]
    shown_parts = _without_last_line_end([part for _, part in parts])
    together = groupby(zip(units, shown_parts, strict=False), key=itemgetter(0))
    return [{"unit": unit, "parts": [part for _, part in group]} for unit, group in together]


def _raw_parts(row: Aligned, marks: Mapping[int, Mark]) -> Iterator[Part]:
    page = row.page
    for one in row.stretches:
        marked = one.edit in marks
        if marked and not one.old:
            yield {"tag": "gap", "edit": one.edit}
        for text in filter(None, _BEHIND_PAGE_END.split(one.old)):
            yield {"tag": "del", "edit": one.edit, "text": seen(text)} if marked else {"text": _plain(text)}
            if text.endswith("\f"):
                page += 1
                yield {"tag": "page", "text": say("alongside.page", page=page)}


def _clean_parts(row: Aligned, marks: Mapping[int, Mark]) -> Iterator[tuple[str | None, Part]]:
    """Parts with the unit that they stand in. An edit is never cut: it goes with the unit in which it begins."""
    at = 0
    for one in row.stretches:
        if one.edit is None:
            yield from ((unit, {"text": _plain(text)}) for unit, text in _cut_by_unit(row, one, at))
        elif one.edit in marks:
            tag = {"tag": "ins", "text": in_lines(one.new)} if one.new else {"tag": "gap"}
            yield _unit_at(row, at), {**tag, "edit": one.edit}
        elif one.new:
            yield _unit_at(row, at), {"text": _plain(one.new)}
        at += len(one.new)


def _cut_by_unit(row: Aligned, one: Stretch, at: int) -> Iterator[tuple[str | None, str]]:
    """Text that no edit touched, cut where units begin and end; `at`: where it stands in the row's clean text."""
    end = at + len(one.new)
    edges = {edge for place in row.places for edge in (place.start, place.end) if at < edge < end}
    for first, last in pairwise(sorted({at, end, *edges})):
        yield _unit_at(row, first), one.new[first - at : last - at]


def _unit_at(row: Aligned, at: int) -> str | None:
    return next((place.unit for place in row.places if place.start <= at < place.end), None)


def _plain(text: str) -> str:
    """Text as it is, but for page breaks, which show nothing."""
    return text.replace("\f", signs("\f"))


def _without_last_line_end(parts: list[Part]) -> list[Part]:
    """Parts without the line ends that would only make their row higher."""
    while parts and "text" in parts[-1]:
        last = parts.pop()
        text = last["text"].rstrip("\n")
        if text:
            return [*parts, {**last, "text": text}]
    return parts
