"""What a search found: how much, when, and a period of it to look into."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from pipeline.bootstrap import DRAWS, SEED
from pipeline.browse.concordance import Concordance
from pipeline.browse.concordance_tables import spread_records
from pipeline.browse.footing import Footing
from pipeline.browse.spread import Step, spread
from pipeline.browse.tables import Record, selection_record
from pipeline.browse.timeline import Grouping, Period
from pipeline.selection import Selection
from views import cached, charts, filters, parts, pictures, rows, standing
from views.choices import Measure
from views.markup import plain
from views.searched import Search
from views.strings import amount, number, percent, say

PERIOD, CHART = "periode", "verloop"
_CHOICE = "picked_period"
_PERIOD = re.compile(r"(\d{4})?-(\d{4})?")
FILE_CHARACTERS = 40
"""Of a search, in the name of a file."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands behind the figures of a search.

    Attributes:
        footing: What the selection stands on.
        narrowed: Which of its sentences were searched, in words; empty where all were. Plain text.
        asked: What was asked, as columns for exports.
        title: Of charts and tables: what was searched for.
    """

    footing: Footing
    narrowed: str
    asked: Record
    title: str

    def limits(self, found: Concordance) -> list[str]:
        """Which sentences alone were searched, and of how many; nothing where all were. Plain text."""
        narrowed = [say("searching.only", narrowed=self.narrowed)] if self.narrowed else []
        if found.units == self.footing.units:
            return narrowed
        counts = {"units": amount("sentences", found.units), "all": amount("sentences", self.footing.units)}
        return [*narrowed, say("searching.searched_of", **counts)]

    def told(self, found: Concordance) -> list[str]:
        """What was searched for and where, and how much of it was found, in sentences. Plain text."""
        return [f"{self.title}.", told(found), *self.limits(found)]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of what was found: its steps, what of them is drawn, and the answer that they are of."""

    steps: tuple[Step, ...]
    measure: Measure
    found: Concordance

    def inputs(self, stands: Standing) -> dict[str, object]:
        """What the chart draws."""
        return {"steps": self.steps, "measure": self.measure, "title": stands.title, "subtitle": ()}

    def counted(self) -> str:
        """What it counts and over what, as a sentence. Plain text."""
        units = amount("sentences", self.found.units)
        documents = amount("documents", self.found.documents_searched)
        return say(f"searching.counts_{self.measure}", units=units, documents=documents)

    def explained(self) -> list[str]:
        """How to read its points, in sentences; bars need no word. Plain text."""
        if self.measure is Measure.HITS:
            return []
        interval = say("chart.interval", draws=DRAWS, seed=str(SEED))
        return [say("searching.hollow", **rows.minimums()), say("chart.nought"), interval]


def period_in_address() -> Period | None:
    """The period that the reader picked, as the address says: `?periode=2007-2014`; `None` where none is picked."""
    found = _PERIOD.fullmatch(st.query_params.get(PERIOD, ""))
    if found is None or not any(found.groups()):
        return None
    first, last = (int(year) if year else None for year in found.groups())
    return Period(first, last)


def within(selection: Selection, period: Period) -> Selection:
    """A selection within a period."""
    (first, last), own = period.years, selection.years or period.years
    return replace(selection, years=(max(first, own[0]), min(last, own[1])))


def told(found: Concordance) -> str:
    """How much was found in how much, as a sentence."""
    return say(
        "searching.told",
        hits=amount("hits", found.total),
        sentences=amount("sentences", found.sentences),
        documents=amount("documents", found.documents),
        units=amount("sentences", found.units),
        searched=amount("documents", found.documents_searched),
    )


def heading(total: int, period: Period | None) -> str:
    """Above the hits: how many, and of which period where one is picked."""
    hits = amount("hits", total)
    return hits if period is None else say("searching.hits_in", hits=hits, period=rows.period_name(period))


def file_name(search: Search) -> str:
    """The name of the file of hits: what was searched for, as far as a file may be called that."""
    words = "-".join(re.findall(r"\w+", search.typed.lower()))
    return "-".join(filter(None, [say("searching.file"), words[:FILE_CHARACTERS]]))


