"""What came right and what went wrong since an earlier evaluation: unit by unit, and by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.evaluate.labellers import Difference, differences
from pipeline.evaluate.outcomes import MODE, Outcome
from pipeline.evaluate.results import Evaluation
from pipeline.evaluate.tallies import by_document


@dataclass(frozen=True, slots=True)
class Turn:
    """A question about a gold unit that was answered rightly in one evaluation and not in the other.

    Attributes:
        question: A theme, or `mode`.
        now: What gold and we say of the unit now.
        then: What we said of it earlier.
    """

    question: str
    now: Outcome
    then: Outcome

    @property
    def is_gain(self) -> bool:
        """Whether it is right now."""
        return bool(self.now.is_right(self.question))


@dataclass(frozen=True, slots=True)
class DocumentTurns:
    """What turned in one document."""

    doc: str
    gained: int
    lost: int


@dataclass(frozen=True)
class Gains:
    """What changed between two evaluations, on the gold units that both have.

    Attributes:
        turns: In order of the later one's outcomes.
        differences: Of scores, with intervals by paired bootstrap over the documents of both.
        not_compared: Documents that only one of them has.
    """

    turns: tuple[Turn, ...]
    differences: tuple[Difference, ...]
    not_compared: tuple[str, ...]

    def by_question(self) -> dict[str, Counter[str]]:
        """How many units were `gained` and `lost`, for each question on which any was."""
        counted: dict[str, Counter[str]] = {}
        for turn in self.turns:
            counted.setdefault(turn.question, Counter())["gained" if turn.is_gain else "lost"] += 1
        return counted

    def by_document(self) -> tuple[DocumentTurns, ...]:
        """The documents in which anything turned; those that lost most on balance come first."""
        counted: dict[str, Counter[bool]] = {}
        for turn in self.turns:
            counted.setdefault(turn.now.doc, Counter())[turn.is_gain] += 1
        rows = (DocumentTurns(doc, turns[True], turns[False]) for doc, turns in counted.items())
        return tuple(sorted(rows, key=lambda row: (row.gained - row.lost, row.doc)))

    def examples(self, each: int) -> dict[tuple[str, bool], list[Turn]]:
        """For each question, the first so many gained and lost; of every document one before any has two."""
        kinds: dict[tuple[str, bool], list[Turn]] = {}
        for turn in self.turns:
            kinds.setdefault((turn.question, turn.is_gain), []).append(turn)
        return {kind: _in_turns(turns)[:each] for kind, turns in sorted(kinds.items())}


def gains(evaluation: Evaluation, base: Evaluation) -> Gains:
    """What came right and what went wrong since an earlier evaluation.

    A unit is right on a theme when it is found with the gold's stance, or not found where the gold says no.
    """
    earlier = {one.place: one for one in base.outcomes}
    pairs = [(now, earlier[now.place]) for now in evaluation.outcomes if now.place in earlier]
    turns = tuple(turn for now, then in pairs for turn in _turns(now, then, (*evaluation.themes, MODE)))
    ours, theirs = by_document(now for now, _ in pairs), by_document(then for _, then in pairs)
    docs = [{one.doc for one in outcomes} for outcomes in (evaluation.outcomes, base.outcomes)]
    found = differences([*ours.values()], [*theirs.values()], evaluation.themes)
    return Gains(turns, found, tuple(sorted(docs[0] ^ docs[1])))


def _turns(now: Outcome, then: Outcome, questions: Iterable[str]) -> list[Turn]:
    """An earlier evaluation may not have kept what it said of a question: then there is nothing to compare."""
    asked = ((question, now.is_right(question), then.is_right(question)) for question in questions)
    return [
        Turn(question, now, then)
        for question, is_right, was_right in asked
        if None not in (is_right, was_right) and is_right != was_right
    ]


def _in_turns(turns: Sequence[Turn]) -> list[Turn]:
    """The first of every document, then the second of every document, and so on."""
    by_doc = groupby(sorted(turns, key=lambda turn: turn.now.place), key=lambda turn: turn.now.doc)
    ranked = [(rank, turn) for _, of_doc in by_doc for rank, turn in enumerate(of_doc)]
    return [turn for _, turn in sorted(ranked, key=lambda one: one[0])]
