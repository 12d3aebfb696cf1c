"""How long the page of agreement takes over a store of 100,000 judgements, with nothing kept from before."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from benchmarks import large
from benchmarks.pages import opened, sound
from benchmarks.timing import Case
from pipeline.browse import agreement, answered
from pipeline.codebook import load_codebook
from pipeline.selection import Selection
from pipeline.settings import Settings
from pipeline.store.connection import reading
from views.coders import WHOM, Whom

JUDGEMENTS = 100_000


def cases(settings: Settings) -> Iterator[Case]:
    """Reading the answers, working all figures out, and the whole page with every coder chosen."""
    with tempfile.TemporaryDirectory() as folder:
        many = large.make(settings, Path(folder), _sentences(settings))
        selection = Selection(load_codebook(many.codebook).theme_ids)
        said = answered.answered(many.store, selection)
        number = sum(coder.units for coder in said.coders)
        who, questions = [coder.id for coder in said.coders], answered.questions_of(selection.themes)
        yield Case("agreement: answers", lambda: answered.answered(many.store, selection), number, "judgements")
        yield Case("agreement: all figures", lambda: agreement.lines(said, who, questions), number, "judgements")
        page = _page(many)
        yield Case("agreement: the page", page.run, number, "judgements", prepare=st.cache_resource.clear)


def _sentences(settings: Settings) -> int:
    """How many sentences a store must have to hold so many judgements, if it is the corpus over and over."""
    with reading(settings.store) as connection:
        (units,) = connection.execute("SELECT count(*) FROM unit").fetchone()
        judgements = "SELECT sum(json_array_length(said)) FROM unit JOIN answer ON answer = number"
        (said,) = connection.execute(judgements).fetchone()
    return -(-JUDGEMENTS * units // said) if said else units


def _page(settings: Settings) -> AppTest:
    return sound(opened(settings, "agreement").button_group(key=WHOM).set_value(Whom.ALL).run())
