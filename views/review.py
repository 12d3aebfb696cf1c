"""Beoordelen: a sentence in its passage, a verdict on disk before the next one, and the latest verdicts with undo."""

import streamlit as st

from pipeline.corpus.people import Role
from pipeline.review import latest
from views import cached, identity, judging, parts, sidebar
from views.strings import say

st.title(say("page.review"))
st.markdown(say("review.lead"))
now, settings, codebook = cached.state(), cached.settings(), cached.codebook()
if now.version is None:
    parts.counted(sidebar.selection())

with st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
    reviewer = identity.ask(Role.REVIEWER)
    helped = st.toggle(
        say("review.machine_show"), key="machine", help=say("review.machine_show_help"), persist_state="session"
    )
judging.notice()
if reviewer is None:
    st.stop()

items = cached.next_to_judge(now, settings, codebook, reviewer.id, judging.skipped())
if items:
    judging.passage(items[0], codebook, helped=helped)
    judging.form(items[0], reviewer.id, codebook, helped=helped)
else:
    st.success(say("review.done"))

st.header(say("review.latest"))
judging.past(latest(settings, reviewer.id), reviewer.id, codebook)
