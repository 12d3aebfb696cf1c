"""What gold and we say of each running unit, and what of it is right, wrong, and far on the wrong side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.evaluate.gold import GoldUnit
from pipeline.evaluate.matching import Answer
from pipeline.judgement import Verdict

MODE = "mode"
"""The question of mode, where questions are named: every other name is that of a theme."""

DIGITS = 4
"""Of a probability, as it is kept."""


@dataclass(frozen=True)
class Outcome:
    """What gold and we say of one running gold unit, kept so that a later evaluation can say what was gained and lost.

    Attributes:
        doc: Name of the document.
        start: First raw offset of the gold unit.
        end: Raw offset after its last character.
        gold: The verdict on each theme that the gold knows.
        ours: The stance of each theme that we find.
        disputed: For each theme on which coders differ, and that gold therefore leaves out, the share who see it.
        probabilities: That each theme is there, as we say; none where rules judged.
        gold_mode: The mode by the gold; `None` where it is not known.
        mode: The mode by us; `None` where we judged nothing.
        mode_probability: Of our mode; `None` where a rule gave it.
    """

    doc: str
    start: int
    end: int
    gold: Mapping[str, str]
    ours: Mapping[str, str]
    disputed: Mapping[str, float] = field(default_factory=dict)
    probabilities: Mapping[str, float] = field(default_factory=dict)
    gold_mode: str | None = None
    mode: str | None = None
    mode_probability: float | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: the same in any evaluation with the same gold."""
        return self.doc, self.start, self.end

    def truth(self, question: str) -> str | None:
        """What gold says of a theme or of the mode; `None` where it does not know."""
        return self.gold_mode if question == MODE else self.gold.get(question)

    def said(self, question: str) -> str | None:
        """What we say of a theme (`no` where we do not find it) or of the mode (`None` where we judged nothing)."""
        return self.mode if question == MODE else self.ours.get(question, Verdict.NO)

    def is_right(self, question: str) -> bool | None:
        """Whether we say what gold says, a theme's stance included; `None` where gold does not know."""
        truth = self.truth(question)
        return None if truth is None else self.said(question) == truth

    def share(self, theme: str) -> float | None:
        """The share of coders who see a theme; `None` where nobody coded it."""
        verdict = self.gold.get(theme)
        return self.disputed.get(theme) if verdict is None else float(verdict != Verdict.NO)


def outcome(doc: str, unit: GoldUnit, answer: Answer) -> Outcome:
    """What gold and we say of a running gold unit."""
    certainty = answer.mode_probability
    return Outcome(
        doc=doc,
        start=unit.span.start,
        end=unit.span.end,
        gold={theme: verdict.value for theme, verdict in unit.themes.items()},
        ours={theme: stance.value for theme, stance in answer.themes.items()},
        disputed=unit.disputed,
        probabilities={theme: round(probability, DIGITS) for theme, probability in answer.probabilities.items()},
        gold_mode=None if unit.mode is None else unit.mode.value,
        mode=None if answer.mode is None else answer.mode.value,
        mode_probability=None if certainty is None else round(certainty, DIGITS),
    )


@dataclass(frozen=True, slots=True)
class Slip:
    """A theme that we find where it is not, or miss where it is.

    Attributes:
        outcome: The unit.
        theme: Which theme.
        probability: That it is there, as we said; `None` where a rule judged.
    """

    outcome: Outcome
    theme: str
    probability: float | None

    @property
    def is_found(self) -> bool:
        """Whether we find it where it is not."""
        return self.theme in self.outcome.ours

    @property
    def distance(self) -> float:
        """How far on the wrong side: 1 where nothing could be more wrong, and where no probability says how far."""
        if self.probability is None:
            return 1.0
        return self.probability if self.is_found else 1 - self.probability


def slips(outcomes: Iterable[Outcome], themes: Sequence[str]) -> Iterator[Slip]:
    """Every theme found where it is not, or missed; a wrong stance is none."""
    for one in outcomes:
        for theme in themes:
            truth = one.gold.get(theme)
            if truth is not None and (truth != Verdict.NO) != (theme in one.ours):
                yield Slip(one, theme, one.probabilities.get(theme))


def worst(outcomes: Iterable[Outcome], themes: Sequence[str], number: int) -> tuple[Slip, ...]:
    """The slips farthest on the wrong side, the worst first.

    Of those equally far, as all slips of rules are, each theme has one before any has two, and so has each document.
    """
    turns = _turns(list(slips(outcomes, themes)))
    return tuple(slip for _, slip in sorted(turns, key=lambda turn: (-turn[1].distance, turn[0]))[:number])


def _turns(found: Sequence[Slip]) -> list[tuple[tuple[int, int], Slip]]:
    """Each slip with its turn: how many of its theme in its document come before it, and how many of its theme."""
    turns: list[tuple[tuple[int, int], Slip]] = []
    by_theme = groupby(sorted(found, key=lambda slip: slip.theme), key=lambda slip: slip.theme)
    for _, of_theme in by_theme:
        documents: dict[str, int] = {}
        for number, slip in enumerate(of_theme):
            turn = documents[slip.outcome.doc] = documents.get(slip.outcome.doc, -1) + 1
            turns.append(((turn, number), slip))
    return turns
