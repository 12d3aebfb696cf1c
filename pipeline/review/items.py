"""What a person judges next: units in their passage, in an order that mixes what is doubtful with what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.codebook import Codebook, Mode, SourceKind, Theme, UnitKind, Voice
from pipeline.judgement import Codings, Judgement, Verdict
from pipeline.review.verdicts import labeller_of
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.store.reviewing import Group, Place, groups, places, turns

AROUND = 4  # units shown on either side of the one to judge


class Reason(StrEnum):
    """Why a unit is in the queue; the first that holds.

    `positive`: the machine finds a theme. `difference`: the codings handed in differ. `uncoded`: there are none.
    `chance`: drawn from all others.
    """

    POSITIVE = "positive"
    DIFFERENCE = "difference"
    UNCODED = "uncoded"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A unit that stands before or after the one to judge."""

    text: str
    kind: UnitKind
    voice: Voice
    same_passage: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One theme to judge, with its definition, and what the machine says of it.

    Attributes:
        theme: The theme as the codebook gives it: label, definition, what it includes and excludes, examples.
        machine: The machine's verdict; `None` where it did not judge the theme.
        probability: The machine's; `None` for rules.
        evidence: The machine's cues, as raw spans.
    """

    theme: Theme
    machine: Verdict | None
    probability: float | None
    evidence: tuple[RawSpan, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A unit to judge, in its passage.

    Attributes:
        unit_id: What `record` asks for.
        slug: The document.
        title: Of the document.
        year: Of the document.
        source_kind: Of the unit (a comment is practice).
        fictional: Whether the document was written as an example.
        raw: The unit's characters in the raw text.
        text: The clean text of the unit.
        kind: Effective kind.
        voice: Effective voice.
        before: The units before it, in order of the text.
        after: The units after it, in order of the text.
        reason: Why it is in the queue.
        theme: The theme that `reason` is about; `None` unless it is `positive`.
        questions: One for each theme of the codebook, in its order.
        labeller: The machine that judged; `None` where none did.
        mode: The machine's mode; `None` where it gave none.
    """

    unit_id: str
    slug: str
    title: str
    year: int
    source_kind: SourceKind
    fictional: bool
    raw: RawSpan
    text: str
    kind: UnitKind
    voice: Voice
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    reason: Reason
    theme: str | None
    questions: tuple[Question, ...]
    labeller: str | None
    mode: Mode | None


def queue(
    settings: Settings, codebook: Codebook, reviewer: str, *, n: int = 1, skip: Collection[str] = ()
) -> tuple[Item, ...]:
    """The next units for a reviewer, the same each time until a verdict is given or the store changes.

    Units that no person judged come first. Among equals each reason has its turn: a unit for each theme that the
    machine finds, one on which the codings differ, one that nobody coded, and one by chance of all others, so that
    what the machine overlooks comes to light too. Within a reason the order is that of the units' ids, which is as
    good as by chance and survives a restart.

    Args:
        settings: Which corpus and store.
        codebook: Its themes are what is asked.
        reviewer: Name of the reviewer; what they judged already does not come again, unless they took it back.
        n: How many at most.
        skip: Ids of units to leave out for now.

    Returns:
        At most `n` items; none when all is judged.

    Raises:
        CorpusError: when the name is no reviewer's.
        StoreError: when there is no store, or it does not answer.
    """
    units = groups(settings.store)
    order = _order(units, codebook)
    why = {group: _reason(group, order) for group in units}
    lines = [[group for group in units if why[group] == reason] for reason in order]
    asked = dict(turns(settings.store, labeller_of(reviewer), lines, skip=skip, n=n))
    found = places(settings.store, asked, around=AROUND)
    return tuple(_item(place, *why[asked[place.row["id"]]], codebook) for place in found)


_Why = tuple[Reason, str | None]  # the reason, and for `positive` its theme


def _order(units: Mapping[Group, int], codebook: Codebook) -> list[_Why]:
    """All reasons, in the order in which one that holds comes before others: the theme that is found least first."""
    seen: Counter[str] = Counter()
    for group, number in units.items():
        seen.update(dict.fromkeys(group.found, number))
    rare_first = sorted(codebook.theme_ids, key=lambda theme: seen[theme])
    others = [reason for reason in Reason if reason is not Reason.POSITIVE]
    return [*((Reason.POSITIVE, theme) for theme in rare_first), *((reason, None) for reason in others)]


def _reason(group: Group, order: Sequence[_Why]) -> _Why:
    """Why units of a group are asked: the first reason that holds."""
    holds = {
        *((Reason.POSITIVE, theme) for theme in group.found),
        (_BY_CODINGS[group.codings], None),
    }
    return next(reason for reason in order if reason in holds)


_BY_CODINGS = {Codings.DIFFER: Reason.DIFFERENCE, Codings.NONE: Reason.UNCODED, Codings.ALIKE: Reason.CHANCE}


def _item(place: Place, reason: Reason, theme: str | None, codebook: Codebook) -> Item:
    row, machine = place.row, place.machine
    return Item(
        unit_id=row["id"],
        slug=row["slug"],
        title=row["title"],
        year=row["year"],
        source_kind=SourceKind(row["source_kind"]),
        fictional=bool(row["fictional"]),
        raw=RawSpan(row["raw_start"], row["raw_end"]),
        text=row["text"],
        kind=UnitKind(row["kind"]),
        voice=Voice(row["voice"]),
        before=_neighbours(place, before=True),
        after=_neighbours(place, before=False),
        reason=reason,
        theme=theme,
        questions=tuple(_question(theme, machine) for theme in codebook.themes),
        labeller=machine.labeller if machine else None,
        mode=machine.mode if machine else None,
    )


def _neighbours(place: Place, *, before: bool) -> tuple[Neighbour, ...]:
    at, passage = place.row["position"], place.row["passage"]
    return tuple(
        Neighbour(near["text"], UnitKind(near["kind"]), Voice(near["voice"]), near["passage"] == passage)
        for near in place.around
        if (near["position"] < at if before else near["position"] > at)
    )


def _question(theme: Theme, machine: Judgement | None) -> Question:
    said = next((judged for judged in machine.themes if judged.theme == theme.id), None) if machine else None
    if said is None:
        return Question(theme, None, None, ())
    return Question(theme, said.verdict, said.probability, said.evidence)
