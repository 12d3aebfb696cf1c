"""The parts of Toevoegen: the form, the preview of the clean text, and what is said when a document came in."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st
from pydantic import ValidationError
from streamlit.delta_generator import DeltaGenerator

from pipeline.browse.cleaning import Cleaning
from pipeline.browse.cleaning_tables import edit_records
from pipeline.codebook import RUNNING_KINDS, SourceKind
from pipeline.corpus.documents import Entry
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR, Metadata
from pipeline.errors import CorpusError, WijkspiegelError, first_fault
from pipeline.ingest import DATED_WHEN_MADE
from pipeline.run import add, update
from pipeline.text import Cleaned, Document
from views import cached, cleaning, parts
from views.markup import plain
from views.strings import say

PREVIEW = 4000
"""Characters of clean text shown beforehand."""
_ADDED, _TIMES, _EDITS = "added", "times_added", "voorbeeld"


def file_key() -> str:
    """The key of the field for the file: another one after each document that came in, so that the field is empty."""
    return f"file-{st.session_state.get(_TIMES, 0)}"


@dataclass(frozen=True)
class Asked:
    """What the reader filled in; `None` where a field that is needed stayed empty."""

    title: str
    author: str
    year: int | None
    source_kind: SourceKind | None
    outlet: str
    address: str
    fictional: bool

    def lacking(self) -> list[str]:
        """The labels of fields that are needed and empty."""
        needed = {"adding.title": self.title, "adding.year": self.year, "adding.kind": self.source_kind}
        return [say(label).rstrip(" *") for label, value in needed.items() if not value]

    def metadata(self, date: str | None) -> Metadata:
        """As the corpus keeps it.

        Args:
            date: The day that the file gives; it counts only where it is one, within the year that the reader gives.

        Raises:
            CorpusError: when a field is not as the corpus wants it.
        """
        fields = {
            "title": self.title,
            "author": self.author or None,
            "year": self.year,
            "date": _day(date, self.year),
            "source_kind": self.source_kind,
            "outlet": self.outlet or None,
            "address": self.address or None,
            "fictional": self.fictional,
        }
        try:
            return Metadata.model_validate(fields)
        except ValidationError as error:
            raise CorpusError(first_fault(error), where=self.title, remedy="mend that field of the form") from error


def _day(date: str | None, year: int | None) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(date or "")
    except ValueError:
        return None
    return day if day.year == year else None


def form(document: Document) -> Asked | None:
    """Ask what is to be known of a document, filled in with what the file tells; `None` until it is complete."""
    told, key = document.proposal, document.source_sha256[:12]
    with st.form(f"about-{key}"):
        st.subheader(say("adding.details"))
        st.caption(say("adding.details_note"))
        kinds = {kind: say(f"source.{kind}") for kind in SourceKind}
        asked = Asked(
            title=st.text_input(say("adding.title"), told.title or "", key=f"title-{key}").strip(),
            author=st.text_input(say("adding.author"), told.author or "", key=f"author-{key}").strip(),
            year=st.number_input(say("adding.year"), FIRST_YEAR, LAST_YEAR, _possible(told.year), key=f"year-{key}"),
            source_kind=st.segmented_control(
                say("adding.kind"),
                list(kinds),
                format_func=kinds.__getitem__,
                key=f"kind-{key}",
                help=say("adding.kind_help"),
            ),
            outlet=st.text_input(say("adding.outlet"), told.outlet or "", key=f"outlet-{key}").strip(),
            address=st.text_input(say("adding.address"), told.address or "", key=f"address-{key}").strip(),
            fictional=st.checkbox(say("adding.is_fictional"), key=f"fictional-{key}"),
        )
        pressed = st.form_submit_button(say("adding.add"), type="primary", key="add")
    if not pressed:
        return None
    if asked.lacking():
        st.error(say("adding.missing", fields=", ".join(asked.lacking())))
        return None
    return asked


def _possible(year: int | None) -> int | None:
    """The year that a file tells; `None` where no document of the corpus can be of it."""
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def preview(document: Document, cleaned: Cleaned) -> None:
    """What the document will be: its clean text, and what the reader should know of its reading."""
    st.subheader(say("adding.preview"))
    note = say(
        "adding.preview_note",
        characters=len(document.raw),
        reader=plain(document.reader),
        edits=len(cleaned.edits),
        shown=min(PREVIEW, len(cleaned.text)),
    )
    st.caption(note)
    if document.pages_without_text:
        pages = ", ".join(map(str, document.pages_without_text))
        st.warning(say("adding.pages_without_text", pages=pages))
    for notice in document.notices:
        st.warning(plain(notice))
    with st.container(height=520):
        st.text(cleaned.text[:PREVIEW])


def edits(document: Document, found: Cleaning) -> None:
    """What cleaning did to the document: both texts with every edit marked, and a table of them."""
    st.subheader(say("adding.edits"))
    if not found.cleaned.edits:
        st.caption(say("adding.no_edits"))
        return
    name = document.source_sha256[:12]
    cleaning.both_texts(found, cleaning.choice(found, _EDITS), name=name, key=_EDITS)
    records = partial(edit_records, found, {"document": document.name})
    cleaning.table(found, records, Path(document.name).stem, None)


@dataclass(frozen=True)
class Added:
    """What came into the corpus last.

    Attributes:
        entry: The document there.
        fault: Why figures do not count it yet; `None` when they do.
    """

    entry: Entry
    fault: str | None


def take_in(document: Document, asked: Asked, data: bytes) -> None:
    """Put the document into the corpus, then bring the store up to date; then begin anew, with a notice.

    Where the first step fails that is shown, and nothing of the document stays behind. Once it is in the corpus it is
    there, whatever comes of the second step.
    """
    bar = st.progress(0.0, say("adding.working"))
    try:
        entry = _put(document, asked, data)
    except WijkspiegelError as error:
        parts.fault(error)
        return
    st.session_state[_ADDED] = Added(entry, _count(entry, bar))
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.rerun()


def _put(document: Document, asked: Asked, data: bytes) -> Entry:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / document.name
        source.write_bytes(data)
        made = Path(document.name).suffix.lower() in DATED_WHEN_MADE  # then its day is not that of publication
        about = asked.metadata(None if made else document.proposal.date)
        return add(cached.settings(), document, about, source)


def _count(entry: Entry, bar: DeltaGenerator) -> str | None:
    """Let figures count a document of the corpus; gives why they do not."""
    try:
        outcome = update(cached.settings(), progress=partial(_advance, bar))
    except WijkspiegelError as error:
        return str(error)
    return next((failure.message for failure in outcome.failures if failure.slug == entry.slug), None)


def _advance(bar: DeltaGenerator, done: int, of: int, _slug: str) -> None:
    bar.progress(done / max(1, of), say("adding.working"))


def notice() -> None:
    """Say that the last document came in: with a link to it, or why figures do not count it yet."""
    added = st.session_state.pop(_ADDED, None)
    if added is None:
        return
    if added.fault is not None:
        title = plain(added.entry.metadata.title)
        st.warning(say("adding.not_counted", title=title, fault=plain(added.fault)))
        return
    reading = cached.document(cached.state(), added.entry.slug)
    running = [one for one in reading.sentences if one.kind in RUNNING_KINDS]
    themed = sum(bool(one.themes) for one in running)
    st.success(say("adding.done", title=plain(reading.cited.title), units=len(running), themed=themed))
    parts.link_to(reading.cited, label=say("adding.read_it"))
