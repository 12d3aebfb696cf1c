"""Logboek: who judged, settled and took back what, when and why; and who had decided what on any day."""

from functools import partial

import streamlit as st

from pipeline.review.tables import decision_records, log_lines, log_records
from views import acts, cached, filters, parts
from views.strings import amount, say

PAGE = 25

st.title(say("page.logbook"))
st.markdown(say("logbook.lead"))
people, labels = cached.people(), parts.theme_labels(cached.codebook())
log = cached.log()
if not log:
    st.info(say("logbook.none"))
    st.stop()

view = filters.one_of(say("logbook.view"), {one: say(f"logbook.view_{one}") for one in acts.View}, "toon")
wanted = acts.choose(log, labels, people, view)
if view is acts.View.ACTS:
    found = [entry for entry in reversed(log) if wanted.holds_for(entry)]
    st.header(amount("acts", len(found)))
    if found:
        at = filters.page(len(found), PAGE, "bladzijde", of=(view, wanted))
        acts.show(cached.shown(found[(at - 1) * PAGE : at * PAGE]), labels, people)
    parts.download(
        lambda: log_records(cached.shown(found), people), say("logbook.file"), None, acts.told(wanted, labels)
    )
    acts.lines_button(lambda: log_lines(cached.shown(found)))
else:
    held = acts.decided(log, wanted)
    st.header(amount("decisions", len(held)))
    st.caption(acts.as_of(wanted))
    if held:
        at = filters.page(len(held), PAGE, "bladzijde", of=(view, wanted))
        parts.grid(acts.decision_rows(held[(at - 1) * PAGE : at * PAGE], labels, people), say("logbook.view_decided"))
    parts.download(partial(decision_records, held, people), say("logbook.file_decided"), None, acts.as_of(wanted))
