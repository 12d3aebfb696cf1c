"""Settling on Verschillen: the form, what was settled, taking it back, and the ruling that its reason can become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pipeline import review
from pipeline.codebook import Labels, Mode, Stance
from pipeline.corpus.people import Person
from pipeline.corpus.rulings import Ruling
from pipeline.errors import WijkspiegelError
from pipeline.judgement import Verdict
from pipeline.review.differences import Difference, Settlement
from pipeline.review.settling import make_ruling, settle
from pipeline.review.topics import ANSWERS, Matter, Topic
from views import cached, parts, topics
from views.markup import plain
from views.strings import language, say

_LAST, _NOTICE = "settling-last", "settling-notice"
_INCOMPLETE = frozenset({"settling.incomplete", "settling.ruling_incomplete"})
_RULED = frozenset({Matter.THEME, Matter.MODE})
"""What a ruling can be about."""


def just_done(found: Sequence[Difference], adjudicator: Person | None, labels: Mapping[str, str]) -> None:
    """Say what the last button did; a settlement stays in sight, to be taken back or made into a ruling."""
    said = st.session_state.pop(_NOTICE, None)
    if isinstance(said, WijkspiegelError):
        parts.fault(said)
    elif said:
        (st.warning if said in _INCOMPLETE else st.success)(say(said))
    last = st.session_state.get(_LAST)
    for one in found:
        if one.unit_id == last and one.settlements:
            with st.container(border=True):
                st.markdown(f"**{say('settling.last')}** {plain(one.quote)}")
                done(one, adjudicator, labels, key="last")


def form(one: Difference, adjudicator: Person | None, labels: Mapping[str, str]) -> None:
    """What holds, question by question, and why; nothing is chosen beforehand, and what is left open stays so."""
    if adjudicator is None:
        return
    with st.form(f"settle-{one.unit_id}"):
        for topic in _to_settle(one):
            st.segmented_control(
                topics.topic(topic, labels),
                [answer for answer in ANSWERS[topic.matter] if answer is not Verdict.UNSURE],
                format_func=lambda answer, topic=topic: topics.answer(topic, answer),
                key=_key(one, topic),
            )
        st.text_area(say("settling.reason"), key=f"{_key(one)}-reason", help=say("settling.reason_help"), height=90)
        st.form_submit_button(
            say("settling.settle"), type="primary", key="settle", on_click=_settle, args=(one, adjudicator.id)
        )


def done(one: Difference, adjudicator: Person | None, labels: Mapping[str, str], *, key: str = "") -> None:
    """What was settled of it, by whom and why; its giver may take it back, an adjudicator make a ruling of it."""
    for settled in one.settlements:
        judgement, topic = settled.judgement, settled.topic
        what = say(
            "settling.settled",
            topic=plain(topics.topic(topic, labels)),
            answer=topics.answer(topic, settled.answer),
            who=plain(topics.person(judgement.labeller)),
            when=judgement.time.astimezone().strftime("%Y-%m-%d %H:%M"),
        )
        st.markdown(f"{what}  \n{plain(judgement.note)}")
        if adjudicator is None:
            continue
        if judgement.labeller == adjudicator.labeller:
            st.button(
                say("settling.take_back"),
                key=f"back{key}-{judgement.id}-{topic.name}",
                on_click=_take_back,
                args=(judgement.id, adjudicator.id),
            )
        if topic.matter in _RULED:
            _ruling_form(settled, adjudicator, key)


def _ruling_form(settled: Settlement, adjudicator: Person, key: str) -> None:
    """A form for the ruling; where it was made already, that."""
    for ruling in cached.rulings():
        if ruling.settled == settled.judgement.id and settled.topic.theme in (ruling.themes or (None,)):
            st.caption(say("settling.ruling_made", ruling=plain(ruling.says.in_language(language()))))
            return
    name = f"ruling{key}-{settled.judgement.id}-{settled.topic.name}"
    with st.expander(say("settling.ruling")), st.form(name):
        st.caption(say("settling.ruling_lead"))
        st.text_input(say("settling.ruling_nl"), settled.judgement.note, key=f"{name}-nl")
        st.text_input(say("settling.ruling_en"), key=f"{name}-en")
        st.text_area(say("settling.cues"), key=f"{name}-cues", help=say("settling.cues_help"), height=90)
        st.form_submit_button(
            say("settling.make_ruling"), key=f"{name}-make", on_click=_rule, args=(settled, adjudicator.id, name)
        )


def _key(one: Difference, topic: Topic | None = None) -> str:
    return f"settle-{one.unit_id}-{topic.name if topic else ''}"


def _to_settle(one: Difference) -> tuple[Topic, ...]:
    """What is open; where nothing is, what was settled, for a later settlement replaces an earlier one."""
    return one.open or one.topics


def _settle(one: Difference, adjudicator: str) -> None:
    state = st.session_state
    chosen = {topic: state[_key(one, topic)] for topic in _to_settle(one)}
    given = {topic: ANSWERS[topic.matter](answer) for topic, answer in chosen.items() if answer}
    reason = state[f"{_key(one)}-reason"].strip()
    if not given or not reason:
        state[_NOTICE] = "settling.incomplete"
        return
    try:
        settle(cached.settings(), cached.codebook(), adjudicator, one.unit_id, given=given, reason=reason)
        state[_NOTICE], state[_LAST] = "settling.saved", one.unit_id
        state[f"{_key(one)}-reason"] = ""  # what is left open of the sentence has a reason of its own
    except WijkspiegelError as error:
        state[_NOTICE] = error


def _take_back(judgement_id: str, adjudicator: str) -> None:
    try:
        review.undo(cached.settings(), adjudicator, judgement_id)
        st.session_state[_NOTICE] = "settling.taken_back"
        st.session_state.pop(_LAST, None)
    except WijkspiegelError as error:
        st.session_state[_NOTICE] = error


def _rule(settled: Settlement, adjudicator: str, name: str) -> None:
    state = st.session_state
    nl, en = state[f"{name}-nl"].strip(), state[f"{name}-en"].strip()
    if not nl or not en:
        state[_NOTICE] = "settling.ruling_incomplete"
        return
    cues = tuple(filter(None, map(str.strip, state[f"{name}-cues"].splitlines())))
    try:
        ruling = _ruling(settled, Labels(nl=nl, en=en), cues)
        make_ruling(cached.settings(), cached.codebook(), adjudicator, ruling)
        state[_NOTICE] = "settling.ruled"
    except WijkspiegelError as error:
        state[_NOTICE] = error


def _ruling(settled: Settlement, says: Labels, cues: tuple[str, ...]) -> Ruling:
    """A theme that is not there is one that these words do not give; else the ruling is on stance, or on mode."""
    answer, theme = settled.answer, settled.topic.theme
    return Ruling(
        says=says,
        cues=cues,
        themes=(theme,) if theme else (),
        stance=Stance(answer) if theme and answer is not Verdict.NO else None,
        mode=Mode(answer) if theme is None else None,
        settled=settled.judgement.id,
    )
