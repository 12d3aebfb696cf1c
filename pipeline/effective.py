"""What counts of all that was said of a unit: the label that charts count, derived from judgements.

Nothing is overwritten: what people, codings and machines said stays, and this says which of it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.judgement import MACHINES, Judgement, LabellerKind, Verdict, labeller_kind


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
