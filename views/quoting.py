"""Figures as sentences that a reader can quote, and the sentences of documents that stand under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from pipeline.bootstrap import SEED
from pipeline.browse.contrast import Contrast, Gap, SideTotal, WordAndDeed
from pipeline.browse.quotes import Order, Quote, QuotePage
from pipeline.browse.sentences import Cited, Sentence, ThemeLabel
from pipeline.browse.tables import Record, selection_record
from pipeline.selection import BY_SOURCE, STRICTLY, Group, Pair, Selection, Side
from views import filters, parts, rows, sides, standing
from views.charts.axes import QUIET
from views.markup import LINES, Mark, lit
from views.page_language import OF_TEXTS
from views.strings import amount, percent, say

MOST_SEED = 9_999


def totals(answer: WordAndDeed) -> str:
    """How much stands on either side, and how much would fit both groups that a reader made. Plain text."""
    lines = [*sides.groups_told(answer.pair), _totals(answer)]
    if answer.both and answer.pair.second != Group():  # what is all the rest fits nothing of the first
        lines.append(say("contrast.both", both=amount("sentences", answer.both)))
    return " ".join(lines)


def side_totals(answer: WordAndDeed) -> list[str]:
    """How much stands on each side, a line each. Plain text."""
    return [
        say(
            "contrast.side_total",
            side=sides.heading(sides.side_name(side, answer.pair)),
            units=amount("sentences", total.units),
            documents=amount("documents", total.documents),
        )
        for side, total in _by_side(answer).items()
    ]


def _totals(answer: WordAndDeed) -> str:
    return " ".join(f"{line}." for line in side_totals(answer))


def _by_side(answer: WordAndDeed) -> dict[Side, SideTotal]:
    return {Side.WORD: answer.word, Side.DEED: answer.deed}


def empty_sides(answer: WordAndDeed) -> list[str]:
    """Why a side has no sentence at all, a sentence for each such side."""
    by_source = answer.pair in {BY_SOURCE, STRICTLY}
    chosen = answer.footing.selection.source_kinds is not None and by_source
    return [
        say(f"contrast.empty_{side}") if chosen else say("contrast.empty", side=sides.side_name(side, answer.pair))
        for side, total in _by_side(answer).items()
        if not total.units
    ]


def quotable(answer: WordAndDeed, labels: Mapping[str, str], theme: str) -> None:
    """The sentence to quote on the theme that is looked at, those on the other themes folded under it.

    Args:
        answer: The figures.
        labels: Of the themes.
        theme: Id of the theme that is looked at.
    """
    said = {one.theme: paragraph(one, answer, labels) for one in answer.contrasts}
    st.markdown(f"**{say('contrast.quotable_title')}**")
    st.code(said.pop(theme), language=None, wrap_lines=True)
    if said:
        with st.expander(say("contrast.quotable_others"), key="andere-themas", bind="query-params"):
            for text in said.values():
                st.code(text, language=None, wrap_lines=True)


def paragraph(contrast: Contrast, answer: WordAndDeed, labels: Mapping[str, str]) -> str:
    """One theme in a sentence with its numbers and interval, what the interval says, and the source to cite."""
    theme, gap = labels[contrast.theme], contrast.gap
    if gap.points is None or gap.interval is None:
        lacks = sides.lack_lines(gap.lacks, answer.pair) or say("contrast.lack_interval")
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
    return f"{figures} {say(_reading_of(gap, answer.pair))}\n{source(answer)}"


def _reading_of(gap: Gap, pair: Pair) -> str:
    which = "zero"
    if gap.interval is not None and not gap.interval.low <= 0 <= gap.interval.high:
        which = "positive" if gap.interval.low > 0 else "negative"
    return f"contrast.quotable_own_{which}" if sides.own(pair) else f"contrast.quotable_{which}"


def source(answer: WordAndDeed) -> str:
    """What the figures stand on, as the source line of a quotation."""
    foot = answer.footing
    fictional = say("contrast.cite_fictional", fictional=amount("examples", foot.fictional_documents))
    told = say(
        "contrast.cite",
        totals=_totals(answer),
        units=amount("sentences", foot.units),
        documents=amount("documents", foot.documents),
        fictional=f" {fictional}" if foot.fictional_documents else "",
        selection=standing.selected(foot.selection),
        audited=percent(foot.audited_share),
        judged=standing.judged(foot),
    )
    how = sides.groups_told(answer.pair) or [
        say("contrast.cite_sides", sides=say(f"contrast.sides_{answer.pair.sides}"))
    ]
    return " ".join((told, *how))


def page_choice(answer: WordAndDeed, theme: str, order: tuple[Order, int], size: int, key: str) -> int:
    """Which page of the sentences, from 1; both sides turn together, so the longer one says how many there are.

    Other sentences than the last time are read from their first page.
    """
    shown = (answer.pair, answer.footing.selection, theme, order)
    (contrast,) = (one for one in answer.contrasts if one.theme == theme)
    return filters.page(max(contrast.word.presence.of, contrast.deed.presence.of), size, key, of=shown)


def order_choice() -> tuple[Order, int]:
    """The order of the sentences, and the seed that decides it where it is by chance: shown, and to be changed."""
    named = {one: say(f"contrast.order_{one}") for one in Order}
    order = filters.one_of(say("contrast.quotes_order"), named, "volgorde")
    if order is Order.SUREST:
        st.caption(say("contrast.surest_explain"))
    if order is not Order.SAMPLE:
        return order, SEED
    seed = st.number_input(
        say("contrast.seed"),
        0,
        MOST_SEED,
        SEED,
        key="startgetal",
        help=say("contrast.seed_help"),
        width=160,
        bind=filters.bound("startgetal", MOST_SEED),
    )
    return order, SEED if seed is None else int(seed)


def quotes(page: QuotePage, name: str, colour: str) -> None:
    """The sentences of one side, by its name, each with the document that it comes from."""
    total = amount("sentences", page.total)
    st.subheader(say("contrast.quotes_count", side=name, total=total))
    if not page.quotes:
        st.caption(say("contrast.no_quotes"))
    for quote in page.quotes:
        show(quote, colour)


def told(theme: str, side: str, pair: Pair, order: tuple[Order, int]) -> list[str]:
    """Which sentences those of a file are, and in which order, in sentences. Plain text.

    Args:
        theme: What it is called.
        side: What it is called.
        pair: The two groups.
        order: The order, and the seed that decides it where it is by chance.
    """
    which, seed = order
    lines = [say("contrast.quotes_told", theme=theme, side=side, order=say(f"contrast.order_{which}"))]
    if which is Order.SAMPLE:
        lines.append(say("contrast.quotes_seed", seed=str(seed)))
    return [*lines, *sides.groups_told(pair)]


def records(quoted: Callable[[], list[Record]], selection: Selection) -> list[Record]:
    """Sentences as handed out, each with what was chosen."""
    chosen = selection_record(selection)
    return [{**record, **chosen} for record in quoted()]


def show(quote: Quote, colour: str) -> None:
    """One sentence with its theme lit, whom to cite, and a link that opens it in its document."""
    label = quote.label
    marks = [(*mark, colour) for mark in label.marks]
    passage(quote.cited, quote.sentence, marks, *judged(label), line=f"{LINES[label.stance]} {colour}")


def judged(label: ThemeLabel) -> list[str]:
    """Whether a theme is there, on whose word, and the machine's own probability where it gave one. Plain text."""
    on = [say(f"stance.{label.stance}"), say(f"basis.{label.basis}")]
    if label.probability is None:
        return on
    return [*on, say("contrast.probability", share=percent(label.probability, 0))]


