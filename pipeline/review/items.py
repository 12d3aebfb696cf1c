"""A unit to judge, in its passage, with what the machine says of it and what the reviewer said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.codebook import Codebook, SourceKind, Theme, UnitKind, Voice
from pipeline.effective import by_kind, latest_machine, standing
from pipeline.judgement import Asked, Judgement, Verdict, Why
from pipeline.judgement import LabellerKind as Kind
from pipeline.review.ways import Turn, shares
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.store.attention import doubts
from pipeline.store.reviewing import Place, places

AROUND = 4  # units shown on either side of the one to judge


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
        contested: Whether the machine's model and its cues differ.
    """

    theme: Theme
    machine: Verdict | None
    probability: float | None
    evidence: tuple[RawSpan, ...]
    contested: bool


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
        asked: Why it is in the queue, and with which chance it was drawn: what `record` asks for.
        questions: One for each theme of the codebook, in its order.
        machine: What the machine said of it; `None` where none did.
        own: What the reviewer said of it last; `None` where they did not, or took it back.
        others: The labellers of other people who judged it.
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
    asked: Asked
    questions: tuple[Question, ...]
    machine: Judgement | None
    own: Judgement | None
    others: tuple[str, ...]


def items(
    settings: Settings, codebook: Codebook, reviewer: str, coming: Sequence[Turn], theme: str | None = None
) -> tuple[Item, ...]:
    """Units that come up for a reviewer, in that order; those that are not in the store are left out.

    Args:
        settings: Which store.
        codebook: Its themes are what is asked.
        reviewer: The reviewer, as their judgements name them.
        coming: The units, and why each comes up.
        theme: The theme that they come up for; `None` where it is for none.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    why = {turn.unit_id: turn.why for turn in coming}
    found = places(settings.store, why, around=AROUND)
    return tuple(
        _item(place, codebook, reviewer, _asked(settings, place, why[place.row["id"]], theme)) for place in found
    )


def _item(place: Place, codebook: Codebook, reviewer: str, asked: Asked) -> Item:
    row, machine, people = place.row, latest_machine(place.said), by_kind(standing(place.said), Kind.PERSON)
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
        asked=asked,
        questions=tuple(_question(theme, machine) for theme in codebook.themes),
        machine=machine,
        own=next((one for one in reversed(people) if one.labeller == reviewer and not one.settles), None),
        others=tuple(sorted({one.labeller for one in people} - {reviewer})),
    )


def _asked(settings: Settings, place: Place, why: Why, theme: str | None) -> Asked:
    """Why it comes up; a unit that chance would bring up too is one of its sample whatever brought it up."""
    row, doubtful = place.row, doubts(place.said)
    if why is Why.DOUBT:
        theme = max(doubtful, key=lambda one: doubtful[one], default=None)
    drawn = shares(settings).chance(row["id"], is_doubtful=row["doubt"] is not None, is_positive=row["found"] != "[]")
    return Asked(why, theme, drawn)


def _neighbours(place: Place, *, before: bool) -> tuple[Neighbour, ...]:
    at, passage = place.row["position"], place.row["passage"]
    return tuple(
        Neighbour(near["text"], UnitKind(near["kind"]), Voice(near["voice"]), near["passage"] == passage)
        for near in place.around
        if (near["position"] < at if before else near["position"] > at)
    )


def _question(theme: Theme, machine: Judgement | None) -> Question:
    said = next((judged for judged in machine.themes if judged.theme == theme.id), None) if machine else None
    if machine is None or said is None:
        return Question(theme, None, None, (), contested=False)
    return Question(theme, said.verdict, said.probability, said.evidence, theme.id in machine.contested)
