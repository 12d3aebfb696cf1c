"""A judgement: what one labeller says of one unit. Rule, model, handed-in coding and person write the same record.

Nothing overwrites a judgement; `pipeline.effective` derives the label that charts count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, cached_property

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
