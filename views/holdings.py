"""The parts of Overzicht: what the corpus holds, who judged it and what of it does not count."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import pipeline
from pipeline.browse.footing import Footing
from pipeline.browse.overview import Overview
from pipeline.browse.tables import overview_records
from pipeline.browse.trials import ENOUGH
from views import asking, cached, parts, rows, standing
from views.markup import plain
from views.strings import number, percent, say


def measures(answer: Overview) -> None:
    """How much there is, and how much of it a person judged."""
    footing = answer.footing
    with st.container(horizontal=True):
        st.metric(say("overview.documents"), number(footing.documents), border=True)
        st.metric(say("overview.sentences"), number(footing.units), border=True)
        st.metric(say("overview.themed"), number(answer.themed), border=True)
        st.metric(say("overview.audited"), number(footing.audited), border=True)


def judged(footing: Footing) -> None:
    """Which version judged and how much of that people looked at, with the way to what these judgements are worth."""
    audited = say("overview.some_audited", audited=footing.audited, share=percent(footing.audited_share))
    none = say("overview.none_audited")
    labeller = say("overview.labeller", labeller=plain(footing.labeller or say("chart.no_labeller")))
    st.markdown(f"{labeller} {audited if footing.audited else none}")
    label, icon = say("overview.go_method"), ":material/arrow_forward:"
    st.page_link("views/method.py", label=label, icon=icon, query_params=asking.to_quality())


def themes(answer: Overview, labels: Mapping[str, str]) -> None:
    """How often each theme, and which are on trial."""
    parts.grid(rows.theme_rows(answer.themes, labels), say("overview.themes_title"))
    st.caption(say("overview.themes_note"))
    for trial in cached.trials():
        st.caption(say("overview.on_trial", theme=plain(labels[trial.theme]), reviewed=trial.reviewed, enough=ENOUGH))
    parts.download(lambda: overview_records(answer), say("overview.themes_file"), answer.footing)


def trust(answer: Overview) -> None:
    """On whose word the labels stand."""
    st.markdown(say("overview.trust_note"))
    parts.grid(rows.basis_rows(answer.bases), say("overview.trust_title"))


def left_out(answer: Overview) -> None:
    """What charts do not count."""
    parts.grid(rows.kind_rows(answer.kinds), say("overview.left_out_title"))
    st.caption(say("overview.kinds_note"))


def laws() -> None:
    """The years in which the law changed."""
    st.markdown("\n".join(f"- {parts.event_line(event)}" for event in cached.events()))


def versions(footing: Footing) -> None:
    """By which versions all of this was made."""
    line = say(
        "overview.version_line",
        product=plain(pipeline.__version__),
        labeller=plain(footing.labeller or "–"),
        codebook=plain(footing.codebook or "–"),
        language=plain(standing.language_pipeline(footing.language or "–")),
        state=footing.state,
    )
    st.caption(line)
