"""The codebook as people read it, how cleaning and judging work, and how to cite: what Methode tells in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from html import escape

import streamlit as st

import pipeline
from pipeline.browse.examples import LONGEST, MOST, SHORTEST, Shown
from pipeline.browse.footing import Footing
from pipeline.browse.keyness import CERTAIN, MINIMUM_WORDS
from pipeline.browse.log_odds import PRIOR
from pipeline.browse.quotes import Quote
from pipeline.browse.searching import SECONDS
from pipeline.codebook import Codebook, Language, Mode, Reason, Stance, Theme, UnitKind, Voice
from pipeline.corpus.rulings import Ruling
from views import cached, filters, parts, rows, standing
from views.borders import border
from views.markup import lit, plain
from views.page_language import OF_TEXTS
from views.strings import amount, language, number, percent, say


class Chapter(StrEnum):
    """A part of Methode, of which one is shown at a time."""

    CODEBOOK = "codebook"
    WORKING = "working"
    QUALITY = "quality"
    CITING = "citing"


STEPS = ("reading", "cleaning", "parting", "judging", "word", "words", "searching", "counting", "minimum")
"""What happens to a document, and what is asked of it, in order."""
_ASKED = {"stance": Stance, "mode": Mode, "voice": Voice, "kind": UnitKind}


def codebook(book: Codebook, shown: Sequence[Shown]) -> None:
    """Each theme with its definition, borders, rulings and sentences of the corpus; then the other questions."""
    st.markdown(say("method.codebook_lead", version=plain(book.version), themes=len(book.themes)))
    rule = say("method.examples_rule", shortest=SHORTEST, longest=LONGEST, most=MOST)
    st.caption(rule if shown else say("method.no_examples"))
    labels = parts.theme_labels(book)
    for theme in book.themes:
        st.header(plain(labels[theme.id]))
        _theme(theme, [one for one in shown if one.theme == theme.id])
    st.header(say("method.other_title"))
    st.markdown(say("method.other_lead"))
    parts.grid(_meanings(), say("method.other_title"))
    _list(say("method.rulings_mode"), [_ruled(one) for one in cached.rulings() if one.mode])


def _ruled(ruling: Ruling) -> tuple[str, Language]:
    return ruling.says.in_language(language()), language()


def _theme(theme: Theme, shown: Sequence[Shown]) -> None:
    st.markdown(plain(theme.definition.in_language(language())))
    if language() is not Language.DUTCH:
        st.caption(say("method.examples_dutch"))
    for column, (key, lines) in zip(
        st.columns(2, gap="large"),
        {"method.includes": theme.includes, "method.excludes": theme.excludes}.items(),
        strict=True,
    ):
        with column:
            _list(say(key), map(border, lines))
    _list(say("method.rulings"), [_ruled(one) for one in cached.rulings() if theme.id in one.themes])
    _list(say("method.made_up"), [(line, OF_TEXTS) for line in theme.examples])
    for one in sorted(shown, key=lambda one: list(Stance).index(one.stance)):
        st.markdown(f"**{say(f'method.shown_{one.stance}')}**")
        for quote in one.quotes:
            _example(quote, theme.colour)


def _list(title: str, lines: Iterable[tuple[str, Language]]) -> None:
    """What the codebook lists, each line with its language, which Markdown cannot say."""
    items = "".join(f'<li lang="{spoken}">{escape(line)}</li>' for line, spoken in lines)
    if items:
        st.markdown(f"**{title}**")
        st.html(f'<ul style="margin:0">{items}</ul>')


def _example(quote: Quote, colour: str) -> None:
    """A sentence with its cues lit, on whose word it has the theme, and the way to it."""
    told = " · ".join([parts.citation(quote.cited), say(f"basis.{quote.label.basis}")])
    marked = lit(quote.sentence.text, [(*mark, colour) for mark in quote.label.marks])
    with st.container(gap=None):
        st.html(
            f'<blockquote style="margin:0;padding:0 0 0 .8rem;border-left:3px solid {colour}">'
            f'<span lang="{OF_TEXTS}">{marked}</span>'
            f'<div style="font-size:.8rem;opacity:.8">{escape(told)}</div></blockquote>'
        )
        parts.link_to(quote.cited, quote.sentence, label=say("contrast.open"))


def _meanings() -> list[rows.Row]:
    """What each answer to the other questions means."""
    return [
        {
            say("column.question"): say(f"method.asks_{question}"),
            say("method.answer"): say(f"{question}.{answer}"),
            say("method.meaning"): say(f"method.means_{question}_{answer}"),
        }
        for question, answers in _ASKED.items()
        for answer in answers
    ]


def working(rules: int) -> None:
    """How a document becomes figures, step by step.

    Args:
        rules: How many rules of cleaning there are.
    """
    words = {"prior": percent(PRIOR, 0), "z": number(CERTAIN, 2), "rare": MINIMUM_WORDS}
    values = {"rules": rules, "reasons": len(Reason), "seconds": SECONDS, **words, **rows.minimums()}
    for step in STEPS:
        st.header(say(f"method.{step}_title"))
        st.markdown(say(f"method.{step}", **values))


def citing(footing: Footing | None) -> None:
    """What may be done with product and corpus, and the lines to cite them by.

    Args:
        footing: What the corpus holds; `None` where there is none yet.
    """
    st.header(say("method.licences_title"))
    st.markdown(say("method.licences"))
    st.header(say("method.cite_title"))
    st.markdown(say("method.cite_lead"))
    st.code(say("method.cite_product", version=pipeline.__version__), language=None, wrap_lines=True)
    if footing is None or not footing.documents:
        return
    now, selection = cached.state(), footing.selection
    st.code(_corpus_citation(footing, filters.all_years(selection)), language=None, wrap_lines=True)
    st.markdown(say("method.cite_document"))
    st.header(say("method.document_licences_title"))
    parts.grid(licence_rows(cached.licences(now, selection)), say("method.document_licences_title"))


def _corpus_citation(footing: Footing, years: tuple[int, int]) -> str:
    first, last = map(str, years)
    fictional = standing.fictional(footing) or ""
    return say(
        "method.cite_corpus",
        documents=amount("documents", footing.documents),
        first=first,
        last=last,
        state=footing.state,
        codebook=footing.codebook or say("chart.no_labeller"),
        labeller=footing.labeller or say("chart.no_labeller"),
        fictional=f" {fictional}" if fictional else "",
    )


def licence_rows(counts: Iterable[tuple[str | None, int]]) -> list[rows.Row]:
    """How many documents stand under which licence; `None`: no licence is stated."""
    return [
        {say("method.licence"): licence or say("method.no_licence"), say("column.documents"): count}
        for licence, count in counts
    ]
