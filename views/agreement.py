"""Overeenstemming: how often coders say the same of the same sentence, question by question, and where they differ."""

from dataclasses import replace

import streamlit as st

from views import agreed, cached, coders, parts, sidebar
from views.strings import say

st.title(say("page.agreement"))
st.markdown(say("agreement.lead"))
# What counts does not matter here: the product is one of the coders, and each says what it says.
wanted = sidebar.selection()
selection = replace(wanted, machine_only=False)
footing = parts.counted(selection)
now = cached.state()
said = cached.answers(now, selection)

chosen = coders.choose(said.coders)
if wanted.machine_only:
    st.caption(say("agreement.machine_only"))
st.caption(say("agreement.base"))
coders.told(said.coders, chosen)
if len(chosen) < coders.FEWEST:
    st.info(say("agreement.too_few"))
    st.stop()
who = tuple(coder.id for coder in chosen)

st.header(say("agreement.all_title"))
agreed.all_questions(cached.agreement_lines(now, selection, who), chosen, footing)

st.header(say("agreement.one_title"))
question = agreed.choose_question(selection.themes)
agreed.pairs(cached.agreement_pairs(now, selection, who, question), question, footing)
agreed.items(cached.ItemQuestion(selection, who, question), chosen, footing)
