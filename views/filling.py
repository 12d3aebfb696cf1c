"""How complete the corpus is: documents by kind of source and year, drawn, in rows and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import streamlit as st

from pipeline.browse.completeness import Cell, cells, empty_years
from pipeline.browse.footing import Footing
from pipeline.browse.overview import Overview
from pipeline.browse.tables import Record, footing_record
from views import cached, charts, parts, pictures, rows, standing
from views.strings import number, say


def completeness(answer: Overview) -> None:
    """Documents by kind of source and year, and which fields are empty."""
    found, footing = cells(answer.documents), answer.footing
    title = say("corpus.documents_chart")
    inputs = {"cells": found, "title": title, "subtitle": standing.short(footing)}
    st.vega_lite_chart(cached.chart(charts.documents_chart, **inputs), alt=say("corpus.documents_alt"))
    st.markdown(emptiness(found))
    note, name = say("corpus.filling_note", **rows.minimums()), say("corpus.documents_file")
    parts.footnote(footing, note)
    parts.table(cell_rows(found), lambda: cell_records(found, footing), name, footing)
    pictures.offer(charts.documents_chart, inputs, name, footing, note)


def emptiness(found: Sequence[Cell]) -> str:
    """How many fields are empty, and for each kind of source in which years, as Markdown."""
    empty = sum(not cell.documents for cell in found)
    if not empty:
        return say("corpus.no_empty")
    years = [
        say("corpus.empty_years", source=say(f"source.{one.source_kind}"), years=_runs(one.runs))
        for one in empty_years(found)
    ]
    return say("corpus.empty", empty=empty, all=len(found), years="; ".join(years))


def _runs(runs: Sequence[tuple[int, int]]) -> str:
    """Runs of years as `2004–2008, 2012`."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def cell_rows(found: Sequence[Cell]) -> list[rows.Row]:
    """A row for each year, a column for each kind; none is a dash, as in the chart."""
    of = {(cell.year, cell.source_kind): cell.documents for cell in found}
    kinds = list(dict.fromkeys(cell.source_kind for cell in found))
    return [
        {say("column.year"): str(year)}
        | {say(f"source.{kind}"): number(of[year, kind]) if of[year, kind] else "–" for kind in kinds}
        | {say("corpus.together"): sum(of[year, kind] for kind in kinds)}
        for year in dict.fromkeys(cell.year for cell in found)
    ]


def cell_records(found: Sequence[Cell], footing: Footing) -> list[Record]:
    """Every field as handed out, the empty ones too, under stable English names."""
    return [{**asdict(cell), **footing_record(footing)} for cell in found]
