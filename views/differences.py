"""Verschillen: what people differ on, side by side in its passage, and the word of an adjudicator that ends it."""

import streamlit as st

from pipeline.corpus.people import Role
from pipeline.review.tables import difference_records
from views import cached, differing, filters, identity, parts, settling, sidebar
from views.strings import amount, say

st.title(say("page.differences"))
st.markdown(say("differences.lead"))
now, settings, codebook = cached.state(), cached.settings(), cached.codebook()
if now.version is None:
    parts.counted(sidebar.selection())
cached.caught_up(settings)  # before anybody settles: what is looked for lies behind the last that the store heard

found, people = cached.differences(now, settings, codebook), cached.people()
if not found:
    st.info(say("differences.none"))
    st.stop()
labels = parts.theme_labels(codebook)
wanted = differing.choose(found, labels)
shown = [one for one in found if wanted.holds_for(one)]
with st.expander(say("differences.counted"), key="geteld", bind="query-params"):
    parts.grid(differing.count_rows(found, labels), say("differences.counted"))

just_done = st.container()
st.header(amount("differences", len(shown)))
one = None
if shown:
    one = shown[filters.page(len(shown), 1, "verschil", of=wanted) - 1]
    differing.passage(one, now)
    differing.side_by_side(one, labels)
    differing.rulings(one)
else:
    st.info(say("differences.none_such"))
st.subheader(say("settling.title"))
st.caption(say("settling.lead"))
adjudicator = identity.ask(Role.ADJUDICATOR)
if one:
    settling.done(one, adjudicator, labels)
    settling.form(one, adjudicator, labels)
with just_done:
    settling.just_done(found, adjudicator, labels)
parts.download(lambda: difference_records(shown, people), say("differences.file"), None, differing.told(wanted, labels))
