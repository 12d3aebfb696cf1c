"""What the language pipeline is worth: the same texts judged with others, scored, and laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.table import Table

from pipeline.evaluate.evaluation import Progress, evaluate_corpus, run_evaluation, silent
from pipeline.evaluate.judged import judged_anew
from pipeline.evaluate.results import Evaluation, LanguageScores
from pipeline.evaluate.tables import cell
from pipeline.settings import Settings

_QUESTIONS = {
    "theme.macro_f1": "themes: mean F1",
    "stance.accuracy": "stance, of themes found",
    "stance.absent.f1": "stance absent: F1",
    "mode.accuracy": "mode",
}


def scores_with(
    names: Sequence[str],
    settings: Settings,
    gold: Path | None = None,
    texts: Path | None = None,
    *,
    progress: Progress = silent,
) -> Iterator[LanguageScores]:
    """Judge with each of some language pipelines, in memory: the store keeps what it has.

    Args:
        names: As for `language.choose`.
        settings: Which corpus; its own language pipeline is not used.
        gold: A gold file; `None`: the codings of the corpus, on the documents that the store has.
        texts: The folder with the texts that the gold names.
        progress: Called with the number of documents done and of all, from the beginning for each pipeline.

    Raises:
        WijkspiegelError: when a pipeline cannot be loaded, or gold, corpus or store cannot be read.
    """
    for name in names:
        own = settings.model_copy(update={"language": name})
        if gold is not None and texts is not None:
            found = run_evaluation(gold, texts, own, progress=progress)
        else:
            found = evaluate_corpus(own, judge=judged_anew(own), progress=progress)
        yield LanguageScores(found.language, found.parts[0].scores)


def languages_table(evaluation: Evaluation) -> Table:
    """Themes, stance and mode with each language pipeline, and the difference from the one that was evaluated."""
    own = {score.name: score for score in evaluation.parts[0].scores}
    table = Table("question", evaluation.language, *(one.language for one in evaluation.languages), title="Language")
    others = [{score.name: score for score in one.scores} for one in evaluation.languages]
    themes = {f"theme.{theme}.f1": f"{theme}: F1" for theme in evaluation.themes}
    for name, shown in {**themes, **_QUESTIONS}.items():
        table.add_row(shown, cell(own[name], {}), *(cell(scores[name], own) for scores in others))
    return table
