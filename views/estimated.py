"""The machine's errors as people's verdicts on sentences drawn by chance let them be estimated: a part of Methode."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pipeline.browse.error_rates import ENOUGH, ErrorRates, Estimate, Rates
from pipeline.browse.footing import Footing
from pipeline.browse.sampled import Sampled
from pipeline.browse.tables import Record, estimate_columns, footing_record
from views import cached, parts, rows
from views.strings import amount, percent, say

ALL = "all"


def errors(footing: Footing) -> None:
    """What is known of them for the sentences that stand under a footing, by theme and by kind of source."""
    st.header(say("method.errors_title"))
    found = cached.sampled(cached.state(), footing.selection)
    st.markdown(say("method.errors_lead", enough=ENOUGH))
    st.markdown(judged(found))
    names = parts.theme_labels(cached.codebook())
    together = {say("method.errors_all_themes"): found.all_sources.together}
    parts.grid(theme_rows(found.all_sources, names) + rate_rows("column.theme", together), say("method.errors_title"))
    kinds = {say(f"source.{kind}"): rates.together for kind, rates in found.by_source.items()}
    parts.grid(rate_rows("column.source", kinds), say("method.errors_by_source"))
    st.caption(say("method.errors_note"))
    with st.expander(say("method.errors_both"), key="fouten-per-bron", bind="query-params"):
        parts.grid(theme_source_rows(found, names), say("method.errors_both"))
        parts.download(lambda: error_records(found, footing), say("method.errors_file"), footing)


def judged(found: Sampled) -> str:
    """How many sentences that were drawn were judged, and how many of these blind."""
    sample = found.sample
    return say("method.errors_judged", sentences=amount("sentences", sample.sentences), blind=sample.blind)


def theme_rows(rates: ErrorRates, names: Mapping[str, str]) -> list[rows.Row]:
    """A row for each theme."""
    return rate_rows("column.theme", {names.get(theme, theme): one for theme, one in rates.themes.items()})


def theme_source_rows(found: Sampled, names: Mapping[str, str]) -> list[rows.Row]:
    """A row for each theme in each kind of source."""
    return [
        {say("column.source"): say(f"source.{kind}"), **row}
        for kind, rates in found.by_source.items()
        for row in theme_rows(rates, names)
    ]


def rate_rows(heading: str, rates: Mapping[str, Rates]) -> list[rows.Row]:
    """A row for each of some things, by its name, under the string `heading`."""
    return [
        {
            say(heading): name,
            say("method.precision"): estimated(one.precision),
            say("method.recall"): estimated(one.recall),
            say("method.errors_found"): percent(one.found),
            say("method.errors_there"): estimated(one.prevalence),
        }
        for name, one in rates.items()
    ]


def estimated(estimate: Estimate) -> str:
    """`86,0% [79,1%–91,5%], n = 140`; where too few were judged that is said."""
    if estimate.value is None:
        return say("method.errors_few", n=estimate.n)
    interval = f" [{rows.share_interval(estimate.interval)}]" if estimate.interval else ""
    return say("method.errors_n", share=f"{percent(estimate.value)}{interval}", n=estimate.n)


def error_records(found: Sampled, footing: Footing) -> list[Record]:
    """A record for each theme and kind of source, and for all of either together, under stable English names."""
    by_source = {ALL: found.all_sources, **{kind.value: rates for kind, rates in found.by_source.items()}}
    return [
        {
            "source_kind": kind,
            "theme": theme,
            **estimate_columns("precision", one.precision),
            **estimate_columns("recall", one.recall),
            "found": one.found,
            **estimate_columns("prevalence", one.prevalence),
            **footing_record(footing),
        }
        for kind, rates in by_source.items()
        for theme, one in {**rates.themes, ALL: rates.together}.items()
    ]
