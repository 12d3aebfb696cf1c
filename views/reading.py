"""Lezen: a document with its judged sentences, and everything that stands behind one of them."""

from dataclasses import replace

import streamlit as st

from pipeline.browse.tables import sentence_records
from pipeline.codebook import RUNNING_KINDS
from views import address, behind, cached, parts, sentences, sidebar
from views.strings import say

HEIGHT = 760

st.title(say("page.reading"))
st.markdown(say("reading.lead"))
slug = address.document()
# A link leads to its document, also to a fictional one that is not counted now.
selection = replace(sidebar.selection(), fictional=True) if slug else sidebar.selection()
footing = parts.counted(selection)
now, codebook = cached.state(), cached.codebook()
slug = address.choose_document(cached.documents(now, selection), slug)
document = cached.document(now, slug)

st.caption(behind.about(document))
everything = st.toggle(say("reading.hidden"), key="alles", bind="query-params")
shown = [one for one in document.sentences if everything or one.kind in RUNNING_KINDS]
unit = address.unit(document)
text, panel = st.columns([3, 2], gap="large")
with text:
    behind.legend(document, codebook)
    with st.container(height=HEIGHT, border=False):
        sentences.show(shown, unit, codebook, key=f"text-{slug}", on_pick=address.pick(f"text-{slug}"))
with panel:
    if unit is None:
        st.info(say("reading.choose"))
    else:
        behind.sentence(cached.inspection(now, unit), codebook, pages=document.pages)
parts.download(lambda: sentence_records(now.store, document.cited, document.sentences), slug, footing)
