"""The chart of distinctive words: how many times the odds on one side, with an interval, a row for each word."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt

from pipeline.browse.keyness import Distinctive, Keyness
from pipeline.selection import Side
from views.charts.axes import QUIET, Rows, Spec, ends_of, finished
from views.charts.sides import side_signs
from views.sides import side_name
from views.strings import number, say

PICKED, FIELD = "picked", "word"
"""The selection of a word in the chart, and the column that tells which."""
ROW, LEAST_TIMES, SIGN = 22, 4, 110
"""Pixels of a row, how many times the axis shows at least, and the size of a sign."""
FRAME, LINE = 130, 15
"""Pixels of title, axis and legend, and of a line of the subtitle: a page counts them as height of the chart."""
WORDS, ONE = alt.NamedData("words"), alt.NamedData("one")


def words_chart(answer: Keyness, title: str, subtitle: Sequence[str], *, pickable: bool = False) -> Spec:
    """The words shown, those of the first side to the right, above those of the second, to the left.

    A sign is hollow where the interval goes on on the other side, or is not there.

    Args:
        answer: With at least one word that is shown.
        title: Of the chart.
        subtitle: What it stands on, in lines.
        pickable: Whether it stands on a page, where a word can be picked, and not in a picture.
    """
    rows = [_row(one, answer) for side in Side for one in _from_above(answer, side)]
    base = alt.Chart(WORDS).encode(y=_words_axis([row["word"] for row in rows]))
    signs = side_signs([side_name(side, answer.pair) for side in Side])
    across = _across(_widest(rows), answer)
    points = base.mark_point(size=SIGN, opacity=1, cursor="pointer").encode(
        x=across("log_odds"), tooltip=_tooltips(), **signs, **_filled(signs["color"])
    )
    if pickable:
        points = points.add_params(alt.selection_point(name=PICKED, fields=[FIELD]))
    layers = alt.layer(
        alt.Chart(ONE).mark_rule(color=QUIET).encode(x=across("one")),
        base.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2.5, opacity=0.45)
        .encode(x=across("low"), x2=alt.X2("high:Q"), color=signs["color"]),
        points,
    )
    frame = FRAME + LINE * len(subtitle) if pickable else 0
    return finished(layers.properties(height=ROW * len(rows) + frame), title, subtitle, words=rows, one=[{"one": 0}])


def _from_above(answer: Keyness, side: Side) -> Sequence[Distinctive]:
    """The most distinctive words of all are the first and the last row."""
    shown = answer.shown[side]
    return shown if side is Side.WORD else shown[::-1]


def _row(one: Distinctive, answer: Keyness) -> dict[str, Any]:
    return {
        FIELD: one.word,
        "side": side_name(one.side, answer.pair),
        "log_odds": one.log_odds,
        **ends_of(one.interval),
        "firm": one.firm,
        "times": say("contrast.times", times=number(math.exp(abs(one.log_odds)), 1)),
        "z": number(abs(one.z), 1),
        "documents": one.use.documents,
    }


def _words_axis(words: Sequence[str]) -> alt.Y:
    axis = alt.Axis(labelLimit=220, labelFontSize=13, labelOverlap=False, ticks=False)
    return alt.Y("word:N", title=None, sort=list(words), axis=axis)


def _across(widest: int, answer: Keyness) -> Any:
    """The axis of log-odds, its ticks at doublings and written as how many times."""
    ticks = [math.copysign(power * math.log(2), sign) for power in range(widest + 1) for sign in (1, -1)]
    title = say("contrast.words_axis", deed=side_name(Side.DEED, answer.pair), word=side_name(Side.WORD, answer.pair))
    axis = alt.Axis(values=sorted(set(ticks)), labelExpr="format(exp(abs(datum.value)), '.0f') + '×'", grid=True)
    reach = (widest + 0.3) * math.log(2)
    scale = alt.Scale(domain=[-reach, reach], nice=False)
    return lambda column: alt.X(f"{column}:Q", title=title, axis=axis, scale=scale)


def _filled(colour: alt.Color) -> dict[str, Any]:
    """What fills signs: their colour or, where a word is not firm, nothing."""
    opacity = alt.condition("datum.firm", alt.value(1), alt.value(0))
    return {"fill": alt.Fill("side:N", scale=colour["scale"], legend=None), "fillOpacity": opacity}


def _widest(rows: Rows) -> int:
    """How many doublings the axis goes to either side."""
    ends = [abs(end) for row in rows for end in (row["log_odds"], row["low"], row["high"]) if end is not None]
    return max(math.ceil(max(ends) / math.log(2)), LEAST_TIMES // 2)


def _tooltips() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("word:N", title=say("column.word")),
        alt.Tooltip("side:N", title=say("column.side")),
        alt.Tooltip("times:N", title=say("column.times")),
        alt.Tooltip("z:N", title="z"),
        alt.Tooltip("documents:Q", title=say("column.documents")),
    ]
