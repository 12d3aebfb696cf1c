"""A judgement: what one labeller says of one unit. Rule, model, handed-in coding and person write the same record.

Nothing overwrites a judgement; `effective_label` derives the label that charts count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from pipeline.codebook import Mode, Stance, UnitKind, Voice
from pipeline.spans import RawSpan
from pipeline.text import content_id


class Verdict(StrEnum):
    """What a labeller says of one theme in one unit: a stance when the theme is there, else no or unsure."""

    PRESENT = "present"
    ABSENT = "absent"
    NO = "no"
    UNSURE = "unsure"

    @property
    def stance(self) -> Stance | None:
        """The stance, `None` where the theme is not there or in doubt."""
        return Stance(self.value) if self in (Verdict.PRESENT, Verdict.ABSENT) else None


class LabellerKind(StrEnum):
    """Who stands behind a labeller's name."""

    PERSON = "person"
    CODING = "coding"
    RULE = "rule"
    MODEL = "model"


def labeller_kind(labeller: str) -> LabellerKind:
    """`person:anna`, `rule:cues@…` and `model:themes@…` say it themselves; any other name is a handed-in coding."""
    prefix, colon, _ = labeller.partition(":")
    return LabellerKind(prefix) if colon and prefix in set(LabellerKind) else LabellerKind.CODING


@dataclass(frozen=True, slots=True)
class ThemeJudgement:
    """A verdict on one theme.

    Attributes:
        theme: The theme's id.
        verdict: Stance, no, or unsure.
        probability: That the theme is there, 0 to 1; `None` for rules and for people.
        evidence: Raw spans of the words that carry the verdict.
    """

    theme: str
    verdict: Verdict
    probability: float | None = None
    evidence: tuple[RawSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one labeller says of one stretch of raw text. What is `None` or missing was not judged.

    Attributes:
        span: The raw characters judged.
        quote: Those characters as they are read (clean text), to find the place again.
        labeller: Who judged, see `labeller_kind`.
        time: When, with time zone.
        kind: What the unit is part of.
        voice: Who speaks.
        mode: Word or deed.
        mode_probability: Of the mode given, 0 to 1; `None` for rules and for people.
        themes: A verdict for each theme judged.
        note: A person's remark.
        retracts: The id of an earlier judgement of the same labeller that this one takes back; it then says no more.
    """

    span: RawSpan
    quote: str
    labeller: str
    time: datetime
    kind: UnitKind | None = None
    voice: Voice | None = None
    mode: Mode | None = None
    mode_probability: float | None = None
    themes: tuple[ThemeJudgement, ...] = ()
    note: str = ""
    retracts: str | None = None

    @property
    def id(self) -> str:
        """Made from who said it, when, and of what."""
        when = self.time.astimezone(UTC).isoformat(timespec="microseconds")
        return content_id("judgement", self.labeller, when, self.span.start, self.span.end, self.quote)

    def verdict_on(self, theme: str) -> Verdict | None:
        """The verdict on a theme; `None` when it was not judged."""
        return next((judged.verdict for judged in self.themes if judged.theme == theme), None)


class Basis(StrEnum):
    """What an effective label rests on, the strongest first."""

    AGREED = "agreed"
    PERSON = "person"
    CODINGS = "codings"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Label:
    """An effective value and what it rests on."""

    value: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class EffectiveLabel:
    """The labels of one unit that charts count. `themes` holds each theme judged by anybody, `no` included."""

    kind: Label | None
    voice: Label | None
    mode: Label | None
    themes: Mapping[str, Label]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that were not taken back, without the takings back, in order of time.

    Only a labeller's own judgement can be taken back: a taking back that names another's changes nothing.
    """
    ordered = sorted(judgements, key=lambda judgement: (judgement.time, judgement.id))
    retracted = {(judgement.labeller, judgement.retracts) for judgement in ordered if judgement.retracts}
    return [
        judgement
        for judgement in ordered
        if not judgement.retracts and (judgement.labeller, judgement.id) not in retracted
    ]


def effective_label(judgements: Iterable[Judgement]) -> EffectiveLabel:
    """Derive what counts, question by question.

    The order is: what people agree on (two or more, all alike), then a single person's word, then what two or more
    handed-in codings agree on, then the product's own judgement. A person's later judgement replaces an earlier one;
    *unsure* is no vote. Where people differ and nobody has settled it, their votes do not count.
    """
    valid = standing(judgements)
    themes = dict.fromkeys(judged.theme for judgement in valid for judged in judgement.themes)
    return EffectiveLabel(
        kind=_settle(valid, lambda judgement: judgement.kind),
        voice=_settle(valid, lambda judgement: judgement.voice),
        mode=_settle(valid, lambda judgement: judgement.mode),
        themes={
            theme: label
            for theme in themes
            if (label := _settle(valid, lambda judgement, theme=theme: judgement.verdict_on(theme))) is not None  # type: ignore[misc]
        },
    )


_Answer = TypeVar("_Answer", bound=StrEnum)


def _settle(judgements: list[Judgement], ask: Callable[[Judgement], _Answer | None]) -> Label | None:
    votes: dict[LabellerKind, dict[str, str]] = {kind: {} for kind in LabellerKind}
    for judgement in judgements:
        answer = ask(judgement)
        if answer is not None:
            votes[labeller_kind(judgement.labeller)][judgement.labeller] = answer.value
    people = [vote for vote in votes[LabellerKind.PERSON].values() if vote != Verdict.UNSURE]
    codings = list(votes[LabellerKind.CODING].values())
    machine = [*votes[LabellerKind.RULE].values(), *votes[LabellerKind.MODEL].values()]
    if people and len(set(people)) == 1:
        return Label(people[0], Basis.AGREED if len(people) > 1 else Basis.PERSON)
    if len(codings) > 1 and len(set(codings)) == 1:
        return Label(codings[0], Basis.CODINGS)
    return Label(machine[-1], Basis.MACHINE) if machine else None
