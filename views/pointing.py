"""A point of a chart that a reader picks: its place in the address, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from pipeline.browse.tables import Record, selection_record
from pipeline.browse.timeline import Point, Split, Timeline
from pipeline.browse.timeline_sentences import Behind, behind
from pipeline.selection import Selection
from views import cached, filters, parts, quoting
from views.charts import PICKED_POINT
from views.markup import plain
from views.rows import small_note, so_many
from views.strings import amount, percent, say
from views.timeline_rows import group_name, point_name

ADDRESS, PAGE, FIRST = "punt", "punt-blad", "punt-eerst"
SENTENCES_A_PAGE = 10
_CHOICE, _TURNS = "picked_point", "picked_turns"


def picked(answer: Timeline) -> Point | None:
    """The point in the address; `None` where it has none. One that is not in this answer is said to be gone."""
    key = st.query_params.get(ADDRESS)
    point = answer.point(key) if key else None
    if key and point is None:
        st.info(say("timeline.point_gone"))
    return point


def within(theme: str) -> str | None:
    """Key of the point in the address when it is of this theme, so that other charts stay as they are; else `None`."""
    key = st.query_params.get(ADDRESS, "")
    return key if key.startswith(f"{theme}.") else None


def chart_key(name: str) -> str:
    """The key of a chart, another one each time that its point is left: it only tells when what is picked changes."""
    turns = st.session_state.setdefault(_TURNS, {})
    return f"{name}-{turns.setdefault(name, 0)}"


def pick(name: str) -> Callable[[], None]:
    """What puts the point that is picked in the chart of this name into the address."""

    def put() -> None:
        found = _in_chart(name)
        if found:
            _go_to(found, besides=name)

    return put


def _in_chart(name: str) -> str | None:
    """Key of the point that is picked in a chart; `None` where none is."""
    state = st.session_state.get(chart_key(name))
    found = state["selection"].get(PICKED_POINT) if state else None
    return str(found[0]["key"]) if found else None


def _go_to(key: str | None, besides: str | None = None) -> None:
    """Write a point into the address, from its first page on; leave the points of all charts but one."""
    for name in (ADDRESS, FIRST):
        st.query_params.pop(name, None)
    if key is not None:
        st.query_params[ADDRESS] = key
    st.session_state[PAGE] = 1
    turns = st.session_state.get(_TURNS, {})
    left = [name for name in turns if name != besides and _in_chart(name)]
    st.session_state[_TURNS] = {name: turn + (name in left) for name, turn in turns.items()}


def sentences(answer: Timeline, labels: Mapping[str, str], colours: Mapping[str, str], selection: Selection) -> None:
    """Under the charts: points to choose from without a pointer, and the sentences behind the chosen one.

    Args:
        answer: Its points.
        labels: Of the themes.
        colours: Of the themes.
        selection: What the answer was asked of.
    """
    st.header(say("timeline.behind"))
    point = picked(answer)
    _choose(answer, labels, point)
    if point is None:
        st.caption(say("timeline.behind_none"))
        return
    st.markdown(_told(point, answer))
    which = replace(behind(selection, point, answer.split), first=st.query_params.get(FIRST))
    page = filters.page(point.share.count, SENTENCES_A_PAGE, PAGE)
    quotes = cached.point_sentences(cached.state(), which, SENTENCES_A_PAGE, page).quotes
    if quotes and quotes[0].cited.slug == which.first:
        st.caption(say("timeline.behind_first", title=plain(quotes[0].cited.title)))
    for quote in quotes:
        quoting.show(quote, colours[point.theme])
    name = f"{say('timeline.file_sentences')}-{point.key}".replace(" ", "-")
    parts.download(partial(_records, which), name, cached.footing(cached.state(), which.selection))


def _choose(answer: Timeline, labels: Mapping[str, str], chosen: Point | None) -> None:
    names = {point.key: _name(point, answer, labels) for point in answer.points if point.share.count}
    st.session_state[_CHOICE] = chosen.key if chosen and chosen.key in names else None
    st.selectbox(
        say("timeline.point"),
        list(names),
        format_func=names.__getitem__,
        key=_CHOICE,
        placeholder=say("timeline.point_none"),
        on_change=lambda: _go_to(st.session_state[_CHOICE]),
    )


def _name(point: Point, answer: Timeline, labels: Mapping[str, str]) -> str:
    group = [] if answer.split is Split.TOGETHER else [group_name(answer.split, point.group)]
    sentences = amount("sentences", point.share.count)
    return f"{', '.join([labels[point.theme], point_name(point, answer), *group])}: {sentences}"


def _told(point: Point, answer: Timeline) -> str:
    """How much the point counts, over what, and whether that is too little; safe as Markdown."""
    share, documents = point.share, point.dispersion
    group = say("timeline.of_group", group=group_name(answer.split, point.group)) if point.group is not None else ""
    line = say(
        "timeline.behind_told",
        period=point_name(point, answer),
        group=group,
        sentences=so_many(share),
        share=percent(share.value),
        documents=so_many(documents),
    )
    return plain(f"{'; '.join(filter(None, [line, small_note(share)]))}.")


def _records(which: Behind) -> list[Record]:
    chosen = {**selection_record(which.selection), "selected_mode": which.mode, "selected_stance": which.stance}
    return [{**record, **chosen} for record in cached.all_point_sentences(cached.state(), which)]
