"""What cleaning did to a document, as pages show it: edits chosen by rule, both texts, a table and a file of edits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import streamlit as st

from pipeline.browse.alignment import Aligned, sheets
from pipeline.browse.cleaning import Cleaning
from pipeline.browse.footing import Footing
from pipeline.clean import RULES
from views import alongside, filters, parts, rows
from views.alongside import Mark, Turning
from views.markup import seen
from views.strings import amount, say

ROWS, CHARACTERS = 40, 6000
"""No more rows, and about as many characters, on one sheet."""
QUOTED = 60
"""Characters of an edit that are told in a sentence; the rest is seen in its place."""


@dataclass(frozen=True)
class Chosen:
    """The edits that a reader wants marked: their places in order, and whether other paragraphs are left out."""

    edits: tuple[int, ...]
    alone: bool


@dataclass(frozen=True)
class _Turned:
    """The sheet that a reader came to last by going on from another, for which time, and at which of its edits."""

    sheet: int
    times: int
    begin: str


def choice(found: Cleaning, key: str) -> Chosen:
    """Ask which edits are marked: by rule, as a legend of their numbers, and with or without those of white space."""
    numbers = rule_numbers(found.rules)
    labels = {rule: f"{numbers[rule]} {rows.rule_name(rule)}" for rule in sorted(numbers, key=numbers.__getitem__)}
    rules = filters.some_of(say("cleaning.rules"), labels, f"{key}-regels", help=say("cleaning.rules_help"))
    with st.container(horizontal=True, gap="large"):
        space = st.toggle(
            say("cleaning.space"), value=True, key=f"{key}-wit", help=say("cleaning.space_help"), bind="query-params"
        )
        alone = st.toggle(say("cleaning.alone"), key=f"{key}-alleen", bind="query-params")
    made = found.made_by(rules or found.rules)
    edits = (place for place in sorted(made) if space or not is_blank(found, place))
    return Chosen(tuple(edits), alone)


def both_texts(
    found: Cleaning,
    chosen: Chosen,
    *,
    name: str,
    key: str,
    picked: str | None = None,
    on_pick: Callable[[], None] | None = None,
    noisy: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Both texts side by side, a sheet at a time.

    Args:
        found: What cleaning did.
        chosen: The edits to mark.
        name: Of the document; another is read from its first sheet.
        key: Of the widgets; that of the component is `texts_key(key)`, for `on_pick`.
        picked: The unit that stands out; the reader comes to its sheet when it is picked. `None`: none does.
        on_pick: Called when the reader picks a unit; `None`: units cannot be picked.
        noisy: What is said of units that are noisy, by id.
    """
    wanted = frozenset(chosen.edits)
    chosen_rows = [row for row in found.rows if not chosen.alone or not wanted.isdisjoint(row.edits)]
    leaves = sheets(chosen_rows, most=ROWS, characters=CHARACTERS)
    if not leaves:
        st.info(say("cleaning.nothing"))
        return
    texts = st.container()
    at = _sheet(leaves, (name, chosen.alone), picked, f"{key}-blad")
    with texts:
        alongside.show(
            leaves[at],
            marks(found, chosen.edits, leaves[at]),
            _turning(leaves, at, wanted, key),
            key=texts_key(key),
            picked=picked,
            on_pick=on_pick,
            noisy=noisy,
        )


def texts_key(key: str) -> str:
    """The key of the component that shows both texts."""
    return f"{key}-texts"


def table(found: Cleaning, records: parts.Records, name: str, footing: Footing | None) -> None:
    """Edits by rule with what they took away and put there, and all of them as a file.

    Args:
        found: What cleaning did.
        records: Gives the edits as handed out.
        name: Of the document, for the file.
        footing: As in `parts.download`.
    """
    edits = amount("edits", len(found.cleaned.edits))
    with st.expander(say("cleaning.table", edits=edits)):
        parts.grid(rows.rule_rows(found.tallies, rule_numbers(found.rules)), say("cleaning.table_alt"))
        st.caption(say("cleaning.table_note"))
        parts.download(records, f"{name}-{say('cleaning.file')}", footing)


