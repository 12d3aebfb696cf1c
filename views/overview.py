"""Overzicht: where to begin, what the corpus holds, who judged it, and what of it does not count."""

from functools import partial

import streamlit as st

from views import asking, cached, filling, filters, holdings, parts, sidebar
from views.strings import say

st.title(say("page.overview"))
st.markdown(say("overview.lead"))
selection = sidebar.selection()
footing = parts.counted(selection)
answer = cached.corpus_overview(cached.state(), selection)
labels = parts.theme_labels(cached.codebook())

st.header(say("overview.ask_title"))
often = sorted(answer.themes, key=lambda count: -count.units)
theme = filters.one_of(say("overview.ask_about"), {count.theme: labels[count.theme] for count in often}, "vraag")
asking.links(cached.codebook().theme(theme), labels[theme])

st.header(say("overview.holds_title"))
holdings.measures(answer)
holdings.judged(footing)
st.page_link("views/corpus.py", label=say("overview.go_corpus"), icon=":material/arrow_forward:")
parts.footnote(footing)

st.header(say("overview.themes_title"))
holdings.themes(answer, labels)

st.header(say("overview.more_title"))
folded = {
    "jaren": (say("corpus.documents_chart"), partial(filling.completeness, answer)),
    "oordelen": (say("overview.trust_title"), partial(holdings.trust, answer)),
    "niet-geteld": (say("overview.left_out_title"), partial(holdings.left_out, answer)),
    "wetten": (say("overview.law_title"), holdings.laws),
}
for key, (title, show) in folded.items():
    part = st.expander(title, key=key, bind="query-params")
    if part.open:
        with part:
            show()
holdings.versions(footing)
