"""What a reader chooses to count, and the two groups of units that are held up against each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.codebook import Mode, SourceKind, Voice


class Sides(StrEnum):
    """How units are told apart into two sides. A unit stands on one side at most.

    By mode: units of mode rhetoric against units of mode practice. By source: policy documents against practice
    documents, interviewees and comments; an interviewee or commenter is on the side of the deed wherever they are
    quoted, in a policy document too. Strict: rhetoric in the former against practice in the latter. Own: whatever two
    groups a reader makes.
    """

    MODE = "mode"
    SOURCE = "source"
    STRICT = "strict"
    OWN = "own"


class Side(StrEnum):
    """One of the two sides: of word and deed, or of the first and the second group that a reader makes."""

    WORD = "word"
    DEED = "deed"


@dataclass(frozen=True, slots=True)
class Group:
    """Units to hold up against others: those of which all holds that is given. `None` leaves nothing out.

    Attributes:
        origin: By source, the side of word or of deed, see `Sides`.
        modes: What the unit does.
        source_kinds: Kinds of source of the *unit*, as in a `Selection`.
        voices: Who speaks.
        years: First and last year of the document, both included.
        outlets: Where the document appeared; `""` stands for documents of which that is not known.
    """

    origin: Side | None = None
    modes: tuple[Mode, ...] | None = None
    source_kinds: tuple[SourceKind, ...] | None = None
    voices: tuple[Voice, ...] | None = None
    years: tuple[int, int] | None = None
    outlets: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups held up against each other.

    A unit that is in both stands on the side of the first, so that the second without any bound is all the rest.
    """

    first: Group
    second: Group

    @property
    def sides(self) -> Sides:
        """Which of the ready ones this is; `OWN` when it is none of them."""
        return next((sides for sides, pair in PAIRS.items() if pair == self), Sides.OWN)

    @property
    def turned(self) -> Pair:
        """The same groups, the second first."""
        return Pair(self.second, self.first)

    @property
    def by_mode(self) -> bool:
        """Whether mode has a say in which side a unit is on."""
        return any(group.modes is not None for group in (self.first, self.second))


BY_MODE = Pair(Group(modes=(Mode.RHETORIC,)), Group(modes=(Mode.PRACTICE,)))
BY_SOURCE = Pair(Group(Side.WORD), Group(Side.DEED))
STRICTLY = Pair(Group(Side.WORD, (Mode.RHETORIC,)), Group(Side.DEED, (Mode.PRACTICE,)))
PAIRS = {Sides.MODE: BY_MODE, Sides.SOURCE: BY_SOURCE, Sides.STRICT: STRICTLY}
"""Word and deed, in each way to tell them apart."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a question is asked of. `None` leaves nothing out.

    Attributes:
        themes: Ids of the themes to count, in the order of the answer. They choose columns, never units: a share is
            over all units of the selection, whatever their themes.
        source_kinds: Kinds of source of the *unit*: a reader's comment is practice, whatever it stands under.
        voices: Who speaks.
        years: First and last year of the document, both included.
        fictional: Whether documents written as examples count.
        noise_at_most: The largest share of words that are not Dutch that a unit may have, see `pipeline.noise`; units
            without words stay.
        outlets: Where the document appeared; `""` stands for documents of which that is not known.
        machine_only: Whether the machine's own judgements count, whatever codings and people say.
        certain_years: Whether only documents count of which the year is certain.
        works_once: Whether of each work one document counts: what is a copy of another in the corpus is left out.
    """

    themes: tuple[str, ...]
    source_kinds: tuple[SourceKind, ...] | None = None
    voices: tuple[Voice, ...] | None = None
    years: tuple[int, int] | None = None
    fictional: bool = True
    noise_at_most: float | None = None
    outlets: tuple[str, ...] | None = None
    machine_only: bool = False
    certain_years: bool = False
    works_once: bool = False
