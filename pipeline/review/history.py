"""What people did, from the files that they can only add to: every verdict, settlement and taking back.

The log is read from the corpus and not from the store, so that it tells of everything, also of sentences that are no
longer there. Nothing here writes, and nothing in the product takes a line out of these files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path

from pipeline.corpus.acts import Act, read_acts
from pipeline.effective import Basis, standing, votes
from pipeline.judgement import Judgement, Why
from pipeline.review.topics import Answer, Topic, topics_of
from pipeline.spans import RawSpan
from pipeline.store.questions_spots import Spot, ids_at


class Deed(StrEnum):
    """What a person did."""

    VERDICT = "verdict"
    SETTLEMENT = "settlement"
    TAKING_BACK = "taking_back"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    Attributes:
        act: What was written: who, when, of which document, what they said, why they were asked.
        quote: What was judged, as readers see it, see `pipeline.review.shown`.
        note: The remark of who judged, likewise; a taking back has that of what it takes back.
        taken_back: When its giver took it back; `None` while it stands, and for a taking back.
        takes: What a taking back takes back; `None` for the others, and where there is no such judgement.
    """

    act: Act
    quote: str
    note: str
    taken_back: datetime | None = None
    takes: Act | None = None

    @property
    def slug(self) -> str:
        """The document."""
        return self.act.slug

    @property
    def deed(self) -> Deed:
        """What kind of act it is."""
        if self.act.retracts:
            return Deed.TAKING_BACK
        return Deed.SETTLEMENT if self.act.settles else Deed.VERDICT

    @property
    def about(self) -> Act:
        """The act itself; of a taking back what it takes back, where that is known."""
        return self.takes or self.act


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to look at; `None` leaves nothing out.

    Attributes:
        labeller: Whose.
        slug: Of which document.
        theme: With a verdict on which theme; a taking back is about what it takes back.
        why: Why they were asked.
        deed: What they did.
        first: From the beginning of this day, where the product runs.
        last: To the end of this day.
    """

    labeller: str | None = None
    slug: str | None = None
    theme: str | None = None
    why: Why | None = None
    deed: Deed | None = None
    first: date | None = None
    last: date | None = None

    def holds_for(self, entry: Entry) -> bool:
        """Whether an entry is wanted."""
        return (
            self.labeller in (None, entry.act.labeller)
            and self.slug in (None, entry.slug)
            and self.deed in (None, entry.deed)
            and (self.theme is None or self.theme in entry.about.themes)
            and self.why in (None, entry.about.why)
            and (self.first is self.last is None or self._is_of_the_time(entry.act.time.astimezone().date()))
        )

    def _is_of_the_time(self, day: date) -> bool:
        return (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True, slots=True)
class Decision:
    """What people made of one question of one place.

    Attributes:
        slug: The document.
        span: The raw characters.
        quote: These, as the last of them read it.
        topic: The question.
        basis: Whether that was settled, agreed on, or one person's word; `None` where they differ.
        said: Who decided that, with what they answered: the adjudicator alone, or all who have a vote.
    """

    slug: str
    span: RawSpan
    quote: str
    topic: Topic
    basis: Basis | None
    said: tuple[tuple[str, Answer], ...]

    @property
    def answer(self) -> Answer | None:
        """What holds; `None` where they differ and nobody settled it."""
        return None if self.basis is None else self.said[0][1]


def end_of(day: date) -> datetime:
    """The last moment of a day, where the product runs."""
    return datetime.combine(day, time.max).astimezone()


def read_log(corpus: Path, until: datetime | None = None) -> tuple[Entry, ...]:
    """Everything that people did, in order of time.

    Lines that are no judgement are left out: `wijkspiegel run` tells them, with file and line.

    Args:
        corpus: The corpus folder.
        until: Leave out what was done later, so that the log is as it was then; `None`: up to now.

    Raises:
        CorpusError: when a file cannot be read.
    """
    acts = [act for act in read_acts(corpus) if until is None or act.time <= until]
    given = {(act.labeller, act.id): act for act in acts}
    back = {(act.labeller, act.retracts): act.time for act in acts if act.retracts}
    entries = [
        _entry(act, given.get((act.labeller, act.retracts or "")), back.get((act.labeller, act.id))) for act in acts
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.act.time, entry.act.id)))


def _entry(act: Act, takes: Act | None, taken_back: datetime | None) -> Entry:
    return Entry(act, act.quote, (takes or act).note, taken_back, takes)


def units_at(store: Path, spots: Sequence[Spot]) -> dict[Spot, str]:
    """The ids of the units that stand at exactly these places now; places without one are left out.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    return ids_at(store, spots)


def decisions(log: Iterable[Entry]) -> tuple[Decision, ...]:
    """Who decided what, as it was at the end of a log, by document, place and question.

    Places are taken as they were judged: what one person judged of a sentence and another of the sentence as it was
    parted later are two.
    """
    said: dict[tuple[str, RawSpan], list[Judgement]] = defaultdict(list)
    quotes: dict[str, str] = {}
    for entry in log:
        one = entry.act.judgement
        said[entry.slug, one.span].append(one)
        quotes[one.id] = entry.quote
    return tuple(decision for place in sorted(said) for decision in _decisions(*place, said[place], quotes))


def _decisions(
    slug: str, span: RawSpan, judgements: Sequence[Judgement], quotes: Mapping[str, str]
) -> Iterable[Decision]:
    said = standing(judgements)
    for topic in topics_of(said):
        settled: dict[str, Answer] = votes([one for one in said if one.settles], topic.of)
        people: dict[str, Answer] = votes([one for one in said if not one.settles], topic.of)
        if settled or people:
            basis = Basis.ADJUDICATED if settled else _basis(list(people.values()))
            given = dict([settled.popitem()]) if settled else people
            yield Decision(slug, span, quotes[said[-1].id], topic, basis, tuple(sorted(given.items())))


def _basis(given: Sequence[Answer]) -> Basis | None:
    """What people's answers come to rest on; `None` where they differ."""
    if len(set(given)) > 1:
        return None
    return Basis.AGREED if len(given) > 1 else Basis.PERSON
