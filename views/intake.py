"""The parts of Toevoegen: the form, the preview of the clean text, and what is said when a document came in."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.codebook import RUNNING_KINDS, SourceKind
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR, Metadata
from pipeline.errors import WijkspiegelError
from pipeline.run import add, update
from pipeline.text import Cleaned, Document
from views import cached, parts
from views.markup import plain
from views.strings import say

PREVIEW = 4000
"""Characters of clean text shown beforehand."""
_ADDED, _TIMES = "added", "times_added"


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
        """As the corpus keeps it. The day that the file gives counts only within the year that the reader gives."""
        fields = {
            "title": self.title,
            "author": self.author or None,
            "year": self.year,
            "date": date if date and date.startswith(str(self.year)) else None,
            "source_kind": self.source_kind,
            "outlet": self.outlet or None,
            "address": self.address or None,
            "fictional": self.fictional,
        }
        return Metadata.model_validate(fields)


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
            year=st.number_input(say("adding.year"), FIRST_YEAR, LAST_YEAR, told.year, key=f"year-{key}"),
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
    if cleaned.edits:
        rules = ", ".join(f"{plain(rule)} {count}" for rule, count in cleaned.edits_by_rule.items())
        st.caption(say("adding.rules", rules=rules))


def take_in(document: Document, asked: Asked, data: bytes) -> None:
    """Put the document into the corpus and bring the store up to date; then begin anew, with a notice.

    What goes wrong is shown, and nothing of the document stays behind when it could not come in.
    """
    bar = st.progress(0.0, say("adding.working"))
    settings = cached.settings()
    try:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / document.name
            source.write_bytes(data)
            entry = add(settings, document, asked.metadata(document.proposal.date), source)
        outcome = update(settings, progress=partial(_advance, bar))
    except WijkspiegelError as error:
        parts.fault(error)
        return
    failed = [failure.message for failure in outcome.failures if failure.slug == entry.slug]
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    st.session_state[_ADDED] = failed[0] if failed else entry.slug
    st.rerun()


def _advance(bar: DeltaGenerator, done: int, of: int, _slug: str) -> None:
    bar.progress(done / max(1, of), say("adding.working"))


def notice() -> None:
    """Say what came in last, with a link to it, or why it could not be judged."""
    added = st.session_state.pop(_ADDED, None)
    if added is None:
        return
    try:
        reading = cached.document(cached.state(), added)
    except WijkspiegelError:  # then it is the line that says why the stages refused it
        st.error(plain(added))
        return
    running = [one for one in reading.sentences if one.kind in RUNNING_KINDS]
    themed = sum(bool(one.themes) for one in running)
    st.success(say("adding.done", title=plain(reading.cited.title), units=len(running), themed=themed))
    parts.link_to(reading.cited, label=say("adding.read_it"))
