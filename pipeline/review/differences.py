"""Where people differ: what each of them says, on which questions, and what an adjudicator made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from pipeline.codebook import Codebook
from pipeline.effective import answers
from pipeline.judgement import Judgement, Verdict
from pipeline.review.topics import Answer, Topic, topics
from pipeline.settings import Settings
from pipeline.store.questions_differences import SaidOf, said_differently

Pair = tuple[str, str]
"""Two labellers, in order of the alphabet."""


class State(StrEnum):
    """How far a difference is: nobody settled it yet, somebody did, or either."""

    OPEN = "open"
    SETTLED = "settled"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person says of a unit: their last answer to each question, and the remarks that they made.

    Attributes:
        labeller: Who.
        answers: By question, those alone that they answered.
        notes: What they wrote beside these, the oldest first.
    """

    labeller: str
    answers: Mapping[Topic, Answer]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """What an adjudicator made of one question; the judgement's note is the reason, its labeller who did so."""

    topic: Topic
    answer: Answer
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit on which people differ.

    Attributes:
        unit_id: The unit.
        slug: Its document.
        title: Of the document.
        year: Of the document.
        quote: The unit as readers see it.
        topics: On what they differ; *unsure* beside a clear answer is a difference too.
        opinions: What each of them says, by labeller.
        settlements: What was settled of it, in order of `topics`.
    """

    unit_id: str
    slug: str
    title: str
    year: int
    quote: str
    topics: tuple[Topic, ...]
    opinions: tuple[Opinion, ...]
    settlements: tuple[Settlement, ...]

    def settlement(self, topic: Topic) -> Settlement | None:
        """What an adjudicator made of a question; `None` where it is open."""
        return next((one for one in self.settlements if one.topic == topic), None)

    @property
    def open(self) -> tuple[Topic, ...]:
        """On what they differ and nobody settled it yet."""
        return tuple(topic for topic in self.topics if self.settlement(topic) is None)

    def parts(self, topic: Topic) -> list[Pair]:
        """Who differs from whom on a question."""
        said = {one.labeller: one.answers[topic] for one in self.opinions if topic in one.answers}
        return [(one, other) for one, other in combinations(sorted(said), 2) if said[one] != said[other]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which differences to look at; `None` leaves nothing out."""

    state: State = State.OPEN
    topic: Topic | None = None
    pair: Pair | None = None
    slug: str | None = None

    def holds_for(self, one: Difference) -> bool:
        """Whether a difference is wanted: one question of it is, in this state and between these two."""
        return self.slug in (None, one.slug) and any(self._wants(one, topic) for topic in one.topics)

    def _wants(self, one: Difference, topic: Topic) -> bool:
        is_open = one.settlement(topic) is None
        return (
            self.topic in (None, topic)
            and (self.state is State.ALL or is_open == (self.state is State.OPEN))
            and (self.pair is None or self.pair in one.parts(topic))
        )


def differences(settings: Settings, codebook: Codebook) -> tuple[Difference, ...]:
    """All units on which two people or more differ, open and settled, by year, document and place.

    Args:
        settings: Which store.
        codebook: Themes that it does not have are no longer asked after.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    asked = topics(codebook.theme_ids)
    found = (_difference(said, asked) for said in said_differently(settings.store))
    return tuple(one for one in found if one is not None)


def difference(settings: Settings, codebook: Codebook, unit_id: str) -> Difference | None:
    """On what people differ of one unit, as it stands now; `None` where they do not.

    Raises:
        StoreError: when there is no store, or it does not answer.
    """
    found = (_difference(said, topics(codebook.theme_ids)) for said in said_differently(settings.store, unit_id))
    return next(found, None)


def _difference(said: SaidOf, asked: Sequence[Topic]) -> Difference | None:
    """What people differ on in a unit; `None` where it comes down to the same."""
    opinions = [one for one in said.judgements if not one.settles]
    given: dict[Topic, dict[str, Answer]] = {topic: answers(opinions, topic.of) for topic in asked}
    differ = tuple(topic for topic in asked if len(set(given[topic].values())) > 1)
    if not differ:
        return None
    return Difference(
        said.unit_id,
        said.slug,
        said.title,
        said.year,
        quote=said.text,
        topics=differ,
        opinions=tuple(_opinion(who, opinions, given) for who in sorted({one.labeller for one in opinions})),
        settlements=tuple(_settlements(said.judgements, differ)),
    )


def _opinion(labeller: str, said: Sequence[Judgement], given: Mapping[Topic, Mapping[str, Answer]]) -> Opinion:
    own = {topic: answers_[labeller] for topic, answers_ in given.items() if labeller in answers_}
    return Opinion(labeller, own, tuple(one.note for one in said if one.labeller == labeller and one.note))


def _settlements(said: Sequence[Judgement], differ: Sequence[Topic]) -> Iterator[Settlement]:
    """The last clear word of an adjudicator on each question."""
    for topic in differ:
        for judgement in reversed(said):
            answer = topic.of(judgement)
            if judgement.settles and answer not in (None, Verdict.UNSURE):
                yield Settlement(topic, answer, judgement)
                break
