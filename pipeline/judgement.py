"""A judgement: what one labeller says of one unit. Rule, model, handed-in coding and person write the same record.

Nothing overwrites a judgement; `effective_label` derives the label that charts count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, cached_property
from typing import TypeVar

from pipeline.codebook import Mode, Reason, Stance, UnitKind, Voice
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


MACHINES = (LabellerKind.RULE, LabellerKind.MODEL)


@cache  # asked of every judgement, and few labellers make up a corpus
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


class Why(StrEnum):
    """Why somebody was asked to judge a unit.

    `doubt`: machines differ, or a probability is near its threshold. `chance`: drawn, with a probability that is
    known. `theme`, `document`: the reviewer chose a theme or a document. `assigned`: to be coded by several people.
    `second`: another person judged it, and asks for a second. `rest`: all else was judged, and this was not.
    `settling`: people differ, and somebody settles it. `import`: it was judged in another program.
    """

    DOUBT = "doubt"
    CHANCE = "chance"
    THEME = "theme"
    DOCUMENT = "document"
    ASSIGNED = "assigned"
    SECOND = "second"
    REST = "rest"
    SETTLING = "settling"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a person came to judge a unit.

    Attributes:
        why: What brought it up.
        theme: The theme that this was about; `None` where it was about none.
        chance: The probability with which the unit was to be drawn, above 0 to 1: one over it is its weight. `None`
            where it was not drawn.
        blind: Whether the person did not see what the machine says.
        machine: The labeller whose judgement was the product's own then; `None` where there was none.
    """

    why: Why
    theme: str | None = None
    chance: float | None = None
    blind: bool = False
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What counted of a unit until a judgement was given, of all that the judgement answers. `None`: nothing did.

    Attributes:
        kind: What the unit is part of.
        voice: Who speaks.
        mode: Word or deed.
        themes: A verdict for each theme.
    """

    kind: UnitKind | None = None
    voice: Voice | None = None
    mode: Mode | None = None
    themes: tuple[tuple[str, Verdict], ...] = ()


@dataclass(frozen=True)
class Judgement:
    """What one labeller says of one stretch of raw text. What is `None` or missing was not judged.

    Attributes:
        span: The raw characters judged.
        quote: Those characters as they are read (clean text), to find the place again.
        labeller: Who judged, see `labeller_kind`.
        time: When, with time zone.
        kind: What the unit is part of.
        reason: Why it is no running text, by a machine; `None` when it is, and for people.
        voice: Who speaks.
        mode: Word or deed.
        mode_probability: Of the mode given, 0 to 1; `None` for rules and for people.
        themes: A verdict for each theme judged.
        contested: The themes that the model finds and the cue rules do not, or the other way round; by a machine.
        note: A person's remark.
        retracts: The id of an earlier judgement of the same labeller that this one takes back; it then says no more.
        settles: Whether it ends a difference between people, as an adjudicator; the note says why.
        asked: How the person came to judge; `None` where that is not known, and for machines and codings.
        before: What counted until then; `None` where that is not known, and for machines and codings.
    """

    span: RawSpan
    quote: str
    labeller: str
    time: datetime
    kind: UnitKind | None = None
    reason: Reason | None = None
    voice: Voice | None = None
    mode: Mode | None = None
    mode_probability: float | None = None
    themes: tuple[ThemeJudgement, ...] = ()
    contested: tuple[str, ...] = ()
    note: str = ""
    retracts: str | None = None
    settles: bool = False
    asked: Asked | None = None
    before: Before | None = None

    @cached_property
    def id(self) -> str:
        """Made from who said it, when, and of what."""
        return judgement_id(self.labeller, self.time, self.span, self.quote)

    def verdict_on(self, theme: str) -> Verdict | None:
        """The verdict on a theme; `None` when it was not judged."""
        return next((judged.verdict for judged in self.themes if judged.theme == theme), None)


def judgement_id(labeller: str, time: datetime, span: RawSpan, quote: str) -> str:
    """The id of a judgement of which this is known."""
    when = time.astimezone(UTC).isoformat(timespec="microseconds")
    return content_id("judgement", labeller, when, span.start, span.end, quote)


class Codings(StrEnum):
    """What the codings handed in for a unit say beside each other."""

    NONE = "none"
    ALIKE = "alike"
    DIFFER = "differ"


class Basis(StrEnum):
    """What an effective label rests on, the strongest first."""

    ADJUDICATED = "adjudicated"
    AGREED = "agreed"
    PERSON = "person"
    CODINGS = "codings"
    MACHINE = "machine"


BY_PEOPLE = (Basis.ADJUDICATED, Basis.AGREED, Basis.PERSON)


@dataclass(frozen=True, slots=True)
class Label:
    """An effective value, what it rests on, and the labellers of that basis who gave it."""

    value: str
    basis: Basis
    labellers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EffectiveLabel:
    """The labels of one unit that charts count.

    Attributes:
        kind: `None` where nobody said anything of it; so too `voice` and `mode`.
        themes: Each theme judged by anybody, `no` included.
        audited: Whether a person has a vote on any of these, see `votes`.
    """

    kind: Label | None
    voice: Label | None
    mode: Label | None
    themes: Mapping[str, Label]
    audited: bool


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


_Answer = TypeVar("_Answer", bound=StrEnum)


def on_theme(theme: str) -> Callable[[Judgement], Verdict | None]:
    """The question what a judgement says of a theme, to ask for `votes`."""
    return lambda judgement: judgement.verdict_on(theme)


def answers(judgements: Iterable[Judgement], ask: Callable[[Judgement], _Answer | None]) -> dict[str, _Answer]:
    """What each labeller answered last, by labeller, the latest to answer last.

    Args:
        judgements: In order of time, see `standing`.
        ask: The question; it gives `None` where a judgement says nothing of it.
    """
    latest: dict[str, _Answer] = {}
    for judgement in judgements:
        if (answer := ask(judgement)) is not None:
            latest.pop(judgement.labeller, None)
            latest[judgement.labeller] = answer
    return latest


def votes(judgements: Iterable[Judgement], ask: Callable[[Judgement], _Answer | None]) -> dict[str, _Answer]:
    """The `answers` that count: *unsure* is no vote."""
    return {who: answer for who, answer in answers(judgements, ask).items() if answer != Verdict.UNSURE}


def said_by_people(judgements: Iterable[Judgement], ask: Callable[[Judgement], _Answer | None]) -> dict[str, _Answer]:
    """What people answer, by labeller: the last settlement where there is one, else what each of them said last.

    Args:
        judgements: In order of time, see `standing`; those of others than people are left out.
        ask: The question.
    """
    people = by_kind(judgements, LabellerKind.PERSON)
    settled = votes([one for one in people if one.settles], ask)
    return dict([*settled.items()][-1:]) or votes([one for one in people if not one.settles], ask)


def unanimous(given: Mapping[str, _Answer]) -> _Answer | None:
    """What two or more voted, all alike; `None` when they differ or are fewer."""
    return next(iter(given.values())) if len(given) > 1 and len(set(given.values())) == 1 else None


def by_kind(judgements: Iterable[Judgement], *kinds: LabellerKind) -> list[Judgement]:
    """Those of labellers of these kinds, in the order given."""
    return [judgement for judgement in judgements if labeller_kind(judgement.labeller) in kinds]


def latest_machine(judgements: Iterable[Judgement]) -> Judgement | None:
    """The product's own word: of several machines, that of the one that judged last. `None` where none did."""
    return next(reversed(by_kind(standing(judgements), *MACHINES)), None)


