"""All questions in their order, asked of one corpus."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol

from pipeline.check.coders import coders
from pipeline.check.coverage import coverage
from pipeline.check.cues import cues
from pipeline.check.definitions import definitions
from pipeline.check.examples import examples
from pipeline.check.finding import RANK, Finding, Question, Report
from pipeline.check.likeness import likeness
from pipeline.check.matches import matches
from pipeline.check.material import Material, read_material
from pipeline.check.rulings import rulings
from pipeline.settings import Settings

QUESTIONS: Mapping[Question, Callable[[Material, Report], Iterable[Finding]]] = {
    Question.DEFINITIONS: definitions,
    Question.CUES: cues,
    Question.RULINGS: rulings,
    Question.EXAMPLES: examples,
    Question.CODERS: coders,
    Question.LIKENESS: likeness,
    Question.MATCHES: matches,
    Question.COVERAGE: coverage,
}
"""What answers each question; what is wrong with files and lines is told in any case."""


class Progress(Protocol):
    """How far the whole is: done, of how many, and which question is at work."""

    def __call__(self, done: int, total: int, label: str = "", /) -> None: ...  # noqa: D102 - its class says it


def check(settings: Settings, only: Collection[Question] = (), progress: Progress | None = None) -> tuple[Finding, ...]:
    """Look through the codebook and the labels of a corpus, and of its documents to train on.

    Args:
        settings: Where things are.
        only: Questions to ask; none: all of them. Files and lines that cannot be read are told in any case.
        progress: Told how far it is.

    Returns:
        What was found, the worst first, then by place.

    Raises:
        WijkspiegelError: when codebook, rulings or language pipeline cannot be loaded.
    """
    asked = [question for question in QUESTIONS if not only or question in only]
    parts = [_part(progress, number, len(asked) + 1, name) for number, name in enumerate((Question.READING, *asked))]
    material = read_material(settings, parts[0])
    found = list(material.faults)
    for question, report in zip(asked, parts[1:], strict=True):
        found += QUESTIONS[question](material, report)
    return tuple(sorted(set(found), key=_order))


_STEPS = 100
"""How many steps of the bar one question is."""


def _part(progress: Progress | None, number: int, questions: int, name: str) -> Report:
    def report(done: int, of: int) -> None:
        if progress is not None:
            progress(number * _STEPS + _STEPS * done // max(of, 1), questions * _STEPS, name)

    return report


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    spot = finding.spot
    return RANK[finding.severity], spot.file, spot.line or 0, spot.span.start if spot.span else 0, finding.problem
