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

found, people = cached.differences(now, settings, codebook), cached.people()
if not found:
    st.info(say("differences.none"))
    st.stop()
labels = parts.theme_labels(codebook)
wanted = differing.choose(found, labels)
shown = [one for one in found if wanted.holds_for(one)]
with st.expander(say("differences.counted")):
    parts.grid(differing.count_rows(found, labels), say("differences.counted"))

with st.expander(say("differences.settle_open"), expanded=bool(st.session_state.get("reviewer"))):
    st.caption(say("differences.settle_lead"))
    adjudicator = identity.ask(Role.ADJUDICATOR)
settling.just_done(found, adjudicator, labels)

st.header(amount("differences", len(shown)))
if shown:
    one = shown[filters.page(len(shown), 1, "verschil", of=wanted) - 1]
    differing.passage(one, now)
    differing.side_by_side(one, labels)
    settling.form(one, adjudicator, labels)
    settling.done(one, adjudicator, labels)
    differing.rulings(one)
else:
    st.info(say("differences.none_such"))
parts.download(lambda: difference_records(shown, people), say("differences.file"), None, differing.told(wanted, labels))