def effective_label(judgements: Iterable[Judgement]) -> EffectiveLabel:
    """Derive what counts, question by question.

    The order is: what an adjudicator settled, then what people agree on (two or more, all alike), then a single
    person's word, then what two or more handed-in codings agree on, then the product's own judgement. A labeller's
    later answer replaces an earlier one, and a later settlement an earlier one, whoever gave it; a settlement is no
    vote beside those that it settles, not even its giver's. *Unsure* is no vote. Where people differ, codings and
    product can only choose among what people said; where neither says any of that, the person who answered last counts.
    """
    valid = standing(judgements)
    people = by_kind(valid, LabellerKind.PERSON)
    voices = _Voices(
        [one for one in people if one.settles],
        [one for one in people if not one.settles],
        by_kind(valid, LabellerKind.CODING),
        by_kind(valid, *MACHINES)[-1:],
    )
    themes = _themes(valid)
    settled = {theme: _settle(voices, on_theme(theme)) for theme in themes}
    return EffectiveLabel(
        kind=_settle(voices, _kind),
        voice=_settle(voices, _voice),
        mode=_settle(voices, _mode),
        themes={theme: label for theme, label in settled.items() if label is not None},
        audited=any(votes(people, ask) for ask in (_kind, _voice, _mode, *map(on_theme, themes))),
    )


def compare_codings(judgements: Iterable[Judgement]) -> Codings:
    """Whether the codings of a unit differ on a theme or on mode; *unsure* beside a clear answer is a difference."""
    codings = by_kind(standing(judgements), LabellerKind.CODING)
    if not codings:
        return Codings.NONE
    asked = (_mode, *map(on_theme, _themes(codings)))
    differ = any(len(set(answers(codings, ask).values())) > 1 for ask in asked)
    return Codings.DIFFER if differ else Codings.ALIKE


def _themes(judgements: Iterable[Judgement]) -> list[str]:
    return list(dict.fromkeys(judged.theme for judgement in judgements for judged in judgement.themes))


def _kind(judgement: Judgement) -> UnitKind | None:
    return judgement.kind


def _voice(judgement: Judgement) -> Voice | None:
    return judgement.voice


def _mode(judgement: Judgement) -> Mode | None:
    return judgement.mode


@dataclass(frozen=True, slots=True)
class _Voices:
    """What stands of one unit, by who is behind it, each in order of time; of machines only the last.

    Attributes:
        settled: Settlements by adjudicators.
        people: What people said besides.
        codings: What was handed in with the text.
        machine: The product's own word.
    """

    settled: list[Judgement]
    people: list[Judgement]
    codings: list[Judgement]
    machine: list[Judgement]


def _settle(voices: _Voices, ask: Callable[[Judgement], _Answer | None]) -> Label | None:
    if settled := votes(voices.settled, ask):
        return _label(settled, Basis.ADJUDICATED)
    people, codings = votes(voices.people, ask), votes(voices.codings, ask)
    if len(set(people.values())) == 1:
        return _label(people, Basis.AGREED if len(people) > 1 else Basis.PERSON)
    weaker = [_label(codings, Basis.CODINGS)] if unanimous(codings) is not None else []
    weaker += [
        Label(said.value, Basis.MACHINE, (one.labeller,)) for one in voices.machine if (said := ask(one)) is not None
    ]
    if people:
        weaker = [label for label in weaker if label.value in people.values()] or [_label(people, Basis.PERSON)]
    return next(iter(weaker), None)


def _label(given: Mapping[str, StrEnum], basis: Basis) -> Label:
    """The last answer, with those who gave it."""
    *_, value = given.values()
    return Label(value.value, basis, tuple(sorted(who for who, answer in given.items() if answer == value)))
