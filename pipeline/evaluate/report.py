"""An evaluation on a terminal and as a file, and what changed since an earlier one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group
from rich.table import Table
from rich.text import Text

from pipeline.codebook import Mode
from pipeline.corpus.kept import Kept
from pipeline.errors import EvaluationError
from pipeline.evaluate.cleaning_report import cleaning_tables
from pipeline.evaluate.evaluation import Evaluation, Outcome, Part
from pipeline.evaluate.scores import Score
from pipeline.evaluate.tallies import MISSING

_KEPT = Kept(TypeAdapter(Evaluation), EvaluationError, remedy="name an earlier evaluation")
_DETECTION = ("precision", "recall", "f1")
_OTHERS = {
    "stance.accuracy": "stance, of themes found",
    "stance.absent.f1": "stance absent: F1",
    "stance.absent.recall": "stance absent: recall",
    "mode.accuracy": "mode",
    "voice.accuracy": "voice",
    "kind.accuracy": "kind, by unit",
    "running.kept": "running text kept, by character",
    "rest.out": "boilerplate and references left out, by character",
    "boundary.f1": "ends of sentences: F1",
}


def save_evaluation(evaluation: Evaluation, path: Path) -> None:
    """Write an evaluation as JSON, for `load_evaluation`; an earlier one is replaced whole or not at all.

    Raises:
        EvaluationError: when the file cannot be written.
    """
    _KEPT.save(evaluation, path)


def load_evaluation(path: Path) -> Evaluation:
    """Read an evaluation that `save_evaluation` wrote.

    Raises:
        EvaluationError: when the file cannot be read or is no evaluation.
    """
    return _KEPT.load(path)


def render(evaluation: Evaluation, base: Evaluation | None = None) -> Group:
    """Tables for a terminal.

    Args:
        evaluation: What to show.
        base: An earlier evaluation; each score is then followed by its change, and themes by units gained and lost.

    The `failures` are not among them: they are errors, and go where errors go.
    """
    shown = _judgements(evaluation, base) if evaluation.parts else []
    if evaluation.cleaning is not None:
        shown += cleaning_tables(evaluation.cleaning, None if base is None else base.cleaning)
    return Group(*shown)


def _judgements(evaluation: Evaluation, base: Evaluation | None) -> list[Text | Table]:
    base = base if base is not None and base.parts else None
    whole, *groups = evaluation.parts
    before = {} if base is None else {score.name: score for score in base.parts[0].scores}
    shown: list[Text | Table] = [
        Text(_headline(evaluation)),
        _themes(whole, evaluation.themes, before),
        _others(whole, before),
        _modes(whole),
    ]
    if groups:
        shown.append(_groups(groups, evaluation.themes))
    if base is not None:
        shown.append(_changes(evaluation, base))
    return shown


def _headline(evaluation: Evaluation) -> str:
    whole = evaluation.parts[0]
    with_language = f", language {evaluation.language}," if evaluation.language else ""
    lines = [
        f"{evaluation.labeller or 'nobody'}{with_language} against {evaluation.gold}: "
        f"{whole.units:,} running units of {whole.documents} document{'' if whole.documents == 1 else 's'}"
    ]
    if whole.documents < 2:
        lines.append("Intervals need two documents or more (bootstrap over documents): none are given.")
    elif whole.documents < 10:
        lines.append(
            f"Intervals (95 %, bootstrap) rest on {whole.documents} documents only: read them as a rough guide."
        )
    return "\n".join(lines)


def _themes(part: Part, themes: Sequence[str], before: dict[str, Score]) -> Table:
    table = Table("theme", "precision", "recall", "F1", "n gold", title="Themes")
    scores = {score.name: score for score in part.scores}
    for theme in themes:
        cells = [scores[f"theme.{theme}.{what}"] for what in _DETECTION]
        table.add_row(theme, *(cell(score, before) for score in cells), f"{cells[-1].n:,}")
    macro = scores["theme.macro_f1"]
    table.add_row("mean", "", "", cell(macro, before), f"{macro.n:,}", style="bold")
    return table


def _others(part: Part, before: dict[str, Score]) -> Table:
    table = Table("question", "score", "n", title="Other judgements")
    scores = {score.name: score for score in part.scores}
    for name, shown in _OTHERS.items():
        if scores[name].n:
            table.add_row(shown, cell(scores[name], before), f"{scores[name].n:,}")
    return table


def _modes(part: Part) -> Table:
    ours = (*Mode, *([MISSING] if any(f"mode.{mode}.{MISSING}" in part.counts for mode in Mode) else []))
    table = Table("gold \\ ours", *ours, title="Mode, units")
    for truth in Mode:
        table.add_row(truth, *(f"{part.counts.get(f'mode.{truth}.{found}', 0):,}" for found in ours))
    return table


def _groups(groups: Sequence[Part], themes: Sequence[str]) -> Table:
    table = Table("F1 by kind of source", *(f"{group.name} ({group.documents})" for group in groups))
    names = {f"theme.{theme}.f1": theme for theme in themes}
    names |= {"theme.macro_f1": "mean", "stance.accuracy": "stance (accuracy)", "mode.accuracy": "mode (accuracy)"}
    by_group = [{score.name: score for score in group.scores} for group in groups]
    for name, shown in names.items():
        table.add_row(shown, *(cell(scores[name], {}) for scores in by_group))
    return table


def cell(score: Score, before: dict[str, Score]) -> str:
    """`0.71 [0.66–0.75] +0.02`: the score, its interval and its change, as far as there are any."""
    if score.value is None:
        return "–"
    shown = f"{score.value:.3f}"
    if score.interval is not None:
        shown += f" [{score.interval.low:.2f}–{score.interval.high:.2f}]"
    earlier = before.get(score.name)
    return shown if earlier is None or earlier.value is None else f"{shown} {score.value - earlier.value:+.3f}"


def changes(evaluation: Evaluation, base: Evaluation) -> dict[str, Counter[str]]:
    """For each theme, on the gold units of both evaluations: how many are `gained` (right now) and `lost` (right then).

    A unit is right on a theme when it is found with the gold's stance, or not found where the gold says no.
    """
    earlier = {(one.doc, one.start, one.end): one for one in base.outcomes}
    counted: dict[str, Counter[str]] = {theme: Counter() for theme in evaluation.themes}
    for now in evaluation.outcomes:
        then = earlier.get((now.doc, now.start, now.end))
        if then is None:
            continue
        for theme in evaluation.themes:
            is_right, was_right = _right(now, theme), _right(then, theme)
            if None not in (is_right, was_right) and is_right != was_right:
                counted[theme]["gained" if is_right else "lost"] += 1
    return counted


def _right(outcome: Outcome, theme: str) -> bool | None:
    truth = outcome.gold.get(theme)
    return None if truth is None else outcome.ours.get(theme, "no") == truth


def _changes(evaluation: Evaluation, base: Evaluation) -> Table:
    table = Table("theme", "gained", "lost", title=f"Units since {base.labeller}")
    for theme, counted in changes(evaluation, base).items():
        table.add_row(theme, f"{counted['gained']:,}", f"{counted['lost']:,}")
    return table
