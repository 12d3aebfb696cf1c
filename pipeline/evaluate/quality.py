"""What the figures beside a model tell those who use it: how good it is on which texts, and where it is weakest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.codebook import Mode, SourceKind, Stance
from pipeline.evaluate.card import FIGURES, HELD_OUT
from pipeline.evaluate.report import load_evaluation
from pipeline.evaluate.results import EVERYTHING, Evaluation, Part
from pipeline.evaluate.scores import Score
from pipeline.evaluate.tallies import MISSING, NONE

GIVEN = "source: given"
"""How a part is called that holds texts which do not come with the product: real ones."""
MEAN_F1 = "theme.macro_f1"


class Weakness(StrEnum):
    """In what a model can be weaker than elsewhere."""

    FOUND_WRONGLY = "found_wrongly"
    MISSED = "missed"
    KIND = "kind"
    REAL = "real"
    STANCE = "stance"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """Where a model does worst of all that was measured alike.

    Attributes:
        weakness: In what.
        about: The theme, part, stance or mode in which it is weakest.
        score: There.
        beside: The same where it does best, or over everything.
        documents: In how many documents `score` was measured.
    """

    weakness: Weakness
    about: str
    score: Score
    beside: Score
    documents: int


@dataclass(frozen=True)
class Quality:
    """The figures that stand beside a model.

    Attributes:
        measured: The labeller that the figures on the corpus are of. A corpus judged with another codebook, language
            pipeline or model has another; `None` where that was not measured.
        held_out: On documents held out by cluster; `None` where that was not measured.
        corpus: On the corpus that comes with the product; `None` where that was not measured.
    """

    measured: str | None
    held_out: Evaluation | None
    corpus: Evaluation | None

    @property
    def main(self) -> Evaluation | None:
        """What is told first: figures on documents of which nothing was learned, where there are any."""
        return self.held_out or self.corpus


def quality(folder: Path) -> Quality:
    """Read the figures beside a model.

    Args:
        folder: The model's.

    Raises:
        EvaluationError: when a file with figures cannot be read.
    """
    held_out, corpus = (_evaluation(folder / name) for name in (HELD_OUT, FIGURES))
    return Quality(corpus.labeller if corpus else None, held_out, corpus)


def _evaluation(path: Path) -> Evaluation | None:
    found = load_evaluation(path) if path.exists() else None
    return found if found is not None and found.parts else None


def kinds_of_source(evaluation: Evaluation) -> tuple[Part, ...]:
    """The parts that are a kind of source, in the order of `SourceKind`."""
    parts = {part.name: part for part in evaluation.parts}
    return tuple(parts[kind] for kind in SourceKind if kind in parts)


def confusion(part: Part, question: str, labels: Sequence[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """How often which label was given where which was right.

    Args:
        part: Whose counts.
        question: `confusion` for the themes, `mode` or `stance`.
        labels: Rows and columns, in order.

    Returns:
        For each label that was right, how often each was given; a last column for what was not judged at all.
    """
    return tuple(
        (truth, tuple(part.counts.get(f"{question}.{truth}.{given}", 0) for given in (*labels, MISSING)))
        for truth in labels
    )


def theme_confusion(evaluation: Evaluation) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The same of the themes, with `none` as the last row and column: which theme is taken for which."""
    rows = confusion(evaluation.parts[0], "confusion", (*evaluation.themes, NONE))
    return tuple((truth, given[:-1]) for truth, given in rows)


def weak_spots(evaluation: Evaluation) -> tuple[WeakSpot, ...]:
    """Where it does worst, one spot for each weakness that its figures can tell of."""
    whole = evaluation.parts[0]
    by_theme = [(theme, f"theme.{theme}") for theme in evaluation.themes]
    found = (
        *_lowest(Weakness.FOUND_WRONGLY, whole, [(theme, f"{name}.precision") for theme, name in by_theme]),
        *_lowest(Weakness.MISSED, whole, [(theme, f"{name}.recall") for theme, name in by_theme]),
        *_lowest_kind(evaluation),
        *_on_real_texts(evaluation),
        *_lowest(Weakness.STANCE, whole, [(stance, f"stance.{stance}.recall") for stance in Stance]),
        *_lowest(Weakness.MODE, whole, [(mode, f"mode.{mode}.recall") for mode in Mode if mode is not Mode.NONE]),
    )
    return tuple(found)


def _lowest(weakness: Weakness, part: Part, names: Sequence[tuple[str, str]]) -> Iterator[WeakSpot]:
    """The lowest of some scores of one part, beside the highest; nothing where only one was measured."""
    yield from _worst(weakness, [(about, part.score(name), part.documents) for about, name in names])


def _lowest_kind(evaluation: Evaluation) -> Iterator[WeakSpot]:
    kinds = kinds_of_source(evaluation)
    yield from _worst(Weakness.KIND, [(part.name, part.score(MEAN_F1), part.documents) for part in kinds])


def _worst(weakness: Weakness, scores: Sequence[tuple[str, Score, int]]) -> Iterator[WeakSpot]:
    measured = [(score.value, place) for place, (_, score, _) in enumerate(scores) if score.value is not None]
    if len(measured) > 1:
        about, score, documents = scores[min(measured)[1]]
        yield WeakSpot(weakness, about, score, scores[max(measured)[1]][1], documents)


def _on_real_texts(evaluation: Evaluation) -> Iterator[WeakSpot]:
    parts = {part.name: part for part in evaluation.parts}
    if GIVEN in parts and EVERYTHING in parts:
        real, all_ = parts[GIVEN], parts[EVERYTHING]
        yield WeakSpot(Weakness.REAL, GIVEN, real.score(MEAN_F1), all_.score(MEAN_F1), real.documents)
