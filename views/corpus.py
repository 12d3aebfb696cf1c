"""Corpus: which documents it has of which years, what was read of each, cut and why, and what was refused."""

from functools import partial

import streamlit as st

from views import alike, cached, filling, ledgers, parts, sidebar
from views.strings import say

st.title(say("page.corpus"))
st.markdown(say("corpus.lead"))
selection, now = sidebar.selection(), cached.state()
if now.version is not None:
    ledgers.only_refused(cached.corpus_accounts(now, selection))
parts.counted(selection)
kept = cached.corpus_accounts(now, selection)
ledgers.measures(kept)

st.header(say("corpus.documents_chart"))
filling.completeness(cached.corpus_overview(now, selection))

st.header(say("corpus.ledger_title"))
ledgers.table(ledgers.choose(kept, selection), len(kept.documents))

st.header(say("corpus.one_title"))
ledgers.one(kept)

st.header(say("corpus.refused_title"))
ledgers.refused(kept)

st.header(say("corpus.more_title"))
folded = {
    "schoonmaak": (say("corpus.cleaning_title"), partial(ledgers.cleaning, kept)),
    "lijken": (say("corpus.alike_title"), partial(alike.pairs, kept)),
    "telt-niet": (say("corpus.left_out_title"), partial(ledgers.left_out, kept)),
}
for key, (title, show) in folded.items():
    part = st.expander(title, key=key, bind="query-params")
    if part.open:
        with part:
            show()
