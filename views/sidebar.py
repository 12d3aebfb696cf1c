"""What stands at the side of every page: the language, and what counts: examples, copies, years, noise, whose word."""

from __future__ import annotations

import streamlit as st

from pipeline.codebook import Language
from pipeline.noise import NOISY
from pipeline.selection import Selection
from views import cached
from views.labelled import keep_over_languages, turn
from views.pointing import FIRST
from views.strings import LANGUAGE_KEY, say

FICTIONAL_KEY = "fictief"
NOISE_KEY, NOISE_SHARE_KEY = "zonder-ruis", "ruis-boven"
MACHINE_KEY = "alleen-model"
WORKS_KEY = "elk-werk-eens"
CERTAIN_KEY = "zekere-jaren"
LEAST_NOISE, MOST_NOISE = 5, 60
"""Percentages between which the threshold can be set, in steps of the least."""
LANGUAGES = {Language.DUTCH: "Nederlands", Language.ENGLISH: "English"}
_LAST_DEFAULT, _FOLLOWED = "fictional_default", "link_followed"


def language_switch() -> bool:
    """Ask for the language; `views.strings.language` gives the answer.

    Returns:
        Whether it was asked. If not, the address named it by its code, `?taal=en`, and names it in full now: the page
        is to begin anew, once it is known which page that is.
    """
    if turn(LANGUAGE_KEY, LANGUAGES):
        return False
    st.sidebar.segmented_control(
        say("sidebar.language"),
        list(LANGUAGES),
        default=Language.DUTCH,
        format_func=LANGUAGES.__getitem__,
        key=LANGUAGE_KEY,
        required=True,
        on_change=keep_over_languages,
        label_visibility="collapsed",
        bind="query-params",
    )
    return True


def fictional_switch() -> None:
    """Ask whether fictional examples count: by itself yes until a real document is in, and no from then on."""
    default = not cached.has_real_documents(cached.state())
    if st.session_state.get(_LAST_DEFAULT, default) != default:
        st.session_state[FICTIONAL_KEY] = default  # the first real document came in, or the last one went
    st.session_state[_LAST_DEFAULT] = default
    _follow_link(FICTIONAL_KEY)
    st.sidebar.toggle(
        say("sidebar.fictional"),
        value=default,
        key=FICTIONAL_KEY,
        help=say("sidebar.fictional_help"),
        bind="query-params",
    )


def _follow_link(key: str) -> None:
    """Turn a switch as a link to one document says by which the reader came: one that is there keeps what it holds."""
    followed, link = f"{_FOLLOWED}-{key}", st.query_params.get(FIRST)
    asked = st.query_params.get(key)
    if link and asked and link != st.session_state.get(followed):
        st.session_state[key] = asked == "true"
    st.session_state[followed] = link


def noise_switch() -> None:
    """Ask whether noisy sentences are left out, and from which share of words that are not Dutch on."""
    out = st.sidebar.toggle(say("sidebar.noise"), key=NOISE_KEY, help=say("sidebar.noise_help"), bind="query-params")
    if out:
        st.sidebar.slider(
            say("sidebar.noise_share"),
            *(LEAST_NOISE, MOST_NOISE, round(100 * NOISY)),
            step=LEAST_NOISE,
            format="%d%%",
            key=NOISE_SHARE_KEY,
            bind="query-params",
        )


def machine_switch() -> None:
    """Ask whether only the machine's own judgements count, whatever codings and people say."""
    st.sidebar.toggle(
        say("sidebar.machine_only"), key=MACHINE_KEY, help=say("sidebar.machine_only_help"), bind="query-params"
    )


def works_switch() -> None:
    """Ask whether of each work one document counts: copies, reprints and versions of another are left out."""
    st.sidebar.toggle(
        say("sidebar.works_once"), key=WORKS_KEY, help=say("sidebar.works_once_help"), bind="query-params"
    )


def certain_switch() -> None:
    """Ask whether only documents count of which the year is certain."""
    _follow_link(CERTAIN_KEY)
    st.sidebar.toggle(
        say("sidebar.certain_years"), key=CERTAIN_KEY, help=say("sidebar.certain_years_help"), bind="query-params"
    )


def selection() -> Selection:
    """All themes of the codebook over all documents and sentences that the reader wants counted."""
    return Selection(
        cached.codebook().theme_ids,
        fictional=bool(st.session_state.get(FICTIONAL_KEY, True)),
        noise_at_most=_noise_at_most(),
        machine_only=bool(st.session_state.get(MACHINE_KEY)),
        works_once=bool(st.session_state.get(WORKS_KEY)),
        certain_years=bool(st.session_state.get(CERTAIN_KEY)),
    )


def _noise_at_most() -> float | None:
    if not st.session_state.get(NOISE_KEY):
        return None
    return float(st.session_state.get(NOISE_SHARE_KEY, round(100 * NOISY))) / 100
