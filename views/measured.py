"""How good the judgements are: figures of the model by theme and by kind of source, and where it is weakest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from pipeline.browse.footing import Footing
from pipeline.browse.tables import Record
from pipeline.codebook import Mode
from pipeline.evaluate.calibration import Calibration
from pipeline.evaluate.outcomes import MODE
from pipeline.evaluate.quality import (
    GIVEN,
    MEAN_F1,
    Quality,
    Weakness,
    WeakSpot,
    confusion,
    kinds_of_source,
    theme_confusion,
    weak_spots,
)
from pipeline.evaluate.results import Evaluation, Part
from pipeline.evaluate.scores import Score
from pipeline.evaluate.tallies import NONE
from pipeline.judgement import LabellerKind, labeller_kind
from views import cached, parts, pictures, rows, standing
from views.charts.reliability import reliability_chart
from views.markup import plain
from views.strings import amount, number, percent, say

_TO = "\u2060–\u2060"
"""A dash at which no line is broken, so that an interval stays whole in a narrow cell."""
_BY_KIND = ("stance.macro_f1", "mode.accuracy")
_WITH_LABEL = {Weakness.KIND: "source", Weakness.STANCE: "stance", Weakness.MODE: "mode"}


def quality(footing: Footing | None) -> None:
    """What is known of how good the judgements of this corpus are.

    Args:
        footing: Who judged the corpus; `None` where nothing was judged yet.
    """
    labeller = footing.labeller if footing else None
    if labeller is not None and labeller_kind(labeller) is not LabellerKind.MODEL:
        st.info(say("method.cues_judge", labeller=plain(labeller)))
        return
    found = cached.model_quality()
    if found is None or found.main is None:
        st.info(say("method.no_figures"))
        return
    _whose(found, labeller)
    _figures(found.main)


def _whose(found: Quality, labeller: str | None) -> None:
    """Of which labeller the figures are, and on what they were measured."""
    evaluation, held_out = found.main, found.held_out is not None
    if evaluation is None:
        return
    whole = evaluation.parts[0]
    values = {"units": amount("sentences", whole.units), "documents": amount("documents", whole.documents)}
    st.markdown(say("method.measured_held_out" if held_out else "method.measured_corpus", **values))
    st.markdown(say("method.coders"))
    if labeller is not None and found.measured not in (None, labeller):
        st.warning(say("method.other_version", measured=plain(found.measured or ""), labeller=plain(labeller)))


def _figures(evaluation: Evaluation) -> None:
    labels = parts.theme_labels(cached.codebook())
    names = {theme: labels.get(theme, theme) for theme in evaluation.themes}
    st.header(say("method.themes_title"))
    parts.grid(theme_rows(evaluation, names), say("method.themes_title"))
    st.caption(say("method.themes_note"))
    st.header(say("method.weak_title"))
    told = [f"- {line}" for line in weak_lines(weak_spots(evaluation), names)]
    st.markdown("\n".join([*told, say("method.weak_always")]))
    st.header(say("method.kinds_title"))
    parts.grid(kind_rows(evaluation, names), say("method.kinds_title"))
    st.caption(say("method.kinds_note"))
    _confusions(evaluation, names)
    if evaluation.calibration:
        st.header(say("method.reliability_title"))
        reliability(evaluation.calibration, names)
    st.header(say("method.file_title"))
    st.caption(f"{plain(source())} {plain(standing.source(None))}")
    parts.download(lambda: score_records(evaluation), say("method.file"), None)


def _confusions(evaluation: Evaluation, names: Mapping[str, str]) -> None:
    """Which theme was taken for which, and which mode."""
    title = say("method.confusion_title")
    st.header(title)
    themes = theme_confusion(evaluation)
    st.markdown(say("method.confusion_note", share=percent(confused_share(themes), 0)))
    parts.grid(confusion_rows(themes, {**names, NONE: say("method.none")}), title)
    modes = {mode.value: say(f"mode.{mode}") for mode in Mode}
    given = confusion(evaluation.parts[0], MODE, tuple(modes))
    parts.grid(confusion_rows([(truth, counts[:-1]) for truth, counts in given], modes), say("method.mode_question"))


def theme_rows(evaluation: Evaluation, names: Mapping[str, str]) -> list[rows.Row]:
    """Precision, recall and F1 of each theme and their mean, each with its interval."""
    whole = evaluation.parts[0]
    found = [
        {
            say("column.theme"): names[theme],
            say("method.precision"): _share(whole.score(f"theme.{theme}.precision")),
            say("method.recall"): _share(whole.score(f"theme.{theme}.recall")),
            say("method.f1"): _f1(whole.score(f"theme.{theme}.f1")),
            say("method.gold"): number(whole.score(f"theme.{theme}.recall").n),
        }
        for theme in evaluation.themes
    ]
    mean = whole.score(MEAN_F1)
    last = {say("column.theme"): say("method.mean"), say("method.f1"): _f1(mean), say("method.gold"): number(mean.n)}
    return [*found, {name: last.get(name, "") for name in found[0]}]


def kind_rows(evaluation: Evaluation, names: Mapping[str, str]) -> list[rows.Row]:
    """F1 of each theme, the mean, stance and mode: a column for each kind of source, and one for real texts."""
    measured = (*kinds_of_source(evaluation), *_real(evaluation))
    asked = {f"theme.{theme}.f1": names[theme] for theme in evaluation.themes}
    asked |= {MEAN_F1: say("method.mean")} | {name: say(f"method.{name.replace('.', '_')}") for name in _BY_KIND}
    return [
        {say("column.question"): shown} | {_part_name(part): _f1(part.score(name)) for part in measured}
        for name, shown in asked.items()
    ]


def confusion_rows(counts: Sequence[tuple[str, tuple[int, ...]]], names: Mapping[str, str]) -> list[rows.Row]:
    """What coders see in rows, what the model says in columns."""
    columns = [names[truth] for truth, _ in counts]
    return [
        {say("method.confusion_corner"): names[truth]}
        | {column: number(count) for column, count in zip(columns, given, strict=True)}
        for truth, given in counts
    ]


def confused_share(counts: Sequence[tuple[str, tuple[int, ...]]]) -> float | None:
    """Of all that went wrong, the share in which one theme was taken for another; the last row and column are no theme.

    `None` where nothing went wrong.
    """
    wrong = [given[:at] + given[at + 1 :] for at, (_, given) in enumerate(counts)]
    between = sum(sum(given[:at] + given[at + 1 : -1]) for at, (_, given) in enumerate(counts[:-1]))
    return between / total if (total := sum(map(sum, wrong))) else None


def weak_lines(spots: Sequence[WeakSpot], names: Mapping[str, str]) -> list[str]:
    """Each weak spot as a sentence, safe as Markdown."""
    return [
        say(
            f"method.weak_{spot.weakness}",
            about=plain(_about(spot, names)),
            score=_either(spot.score),
            beside=_either(spot.beside),
            documents=amount("documents", spot.documents),
        )
        for spot in spots
    ]


def _about(spot: WeakSpot, names: Mapping[str, str]) -> str:
    family = _WITH_LABEL.get(spot.weakness)
    return say(f"{family}.{spot.about}") if family else names.get(spot.about, spot.about)


def _either(score: Score) -> str:
    return plain(_f1(score) if score.name == MEAN_F1 else _share(score))


def reliability(calibrations: Sequence[Calibration], names: Mapping[str, str]) -> None:
    """For each question a plot of what was said beside what was found, with its table."""
    st.markdown(say("method.reliability_note"))
    columns = st.columns(2, gap="large")
    for place, one in enumerate(calibrations):
        title = names.get(one.question, say("method.mode_question"))
        inputs = {"calibration": one, "title": title, "subtitle": [_standing(one)]}
        with columns[place % 2]:
            chart = cached.chart(reliability_chart, **inputs)
            st.vega_lite_chart(chart, alt=say("method.reliability_alt", question=title))
            name = f"{say('method.reliability_file')}-{one.question}"
            pictures.offer(reliability_chart, inputs, name, None, say("method.reliability_note"), source())
    with st.expander(say("chart.table"), key="tabel", bind="query-params"):
        parts.grid(bin_rows(calibrations, names), say("method.reliability_title"))


def source() -> str:
    """Whose figures these are and beside what, as a sentence; plain text."""
    found = cached.model_quality()
    measured = found.measured if found else None
    return say("method.source", labeller=measured or say("chart.no_labeller"))


def _standing(one: Calibration) -> str:
    return say("method.reliability_short", units=amount("sentences", one.units), skill=_f1(one.score("skill")))


def bin_rows(calibrations: Sequence[Calibration], names: Mapping[str, str]) -> list[rows.Row]:
    """Each band of probabilities: what was said on average, and the share in which it was so."""
    return [
        {
            say("column.question"): names.get(one.question, say("method.mode_question")),
            say("method.said"): percent(each.said),
            say("method.found"): percent(each.found),
            say("column.interval"): rows.share_interval(each.interval),
            say("column.sentences"): number(each.units),
        }
        for one in calibrations
        for each in one.bins
    ]


def score_records(evaluation: Evaluation) -> list[Record]:
    """Every score of every part as handed out, under stable English names."""
    return [
        {
            "labeller": evaluation.labeller,
            "gold": evaluation.gold,
            "part": part.name,
            "documents": part.documents,
            "units": part.units,
            "score": score.name,
            "value": score.value,
            "low": score.interval.low if score.interval else None,
            "high": score.interval.high if score.interval else None,
            "n": score.n,
        }
        for part in evaluation.parts
        for score in part.scores
        if score.n
    ]


def _real(evaluation: Evaluation) -> tuple[Part, ...]:
    return tuple(part for part in evaluation.parts if part.name == GIVEN)


def _part_name(part: Part) -> str:
    named = say("method.real_texts") if part.name == GIVEN else say(f"source.{part.name}")
    return f"{named} ({number(part.documents)})"


def _share(score: Score) -> str:
    """`57,1% [53,9%–60,4%]`; a dash where it was not measured."""
    if score.interval is None:
        return percent(score.value)
    return f"{percent(score.value)} [{percent(score.interval.low)}{_TO}{percent(score.interval.high)}]"


def _f1(score: Score) -> str:
    """`0,61 [0,58–0,64]`; a dash where it was not measured."""
    if score.value is None:
        return "–"
    shown = number(score.value, 2)
    interval = score.interval
    return shown if interval is None else f"{shown} [{number(interval.low, 2)}{_TO}{number(interval.high, 2)}]"
