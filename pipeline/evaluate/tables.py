"""The scores of judgements as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table

from pipeline.codebook import Mode, Stance
from pipeline.evaluate.calibration import Calibration
from pipeline.evaluate.labellers import Beside, Difference
from pipeline.evaluate.learning import Learned
from pipeline.evaluate.results import Evaluation, Part
from pipeline.evaluate.scores import Score
from pipeline.evaluate.tallies import MISSING, NONE

_DETECTION = ("precision", "recall", "f1")
_OTHERS = {
    "stance.accuracy": "stance, of themes found",
    "stance.macro_f1": "stance: mean F1",
    "stance.present.f1": "stance present: F1",
    "stance.absent.f1": "stance absent: F1",
    "stance.absent.recall": "stance absent: recall",
    "mode.accuracy": "mode",
    "mode.macro_f1": "mode: mean F1",
    "voice.accuracy": "voice",
    "kind.accuracy": "kind, by unit",
    "running.kept": "running text kept, by character",
    "rest.out": "boilerplate and references left out, by character",
    "boundary.f1": "ends of sentences: F1",
}
_CALIBRATION = ("brier", "skill", "ece", "slope", "intercept")
_BESIDE = {
    "theme.macro_f1": "themes: mean F1",
    "stance.macro_f1": "stance: mean F1",
    "mode.accuracy": "mode (accuracy)",
}


def themes_table(part: Part, themes: Sequence[str], before: Mapping[str, Score]) -> Table:
    """Precision, recall and F1 of each theme."""
    table = Table("theme", "precision", "recall", "F1", "n gold", title="Themes")
    for theme in themes:
        cells = [part.score(f"theme.{theme}.{what}") for what in _DETECTION]
        table.add_row(theme, *(cell(score, before) for score in cells), f"{cells[-1].n:,}")
    macro = part.score("theme.macro_f1")
    table.add_row("mean", "", "", cell(macro, before), f"{macro.n:,}", style="bold")
    return table


def others_table(part: Part, before: Mapping[str, Score]) -> Table:
    """Stance, mode and what else was asked."""
    table = Table("question", "score", "n", title="Other judgements")
    for name, shown in _OTHERS.items():
        score = part.score(name)
        if score.n:
            table.add_row(shown, cell(score, before), f"{score.n:,}")
    return table


def confusion_tables(part: Part, themes: Sequence[str]) -> list[Table]:
    """Which theme is taken for which, which mode, which stance: gold in rows, ours in columns."""
    asked = {
        "confusion": ("Themes: missed and found in its place", (*themes, NONE)),
        "mode": ("Mode", tuple(Mode)),
        "stance": ("Stance, of themes found", tuple(Stance)),
    }
    return [_confusion(part.counts, question, title, labels) for question, (title, labels) in asked.items()]


def _confusion(counts: Mapping[str, int], question: str, title: str, labels: Sequence[str]) -> Table:
    missing = any(f"{question}.{truth}.{MISSING}" in counts for truth in labels)
    ours = (*labels, *([MISSING] if missing else []))
    table = Table("gold \\ ours", *ours, title=f"{title}, units")
    for truth in labels:
        table.add_row(truth, *(f"{counts.get(f'{question}.{truth}.{found}', 0):,}" for found in ours))
    return table


def parts_table(title: str, parts: Sequence[Part], themes: Sequence[str]) -> Table:
    """F1 and accuracies, a column for each part."""
    table = Table(title, *(f"{part.name} ({part.documents})" for part in parts))
    names = {f"theme.{theme}.f1": theme for theme in themes} | _BESIDE
    for name, shown in names.items():
        table.add_row(shown, *(cell(part.score(name), {}) for part in parts))
    return table


def calibration_table(calibrations: Sequence[Calibration]) -> Table:
    """How far probabilities can be believed."""
    heads = ("question", "units", "base rate", "Brier", "skill", "ECE", "slope", "intercept")
    table = Table(*heads, title="Calibration (truth: the share of coders)")
    for one in calibrations:
        table.add_row(
            one.question,
            f"{one.units:,}",
            f"{one.base:.3f}",
            *(cell(one.score(name), {}) for name in _CALIBRATION),
        )
    return table


def reliability_table(calibrations: Sequence[Calibration]) -> Table:
    """For each band of probabilities, what was said on average, the share found, and how many units."""
    table = Table("band", *(one.question for one in calibrations), title="Reliability: said → found (units)")
    bands = sorted({(each.low, each.high) for one in calibrations for each in one.bins})
    for low, high in bands:
        found = [{each.low: each for each in one.bins}.get(low) for one in calibrations]
        shown = ("" if one is None else f"{one.said:.2f} → {one.found:.2f} ({one.units:,})" for one in found)
        table.add_row(f"{low:.1f}–{high:.1f}", *shown)
    return table


def labellers_table(evaluation: Evaluation) -> Table:
    """Other labellers on the same units, each score followed by how much higher ours is, with its interval."""
    table = Table("question", evaluation.labeller, *(one.name for one in evaluation.labellers), title="Labellers")
    names = {f"theme.{theme}.f1": f"{theme}: F1" for theme in evaluation.themes} | _BESIDE
    whole = evaluation.parts[0]
    for name, shown in names.items():
        table.add_row(shown, cell(whole.score(name), {}), *(_beside(one, name) for one in evaluation.labellers))
    return table


def _beside(other: Beside, name: str) -> str:
    score = {one.name: one for one in other.scores}.get(name)
    difference = {one.name: one for one in other.differences}.get(name)
    if score is None or score.value is None:
        return "–"
    return f"{score.value:.3f}" if difference is None else f"{score.value:.3f} ({told(difference)})"


def told(difference: Difference) -> str:
    """`+0.031 [0.012–0.050]`: how much higher, with the interval of the difference."""
    if difference.value is None:
        return "–"
    shown = f"{difference.value:+.3f}"
    interval = difference.interval
    return shown if interval is None else f"{shown} [{interval.low:+.3f} to {interval.high:+.3f}]"


def learned_table(learned: Sequence[Learned]) -> Table:
    """What each labeller learned from a share of the documents."""
    table = Table("labeller", "share", "documents", "mean F1 of themes", title="Learning curve")
    for one in learned:
        table.add_row(one.labeller, f"{one.share:.3g}", f"{one.documents:,}", cell(one.score, {}))
    return table


def cell(score: Score, before: Mapping[str, Score]) -> str:
    """`0.71 [0.66–0.75] +0.02`: the score, its interval and its change, as far as there are any."""
    if score.value is None:
        return "–"
    shown = f"{score.value:.3f}"
    if score.interval is not None:
        low, high = score.interval.low, score.interval.high
        shown += f" [{low:.2f}–{high:.2f}]" if low >= 0 else f" [{low:.2f} to {high:.2f}]"
    earlier = before.get(score.name)
    return shown if earlier is None or earlier.value is None else f"{shown} {score.value - earlier.value:+.3f}"
