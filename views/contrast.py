"""Woord en daad: each theme in word and in deed, or in any two groups, and the sentences that figures are made of."""

from functools import partial

import streamlit as st

from pipeline.selection import Side, Sides
from views import cached, contrasted, filters, groups, parts, quoting, sidebar, sides, worded
from views.choices import Look
from views.strings import say

QUOTES_A_PAGE = 10

st.title(say("page.contrast"))
st.markdown(say("contrast.lead"))
everything = sidebar.selection()
parts.counted(everything)

how = filters.one_of(say("contrast.sides"), {one: say(f"contrast.sides_{one}") for one in Sides}, "kanten")
st.caption(say(f"contrast.explain_{how}"))
selection, pair = groups.chosen(everything, how)
parts.counted(selection)
answer = cached.word_and_deed(cached.state(), selection, pair)
labels, colours = parts.theme_labels(cached.codebook()), parts.theme_colours(cached.codebook())
name = f"{say('contrast.file')}-{say(f'contrast.sides_{how}')}".replace(" ", "-")

for line in quoting.empty_sides(answer):
    st.info(line)
contrasted.all_themes(answer, name)

st.header(say("contrast.theme_title"))
theme = filters.one_of(say("contrast.quotes_theme"), labels, "thema")
quoting.quotable(answer, labels, theme)
look = filters.one_of(say("contrast.part"), {one: say(f"contrast.part_{one}") for one in Look}, "deel")
if look is Look.PERIODS:
    contrasted.by_period(selection, pair, theme, name)
elif look is Look.WORDS:
    worded.words(selection, pair, theme, name)
else:
    order, seed = quoting.order_choice()
    page = quoting.page_choice(answer, theme, (order, seed), QUOTES_A_PAGE, "bladzijde")
    question = cached.QuoteQuestion(selection, theme, pair, order, seed)
    found = cached.quote_pages(cached.state(), question, QUOTES_A_PAGE, page)
    for column, side in zip(st.columns(2, gap="large"), Side, strict=True):
        with column:
            quoting.quotes(found[side], sides.side_name(side, pair), colours[theme])
            handed_out = partial(quoting.records, cached.all_quotes(cached.state(), question, side), selection)
            told = quoting.told(labels[theme], sides.side_name(side, pair), pair, (order, seed))
            parts.download(handed_out, f"{name}-{theme}-{side}", answer.footing, *told)
