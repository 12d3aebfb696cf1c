"""What Toevoegen shows of a document beforehand: what was read, what is like it, its clean text, what stays outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import fmean

import streamlit as st

from pipeline.browse.beforehand import Beforehand, Piece
from pipeline.browse.cleaning_tables import edit_records
from pipeline.intake import Alike, Candidate
from pipeline.text import Document, OcrLack
from views import cleaning, filters, parts, scanned
from views.markup import plain
from views.rows import Row
from views.strings import amount, number, percent, say
from views.telling import told

PREVIEW = 3000
"""Characters of clean text shown beforehand; beside its edits all of it is shown, sheet by sheet."""
PIECES = 200
"""Pieces outside the running text shown beforehand."""
_EDITS = "voorbeeld"


class Look(StrEnum):
    """What of a document is looked at."""

    CLEAN = "clean"
    EDITS = "edits"
    OUTSIDE = "outside"


def read(candidate: Candidate, found: Beforehand) -> None:
    """What was read, in a few lines, and what a person should know of the reading."""
    document = candidate.document
    st.subheader(say("adding.preview"))
    st.caption("  \n".join(_facts(candidate, found)))
    waiting = _waiting(document)
    for lack, numbers in waiting.items():
        st.warning(scanned.waits(f"adding.ocr_{lack}", numbers))
    if empty := sorted(set(document.pages_without_text).difference(*waiting.values())):
        st.warning(say("adding.pages_without_text", pages=", ".join(map(str, empty))))
    for notice in document.notices:
        st.warning(plain(told(notice)))


def _facts(candidate: Candidate, found: Beforehand) -> list[str]:
    document = candidate.document
    language = say("adding.is_dutch" if candidate.is_dutch else "adding.is_not_dutch")
    return [
        say(
            "adding.source",
            name=plain(document.name),
            pages=amount("pages", len(document.page_starts)),
            characters=len(document.raw),
            reader=plain(document.reader),
        ),
        f"{language} {_counts(found)}",
        *_read_by_ocr(document),
    ]


def _read_by_ocr(document: Document) -> list[str]:
    """How pages that are pictures were read, where there are such."""
    read_ = [page for page in document.ocr if page.lack is None]
    sure = [page.confidence for page in read_ if page.confidence is not None]
    said = say(
        "adding.ocr",
        pages=amount("pages", len(read_)),
        engine=plain(document.ocr_engine),
        share=percent(fmean(sure), 0) if sure else "–",
    )
    return [said] if read_ else []


def _waiting(document: Document) -> dict[OcrLack, list[int]]:
    """The numbers of the pages that are pictures and were not read, by what they lack."""
    found = {lack: [page.number for page in document.ocr if page.lack is lack] for lack in OcrLack}
    return {lack: numbers for lack, numbers in found.items() if numbers}


def _counts(found: Beforehand) -> str:
    outside = Counter(piece.kind for piece in found.outside)
    kinds = ", ".join(f"{number(times)} × {say(f'kind.{kind}')}" for kind, times in outside.items())
    return " ".join(
        (
            say("adding.counts", running=amount("sentences", len(found.pieces) - len(found.outside))),
            *([say("adding.counts_outside", kinds=kinds)] if kinds else []),
            *([f"{amount('comments', found.comments)}."] if found.comments else []),
        )
    )


def alike(found: Sequence[Alike]) -> None:
    """What in the corpus is like the document, with a link to each; nothing where nothing is."""
    if not found:
        return
    with st.container(border=True):
        st.markdown(f"**{say('adding.alike')}**")
        for one in found:
            st.markdown(say(f"adding.alike_{one.kind}", title=plain(one.title), share=percent(one.likeness, 0)))
            st.page_link(
                "views/reading.py",
                label=say("adding.alike_read", title=plain(one.title), year=str(one.year)),
                icon=":material/menu_book:",
                query_params={"doc": one.slug},
            )
        st.caption(say("adding.alike_note"))


def text(found: Beforehand) -> Look:
    """Ask what is looked at, and show the clean text or what of it does not count; edits want the breadth of a page."""
    labels = {one: say(f"adding.look_{one}") for one in Look}
    look = filters.one_of(say("adding.look"), labels, "blik")
    if look is Look.CLEAN:
        _clean(found)
    elif look is Look.OUTSIDE:
        _outside(found)
    return look


def _clean(found: Beforehand) -> None:
    st.caption(say("adding.clean_note", shown=min(PREVIEW, len(found.clean)), characters=len(found.clean)))
    st.text(found.clean[:PREVIEW])  # in no box of its own: one that scrolls cannot be reached by the keyboard


def edits(document: Document, found: Beforehand) -> None:
    """Both texts with every edit marked, and a table of them."""
    made = found.cleaning
    if not made.cleaned.edits:
        st.caption(say("adding.no_edits"))
        return
    cleaning.both_texts(made, cleaning.choice(made, _EDITS), name=document.source_sha256[:12], key=_EDITS)
    records = partial(edit_records, made, {"document": document.name})
    cleaning.table(made, records, Path(document.name).stem, None)


def _outside(found: Beforehand) -> None:
    if not found.outside:
        st.caption(say("adding.nothing_outside"))
        return
    reasons = ", ".join(f"{say(f'reason.{reason}')} {times}" for reason, times in found.reasons.items())
    st.caption(say("adding.outside_note", reasons=reasons, shown=min(PIECES, len(found.outside))))
    parts.grid([_piece_row(piece) for piece in islice(found.outside, PIECES)], say("adding.look_outside"))


def _piece_row(piece: Piece) -> Row:
    return {
        say("adding.column_page"): piece.page,
        say("column.kind"): say(f"kind.{piece.kind}"),
        say("column.reason"): say(f"reason.{piece.reason}") if piece.reason else "–",
        say("adding.column_text"): piece.text,
    }
