"""Methode: the codebook, how figures are made, what they are worth, and how to cite them."""

import streamlit as st

from pipeline.clean import RULES
from views import cached, estimated, explaining, filters, measured, sidebar
from views.explaining import Chapter
from views.strings import say

st.title(say("page.method"))
st.markdown(say("method.lead"))
chapter = filters.one_of(say("method.chapter"), {one: say(f"method.chapter_{one}") for one in Chapter}, "hoofdstuk")
selection, now = sidebar.selection(), cached.state()
footing = None if now.version is None else cached.footing(now, selection)

match chapter:
    case Chapter.CODEBOOK:
        explaining.codebook(cached.codebook(), cached.theme_examples(now, selection))
    case Chapter.WORKING:
        explaining.working(len(RULES))
    case Chapter.QUALITY:
        measured.quality(footing)
        if footing is not None:
            estimated.errors(footing)
    case Chapter.CITING:
        explaining.citing(footing)
