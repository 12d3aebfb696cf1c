"""The two groups that a reader makes to hold up against each other; all of it stands in the address."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.codebook import Mode, SourceKind, Voice
from pipeline.selection import PAIRS, Group, Pair, Selection, Side, Sides
from views import cached, filters, rows, sides
from views.labelled import labelled
from views.strings import say

KEYS = {Side.WORD: "a", Side.DEED: "b"}


def chosen(everything: Selection, how: Sides) -> tuple[Selection, Pair]:
    """What is counted, and its two groups.

    Word and deed stand within the kinds of source and years that the reader wants; groups of their own have each
    theirs. Without anything in the first of these the page ends, for all would be in it.
    """
    if how is not Sides.OWN:
        return filters.sources_and_years(everything, "woord"), PAIRS[how]
    columns = st.columns(2, gap="large")
    first, second = (_group(everything, side, column) for side, column in zip(Side, columns, strict=True))
    if first == Group():
        st.info(say("contrast.choose_group"))
        st.stop()
    return everything, Pair(first, second)


def _group(everything: Selection, side: Side, column: DeltaGenerator) -> Group:
    key = KEYS[side]
    helped = say("contrast.group_help")
    with column:
        st.subheader(sides.heading(say(f"contrast.group_{side}")))
        kinds = filters.some_of(say("filter.sources"), _named("source", SourceKind), f"{key}-bron", help=helped)
        modes = filters.some_of(say("contrast.modes"), _named("mode", Mode), f"{key}-vorm", help=helped)
        voices = filters.some_of(say("contrast.voices"), _named("voice", Voice), f"{key}-stem", help=helped)
        outlets = _outlets(everything, f"{key}-medium", helped)
        years = filters.years(everything, f"{key}-jaren")
    within = None if years == filters.all_years(everything) else years
    return Group(None, modes or None, kinds or None, voices or None, within, outlets or None)


def _named(of: str, values: type[SourceKind | Mode | Voice]) -> dict[str, str]:
    return {value: say(f"{of}.{value}") for value in values}


def _outlets(everything: Selection, key: str, helped: str) -> tuple[str, ...]:
    """Where documents appeared; as plain text, since a name is what a document says."""
    found = sorted({cited.outlet or "" for cited in cached.documents(cached.state(), everything)}, key=str.casefold)
    named = {outlet: rows.outlet_name(outlet) for outlet in found}
    picked = st.multiselect(
        say("contrast.outlets"),
        found,
        format_func=named.__getitem__,
        key=labelled(key, named),
        help=helped,
        placeholder=say("contrast.any_outlet"),
        bind="query-params",
    )
    return tuple(picked)
