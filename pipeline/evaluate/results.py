"""What an evaluation found, as records that are kept as JSON and held beside the next ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.evaluate.calibration import Calibration
from pipeline.evaluate.cleaning import CleaningEvaluation
from pipeline.evaluate.labellers import Beside
from pipeline.evaluate.learning import Learned
from pipeline.evaluate.outcomes import Outcome
from pipeline.evaluate.scores import Score

EVERYTHING = "all"


@dataclass(frozen=True)
class Part:
    """The scores of a set of documents.

    Attributes:
        name: `all`, or what the documents of the set have in common: a kind of source, or a period.
        documents: How many.
        units: How many running gold units.
        scores: In a fixed order, see `scores.measures`.
        counts: What the scores were made of, see `tallies`.
    """

    name: str
    documents: int
    units: int
    scores: tuple[Score, ...]
    counts: Mapping[str, int]

    def score(self, name: str) -> Score:
        """The score of that name.

        Raises:
            KeyError: when it was not measured.
        """
        return {score.name: score for score in self.scores}[name]


@dataclass(frozen=True)
class LanguageScores:
    """The scores of all documents when another language pipeline gives the lemmas.

    Attributes:
        language: Name and version of the pipeline.
        scores: As in `Part`.
    """

    language: str
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class Evaluation:
    """All that one evaluation found.

    Attributes:
        gold: What was taken as true, as a reader would name it.
        labeller: Who was evaluated.
        themes: The codebook's themes, in order.
        parts: All documents first, then a part for each kind of source where that is known; none where judgements
            were not evaluated.
        outcomes: Each running gold unit.
        failures: A line for each document that could not be evaluated.
        cleaning: The exam of the cleaning; `None` where it was not held.
        language: Name and version of the language pipeline that was judged with; empty where that is not known.
        languages: The same judged with other language pipelines, where that was asked for.
        periods: A part for each five years, where it is known when documents were published.
        calibration: Of each question for which there are probabilities; rules give none.
        labellers: Other labellers on the same units, where that was asked for.
        learned: What the labellers that train in seconds learn from fewer documents, where that was asked for.
    """

    gold: str
    labeller: str
    themes: tuple[str, ...]
    parts: tuple[Part, ...]
    outcomes: tuple[Outcome, ...]
    failures: tuple[str, ...] = ()
    cleaning: CleaningEvaluation | None = None
    language: str = ""
    languages: tuple[LanguageScores, ...] = ()
    periods: tuple[Part, ...] = ()
    calibration: tuple[Calibration, ...] = ()
    labellers: tuple[Beside, ...] = ()
    learned: tuple[Learned, ...] = ()


NOT_JUDGED = Evaluation(gold="", labeller="", themes=(), parts=(), outcomes=())
"""What an evaluation of nothing but the cleaning says of judgements."""
