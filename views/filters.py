"""Choices that pages share. Each takes the key under which it stands in the address, so that a view is a link.

Options go on on the next line where a page is narrow: beside each other they would be cut off at its edge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil
from typing import Literal, TypeVar

import streamlit as st

from pipeline.browse.timeline_steps import BORDERS, read_borders
from pipeline.codebook import SourceKind
from pipeline.selection import Selection
from views import cached, parts
from views.labelled import labelled
from views.strings import say

Choice = TypeVar("Choice", bound=str)
_ALL = ""
"""What a list has for all of it: Streamlit says of nothing, in English, that one is to choose."""
USUAL_BORDERS = ", ".join(map(str, BORDERS))


def one_of(label: str, options: Mapping[Choice, str], key: str, *, default: Choice | None = None) -> Choice:
    """One choice out of a few; by default the first, where no other is named."""
    first = default or next(iter(options))
    chosen = st.segmented_control(
        label,
        list(options),
        default=first,
        format_func=options.__getitem__,
        key=labelled(key, options),
        required=True,
        wrap=True,
        bind="query-params",
    )
    return chosen or first


def bound(key: str, most: int) -> Literal["query-params"] | None:
    """How a number is bound to the address: not at all where that has no whole number up to `most`, which goes.

    Streamlit would fall over one that is endless.
    """
    typed = st.query_params.get(key)
    if typed is None or (typed.isdecimal() and len(typed) <= len(str(most)) and int(typed) <= most):
        return "query-params"
    del st.query_params[key]
    return None


def borders(label: str, *, help: str) -> tuple[int, ...] | None:
    """The first years of periods, typed; those of the laws by default. `None` where they cannot be read."""
    return read_borders(st.text_input(label, USUAL_BORDERS, key="grenzen", help=help, width=320, bind="query-params"))


def themes(key: str) -> tuple[str, ...]:
    """The themes to show, all by default, in the order of the codebook."""
    labels = parts.theme_labels(cached.codebook())
    chosen = st.pills(
        say("filter.themes"),
        list(labels),
        selection_mode="multi",
        wrap=True,
        default=list(labels),
        format_func=labels.__getitem__,
        key=labelled(key, labels),
        bind="query-params",
    )
    return tuple(theme for theme in labels if theme in chosen)


def sources_and_years(selection: Selection, key: str) -> Selection:
    """The same selection within the kinds of source and the years that the reader wants."""
    with st.container(horizontal=True, gap="large"):
        kinds = _sources(f"{key}-bron")
        years_ = years(selection, f"{key}-jaren")
    return replace(selection, source_kinds=kinds, years=years_)


def some_of(label: str, options: Mapping[Choice, str], key: str, *, help: str) -> tuple[Choice, ...]:
    """Any of these choices, in their order; none by default, which `help` says the meaning of."""
    chosen = st.pills(
        label,
        list(options),
        selection_mode="multi",
        wrap=True,
        format_func=options.__getitem__,
        key=labelled(key, options),
        help=help,
        bind="query-params",
    )
    return tuple(one for one in options if one in chosen)


def one_or_all(label: str, options: Mapping[Choice, str], key: str) -> Choice | None:
    """One of these, or all: `None`. It stands in the address under `key` by what it is, not by what it is called.

    Args:
        label: Of the list.
        options: What each is called.
        key: In the address.
    """
    asked, chosen = st.query_params.get(key), f"{key}-chosen"
    st.session_state[chosen] = next((one for one in options if one == asked), _ALL)
    picked = st.selectbox(
        label,
        [_ALL, *options],
        format_func=lambda one: options[one] if one in options else say("filter.all"),
        key=chosen,
        on_change=_into_address,
        args=(key, chosen),
        width=240,
    )
    return next((one for one in options if one == picked), None)


def _into_address(key: str, chosen: str) -> None:
    st.query_params.pop(key, None)
    if st.session_state[chosen] != _ALL:
        st.query_params[key] = st.session_state[chosen]


def any_of(
    label: str, options: Mapping[Choice, str], key: str, *, help: str, default: Sequence[Choice]
) -> tuple[Choice, ...]:
    """Any of these choices, in their order, for names that others gave: they stay plain text."""
    chosen = st.multiselect(
        label,
        list(options),
        default=list(default),
        format_func=options.__getitem__,
        key=labelled(key, options),
        help=help,
        placeholder=say("filter.none_chosen"),
        bind="query-params",
    )
    return tuple(one for one in options if one in chosen)


def page(total: int, size: int, key: str, *, of: object = None) -> int:
    """Which page of a list, from 1.

    Args:
        total: How much is in the list.
        size: How much a page holds.
        key: Of the choice, in the address too.
        of: What the list is of, and its order: where that is another than the last time, it is read from its first
            page. `None`: whoever changes the list sees to that.
    """
    shown = f"{key}-of"
    if of is not None and st.session_state.get(shown, of) != of:
        st.session_state[key] = 1
    st.session_state[shown] = of
    pages = ceil(total / size)
    return st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1


def _sources(key: str) -> tuple[SourceKind, ...] | None:
    labels = {kind: say(f"source.{kind}") for kind in SourceKind}
    return some_of(say("filter.sources"), labels, key, help=say("filter.sources_help")) or None


def all_years(selection: Selection) -> tuple[int, int]:
    """The first and the last year of the documents of a selection, which has some."""
    found = cached.years(cached.state(), selection)
    if found is None:
        raise ValueError("a selection without documents")
    return found


def years(selection: Selection, key: str) -> tuple[int, int] | None:
    """First and last year; `None` where there is no choice: all documents are of one year."""
    first, last = all_years(selection)
    if first == last:
        return None
    return st.slider(say("filter.years"), first, last, (first, last), key=key, width=320, bind="query-params")
