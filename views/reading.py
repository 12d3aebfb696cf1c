"""Lezen: a document with its judged sentences, and everything that stands behind one of them."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pipeline.browse.cleaning_tables import edit_records
from pipeline.browse.tables import cited_record, sentence_records
from views import address, behind, cached, citing, cleaning, filters, hits, marking, parts, searched, sentences, sidebar
from views.choices import View
from views.strings import say

CLEANED = "schoon"

st.title(say("page.reading"))
st.markdown(say("reading.lead"))
slug = address.document()
# A link leads to its document, also to one that is not counted now; a document is read with all its noise.
selection = replace(sidebar.selection(), noise_at_most=None)
selection = replace(selection, fictional=True, certain_years=False, works_once=False) if slug else selection
footing = parts.counted(selection)
now, codebook = cached.state(), cached.codebook()
which, how = st.columns([3, 2], vertical_alignment="bottom")
with which:
    slug = address.choose_document(cached.documents(now, selection), slug)
with how:
    view = filters.one_of(say("reading.view"), {one: say(f"reading.view_{one}") for one in View}, "weergave")
document = cached.document(now, slug, machine_only=selection.machine_only)

st.caption(behind.about(document))
behind.same_work(document)
unit, search = address.unit(document), searched.in_address()
if view is View.JUDGED:
    wanted = marking.choose()
    text, panel = st.columns([3, 2], gap="large")
    with text:
        shown = marking.text(document, wanted, hits.in_document(search, slug))
        if search:
            hits.told(search, shown.hits, shown.shown, slug, unit)
        st.caption(marking.told(document, wanted))
        steps = [hits.steps(shown.hits, shown.shown), marking.steps(shown.shown, wanted.marking)]
        sentences.show(shown, steps, unit, codebook, key=f"text-{slug}", on_pick=address.pick(f"text-{slug}"))
        st.caption(behind.legend(document))
else:
    found = cached.document_cleaning(now, slug)
    chosen = cleaning.choice(found, CLEANED)
    pick = address.pick(cleaning.texts_key(CLEANED))
    noisy = {one.id: hint for one in document.sentences if (hint := behind.noisy(one))}
    cleaning.both_texts(found, chosen, name=slug, key=CLEANED, picked=unit, on_pick=pick, noisy=noisy)
    cleaning.table(found, partial(edit_records, found, cited_record(document.cited)), slug, footing)
    panel = st.container()
with panel:
    if unit is None:
        st.info(say("reading.choose"))
        st.subheader(say("reading.cite_document"))
        citing.show(document.cited, None, pages=document.pages)
    else:
        behind.sentence(
            cached.inspection(now, unit, machine_only=selection.machine_only), codebook, pages=document.pages
        )
st.caption(parts.versions(footing))
parts.download(lambda: sentence_records(now.store, document.cited, document.sentences), slug, footing)
