"""Woord en daad: for each theme the word beside the deed, and the sentences that they are made of."""

import streamlit as st

from pipeline.browse.quotes import Order
from pipeline.browse.tables import contrast_records
from pipeline.selection import Side, Sides
from views import cached, charts, filters, parts, quoting, rows, sidebar
from views.strings import say

QUOTES_A_PAGE = 10

st.title(say("page.contrast"))
st.markdown(say("contrast.lead"))
everything = sidebar.selection()
parts.counted(everything)

sides = filters.one_of(say("contrast.sides"), {one: say(f"contrast.sides_{one}") for one in Sides}, "kanten")
st.caption(say(f"contrast.explain_{sides}"))
selection = filters.sources_and_years(everything, "woord")
footing = parts.counted(selection)
answer = cached.word_and_deed(cached.state(), selection, sides)
labels, colours = parts.theme_labels(cached.codebook()), parts.theme_colours(cached.codebook())

stood_on = {"answer": answer, "labels": labels, "subtitle": parts.short_footing(footing)}
left, right = st.columns(2)
gap = cached.chart(charts.gap_chart, **stood_on, colours=colours, title=say("contrast.gap_chart"))
left.vega_lite_chart(gap, alt=say("contrast.gap_alt"))
presence = cached.chart(charts.presence_chart, **stood_on, title=say("contrast.presence_chart"))
right.vega_lite_chart(presence, alt=say("contrast.presence_alt"))
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
page = quoting.page_choice(answer, theme, QUOTES_A_PAGE, "bladzijde")
for column, side in zip(st.columns(2, gap="large"), Side, strict=True):
    question = cached.QuoteQuestion(selection, theme, side, sides, order)
    with column:
        quoting.quotes(cached.quote_page(cached.state(), question, QUOTES_A_PAGE, page), side, colours[theme])
        parts.download(cached.all_quotes(cached.state(), question), f"{name}-{theme}-{side}", footing)
