"""An evaluation on a terminal and as a file."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter
from rich.console import Group
from rich.table import Table
from rich.text import Text

from pipeline.corpus.kept import Kept
from pipeline.errors import EvaluationError
from pipeline.evaluate.cleaning_report import cleaning_tables
from pipeline.evaluate.gains import gains
from pipeline.evaluate.outcomes import worst
from pipeline.evaluate.results import Evaluation
from pipeline.evaluate.sentences import TextOf, gains_tables, worst_table
from pipeline.evaluate.tables import (
    calibration_table,
    confusion_tables,
    labellers_table,
    learned_table,
    others_table,
    parts_table,
    reliability_table,
    themes_table,
)

_KEPT = Kept(TypeAdapter(Evaluation), EvaluationError, remedy="name an earlier evaluation")
WORST = 20
"""Errors that are shown with their sentences."""


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


def render(evaluation: Evaluation, base: Evaluation | None = None, *, text_of: TextOf, each: int = 0) -> Group:
    """Tables for a terminal.

    Args:
        evaluation: What to show.
        base: An earlier evaluation; each score is then followed by its change, and what turned since is shown.
        text_of: The raw text of a document, for the sentences shown.
        each: How many sentences of each question that turned for the better and for the worse.

    The `failures` are not among them: they are errors, and go where errors go.
    """
    shown: list[Text | Table] = []
    if evaluation.parts:
        earlier = base if base is not None and base.parts else None
        shown += _judgements(evaluation, earlier, text_of)
        if earlier is not None:
            shown += gains_tables(gains(evaluation, earlier), earlier.labeller, each, text_of)
    if evaluation.cleaning is not None:
        shown += cleaning_tables(evaluation.cleaning, None if base is None else base.cleaning)
    return Group(*shown)


def _judgements(evaluation: Evaluation, base: Evaluation | None, text_of: TextOf) -> list[Text | Table]:
    whole, *kinds = evaluation.parts
    before = {} if base is None else {score.name: score for score in base.parts[0].scores}
    shown: list[Text | Table] = [
        Text(_headline(evaluation)),
        themes_table(whole, evaluation.themes, before),
        others_table(whole, before),
        *confusion_tables(whole, evaluation.themes),
        *_calibration(evaluation),
    ]
    sets = {"F1 by kind of source": kinds, "F1 by period": evaluation.periods}
    shown += [parts_table(title, parts, evaluation.themes) for title, parts in sets.items() if parts]
    shown += [labellers_table(evaluation)] if evaluation.labellers else []
    shown += [learned_table(evaluation.learned)] if evaluation.learned else []
    errors = worst(evaluation.outcomes, evaluation.themes, WORST)
    return [*shown, worst_table(errors, text_of)] if errors else shown


def _calibration(evaluation: Evaluation) -> list[Text | Table]:
    if not evaluation.calibration:
        return [Text("No calibration: rules judged, and give no probabilities.")]
    return [calibration_table(evaluation.calibration), reliability_table(evaluation.calibration)]


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
