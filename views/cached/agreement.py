"""What coders answered, and how well they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pipeline.browse import agreement, answered
from pipeline.browse.agreement_tables import item_records
from pipeline.browse.tables import Record
from pipeline.selection import Selection
from views.cached.store import CORPUS_ENTRIES, DOCUMENTS_ENTRIES, State


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def answers(now: State, selection: Selection) -> answered.Answered:
    """Everything that coders said of the sentences of a selection."""
    return answered.answered(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def agreement_lines(now: State, selection: Selection, coders: tuple[str, ...]) -> tuple[agreement.Line, ...]:
    """How well coders agree on each question."""
    return agreement.lines(answers(now, selection), coders, answered.questions_of(selection.themes))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def agreement_pairs(
    now: State, selection: Selection, coders: tuple[str, ...], question: answered.Question
) -> tuple[agreement.Pair, ...]:
    """How well each two of them agree on one question."""
    return agreement.pairs(answers(now, selection), coders, question)


@dataclass(frozen=True)
class ItemQuestion:
    """Which sentences stand behind a figure: those of which some coders answered a question."""

    selection: Selection
    coders: tuple[str, ...]
    question: answered.Question


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def agreement_items(now: State, which: ItemQuestion, size: int, page: int) -> agreement.Items:
    """One page, from 1, of the sentences behind a figure, and how many there are."""
    said = answers(now, which.selection)
    return agreement.items(said, which.coders, which.question, limit=size, skip=size * (page - 1))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def agreement_seen(now: State, items: tuple[agreement.Item, ...]) -> tuple[agreement.Seen, ...]:
    """These sentences themselves."""
    return agreement.seen(now.store, items)


def all_agreement_items(now: State, which: ItemQuestion) -> Callable[[], list[Record]]:
    """All sentences behind a figure, asked for only when a reader wants them as a file."""
    said = answers(now, which.selection)

    def records() -> list[Record]:
        found = agreement.items(said, which.coders, which.question).items
        return item_records(now.store, found, said.chosen(which.coders), which.question)

    return records
