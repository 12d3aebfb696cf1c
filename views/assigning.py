"""Toewijzen: an adjudicator asks two or more people to judge the same sentences, and sees how far they are."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipeline import review
from pipeline.browse.tables import Record
from pipeline.codebook import Codebook
from pipeline.corpus.people import Person
from pipeline.errors import WijkspiegelError
from pipeline.judgement import LabellerKind
from pipeline.review import ASSIGNABLE, Progress, Way
from views import cached, parts, topics
from views.strings import amount, say

MANY, MOST = 20, 500
"""So many sentences are proposed, and may be assigned at a time."""
PEOPLE, NUMBER = "assign-people", "assign-number"
_DONE = "assign-done"


def ask(by: Person, way: Way, codebook: Codebook) -> None:
    """Who is asked to judge how many sentences of the queue that is chosen, and what was assigned so far."""
    st.header(say("assigning.title"))
    st.markdown(say("assigning.lead"))
    done = st.session_state.pop(_DONE, None)
    if isinstance(done, WijkspiegelError):
        parts.fault(done)
    elif done:
        st.success(say("assigning.done", sentences=amount("sentences", done)))
    if way.fill in ASSIGNABLE:
        with st.form("assign"), st.container(horizontal=True, gap="large", vertical_alignment="bottom"):
            st.multiselect(
                say("assigning.people"),
                sorted(cached.people()),
                accept_new_options=True,
                placeholder=say("filter.none_chosen"),
                key=PEOPLE,
            )
            st.number_input(say("assigning.number"), 1, MOST, MANY, key=NUMBER, width=160)
            st.form_submit_button(say("assigning.do"), key="assign", on_click=_assign, args=(by, way, codebook))
    else:
        st.info(say("assigning.choose", ways=", ".join(say(f"ways.{one}") for one in ASSIGNABLE)))
    _so_far(review.progress(cached.settings()))


def _assign(by: Person, way: Way, codebook: Codebook) -> None:
    to, number = st.session_state[PEOPLE], int(st.session_state[NUMBER])
    try:
        made = review.assign(cached.settings(), codebook, by.id, to=to, way=way, n=number)
        st.session_state[_DONE] = len(made.tasks)
    except WijkspiegelError as error:
        st.session_state[_DONE] = error


def _so_far(progress: Sequence[Progress]) -> None:
    people = cached.people()
    rows: list[Record] = [
        {
            say("assigning.when"): one.assignment.time.astimezone().strftime("%Y-%m-%d %H:%M"),
            say("assigning.by"): topics.person(f"{LabellerKind.PERSON}:{one.assignment.by}", people),
            say("assigning.way"): say(f"ways.{one.assignment.why}"),
            say("assigning.person"): topics.person(f"{LabellerKind.PERSON}:{person}", people),
            say("assigning.judged"): say("assigning.of", judged=judged, there=one.there),
        }
        for one in progress
        for person, judged in one.judged.items()
    ]
    if rows:
        parts.grid(rows, say("assigning.title"))
