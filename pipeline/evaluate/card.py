"""Writes the card of the model that judges, from its manifest, an evaluation of it and the text in `card.md`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from string import Template

from pipeline.corpus.durable import replace_durably
from pipeline.errors import EvaluationError
from pipeline.evaluate.markdown import markdown
from pipeline.evaluate.outcomes import worst
from pipeline.evaluate.plot import reliability_svg
from pipeline.evaluate.report import WORST, load_evaluation, save_evaluation
from pipeline.evaluate.results import Evaluation
from pipeline.evaluate.sentences import TextOf, error, quote
from pipeline.evaluate.tables import (
    calibration_table,
    confusion_tables,
    labellers_table,
    learned_table,
    others_table,
    parts_table,
    themes_table,
)
from pipeline.model.choice import Manifest, read_manifest

TEXT = Path(__file__).with_name("card.md")
CARD, FIGURES, PLOT = "card.md", "evaluation.json", "reliability.svg"
HELD_OUT = "held_out.json"
"""Figures on documents held out by cluster, which `train` writes."""
NOT_ASKED = "Not measured this time."


def write_card(evaluation: Evaluation, folder: Path, text_of: TextOf, *, is_fictional: bool) -> None:
    """Put card, figures and plot beside a model.

    Args:
        evaluation: Of that model, on the corpus.
        folder: Where the model is.
        text_of: The raw text of a document.
        is_fictional: Whether all that it was evaluated on was written as an example.

    Raises:
        WijkspiegelError: when there is no model in the folder, or a file cannot be written.
    """
    manifest = read_manifest(folder)
    size = sum((folder / name).stat().st_size for name in manifest.files)
    held_out = load_evaluation(folder / HELD_OUT) if (folder / HELD_OUT).exists() else None
    made = {
        CARD: card(evaluation, manifest, size, text_of, held_out=held_out, is_fictional=is_fictional),
        PLOT: reliability_svg(evaluation.calibration),
    }
    try:
        for name, text in made.items():
            replace_durably(folder / name, text.encode("utf-8"))
    except OSError as error:
        raise EvaluationError(f"cannot be written ({error})", where=folder, remedy="see to space and rights") from error
    save_evaluation(figures(evaluation), folder / FIGURES)


def figures(evaluation: Evaluation) -> Evaluation:
    """What of an evaluation stands beside a model: its scores, without the sentences and the cleaning."""
    return replace(evaluation, outcomes=(), cleaning=None, languages=(), failures=())


def card(
    evaluation: Evaluation,
    manifest: Manifest,
    size: int,
    text_of: TextOf,
    *,
    held_out: Evaluation | None,
    is_fictional: bool,
) -> str:
    """The card, in Markdown.

    Args:
        evaluation: Of the model, with outcomes.
        manifest: Of the model.
        size: Bytes of the model's files.
        text_of: The raw text of a document, for its worst errors.
        held_out: On documents held out by cluster; `None` where that was not measured.
        is_fictional: Whether all that it was evaluated on was written as an example.
    """
    whole = evaluation.parts[0]
    errors = worst(evaluation.outcomes, evaluation.themes, WORST)
    return Template(TEXT.read_text(encoding="utf-8")).substitute(
        **_about(manifest, size),
        name=f"`{evaluation.labeller}`",
        gold=evaluation.gold,
        units=f"{whole.units:,}",
        documents=f"{whole.documents:,}",
        fiction=", all written as examples" if is_fictional else "",
        theme_figures=markdown(themes_table(whole, evaluation.themes, {})),
        other_figures=markdown(others_table(whole, {})),
        worst=len(errors),
        errors="\n".join(f"- {error(slip)}: “{quote(slip.outcome, text_of)}” ({slip.outcome.doc})" for slip in errors),
        **_tables(evaluation),
        held_out=NOT_ASKED if held_out is None else _held_out(held_out),
    )


def _about(manifest: Manifest, size: int) -> dict[str, str]:
    return {
        "version": manifest.version,
        "themes": _listed([f"`{theme}`" for theme in manifest.themes]),
        "encoder": manifest.encoder,
        "licence": manifest.licence,
        "learned_from": ", ".join(f"{count:,} {what}" for what, count in manifest.learned_from.items()),
        "files": ", ".join(f"`{name}`" for name in manifest.files),
        "size": f"{size / 1e6:.1f} MB",
    }


def _tables(evaluation: Evaluation) -> dict[str, str]:
    whole, *kinds = evaluation.parts
    calibration = evaluation.calibration
    return {
        "labellers": markdown(labellers_table(evaluation)) if evaluation.labellers else NOT_ASKED,
        "kinds": markdown(parts_table("F1 by kind of source (documents)", kinds, evaluation.themes)),
        "periods": markdown(parts_table("F1 by period (documents)", evaluation.periods, evaluation.themes)),
        "calibration": markdown(calibration_table(calibration)) if calibration else NOT_ASKED,
        "reliability": f"![Reliability: the share found beside the probability said]({PLOT})" if calibration else "",
        "confusion": "\n\n".join(markdown(table) for table in confusion_tables(whole, evaluation.themes)),
    }


def _held_out(evaluation: Evaluation) -> str:
    """Figures on what was held out: its scores, its groups, its calibration and what more of it would give."""
    whole, *groups = evaluation.parts
    told = [
        f"{whole.units:,} running sentences of {whole.documents:,} documents, in the corpus and outside it.",
        markdown(themes_table(whole, evaluation.themes, {})),
        markdown(others_table(whole, {})),
        markdown(parts_table("by source and kind (documents)", groups, evaluation.themes)),
        markdown(calibration_table(evaluation.calibration)),
        *([markdown(learned_table(evaluation.learned))] if evaluation.learned else []),
    ]
    return "\n\n".join(told)


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
