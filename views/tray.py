"""What a reader has in hand: documents that were read and are in no corpus, kept for this visit and written nowhere.

The fields that take files forget them when the reader looks at another page; who follows a link to a document that is
alike and comes back finds all as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.errors import DuplicateError, StoreError, WijkspiegelError
from pipeline.ingest import listening
from pipeline.intake import Candidate
from views import cached, parts
from views.markup import plain
from views.strings import say

_HELD, _REFUSED, _TIMES = "in_hand", "not_taken", "times_taken"


@dataclass(frozen=True, slots=True)
class Source:
    """Something that may be read.

    Attributes:
        name: Of the file, or the address.
        read: Reads it; raises `WijkspiegelError` when that cannot be done.
    """

    name: str
    read: Callable[[], Candidate]


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be read, and why."""

    name: str
    error: WijkspiegelError


def held() -> Mapping[str, Candidate]:
    """What is in hand, by key, in the order in which it came."""
    return _held()


def _held() -> dict[str, Candidate]:
    found: dict[str, Candidate] = st.session_state.setdefault(_HELD, {})
    return found


def key_of(candidate: Candidate) -> str:
    """By what a candidate is known on the page: a part of the checksum of its bytes."""
    return candidate.document.source_sha256[:12]


def field_key(name: str) -> str:
    """The key of a field that brings something; another one each time that it was taken, so that the field is empty."""
    return f"{name}-{st.session_state.get(_TIMES, 0)}"


def take(sources: Sequence[Source]) -> None:
    """Read all of it, then draw the page anew; what is wrong with one costs no other."""
    refused: list[Refused] = []
    bar = st.progress(0.0)
    for place, source in enumerate(sources):
        bar.progress(place / len(sources), say("adding.reading", name=plain(source.name)))
        try:
            with listening(partial(_page_done, bar, plain(source.name))):
                put(source.read())
        except WijkspiegelError as error:
            refused.append(Refused(source.name, error))
    st.session_state[_REFUSED] = tuple(refused)
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.rerun()


def _page_done(bar: DeltaGenerator, name: str, done: int, pages: int) -> None:
    """Show the pages of one document where the documents were: reading them is what takes long."""
    bar.progress(done / max(1, pages), say("adding.reading_pages", name=name, done=done, pages=pages))


def put(candidate: Candidate) -> None:
    """Take a candidate in hand; one of the same bytes is there once."""
    _held()[key_of(candidate)] = candidate


def put_away(key: str) -> None:
    """Let go of a candidate."""
    _held().pop(key, None)


def refusals() -> None:
    """Say what of the last that was brought could not be read, each in one line."""
    for refused in st.session_state.get(_REFUSED, ()):
        tell(refused.error, title=say("adding.refused", name=plain(refused.name)))


def tell(error: WijkspiegelError, title: str | None = None) -> None:
    """Say why something does not come in; where the corpus has it already, with a link to it in Lezen."""
    parts.fault(error, title=title)
    if isinstance(error, DuplicateError):
        _lead_to(error.slug)


def _lead_to(slug: str) -> None:
    """A link to a document of the corpus, or why there is none: figures do not count it yet."""
    try:
        cited = cached.document(cached.state(), slug).cited
    except StoreError:
        st.caption(say("adding.there_uncounted"))
        return
    title, year = plain(cited.title), cited.when
    parts.link_to(cited, label=say("adding.alike_read", title=title, year=plain(year)))
