"""Figures as sentences that a reader can quote, and the sentences of documents that stand under them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import ceil

import streamlit as st

from pipeline.browse.contrast import Contrast, Gap, WordAndDeed
from pipeline.browse.quotes import Quote, QuotePage
from pipeline.selection import Side
from views import parts, rows
from views.markup import LINES, lit
from views.strings import percent, say


def totals(answer: WordAndDeed) -> str:
    """How much stands on either side."""
    return say(
        "contrast.totals",
        word_units=answer.word.units,
        word_documents=answer.word.documents,
        deed_units=answer.deed.units,
        deed_documents=answer.deed.documents,
    )


def paragraph(contrast: Contrast, answer: WordAndDeed, labels: Mapping[str, str]) -> str:
    """One theme in a sentence with its numbers and interval, what the interval says, and the source to cite."""
    theme, gap = labels[contrast.theme], contrast.gap
    if not gap.drawn or gap.interval is None:
        lacks = "; ".join(map(rows.lack_line, gap.lacks)) or say("contrast.lack_interval")
        return f"{say('contrast.quotable_lack', theme=theme, lacks=lacks)}\n{source(answer)}"
    word, deed = contrast.word.presence, contrast.deed.presence
    figures = say(
        "contrast.quotable",
        theme=theme,
        word_share=percent(word.value, 0),
        word_count=word.count,
        word_of=word.of,
        deed_share=percent(deed.value, 0),
        deed_count=deed.count,
        deed_of=deed.of,
        gap=rows.points(gap.points),
        low=rows.points(gap.interval.low),
        high=rows.points(gap.interval.high),
    )
    return f"{figures} {say(_reading_of(gap))}\n{source(answer)}"


def _reading_of(gap: Gap) -> str:
    if gap.interval is None or gap.interval.low <= 0 <= gap.interval.high:
        return "contrast.quotable_zero"
    return "contrast.quotable_positive" if gap.interval.low > 0 else "contrast.quotable_negative"


def source(answer: WordAndDeed) -> str:
    """What the figures stand on, as the source line of a quotation."""
    foot = answer.footing
    fictional = say("contrast.quotable_fictional", fictional=foot.fictional_documents)
    return say(
        "contrast.quotable_source",
        units=foot.units,
        documents=foot.documents,
        fictional=f" {fictional}" if foot.fictional_documents else "",
        audited=percent(foot.audited_share),
        labeller=foot.labeller or say("chart.no_labeller"),
        sides=say(f"contrast.sides_{answer.sides}"),
    )


def page_choice(answer: WordAndDeed, theme: str, size: int, key: str) -> int:
    """Which page of the sentences, from 1; both sides turn together, so the longer one says how many there are."""
    (contrast,) = (one for one in answer.contrasts if one.theme == theme)
    pages = ceil(max(contrast.word.presence.of, contrast.deed.presence.of) / size)
    return st.pagination(pages, key=key, bind="query-params") if pages > 1 else 1


def quotes(page: QuotePage, side: Side, colour: str) -> None:
    """The sentences of one side, each with the document that it comes from."""
    st.subheader(say("contrast.quotes_count", side=say(f"contrast.{side}"), total=page.total))
    if not page.quotes:
        st.caption(say("contrast.no_quotes"))
    for quote in page.quotes:
        _quote(quote, colour)


def _quote(quote: Quote, colour: str) -> None:
    sentence, line = quote.sentence, LINES[quote.label.stance]
    told = [say(f"source.{sentence.source_kind}"), say(f"voice.{sentence.voice}"), say(f"stance.{quote.label.stance}")]
    if sentence.audited:
        told.append(say("chart.short_audited"))
    with st.container(gap=None):
        st.html(
            f'<blockquote style="margin:0;padding:0 0 0 .8rem;border-left:3px {line} {colour}">'
            f"{lit(sentence.text, [(*mark, colour) for mark in quote.label.marks])}"
            f'<div style="font-size:.8rem;color:#6b675e">{escape(" · ".join(told))}</div></blockquote>'
        )
        parts.link_to(quote.cited, sentence)