def _sheet(leaves: Sequence[Sequence[Aligned]], asked: tuple[str, bool], picked: str | None, key: str) -> int:
    """The sheet, from 0, that the reader is on; what else is asked is read from its first, a picked unit on its own."""
    before, before_picked = st.session_state.get(f"{key}-before", (asked, None))
    st.session_state[f"{key}-before"] = asked, picked
    own = next((at for at, leaf in enumerate(leaves) if any(_holds(row, picked) for row in leaf)), None)
    if picked != before_picked and own is not None:
        st.session_state[key] = own + 1
    elif asked != before or st.session_state.get(key, 1) > len(leaves):
        st.session_state[key] = 1
    return st.pagination(len(leaves), key=key, bind="query-params") - 1 if len(leaves) > 1 else 0


def _holds(row: Aligned, unit: str | None) -> bool:
    return any(place.unit == unit for place in row.places)


def _turning(leaves: Sequence[Sequence[Aligned]], at: int, wanted: frozenset[int], key: str) -> Turning:
    """How the reader goes on from this sheet to the next one, or the one before, that has a marked edit."""
    marked = [any(not wanted.isdisjoint(row.edits) for row in leaf) for leaf in leaves]
    before = next((other for other in range(at - 1, -1, -1) if marked[other]), None)
    after = next((other for other in range(at + 1, len(leaves)) if marked[other]), None)
    turned: _Turned = st.session_state.get(f"{key}-turned", _Turned(0, 0, "first"))

    def turn() -> None:
        onward = st.session_state[texts_key(key)]["turn"] == "next"
        to = after if onward else before
        if to is not None:
            st.session_state[f"{key}-blad"] = to + 1
            st.session_state[f"{key}-turned"] = _Turned(to, turned.times + 1, "first" if onward else "last")

    begin = turned.begin if turned.times and turned.sheet == at else None
    return Turning(before is not None, after is not None, begin, turned.times, turn)


def rule_numbers(rules: Collection[str]) -> dict[str, int]:
    """The number by which each of these rules is known in every document: its place in the order of the cleaning.

    Rules that are no longer there, as in a store of before, come behind those that are.
    """
    order = [*RULES, *sorted(set(rules) - RULES.keys())]
    return {rule: place for place, rule in enumerate(order, start=1) if rule in rules}


def marks(found: Cleaning, edits: Sequence[int], shown: Sequence[Aligned]) -> dict[int, Mark]:
    """How each of these edits is shown that stands in the rows shown."""
    numbers = rule_numbers(found.rules)
    place_of = {edit: place for place, edit in enumerate(edits, start=1)}
    return {
        edit: Mark(
            number=rows.rule_number(found.cleaned.edits[edit].rule, numbers),
            said=say("cleaning.said", place=place_of[edit], of=len(edits), what=_said(found, edit)),
            quiet=is_blank(found, edit),
            moved=is_moved(found, edit),
        )
        for row in shown
        for edit in row.edits
        if edit in place_of
    }


def is_blank(found: Cleaning, place: int) -> bool:
    """Whether an edit took away and put there nothing but white space."""
    edit = found.cleaned.edits[place]
    return not found.cleaned.raw[edit.start : edit.end].strip() and not edit.new.strip()


def is_moved(found: Cleaning, place: int) -> bool:
    """Whether an edit took text away that stands elsewhere now, or put it there."""
    return place in found.left or bool(found.cleaned.edits[place].moved)


def _said(found: Cleaning, place: int) -> str:
    """An edit in words: what it said, what that became, by which rule and where."""
    edit = found.cleaned.edits[place]
    old, new = (_quoted(text) for text in (found.cleaned.raw[edit.start : edit.end], edit.new))
    what = say(f"cleaning.{_kind(found, place)}", old=old, new=new)
    page = found.page_of(edit.start)
    return say("cleaning.what", rule=rows.rule_name(edit.rule), what=what, start=edit.start, page=page)


def _kind(found: Cleaning, place: int) -> str:
    """What sort of edit it is, as the strings call it."""
    edit = found.cleaned.edits[place]
    if is_moved(found, place):
        return "moved_here" if edit.moved else "moved_away"
    if not edit.new:
        return "removed"
    return "inserted" if edit.inserts else "replaced"


def _quoted(text: str) -> str:
    """The text of an edit on one line, and not too long."""
    shown = seen(text)
    return shown if len(shown) <= QUOTED else f"{shown[:QUOTED]}…"
