"""Overzicht: what the corpus holds, who judged it, and what is not in it."""

import pandas as pd
import streamlit as st

import pipeline
from pipeline.browse.tables import overview_records
from views import cached, charts, parts, rows, sidebar
from views.markup import plain
from views.strings import number, say

st.title(say("page.overview"))
st.markdown(say("overview.lead"))
selection = sidebar.selection()
footing = parts.counted(selection)
answer = cached.corpus_overview(cached.state(), selection)
labels = parts.theme_labels(cached.codebook())

with st.container(horizontal=True):
    st.metric(say("overview.documents"), number(footing.documents), border=True)
    st.metric(say("overview.sentences"), number(footing.units), border=True)
    st.metric(say("overview.themed"), number(answer.themed), border=True)
    st.metric(say("overview.audited"), number(footing.audited), border=True)

title = say("overview.documents_chart")
short = parts.short_footing(footing)
st.vega_lite_chart(
    cached.chart(charts.documents_chart, counts=answer.documents, title=title, subtitle=short), alt=title
)
parts.footnote(footing)
documents = rows.document_rows(answer.documents)
parts.table(documents, lambda: rows.document_records(answer), say("overview.documents_file"), footing)

st.header(say("overview.themes_title"))
st.dataframe(pd.DataFrame(rows.theme_rows(answer.themes, labels)), hide_index=True, alt=say("overview.themes_title"))
st.caption(say("overview.themes_note"))
parts.download(lambda: overview_records(answer), say("overview.themes_file"), footing)

st.header(say("overview.trust_title"))
st.markdown(say("overview.trust_note"))
if not footing.audited:
    st.markdown(say("overview.none_audited"))
st.dataframe(pd.DataFrame(rows.basis_rows(answer.bases)), hide_index=True, alt=say("overview.trust_title"))

st.header(say("overview.left_out_title"))
st.dataframe(pd.DataFrame(rows.kind_rows(answer.kinds)), hide_index=True, alt=say("overview.left_out_title"))
st.caption(say("overview.kinds_note"))
losses = answer.losses
if losses.removed:
    st.markdown(rows.removed_line(losses))
if losses.documents:
    st.markdown(say("overview.lossy", count=len(losses.documents)))
    st.dataframe(pd.DataFrame(rows.loss_rows(losses.documents)), hide_index=True, alt=say("column.missing"))
else:
    st.markdown(say("overview.none_lossy"))
if unused := rows.unused_rows(losses.documents):
    st.markdown(say("overview.unused", count=len(unused)))
    st.dataframe(pd.DataFrame(unused), hide_index=True, alt=say("overview.unused", count=len(unused)))
if answer.refusals:
    st.markdown(say("overview.refused", count=len(answer.refusals)))
    st.dataframe(pd.DataFrame(rows.refusal_rows(answer.refusals)), hide_index=True, alt=say("column.reason"))
else:
    st.markdown(say("overview.none_refused"))

st.header(say("overview.law_title"))
st.markdown("\n".join(f"- {parts.event_line(event)}" for event in cached.events()))

st.header(say("overview.versions_title"))
st.caption(
    say(
        "overview.version_line",
        product=plain(pipeline.__version__),
        labeller=plain(footing.labeller or "–"),
        codebook=plain(footing.codebook or "–"),
        language=plain(footing.language or "–"),
        revision=footing.revision,
    )
)
