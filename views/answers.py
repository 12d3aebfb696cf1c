"""What a reviewer has answered so far of one sentence, by mouse or by key, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pipeline import review
from pipeline.codebook import Codebook, Mode, UnitKind, Voice
from pipeline.errors import WijkspiegelError
from pipeline.judgement import Verdict, Why
from pipeline.review import Item, Past
from views import cached, parts, ways
from views.strings import say

VERDICTS = (Verdict.PRESENT, Verdict.ABSENT, Verdict.NO, Verdict.UNSURE)
MODE, KIND, VOICE, NOTE = "mode", "kind", "voice", "note"
ASIDE: Mapping[str, type[UnitKind] | type[Voice]] = {KIND: UnitKind, VOICE: Voice}
_NOTICE, _SEEN, _TURN = "review-notice", "review-seen", "review-turn"
_NOTHING, _TOO_FAST, _DROPPED = "review.nothing", "review.too_fast", "review.dropped"
OURS = "verdict-"
"""With what the keys of the widgets begin that a sentence is judged by."""


def key(unit_id: str, question: str) -> str:
    """Of the widget for a question: each sentence has its own, so that nothing carries over."""
    return f"{OURS}{unit_id}-{question}"


def begin(item: Item) -> None:
    """Fill in what the reviewer said of the sentence before; nothing else is chosen beforehand.

    A person's no outranks all codings, so it must be one that somebody gave.
    """
    if item.own is None:
        return
    said = {judged.theme: judged.verdict for judged in item.own.themes}
    own = {**said, MODE: item.own.mode, KIND: item.own.kind, VOICE: item.own.voice, NOTE: item.own.note}
    for question, value in own.items():
        st.session_state.setdefault(key(item.unit_id, question), value)


def asked(item: Item) -> str | None:
    """The first question without an answer: a theme, then the mode; `None` when all have one."""
    return _asked(item.unit_id, questions(item))


def alone(do: Callable[..., None], *args: object) -> None:
    """Do what a key asks for. Where several come in one go their order is lost: what they answered is taken away.

    Streamlit hears keys that are pressed faster than the page follows together, in the order of their buttons; where
    `views.keys` holds them back, which needs a browser, they come one by one.
    """
    state = st.session_state
    if _TURN not in state:
        state[_TURN] = {name: state[name] for name in state if str(name).startswith(OURS)}
        do(*args)
        return
    for name in [name for name in state if str(name).startswith(OURS)]:
        state[name] = state[_TURN].get(name)
    if state.get(_NOTICE, _NOTHING) == _NOTHING:  # a save that went first found nothing for the same reason
        state[_NOTICE] = _TOO_FAST


def press(unit_id: str, among: Sequence[str], place: int) -> None:
    """Answer the first open question by the place of the answer; which one that is shows only now, at a fast hand."""
    question = _asked(unit_id, among)
    options: Sequence[Verdict | Mode] = tuple(Mode) if question == MODE else VERDICTS
    if question is not None and place < len(options):
        st.session_state[key(unit_id, question)] = options[place]


def say_no_to_the_rest(unit_id: str, among: Sequence[str]) -> None:
    """Answer *no* for every theme that is open."""
    for question in among:
        if question != MODE and st.session_state.get(key(unit_id, question)) is None:
            st.session_state[key(unit_id, question)] = Verdict.NO


def wipe_last(unit_id: str, among: Sequence[str]) -> None:
    """Take away the last answer, in the order in which questions are asked."""
    for question in reversed(among):
        if st.session_state.get(key(unit_id, question)) is not None:
            st.session_state[key(unit_id, question)] = None
            return


def step(unit_id: str, question: str) -> None:
    """Go to the next answer to a question that stands aside, after the last one to none."""
    options = [None, *ASIDE[question]]
    now = st.session_state.get(key(unit_id, question))
    st.session_state[key(unit_id, question)] = options[(options.index(now) + 1) % len(options)]


def save(item: Item, reviewer: str, codebook: Codebook) -> None:
    """Hand the answers over, and go on when they are on disk."""
    given = {question: st.session_state.get(key(item.unit_id, question)) for question in (*questions(item), *ASIDE)}
    themes = {theme: Verdict(said) for theme in codebook.theme_ids if (said := given.get(theme))}
    mode, kind, voice = (given[question] for question in (MODE, KIND, VOICE))
    if not themes and not (mode or kind or voice):
        st.session_state[_NOTICE] = _NOTHING
        return
    try:
        review.record(
            *(cached.settings(), codebook, reviewer, item.unit_id),
            themes=themes,
            mode=Mode(mode) if mode else None,
            kind=UnitKind(kind) if kind else None,
            voice=Voice(voice) if voice else None,
            note=st.session_state.get(key(item.unit_id, NOTE)) or "",
            asked=replace(item.asked, blind=item.unit_id not in st.session_state.get(_SEEN, ())),
        )
        st.session_state[_NOTICE] = "review.saved"
        ways.leave()
    except WijkspiegelError as error:
        st.session_state[_NOTICE] = error


def undo(past: Past, reviewer: str) -> None:
    """Take a verdict back, and lay its sentence before the reviewer again."""
    try:
        review.undo(cached.settings(), reviewer, past.judgement.id)
        st.session_state[_NOTICE] = "review.undone"
        reopen(past)
    except WijkspiegelError as error:
        st.session_state[_NOTICE] = error


def reopen(past: Past) -> None:
    """Lay the sentence of a verdict before the reviewer again, for the reason for which it came up."""
    how = past.judgement.asked
    ways.go_to(past.unit_id, how.why if how else Why.DOCUMENT)


def see(unit_id: str) -> None:
    """Remember that the reviewer saw what the machine says of a sentence: they are blind to it no longer."""
    st.session_state[_SEEN] = st.session_state.get(_SEEN, frozenset()) | {unit_id}


def dropped() -> None:
    """Remember that keys were dropped, which were pressed before the reviewer could see the sentence that is there."""
    st.session_state[_NOTICE] = _DROPPED


def notice() -> None:
    """Say what the last callback did: saved, taken back, or why it could not."""
    st.session_state.pop(_TURN, None)
    said = st.session_state.pop(_NOTICE, None)
    if isinstance(said, WijkspiegelError):
        parts.fault(said)
    elif said in (_NOTHING, _TOO_FAST, _DROPPED):
        st.warning(say(said))
    elif said:
        st.success(say(said))


def questions(item: Item) -> tuple[str, ...]:
    """The questions that are asked one after another: each theme, then the mode."""
    return (*(question.theme.id for question in item.questions), MODE)


def _asked(unit_id: str, among: Sequence[str]) -> str | None:
    return next((one for one in among if st.session_state.get(key(unit_id, one)) is None), None)
