"""The figures of Woord en daad as a chart with its table, files and pictures: of all themes, and of one by period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pipeline.browse.contrast import Contrast, WordAndDeed
from pipeline.browse.contrast_periods import ContrastInTime
from pipeline.browse.contrast_tables import contrast_records, period_records
from pipeline.browse.footing import Footing
from pipeline.browse.tables import Record
from pipeline.browse.timeline_steps import BORDERS
from pipeline.selection import Pair, Selection
from views import cached, charts, filters, parts, pictures, quoting, rows, sides, standing
from views.markup import plain
from views.strings import say


@dataclass(frozen=True)
class _Figures:
    """Contrasts to draw, a row each: by its name, and what a row is; the title, what stands beside it, of how much."""

    contrasts: dict[str, Contrast]
    pair: Pair
    of: str
    title: str
    footing: Footing
    lines: tuple[str, ...]
    totals: tuple[str, ...]
    records: Callable[[], list[Record]]


def all_themes(answer: WordAndDeed, name: str) -> None:
    """A row for each theme; `name`: of the files."""
    labels = parts.theme_labels(cached.codebook())
    figures = _Figures(
        contrasts={labels[one.theme]: one for one in answer.contrasts},
        pair=answer.pair,
        of=say("column.theme"),
        title=say("contrast.chart_own" if sides.own(answer.pair) else "contrast.chart"),
        footing=answer.footing,
        lines=(_explained(answer.pair), quoting.totals(answer), _interval(answer)),
        totals=tuple(quoting.side_totals(answer)),
        records=partial(contrast_records, answer),
    )
    _show(figures, name)


def by_period(selection: Selection, pair: Pair, theme: str, name: str) -> None:
    """A row for each period between borders that the reader may set; `name`: of the files."""
    answer = cached.contrast_in_time(cached.state(), selection, theme, pair, _borders())
    if not answer.steps:
        st.info(say("contrast.no_periods"))
        return
    explained = (_explained(pair), say("contrast.periods_explain"), _interval(answer))
    figures = _Figures(
        contrasts={rows.period_name(step.period): step.contrast for step in answer.steps},
        pair=pair,
        of=say("column.period"),
        title=say("contrast.chart_periods", theme=parts.theme_labels(cached.codebook())[theme]),
        footing=answer.footing,
        lines=(*explained, *sides.groups_told(pair)),
        totals=(),
        records=partial(period_records, answer, rows.period_name),
    )
    _show(figures, f"{name}-{theme}-{say('contrast.file_periods')}", "tabel-perioden")


def _explained(pair: Pair) -> str:
    return say("contrast.gap_explain_own" if sides.own(pair) else "contrast.gap_explain", **rows.minimums())


def _borders() -> tuple[int, ...]:
    """The first years of the periods, typed; what cannot be read gives way to the years in which the law changed."""
    borders = filters.borders(say("contrast.borders"), help=say("contrast.borders_help"))
    if borders is None:
        st.warning(say("contrast.borders_wrong", usual=filters.USUAL_BORDERS))
    return borders or BORDERS


def _interval(answer: WordAndDeed | ContrastInTime) -> str:
    return say("chart.interval", draws=answer.draws, seed=str(answer.seed))


def _out_of(footing: Footing) -> list[str]:
    """What both sides were taken from, in a few lines: more, for sentences of neither side are in it."""
    counted, *others = standing.short(footing)
    return [say("contrast.out_of", counted=counted), *others]


def _show(figures: _Figures, name: str, fold: str = "tabel") -> None:
    """The chart, what stands beside it, its table and its files."""
    inputs = {
        "contrasts": figures.contrasts,
        "pair": figures.pair,
        "colours": parts.theme_colours(cached.codebook()),
        "of": figures.of,
        "title": figures.title,
        "subtitle": [*figures.totals, *_out_of(figures.footing), *sides.groups_told(figures.pair)],
    }
    with st.container(key=f"wide-{name}"):  # a narrow page alone shows this, see page.css
        st.caption(say("contrast.wide"))
    st.vega_lite_chart(cached.chart(charts.contrast_chart, **inputs), alt=say("contrast.alt", of=figures.of))
    parts.footnote(figures.footing, *map(plain, figures.lines))
    drawn = sides.contrast_rows(figures.contrasts, figures.pair, figures.of)
    parts.table(drawn, figures.records, name, figures.footing, figures.title, *figures.lines, fold=fold)
    pictures.offer(charts.contrast_chart, inputs, name, figures.footing, *figures.lines)
