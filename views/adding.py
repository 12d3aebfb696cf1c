"""Toevoegen: what was brought, what is to be known of it, what it will be, and then into the corpus."""

import streamlit as st

from views import cached, describing, in_hand, intake, previewing, sources, tray
from views.strings import say

st.title(say("page.adding"))
st.markdown(say("adding.lead"))
intake.told()
sources.ask()
tray.refusals()
if not tray.held():
    st.stop()

in_hand.beforehand()
key = in_hand.choose()
candidate = tray.held()[key]
alike = cached.alike(cached.state(), candidate)
form, preview = st.columns([2, 3], gap="large")
with form:
    asked = describing.form(candidate, alike)
    in_hand.buttons(key, asked)
with st.spinner(say("adding.cleaning")):
    found = cached.beforehand(candidate, asked, asked.source_kind)
with preview:
    previewing.read(candidate, found)
    previewing.alike(alike)
    look = previewing.text(found)
if look is previewing.Look.EDITS:
    previewing.edits(candidate.document, found)
