"""Woord en daad: for each theme the word beside the deed, and the sentences that they are made of."""

from functools import partial

import streamlit as st

from pipeline.browse.quotes import Order
from pipeline.browse.tables import contrast_records
from pipeline.selection import PAIRS, Side
from views import cached, charts, filters, parts, quoting, rows, sidebar, standing
from views.strings import say

QUOTES_A_PAGE = 10

st.title(say("page.contrast"))
st.markdown(say("contrast.lead"))
everything = sidebar.selection()
parts.counted(everything)

sides = filters.one_of(say("contrast.sides"), {one: say(f"contrast.sides_{one}") for one in PAIRS}, "kanten")
st.caption(say(f"contrast.explain_{sides}"))
selection = filters.sources_and_years(everything, "woord")
parts.counted(selection)
answer = cached.word_and_deed(cached.state(), selection, PAIRS[sides])
footing = answer.footing
labels, colours = parts.theme_labels(cached.codebook()), parts.theme_colours(cached.codebook())

for line in quoting.empty_sides(answer):
    st.info(line)
stood_on = {"answer": answer, "labels": labels, "colours": colours, "subtitle": standing.short(footing)}
chart = cached.chart(charts.contrast_chart, **stood_on, title=say("contrast.chart"))
st.vega_lite_chart(chart, alt=say("contrast.alt"))
interval = say("chart.interval", draws=answer.draws, seed=str(answer.seed))
parts.footnote(footing, say("contrast.gap_explain", **rows.minimums()), quoting.totals(answer), interval)
name = f"{say('contrast.file')}-{say(f'contrast.sides_{sides}')}".replace(" ", "-")
parts.table(rows.contrast_rows(answer, labels), lambda: contrast_records(answer), name, footing)

st.header(say("contrast.quotable_title"))
for contrast in answer.contrasts:
    st.code(quoting.paragraph(contrast, answer, labels), language=None, wrap_lines=True)

st.header(say("contrast.quotes_title"))
with st.container(horizontal=True, gap="large"):
    theme = filters.one_of(say("contrast.quotes_theme"), labels, "thema")
    order = filters.one_of(
        say("contrast.quotes_order"), {one: say(f"contrast.order_{one}") for one in Order}, "volgorde"
    )
page = quoting.page_choice(answer, theme, order, QUOTES_A_PAGE, "bladzijde")
for column, side in zip(st.columns(2, gap="large"), Side, strict=True):
    question = cached.QuoteQuestion(selection, theme, side, PAIRS[sides], order)
    with column:
        quoting.quotes(cached.quote_page(cached.state(), question, QUOTES_A_PAGE, page), side, colours[theme])
        handed_out = partial(quoting.records, cached.all_quotes(cached.state(), question), selection)
        parts.download(handed_out, f"{name}-{theme}-{side}", footing)
