"""Overzicht: what the corpus holds, who judged it, and what is not in it."""

import streamlit as st

import pipeline
from pipeline.browse.cleaning_tables import ledger_records
from pipeline.browse.ledgers import rule_entries
from pipeline.browse.tables import overview_records
from pipeline.browse.trials import ENOUGH
from pipeline.noise import NOISY
from views import cached, charts, parts, rows, sidebar, standing
from views.markup import plain
from views.strings import amount, number, percent, say

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
short = standing.short(footing)
st.vega_lite_chart(
    cached.chart(charts.documents_chart, counts=answer.documents, title=title, subtitle=short), alt=title
)
parts.footnote(footing)
documents = rows.document_rows(answer.documents)
parts.table(documents, lambda: rows.document_records(answer), say("overview.documents_file"), footing)

st.header(say("overview.themes_title"))
parts.grid(rows.theme_rows(answer.themes, labels), say("overview.themes_title"))
st.caption(say("overview.themes_note"))
for trial in cached.trials():
    st.caption(say("overview.on_trial", theme=plain(labels[trial.theme]), reviewed=trial.reviewed, enough=ENOUGH))
parts.download(lambda: overview_records(answer), say("overview.themes_file"), footing)

st.header(say("overview.trust_title"))
st.markdown(say("overview.trust_note"))
if not footing.audited:
    st.markdown(say("overview.none_audited"))
parts.grid(rows.basis_rows(answer.bases), say("overview.trust_title"))

st.header(say("overview.left_out_title"))
parts.grid(rows.kind_rows(answer.kinds), say("overview.left_out_title"))
st.caption(say("overview.kinds_note"))
losses = answer.losses
if losses.documents:
    st.markdown(amount("lossy", len(losses.documents)))
    parts.grid(rows.loss_rows(losses.documents), say("column.missing"))
else:
    st.markdown(say("overview.none_lossy"))
if unused := rows.unused_rows(losses.documents):
    st.markdown(say("overview.unused", count=len(unused)))
    parts.grid(unused, say("overview.unused", count=len(unused)))
if answer.refusals:
    st.markdown(say("overview.refused", count=len(answer.refusals)))
    parts.grid(rows.refusal_rows(answer.refusals), say("column.reason"))
else:
    st.markdown(say("overview.none_refused"))

st.header(say("overview.cleaning_title"))
st.markdown(rows.removed_line(losses, answer.ledgers))
if entries := rule_entries(answer.ledgers):
    parts.grid(rows.rule_entry_rows(entries), say("overview.cleaning_title"))
st.subheader(say("overview.ledger_title"))
st.caption(say("overview.ledger_note", share=percent(NOISY, 0)))
parts.grid(rows.ledger_rows(answer.ledgers), say("overview.ledger_title"))
parts.download(lambda: ledger_records(answer), say("overview.ledger_file"), footing)

st.header(say("overview.law_title"))
st.markdown("\n".join(f"- {parts.event_line(event)}" for event in cached.events()))

st.header(say("overview.versions_title"))
st.caption(
    say(
        "overview.version_line",
        product=plain(pipeline.__version__),
        labeller=plain(footing.labeller or "–"),
        codebook=plain(footing.codebook or "–"),
        language=plain(standing.language_pipeline(footing.language or "–")),
        revision=footing.revision,
    )
)
