"""The distinctive words of two sides: chart, table and files, and sentences in which a word stands."""

from __future__ import annotations

import math
from functools import partial

import streamlit as st

from pipeline.browse.contrast_tables import word_records
from pipeline.browse.figures import MINIMUM_DOCUMENTS
from pipeline.browse.keyness import BY_CHANCE, CERTAIN, COMMON, MINIMUM_WORDS, Distinctive, Keyness, Use, WordTotal
from pipeline.browse.log_odds import PRIOR
from pipeline.selection import Pair, Selection, Side
from views import cached, charts, filters, parts, pictures, quoting, sides, standing
from views.charts.axes import QUIET
from views.choices import Scope
from views.markup import plain
from views.rows import Row
from views.strings import amount, number, percent, say

CHART, WORD = "words_chart", "woord"
"""The chart's key, and the key of the word whose sentences are shown, in the address too."""


def words(selection: Selection, pair: Pair, theme: str, name: str) -> None:
    """Which words tell the two sides apart, in sentences with a theme or in all; `name`: of the files."""
    label = parts.theme_labels(cached.codebook())[theme]
    named = {one: say(f"contrast.scope_{one}", theme=plain(label)) for one in Scope}
    scope = filters.one_of(say("contrast.scope"), named, "woorden-uit")
    common = st.toggle(say("contrast.common", n=COMMON), key="gewone-woorden", bind="query-params")
    within = theme if scope is Scope.THEME else None
    answer = cached.distinctive_words(cached.state(), selection, pair, within, common)
    if answer.lacks:
        st.info(say("contrast.words_lack", lacks=sides.lack_lines(answer.lacks, pair)))
    elif not any(answer.shown.values()):
        st.info(say("contrast.words_none", words=amount("words", len(answer.words))))
    else:
        title = say("contrast.words_theme", theme=label) if within else say("contrast.words_all")
        _figures(answer, title, "-".join([name, *([theme] if within else []), say("contrast.file_words")]))
        _sentences(selection, answer)


def _figures(answer: Keyness, title: str, name: str) -> None:
    footing = answer.footing
    subtitle = [*standing.short(footing)[:2], *sides.groups_told(answer.pair)]
    inputs = {"answer": answer, "title": title, "subtitle": subtitle}
    st.vega_lite_chart(
        cached.chart(charts.words_chart, **inputs, pickable=True),
        alt=say("contrast.words_alt"),
        key=CHART,
        on_select=_pick,
        selection_mode=[charts.PICKED_WORD],
    )
    lines = told(answer)
    parts.footnote(footing, *map(plain, lines))
    shown = [one for side in Side for one in answer.shown[side]]
    parts.table(
        [_row(one, answer) for one in shown],
        partial(word_records, answer),
        name,
        footing,
        title,
        *lines,
        fold="tabel-woorden",
    )
    pictures.offer(charts.words_chart, inputs, name, footing, *lines)


def told(answer: Keyness) -> list[str]:
    """What was compared, how, and what was left out, in sentences. Plain text."""
    shown = [one for side in Side for one in answer.shown[side]]
    return [
        say("contrast.words_totals", **_totals(answer)),
        say("contrast.words_explain", prior=percent(PRIOR, 0), draws=answer.draws, seed=str(answer.seed)),
        say(
            "contrast.words_shown",
            z=number(CERTAIN, 2),
            documents=MINIMUM_DOCUMENTS,
            chance=number(BY_CHANCE * len(answer.words), 0),
            compared=number(len(answer.words), 0),
        ),
        *([] if all(one.firm for one in shown) else [say("contrast.words_open")]),
        say("contrast.words_rare", least=MINIMUM_WORDS, rare=answer.rare, compared=len(answer.words)),
        *([] if answer.with_common else [say("contrast.words_common", n=COMMON)]),
        *([say("contrast.words_mode")] if answer.pair.by_mode else []),
    ]


def _totals(answer: Keyness) -> dict[str, str]:
    both = {"word": answer.word, "deed": answer.deed}
    return {
        **{side: sides.heading(sides.side_name(Side(side), answer.pair)) for side in both},
        **{f"{side}_words": amount("words", total.words) for side, total in both.items()},
        **{f"{side}_units": amount("sentences", total.units) for side, total in both.items()},
        **{f"{side}_documents": amount("documents", total.documents) for side, total in both.items()},
    }


def _row(one: Distinctive, answer: Keyness) -> Row:
    word, deed = (sides.side_name(side, answer.pair) for side in Side)
    return {
        say("column.word"): one.word,
        say("column.side"): sides.side_name(one.side, answer.pair),
        say("column.times"): number(math.exp(abs(one.log_odds)), 1),
        say("column.interval"): _times(one),
        say("column.z"): number(abs(one.z), 1),
        say("column.so_often", side=word): _use(one.word_use, answer.word),
        say("column.so_often", side=deed): _use(one.deed_use, answer.deed),
    }


def _times(one: Distinctive) -> str:
    """The interval of how many times the odds are on the word's own side; a dash where there is none."""
    if one.interval is None:
        return "–"
    ends = [math.exp(end if one.side is Side.WORD else -end) for end in (one.interval.low, one.interval.high)]
    interval = f"{number(min(ends), 1)}–{number(max(ends), 1)}"
    return interval if one.firm else say("contrast.words_unsure", interval=interval)


def _use(use: Use, total: WordTotal) -> str:
    """How often a word stands on a side, in a thousand words of it, and in how many documents."""
    return say(
        "contrast.use",
        count=use.count,
        rate=number(1000 * use.count / total.words, 2),
        documents=use.documents,
        all=total.documents,
    )


def _pick() -> None:
    """Put the word that was clicked in the chart into the choice of a word, and so into the address."""
    picked = st.session_state[CHART].selection.get(charts.PICKED_WORD)
    if picked:
        st.session_state[WORD] = picked[0][charts.PICKED_FIELD]


def _sentences(selection: Selection, answer: Keyness) -> None:
    """Some sentences of either side in which the word stands that the reader picks, by chance."""
    shown = {one.word: one for side in Side for one in answer.shown[side]}
    word = st.selectbox(say("contrast.word_choice"), list(shown), key=WORD, width=320, bind="query-params")
    of_sides = cached.sentences_with_word(cached.state(), selection, word, answer.pair, answer.theme)
    for column, side in zip(st.columns(2, gap="large"), Side, strict=True):
        found = of_sides[side]
        with column:
            total = amount("sentences", found.total)
            st.subheader(say("contrast.quotes_count", side=sides.side_name(side, answer.pair), total=total))
            if found.total > len(found.examples):
                st.caption(say("contrast.examples_drawn", n=len(found.examples), seed=str(found.seed)))
            for example in found.examples:
                quoting.passage(example.cited, example.sentence, [(*place, QUIET) for place in example.places])
