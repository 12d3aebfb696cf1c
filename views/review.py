"""Beoordelen: a sentence in its passage, a verdict on disk before the next one, and the latest verdicts with undo."""

import streamlit as st

from pipeline.corpus.people import Role
from pipeline.review import latest
from views import answers, assigning, cached, identity, judging, keys, parts, sidebar, ways
from views.strings import say

st.title(say("page.review"))
st.markdown(say("review.lead"))
now, settings, codebook = cached.state(), cached.settings(), cached.codebook()
if now.version is None:
    parts.counted(sidebar.selection())
cached.caught_up(settings)

reviewer = identity.ask(Role.REVIEWER)
answers.notice()
if reviewer is None:
    st.stop()
way = ways.choose(codebook)
helped = st.toggle(say("review.machine_show"), key="getoond", help=say("review.machine_show_help"), bind="query-params")

item = ways.current(reviewer.id, way, codebook)
verdicts = latest(settings, reviewer.id)
if item:
    ways.told(reviewer.id, way, codebook)
    if helped:
        answers.see(item.unit_id)
    judging.passage(item, codebook, helped=helped)
    judging.form(item, reviewer.id, codebook, helped=helped)
else:
    st.success(say("review.done"))
judging.back(verdicts, item.unit_id if item else None, reviewer.id)
st.caption(say("review.keys"))

st.header(say("review.latest"))
judging.past(verdicts, reviewer.id, codebook)
if reviewer.may(Role.ADJUDICATOR):
    assigning.ask(reviewer, way, codebook)
keys.one_by_one(answers.OURS, on_dropped=answers.dropped)
