"""How a reviewer fills their queue, and which sentence they are at: both stand in the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.codebook import Codebook
from pipeline.judgement import Why
from pipeline.review import MOST, Fill, Item, Way
from views import address, cached, parts, sidebar
from views.markup import plain
from views.strings import amount, say

FILL, THEME, DOCUMENT = "rij", "rij-thema", "rij-document"
UNIT, WHY = "zin", "reden"
"""Under what each stands in the address."""
_SKIPPED = "review-skipped"


def choose(codebook: Codebook) -> Way:
    """Ask how the queue is filled; what the address asks for and is not there is told above that."""
    above = st.container()
    with st.container(horizontal=True, gap="large"):
        fills = {one: say(f"ways.{one}") for one in Fill}
        fill = Fill(_one(say("ways.fill"), fills, FILL, above, help=say("ways.fill_help")))
        if fill is Fill.THEME:
            return Way(fill, _one(say("ways.which_theme"), parts.theme_labels(codebook), THEME, above))
        if fill is Fill.DOCUMENT:
            titles = {one.slug: address.option(one) for one in cached.documents(cached.state(), sidebar.selection())}
            return Way(fill, _one(say("ways.which_document"), titles, DOCUMENT, above))
    return Way(fill)


def _one(label: str, options: Mapping[str, str], key: str, above: DeltaGenerator, *, help: str | None = None) -> str:
    """One of these, the first by default; in the address by what it is. A choice goes on with another sentence."""
    asked, chosen = st.query_params.get(key), f"{key}-chosen"
    st.session_state[chosen] = asked if asked in options else next(iter(options))
    if asked is not None and asked not in options:
        above.warning(say("ways.unknown", asked=plain(asked), taken=plain(options[st.session_state[chosen]])))
    picked: str = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=chosen,
        help=help,
        on_change=_go_by,
        args=(key, chosen),
        width=360,
    )
    return picked


def _go_by(key: str, chosen: str) -> None:
    st.query_params[key] = st.session_state[chosen]
    leave()


def current(reviewer: str, way: Way, codebook: Codebook) -> Item | None:
    """The sentence in the address; where it has none, the next of the queue, which stands there from now on.

    What others judge meanwhile must not change what a reviewer has before them.
    """
    now, settings = cached.state(), cached.settings()
    theme = way.about if way.fill is Fill.THEME else None
    asked, why = st.query_params.get(UNIT), st.query_params.get(WHY)
    if asked and why in set(Why):
        found = cached.to_judge(now, settings, codebook, reviewer, (asked, Why(why), theme))
        if found is not None:
            return found
        st.warning(say("ways.gone"))
    coming = cached.coming(now, settings, codebook, reviewer, way=way, skip=skipped()).next
    if coming is not None:
        go_to(coming.unit_id, coming.asked.why)
    return coming


def told(reviewer: str, way: Way, codebook: Codebook) -> None:
    """How many sentences are left in the queue."""
    left = cached.coming(cached.state(), cached.settings(), codebook, reviewer, way=way, skip=skipped()).left
    st.caption(say("ways.left_most", n=left) if left >= MOST else say("ways.left", n=amount("sentences", left)))


def go_to(unit_id: str, why: Why) -> None:
    """Put a sentence into the address."""
    st.query_params.update({UNIT: unit_id, WHY: why.value})


def leave() -> None:
    """Take the sentence out of the address, so that the next one comes."""
    for key in (UNIT, WHY):
        st.query_params.pop(key, None)


def skipped() -> tuple[str, ...]:
    """Ids of the sentences that the reader passed over in this session."""
    return tuple(st.session_state.get(_SKIPPED, ()))


def skip(unit_id: str) -> None:
    """Pass a sentence over in this session."""
    st.session_state[_SKIPPED] = (*skipped(), unit_id)
    leave()
