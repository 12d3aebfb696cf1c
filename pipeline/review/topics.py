"""What people judge of a unit, question by question, so that their answers can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.judgement import Judgement, Verdict

Answer = Verdict | Mode | UnitKind | Voice


class Matter(StrEnum):
    """What a question is about."""

    THEME = "theme"
    MODE = "mode"
    KIND = "kind"
    VOICE = "voice"


ANSWERS: dict[Matter, type[Verdict] | type[Mode] | type[UnitKind] | type[Voice]] = {
    Matter.THEME: Verdict,
    Matter.MODE: Mode,
    Matter.KIND: UnitKind,
    Matter.VOICE: Voice,
}
"""What may be answered."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A question that is put of a unit; `theme` is `None` unless it is about one."""

    matter: Matter
    theme: str | None = None

    @property
    def name(self) -> str:
        """As addresses and files call it: `mode`, or `theme:community_work`."""
        return self.matter if self.theme is None else f"{self.matter}:{self.theme}"

    def of(self, judgement: Judgement) -> Answer | None:
        """What a judgement answers; `None` where it says nothing of it."""
        if self.theme is not None:
            return judgement.verdict_on(self.theme)
        given: dict[Matter, Answer | None] = {
            Matter.MODE: judgement.mode,
            Matter.KIND: judgement.kind,
            Matter.VOICE: judgement.voice,
        }
        return given[self.matter]


def topics(themes: Sequence[str]) -> tuple[Topic, ...]:
    """All questions, those about these themes first."""
    rest = (matter for matter in Matter if matter is not Matter.THEME)
    return (*(Topic(Matter.THEME, theme) for theme in themes), *map(Topic, rest))


def topics_of(judgements: Iterable[Judgement]) -> tuple[Topic, ...]:
    """All questions that any of these may answer: each theme that one of them judged, and the others."""
    return topics(list(dict.fromkeys(judged.theme for one in judgements for judged in one.themes)))
