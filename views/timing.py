"""What a reader chooses of a timeline: how time is cut, what has a line of its own, and how is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from pipeline.browse.timeline import Grouping, Split, Steps, Timeline
from pipeline.browse.timeline_steps import MOST_BORDERS, SMOOTHING
from pipeline.selection import Selection
from views import cached, filters, rows
from views.charts import MOST_LINES, time_axis
from views.choices import Counting
from views.labelled import labelled
from views.strings import say

OUTLETS_AT_FIRST = 3


def split() -> Split:
    """What has a line of its own; all together until the reader chooses."""
    return filters.one_of(say("timeline.split"), {one: say(f"timeline.{one}") for one in Split}, "uitsplitsing")


def counting() -> Counting:
    """Whether shares or numbers are drawn; shares until the reader chooses."""
    return filters.one_of(say("timeline.counting"), {one: say(f"timeline.{one}") for one in Counting}, "maat")


def steps(split: Split, counting: Counting) -> Steps:
    """How time is cut: by year, but by period to begin with where a split leaves little in a year.

    Where the typed borders cannot be read, says so and ends the page.
    """
    apart = split is not Split.TOGETHER
    key, first = ("stap-uitgesplitst", Grouping.PERIOD) if apart else ("stap", Grouping.YEAR)
    named = {one: say(f"timeline.{one}") for one in Grouping}
    grouping = filters.one_of(say("timeline.step"), named, key, default=first)
    if grouping is Grouping.PERIOD:
        return Steps(grouping, borders=_borders())
    return Steps(grouping, smoothing=_smoothing() if counting is Counting.RELATIVE else 1)


def _borders() -> tuple[int, ...]:
    borders = filters.borders(say("timeline.borders"), help=say("timeline.borders_help"))
    if borders is None:
        st.warning(say("timeline.borders_wrong", most=MOST_BORDERS))
        st.stop()
    return borders


def _smoothing() -> int:
    options = {str(years): say(f"timeline.smoothing_{years}") for years in SMOOTHING}
    return int(filters.one_of(say("timeline.smoothing"), options, "vloeiend"))


def outlets(selection: Selection) -> Selection:
    """The same selection within the outlets that the reader wants beside each other, those with most at first.

    Where none is chosen, says so and ends the page.
    """
    found = cached.outlets(cached.state(), selection)
    names = {one.outlet: rows.outlet_name(one.outlet) for one in found}
    first = [name for name in names if name][:OUTLETS_AT_FIRST] or list(names)
    chosen = st.multiselect(
        say("timeline.outlets"),
        list(names),
        default=first,
        format_func=names.__getitem__,  # no more than the name: it stands in the address
        key=labelled("media", names),
        max_selections=MOST_LINES,
        help=say("timeline.outlets_help", found=len(names), most=MOST_LINES),
        placeholder=say("filter.none_chosen"),
        bind="query-params",
    )
    if not chosen:
        st.info(say("timeline.choose_outlet"))
        st.stop()
    return replace(selection, outlets=tuple(name for name in names if name in chosen))


def short(answer: Timeline) -> list[str]:
    """What the chart itself says of how it is drawn, in lines: that points take years together, where they do."""
    return [say("timeline.short_smoothed", years=answer.steps.smoothing)] if answer.steps.smoothed else []


def notes(answer: Timeline, counting: Counting, events: Mapping[int, str]) -> list[str]:
    """What stands beside the charts on how they are drawn, a sentence each; plain text."""
    first, last = time_axis(answer).years
    marked = [f"{year} {label}" for year, label in sorted(events.items()) if first <= year <= last]
    relative = counting is Counting.RELATIVE
    told = [
        say("timeline.over"),
        say(f"timeline.over_{answer.split}") if relative else say("timeline.counted"),
        say("timeline.hollow", **rows.minimums()),
        say("chart.nought"),
    ]
    if answer.steps.smoothed:
        told.append(say("timeline.smoothed", years=answer.steps.smoothing))
    if marked:
        told.append(say("timeline.laws", laws="; ".join(marked)))
    return [*told, say("chart.interval", draws=answer.draws, seed=str(answer.seed))] if relative else told


def file_name(answer: Timeline, counting: Counting) -> str:
    """Of the files of a timeline: how it is cut, split and counted."""
    words = [say("timeline.file"), say(f"timeline.{answer.steps.grouping}"), say(f"timeline.{answer.split}")]
    if answer.steps.smoothed:
        words.append(say("timeline.file_smoothed", years=answer.steps.smoothing))
    if counting is Counting.ABSOLUTE:
        words.append(say("timeline.absolute"))
    return "-".join(words).replace(" ", "-")
