"""The parts of Corpus: which documents, their ledger, one of them from nearby, and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

import streamlit as st

from pipeline.browse.accounts import Accounts
from pipeline.browse.cleaning_tables import ledger_records, rule_records
from pipeline.browse.ledgers import DocumentEntry, Sign, rule_entries
from pipeline.selection import Selection
from views import address, cached, filters, ledger_rows, masked, parts, scanned
from views.markup import plain
from views.strings import amount, number, percent, say
from views.telling import told

SHOWN = 50
"""Documents on one sheet of the ledger."""


class Order(StrEnum):
    """By what the ledger is put in order."""

    NOISE = "noise"
    REMOVED = "removed"
    YEAR = "year"
    TITLE = "title"
    RUN = "run"
    MASKED = "masked"


_KEYS: dict[Order, Callable[[DocumentEntry], tuple[object, ...]]] = {
    Order.NOISE: lambda entry: (entry.noise is None, -(entry.noise or 0), entry.slug),
    Order.REMOVED: lambda entry: (-(entry.removed_share or 0), entry.slug),
    Order.YEAR: lambda entry: (-entry.cited.year, entry.title.casefold(), entry.slug),
    Order.TITLE: lambda entry: (entry.title.casefold(), entry.slug),
    Order.RUN: lambda entry: (-entry.processed_at.timestamp(), entry.slug),
    Order.MASKED: lambda entry: (-entry.masked_places, entry.slug),
}


def refused(kept: Accounts) -> None:
    """What is not in the corpus though it was offered, and what to do about that."""
    found = kept.refusals
    st.markdown(say("corpus.refused", count=len(found)) if found else say("corpus.none_refused"))
    if found:
        parts.grid(ledger_rows.refusal_rows(found), say("corpus.refused_title"))
        st.caption(say("corpus.refused_note"))


def only_refused(kept: Accounts) -> None:
    """Tell what was refused where nothing else is there to tell."""
    if kept.refusals and not kept.documents:
        refused(kept)


def measures(kept: Accounts) -> None:
    """How much came in, and how much of it is left."""
    pages, left = (sum(getattr(entry, name) for entry in kept.documents) for name in ("pages", "pages_left"))
    with st.container(horizontal=True):
        st.metric(say("overview.documents"), number(len(kept.documents)), border=True)
        st.metric(say("corpus.pages"), say("column.so_many", count=left, of=pages), border=True)
        st.metric(say("corpus.characters"), number(kept.raw_characters), border=True)
        st.metric(say("corpus.lost"), percent(kept.removed_share), border=True)
        st.metric(say("corpus.refused_title"), number(len(kept.refusals)), border=True)


def choose(kept: Accounts, selection: Selection) -> Accounts:
    """The documents that the reader wants to see, in the order that they want."""
    chosen = filters.sources_and_years(selection, "corpus")
    wanted = _signs(kept.documents)
    typed = st.text_input(say("corpus.title"), key="titel", width=320, bind="query-params").casefold()
    order = filters.one_of(say("corpus.order"), {one: say(f"corpus.order_{one}") for one in Order}, "volgorde")
    found = [
        entry
        for entry in kept.documents
        if (chosen.source_kinds is None or entry.cited.source_kind in chosen.source_kinds)
        and (chosen.years is None or chosen.years[0] <= entry.cited.year <= chosen.years[1])
        and (not wanted or not wanted.isdisjoint(entry.signs))
        and typed in entry.title.casefold()
    ]
    footing = cached.footing(cached.state(), chosen)
    return replace(kept, footing=footing, documents=tuple(sorted(found, key=_KEYS[order])))


def _signs(entries: Sequence[DocumentEntry]) -> frozenset[Sign]:
    """Those of which the reader wants to see the documents; none: all documents."""
    there = {sign for entry in entries for sign in entry.signs}
    if not there:
        return frozenset()
    labels = {sign: say(f"corpus.sign_{sign}") for sign in Sign if sign in there}
    return frozenset(filters.some_of(say("corpus.signs"), labels, "let-op", help=say("corpus.signs_help")))


def table(kept: Accounts, of: int) -> None:
    """The ledger, a sheet at a time, and all of it as a file."""
    st.caption(say("corpus.shown", shown=amount("documents", len(kept.documents)), all=of))
    if not kept.documents:
        return
    found = kept.documents
    at = filters.page(len(found), SHOWN, "ledger-blad", of=(len(found), found[0].slug, found[-1].slug))
    parts.grid(ledger_rows.document_rows(found[SHOWN * (at - 1) : SHOWN * at]), say("corpus.ledger_title"))
    st.caption(say("corpus.ledger_note"))
    parts.download(lambda: ledger_records(kept), say("corpus.ledger_file"), kept.footing)


def one(kept: Accounts) -> None:
    """All that the ledger holds of one document, and the way into it."""
    documents = sorted(kept.documents, key=_KEYS[Order.TITLE])
    slug = address.choose_document([entry.cited for entry in documents], address.document())
    entry = next(entry for entry in documents if entry.slug == slug)
    st.markdown("\n".join(f"- {line}" for line in _told(entry)))
    if entry.rules:
        parts.grid(ledger_rows.rule_entry_rows(entry.rules), say("corpus.cleaning_title"))
    _unused([entry])
    if entry.units:
        label, icon = say("corpus.read", title=plain(entry.title)), ":material/menu_book:"
        st.page_link("views/reading.py", label=label, icon=icon, query_params={address.DOCUMENT: slug})
    masked.places(entry)


def _told(entry: DocumentEntry) -> list[str]:
    """What the ledger holds of a document, in sentences that are safe as Markdown."""
    strange = ", ".join(f"{word} ({number(times)})" for word, times in entry.strange)
    return [
        say(
            "corpus.told_file", file=plain(entry.source), reader=plain(entry.reader or "–"), day=ledger_rows.day(entry)
        ),
        say("corpus.told_pages", pages=amount("pages", entry.pages), left=entry.pages_left),
        say(
            "corpus.told_characters",
            raw=entry.raw_characters,
            clean=entry.clean_characters,
            units=amount("sentences", entry.units),
        ),
        say("corpus.told_noise", share=percent(entry.noise), noisy=entry.noisy),
        *([say("corpus.told_strange", words=plain(strange))] if strange else []),
        *scanned.told(entry.ocr, entry.slug),
        *(plain(ledger_rows.sign_line(entry, sign)) for sign in entry.signs if sign not in (Sign.OCR, Sign.WAITING)),
        *(plain(told(fault)) for fault in entry.faults),
    ]


def _unused(entries: Sequence[DocumentEntry]) -> None:
    found = ledger_rows.unused_rows(entries)
    if found:
        st.markdown(say("corpus.unused", count=len(found)))
        parts.grid(found, say("column.reason"))


def cleaning(kept: Accounts) -> None:
    """What cleaning did in all documents, rule by rule."""
    st.markdown(ledger_rows.removed_line(kept))
    made = rule_entries(kept.documents)
    if made:
        parts.grid(ledger_rows.rule_entry_rows(made), say("corpus.cleaning_title"))
        parts.download(lambda: rule_records(kept), say("corpus.rules_file"), kept.footing)


def left_out(kept: Accounts) -> None:
    """The codings and reviews that do not count, of all documents."""
    if any(entry.unused for entry in kept.documents):
        _unused(kept.documents)
    else:
        st.markdown(say("corpus.none_unused"))
