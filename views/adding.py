"""Toevoegen: one file, what is to be known of it, its clean text beforehand, and then into the corpus."""

import streamlit as st

from pipeline.errors import WijkspiegelError
from pipeline.ingest import EXTENSIONS
from views import cached, intake, parts
from views.strings import say

st.title(say("page.adding"))
st.markdown(say("adding.lead"))
intake.notice()

upload = st.file_uploader(say("adding.file"), type=[ending.lstrip(".") for ending in EXTENSIONS], key=intake.file_key())
if upload is None:
    st.stop()
try:
    with st.spinner(say("adding.reading")):
        document = cached.uploaded(cached.state(), cached.settings(), upload.name, upload.getvalue())
except WijkspiegelError as error:
    parts.fault(error, title=say("adding.refused"))
    st.stop()

found = cached.upload_cleaning(document)
form, preview = st.columns([2, 3], gap="large")
with form:
    asked = intake.form(document)
    if asked:
        intake.take_in(document, asked, upload.getvalue())
with preview:
    intake.preview(document, found.cleaned)
intake.edits(document, found)
