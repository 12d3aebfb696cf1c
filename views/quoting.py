"""Figures as sentences that a reader can quote, and the sentences of documents that stand under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from math import ceil

import streamlit as st

from pipeline.browse.contrast import Contrast, Gap, WordAndDeed
from pipeline.browse.quotes import Order, Quote, QuotePage
from pipeline.browse.sentences import Cited
from pipeline.browse.tables import Record, selection_record
from pipeline.selection import BY_MODE, Selection, Side
from views import parts, rows, standing
from views.markup import LINES, lit
from views.strings import amount, percent, say

_SHOWN = "quotes_shown"


def totals(answer: WordAndDeed) -> str:
    """How much stands on either side."""
    return say(
        "contrast.totals",
        word_units=amount("sentences", answer.word.units),
        word_documents=amount("documents", answer.word.documents),
        deed_units=amount("sentences", answer.deed.units),
        deed_documents=amount("documents", answer.deed.documents),
    )


def empty_sides(answer: WordAndDeed) -> list[str]:
    """Why a side has no sentence at all, a sentence for each such side."""
    totals_of = {Side.WORD: answer.word, Side.DEED: answer.deed}
    chosen = answer.footing.selection.source_kinds is not None and answer.pair != BY_MODE
    return [
        say(f"contrast.empty_{side}") if chosen else say("contrast.empty", side=say(f"contrast.{side}"))
        for side, total in totals_of.items()
        if not total.units
    ]


def paragraph(contrast: Contrast, answer: WordAndDeed, labels: Mapping[str, str]) -> str:
    """One theme in a sentence with its numbers and interval, what the interval says, and the source to cite."""
    theme, gap = labels[contrast.theme], contrast.gap
    if gap.points is None or gap.interval is None:
        lacks = rows.lack_lines(gap) or say("contrast.lack_interval")
        return f"{say('contrast.quotable_lack', theme=theme, lacks=lacks)}\n{source(answer)}"
    word, deed = contrast.word.presence, contrast.deed.presence
    figures = say(
        f"contrast.quotable_{answer.pair.sides}",
        theme=theme,
        word_share=percent(word.value, 0),
        word_count=word.count,
        word_of=word.of,
        deed_share=percent(deed.value, 0),
        deed_count=deed.count,
        deed_of=deed.of,
        gap=rows.points_said(gap.points),
        low=rows.points_said(gap.interval.low),
        high=rows.points_said(gap.interval.high),
    )
    return f"{figures} {say(_reading_of(gap))}\n{source(answer)}"


def _reading_of(gap: Gap) -> str:
    if gap.interval is None or gap.interval.low <= 0 <= gap.interval.high:
        return "contrast.quotable_zero"
    return "contrast.quotable_positive" if gap.interval.low > 0 else "contrast.quotable_negative"


def source(answer: WordAndDeed) -> str:
    """What the figures stand on, as the source line of a quotation."""
    foot = answer.footing
    fictional = say("contrast.cite_fictional", fictional=amount("examples", foot.fictional_documents))
    return say(
        "contrast.cite",
        units=amount("sentences", foot.units),
        documents=amount("documents", foot.documents),
        fictional=f" {fictional}" if foot.fictional_documents else "",
        selection=standing.selected(foot.selection),
        audited=percent(foot.audited_share),
        judged=standing.judged(foot),
        sides=say(f"contrast.sides_{answer.pair.sides}"),
    )


def page_choice(answer: WordAndDeed, theme: str, order: Order, size: int, key: str) -> int:
    """Which page of the sentences, from 1; both sides turn together, so the longer one says how many there are.

    Other sentences than the last time are read from their first page.
    """
    shown = (answer.pair, answer.footing.selection, theme, order)
    if st.session_state.get(_SHOWN, shown) != shown:
        st.session_state[key] = 1
    st.session_state[_SHOWN] = shown
    (contrast,) = (one for one in answer.contrasts if one.theme == theme)
    pages = ceil(max(contrast.word.presence.of, contrast.deed.presence.of) / size)
    return st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1


def quotes(page: QuotePage, side: Side, colour: str) -> None:
    """The sentences of one side, each with the document that it comes from."""
    total = amount("sentences", page.total)
    st.subheader(say("contrast.quotes_count", side=say(f"contrast.{side}"), total=total))
    if not page.quotes:
        st.caption(say("contrast.no_quotes"))
    for quote in page.quotes:
        _quote(quote, colour)


def records(quoted: Callable[[], list[Record]], selection: Selection) -> list[Record]:
    """Sentences as handed out, each with what was chosen."""
    chosen = selection_record(selection)
    return [{**record, **chosen} for record in quoted()]


def _quote(quote: Quote, colour: str) -> None:
    sentence, line = quote.sentence, LINES[quote.label.stance]
    told = [say(f"source.{sentence.source_kind}"), say(f"voice.{sentence.voice}"), say(f"stance.{quote.label.stance}")]
    if sentence.audited:
        told.append(say("chart.short_audited"))
    with st.container(gap=None):
        st.html(
            f'<blockquote style="margin:0;padding:0 0 0 .8rem;border-left:3px {line} {colour}">'
            f"{lit(sentence.text, [(*mark, colour) for mark in quote.label.marks])}"
            f'<div style="font-size:.8rem;opacity:.75">{escape(" · ".join(told))}<br>'
            f"{_source(quote.cited)}</div></blockquote>"
        )
        parts.link_to(quote.cited, sentence, label=say("contrast.open"))


def _source(cited: Cited) -> str:
    """The document as HTML, its year first and whole, for a link would be cut to one line."""
    told = (cited.author, cited.title, cited.outlet, say("source.fictional") if cited.fictional else None)
    return f"<b>{cited.year}</b> · {escape(', '.join(filter(None, told)))}"