def hit_records(hits: Callable[[], list[Record]], asked: Record, selection: Selection) -> list[Record]:
    """Hits as handed out, each with what was asked of which selection."""
    behind = {**asked, **selection_record(selection)}
    return [{**record, **behind} for record in hits()]


def over_time(found: Concordance, stands: Standing) -> Drawn:
    """The chart of what was found through the years, and a way into a period; gives what `behind` tells of it."""
    drawing, beside = st.columns([5, 3], gap="large")
    with beside:
        measure = filters.one_of(
            say("searching.measure"), {one: say(f"searching.measure_{one}") for one in Measure}, "maat"
        )
        grouping = filters.one_of(say("timeline.step"), {one: say(f"timeline.{one}") for one in Grouping}, "zoek-stap")
        drawn = Drawn(spread(found.by_document, grouping), measure, found)
        _choose(drawn.steps)
    with drawing:
        chart = cached.chart(charts.spread_chart, **drawn.inputs(stands), pickable=True)
        st.vega_lite_chart(chart, alt=say("searching.alt"), key=CHART, on_select=_pick, selection_mode=[charts.PICKED])
    st.caption(plain(drawn.counted()))
    return drawn


def behind(drawn: Drawn, stands: Standing) -> None:
    """The table of the chart with its files, and its pictures."""
    name = f"{say('searching.file')}-{say(f'searching.measure_{drawn.measure}')}"
    footing = stands.footing
    with st.expander(say("chart.table"), key="tabel", bind="query-params"):
        parts.grid(spread_rows(drawn.steps), say("chart.table"))
        records = partial(spread_records, drawn.steps, stands.asked, footing, rows.period_name)
        parts.download(records, name, footing, *stands.told(drawn.found), drawn.counted(), *drawn.explained())
        inputs = {**drawn.inputs(stands), "subtitle": _subtitle(drawn.found, stands)}
        pictures.offer(charts.spread_chart, inputs, name, footing, drawn.counted(), *drawn.explained())


def _subtitle(found: Concordance, stands: Standing) -> list[str]:
    return [told(found), *stands.limits(found)[:1], standing.selected(stands.footing.selection)]


def spread_rows(steps: Sequence[Step]) -> list[rows.Row]:
    """A row for each period in which anything was searched."""
    return [
        {
            say("column.period"): rows.period_name(step.period),
            say("searching.axis_hits"): number(step.hits),
            say("searching.with_hit"): rows.so_many(step.sentences),
            say("column.share"): percent(step.sentences.value),
            say("column.interval"): rows.small_note(step.sentences) or rows.share_interval(step.sentences.interval),
            say("searching.documents_with_hit"): rows.so_many(step.documents),
        }
        for step in steps
        if step.sentences.of
    ]


def _choose(steps: Sequence[Step]) -> None:
    """A period to choose without a pointer, the one that is chosen, and a way back to all years."""
    names = {_in_address(step.period): rows.period_name(step.period) for step in steps if step.hits}
    picked = st.query_params.get(PERIOD)
    st.session_state[_CHOICE] = picked if picked in names else None
    st.selectbox(
        say("searching.pick"),
        list(names),
        format_func=names.__getitem__,
        key=_CHOICE,
        placeholder=say("searching.pick_none"),
        on_change=lambda: _go_to(st.session_state[_CHOICE]),
    )
    if (period := period_in_address()) is None:
        return
    st.markdown(say("searching.picked", period=rows.period_name(period)))
    st.button(say("searching.all_years"), key="alle-jaren", on_click=_go_to, args=(None,))


def _pick() -> None:
    picked = st.session_state[CHART].selection.get(charts.PICKED)
    _go_to(_in_address(Period(*(picked[0].get(name) for name in (charts.FROM, charts.UNTIL)))) if picked else None)


def _in_address(period: Period) -> str:
    return f"{period.first or ''}-{period.last or ''}"


def _go_to(period: str | None) -> None:
    """Write a period into the address; `None`: all years."""
    if period is None:
        st.query_params.pop(PERIOD, None)
    else:
        st.query_params[PERIOD] = period
