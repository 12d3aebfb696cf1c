"""What of a document a reader wants marked, and between which of its sentences the steps lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pipeline.browse.places import Marking, marked
from pipeline.browse.reading import Reading
from pipeline.browse.sentences import Sentence
from pipeline.codebook import RUNNING_KINDS, Mode, Voice
from views import filters
from views.sentences import Hits, Steps, Text
from views.strings import amount, say

FOLD = "markeren"
THEMES, MODES, VOICES, ALONE, EVERYTHING = KEYS = ("lees-themas", "lees-vorm", "lees-stem", "lees-alleen", "alles")
"""Under what each choice stands in the address."""


@dataclass(frozen=True)
class Wanted:
    """What a reader chose: what is marked, and what of the text is shown.

    Attributes:
        marking: What is marked.
        everything: Whether what is no running text is shown too.
        alone: Whether only sentences with a mark are shown.
    """

    marking: Marking
    everything: bool
    alone: bool

    def left_out(self, sentences: Sequence[Sentence]) -> frozenset[str]:
        """Ids of the running sentences that are not shown."""
        if not self.alone:
            return frozenset()
        running = (sentence.id for sentence in sentences if sentence.kind in RUNNING_KINDS)
        return frozenset(running) - frozenset(marked(sentences, self.marking))


def choose() -> Wanted:
    """Ask for themes, modes and voices, each in the address; folded up until one of them was chosen, or unfolded."""
    if FOLD not in st.session_state and any(key in st.query_params for key in KEYS):
        st.session_state[FOLD] = True
    with st.expander(say("reading.marking"), key=FOLD, bind="query-params"):
        themes = filters.themes(THEMES)
        modes, voices = _modes(), _voices()
        with st.container(horizontal=True, gap="large"):
            alone = st.toggle(say("reading.alone"), key=ALONE, bind="query-params")
            everything = st.toggle(say("reading.hidden"), key=EVERYTHING, bind="query-params")
    return Wanted(Marking(themes, modes, voices), everything, alone)


def _modes() -> tuple[Mode, ...]:
    labels = {one: say(f"mode.{one}") for one in Mode}
    return filters.some_of(say("reading.mode"), labels, MODES, help=say("reading.any"))


def _voices() -> tuple[Voice, ...]:
    labels = {one: say(f"voice.{one}") for one in Voice}
    return filters.some_of(say("reading.voice"), labels, VOICES, help=say("reading.any"))


def text(reading: Reading, wanted: Wanted, hits: Hits) -> Text:
    """What is shown of a document, with what a search found in it."""
    sentences = tuple(one for one in reading.sentences if wanted.everything or one.kind in RUNNING_KINDS)
    return Text(sentences, wanted.marking, wanted.left_out(sentences), hits)


def steps(sentences: Sequence[Sentence], marking: Marking) -> Steps:
    """Steps from one marked sentence to the next."""
    said = say("reading.step", at="{at}", of="{of}")
    return Steps(marked(sentences, marking), say("reading.previous"), say("reading.next"), said)


def told(reading: Reading, wanted: Wanted) -> str:
    """How many sentences of the running text are marked, as a sentence."""
    running = sum(sentence.kind in RUNNING_KINDS for sentence in reading.sentences)
    found = len(marked(reading.sentences, wanted.marking))
    return say("reading.marked", marked=found, running=amount("sentences", running))
