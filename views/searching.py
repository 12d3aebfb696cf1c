"""Zoeken: words in their context, wherever they stand in the corpus, and when."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pipeline.browse.concordance_tables import asked_record
from views import cached, concordance, filters, found, parts, search_form, searched, sidebar
from views.markup import plain
from views.strings import amount, say

A_PAGE = 25
MANY = 1_000  # so many hits nobody reads

st.title(say("page.searching"))
st.markdown(say("searching.lead"))
everything = sidebar.selection()
parts.counted(everything)
asked = search_form.ask(everything)
if not asked.search.typed:
    search_form.examples()
    st.stop()
question = searched.question(asked.search)
if question is None:
    st.stop()

footing, now = parts.counted(asked.selection), cached.state()
labels, order = parts.theme_labels(cached.codebook()), concordance.order_in_address()
everywhere = cached.SearchQuestion(question, asked.selection, asked.narrowing, *order)
answer = cached.search_page(now, everywhere, A_PAGE, 1)
units = amount("sentences", answer.units)
if answer.stopped:
    st.warning(say("searching.stopped") if answer.total else say("searching.nothing_yet", units=units))
elif not answer.total:
    st.info(say("searching.nothing", units=units, advice=search_form.advice(asked, labels)))
if not answer.total:
    st.stop()
st.markdown(f"**{plain(found.told(answer))}**")
stands = found.Standing(
    footing,
    search_form.narrowed_to(asked, labels),
    asked_record(question, asked.search.by, asked.narrowing),
    search_form.title(asked.search),
)
for limit in stands.limits(answer):
    st.caption(plain(limit))
drawn = None if answer.stopped else found.over_time(answer, stands)

period = found.period_in_address()
here = everywhere if period is None else replace(everywhere, selection=found.within(asked.selection, period))
total = cached.search_page(now, here, A_PAGE, 1).total
with st.container(horizontal=True, gap="large", vertical_alignment="center"):
    st.subheader(found.heading(total, period))
    whole = st.toggle(say("searching.whole"), key="hele-zinnen", bind="query-params")
    page = filters.page(total, A_PAGE, "treffers-blad", of=here)
if total > MANY:
    st.caption(say("searching.many", hits=amount("hits", total)))
lines = cached.search_page(now, here, A_PAGE, page)
carried = {**asked.search.query(), **searched.choices()}
concordance.show(lines, cached.codebook(), carried, stands.title, whole=whole, key="treffers")
below = cached.footing(now, here.selection)
handed_out = partial(found.hit_records, cached.all_hits(now, here), stands.asked, here.selection)
picked = [] if period is None else [found.heading(total, period)]
parts.download(handed_out, found.file_name(asked.search), below, *stands.told(answer), *picked)
if drawn:
    found.behind(drawn, stands)
explained = [found.told(answer), *stands.limits(answer), *(drawn.explained() if drawn else ())]
parts.footnote(footing, *map(plain, explained))