def passage(cited: Cited, sentence: Sentence, marks: Sequence[Mark], *told: str, line: str = f"solid {QUIET}") -> None:
    """A sentence with its marks lit, whom to cite, and a link that opens it in its document.

    Args:
        cited: Its document.
        sentence: The sentence.
        marks: Over its text.
        told: What is said of it beside its kind of source and its voice. Plain text.
        line: Style and colour of the line before it, as CSS.
    """
    audited = [say("chart.short_audited")] if sentence.audited else []
    said = [say(f"source.{sentence.source_kind}"), say(f"voice.{sentence.voice}"), *told, *audited]
    with st.container(gap=None):
        st.html(
            f'<blockquote style="margin:0;padding:0 0 0 .8rem;border-left:3px {line}">'
            f'<span lang="{OF_TEXTS}">{lit(sentence.text, marks)}</span>'
            f'<div style="font-size:.8rem;opacity:.75">{escape(" · ".join(said))}<br>'
            f"{_source(cited)}</div></blockquote>"
        )
        parts.link_to(cited, sentence, label=say("contrast.open"))


def _source(cited: Cited) -> str:
    """The document as HTML, its year first and whole, for a link would be cut to one line."""
    told = (cited.author, cited.title, cited.outlet, say("source.fictional") if cited.fictional else None)
    return f"<b>{cited.when}</b> · {escape(', '.join(filter(None, told)))}"
