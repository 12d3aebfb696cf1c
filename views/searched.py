"""A search in the address of Zoeken and of Lezen: `?zoek=<typed>&zoek-op=<lemma|part>&accenten=los`.

It is written there by hand and in no language, since a link must mean the same to every reader, and since the name of a
widget that is bound to the address of one page cannot stand in a link to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

import streamlit as st

from pipeline.search import By, Question, parse
from pipeline.search.faults import QueryError
from views.markup import plain
from views.strings import say
from views.telling import told

TYPED, BY, FOLDED = "zoek", "zoek-op", "accenten"
_LOOSE = "los"
BACK = "terug"
CHOICES = frozenset(
    (
        *("zoek-thema", "zoek-houding", "zoek-woord-daad", "zoek-stem", "zoek-soort", "zoek-bron", "zoek-jaren"),
        *("maat", "zoek-stap", "periode", "volgorde", "hele-zinnen", "treffers-blad"),
    )
)
"""What the address of Zoeken holds beside the search; `BACK` carries it through Lezen as one value."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a reader typed, and how it is to be read.

    Attributes:
        typed: The line as it was typed.
        by: What words without a prefix of their own are compared with.
        folded: Whether accents are passed over.
    """

    typed: str
    by: By = By.FORM
    folded: bool = False

    def question(self) -> Question:
        """The search as the store is asked it.

        Raises:
            QueryError: when it cannot be read.
        """
        return parse(self.typed, by=self.by, folded=self.folded)

    def query(self) -> dict[str, str]:
        """What a link to another page carries of it."""
        by = {} if self.by is By.FORM else {BY: self.by.value}
        return {TYPED: self.typed, **by, **({FOLDED: _LOOSE} if self.folded else {})}


def in_address() -> Search | None:
    """The search that a link brought to this page; `None` where it brought none, or one of which nothing is left."""
    typed = st.query_params.get(TYPED, "").strip()
    by = st.query_params.get(BY, By.FORM)
    if not typed or by not in set(By):
        return None
    return Search(typed, By(by), st.query_params.get(FOLDED) == _LOOSE)


def choices() -> dict[str, str]:
    """What a link from Zoeken carries beside the search, so that another may lead back to the page as it is."""
    chosen = {key: st.query_params.get_all(key) for key in st.query_params if key in CHOICES}
    return {BACK: urlencode(chosen, doseq=True)} if chosen else {}


def carried() -> dict[str, list[str]]:
    """What of that the address holds, for a link back to Zoeken; what Zoeken does not know is left out."""
    carried = parse_qs(st.query_params.get(BACK, ""), keep_blank_values=True)
    return {key: values for key, values in carried.items() if key in CHOICES}


def question(search: Search) -> Question | None:
    """What it asks; where it cannot be read, say why and give `None`."""
    try:
        return search.question()
    except QueryError as error:
        st.error(said(error), title=say("searching.fault"))
        return None


def said(error: QueryError) -> str:
    """Why a search cannot be read and what to do, in the reader's language; safe as Markdown."""
    piece = f" ({plain(error.where)})" if error.where else ""
    detail = f" {plain(told(error.detail))}." if error.detail else ""
    return f"{say(f'searching.fault_{error.fault}')}{piece}{detail}"
