"""Choices that stand in the address by their labels: kept when the language changes, and understood in each language.

Streamlit writes into the address what a choice is called. A link made on the Dutch page may be opened on the English
one, and somebody may write an address by hand: a label means what it says in any language, and so does the plain id of
what is chosen (`themas=community_work`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

import streamlit as st

from pipeline.codebook import Language
from views import cached, parts
from views.strings import called, speaking

_LABELLED = "labelled_filters"


def keep_over_languages() -> None:
    """Hold on to what is chosen when the language changes.

    The address holds labels, and those of another language would mean nothing to a widget that is there: values set by
    the program go before it.
    """
    for key in st.session_state.get(_LABELLED, ()):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def labelled(key: str, options: Mapping[str, str]) -> str:
    """The key of a widget that is about to be shown; where its labels in the address are turned the page begins anew.

    Args:
        key: Of the widget, in the address too.
        options: What each is called in the reader's language, by its id.
    """
    st.session_state[_LABELLED] = st.session_state.get(_LABELLED, frozenset()) | {key}
    if turn(key, options):
        st.rerun()
    return key


def turn(key: str, options: Mapping[str, str]) -> bool:
    """Turn labels in the address into those of the reader's language, for a widget that is not there yet.

    Args:
        key: Of the widget, in the address too.
        options: What each is called in the reader's language, by its id.

    Returns:
        Whether anything was turned. The page is then to begin anew: a widget takes its first value from the address
        that the page began with.
    """
    asked = st.query_params.get_all(key)
    if key in st.session_state or set(asked) <= set(options.values()):  # a widget that is there knows what it holds
        return False
    turned = [_in_this_language(said, options) for said in asked]
    if turned != asked:
        st.query_params[key] = turned
    return turned != asked


def _in_this_language(said: str, options: Mapping[str, str]) -> str:
    """The label of the option that is meant; what is said itself where that is none of them."""
    if said in options.values():
        return said
    ids = [said, *_themes_called(said, options)]
    meant = [*(options[one] for one in ids if one in options), *called(said)]
    return next((label for label in meant if label in options.values()), said)


def _themes_called(said: str, options: Mapping[str, str]) -> Iterator[str]:
    """Ids of themes that are called so in any language; none where the options are a closed set and so no themes."""
    if all(isinstance(one, Enum) for one in options):
        return
    for language in Language:
        with speaking(language):
            labels = parts.theme_labels(cached.codebook())
        yield from (theme for theme, label in labels.items() if label == said)
