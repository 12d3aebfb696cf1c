"""The list of what is in hand in Toevoegen: which of it is looked at, and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pipeline.intake import Candidate
from views import cached, describing, intake, parts, tray
from views.describing import Asked
from views.rows import Row
from views.strings import amount, say

_CHOICE = "in_hand_choice"
Described = Mapping[str, tuple[Candidate, Asked]]


def beforehand() -> None:
    """Say so where one document more has all others judged anew: that may take long."""
    if documents := cached.anew(cached.state()):
        st.info(say("adding.anew", documents=amount("documents", documents)), icon=":material/schedule:")


def choose() -> str:
    """Ask which document in hand is looked at, where there are more; gives its key."""
    described = _described()
    if len(described) == 1:
        return next(iter(described))
    st.subheader(say("adding.in_hand", documents=amount("documents", len(described))))
    parts.grid([_row(*one) for one in described.values()], say("adding.in_hand_alt"))
    describing.kind_of_all(tray.held())
    ready = {key: one for key, one in described.items() if not one[1].problems(one[0])}
    if st.button(
        say("adding.add_ready", documents=amount("documents", len(ready))), disabled=not ready, key="add_ready"
    ):
        intake.take_in(ready)
    if st.session_state.get(_CHOICE) not in described:
        st.session_state[_CHOICE] = next(iter(described))
    return st.selectbox(
        say("adding.choose"),
        list(described),
        format_func=lambda key: _name(*described[key]) if key in described else key,
        key=_CHOICE,
        persist_state="session",
    )


def buttons(key: str, asked: Asked) -> None:
    """Ask for the document to be added, or put away."""
    candidate = tray.held()[key]
    with st.container(horizontal=True):
        add = st.button(say("adding.add"), type="primary", key="add")
        st.button(say("adding.put_away"), key="put_away", on_click=tray.put_away, args=(key,))
    problems = asked.problems(candidate)
    if add and problems:
        st.error("  \n".join(problems))
    elif add:
        intake.take_in({key: (candidate, asked)})


def _described() -> Described:
    return {key: (candidate, describing.asked(candidate)) for key, candidate in tray.held().items()}


def _name(candidate: Candidate, asked: Asked) -> str:
    return f"{asked.title} ({candidate.name})" if asked.title else candidate.name


def _row(candidate: Candidate, asked: Asked) -> Row:
    year = str(asked.year or "–")
    return {
        say("adding.column_file"): candidate.name,
        say("adding.column_title"): asked.title or "–",
        say("adding.column_year"): f"≈ {year}" if asked.year_uncertain else year,
        say("adding.column_kind"): say(f"source.{asked.source_kind}") if asked.source_kind else "–",
        say("adding.column_state"): " ".join(asked.problems(candidate)) or say("adding.ready"),
    }
