"""Who answered what: everything that coders said of the sentences of a selection, as tables to hold beside each other.

Coders are people, codings that were handed in, and the product itself, whichever of its versions judged.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path

import numpy as np

from pipeline.agreement import MISSING, UNSURE, Ratings
from pipeline.agreement.ratings import Codes, Truths, Whole
from pipeline.codebook import Mode, Stance, UnitKind, Voice
from pipeline.judgement import MACHINES, LabellerKind, Verdict, labeller_kind
from pipeline.selection import Selection
from pipeline.store.answers import Given
from pipeline.store.questions import asking
from pipeline.store.questions_agreement import Answers, answers, ways

WAYS_KEPT = 1 << 14
"""So many ways of answering stay read: selections share most of them, and to read all takes a quarter of the time."""
MACHINE = "model:"
"""The product as a coder; no coding that was handed in can be called this."""


class Subject(StrEnum):
    """What a question asks: is a theme there, with which stance, word or deed, what kind of sentence, who speaks."""

    THEME = "theme"
    STANCE = "stance"
    MODE = "mode"
    KIND = "kind"
    VOICE = "voice"


class There(StrEnum):
    """Whether a theme is there, with whatever stance."""

    THERE = "there"
    NO = "no"


_CATEGORIES: Mapping[Subject, type[StrEnum]] = {
    Subject.THEME: There,
    Subject.STANCE: Stance,
    Subject.MODE: Mode,
    Subject.KIND: UnitKind,
    Subject.VOICE: Voice,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question that coders answer of a sentence; `theme` is the theme's id, `None` where it asks after none."""

    subject: Subject
    theme: str | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        """What may be answered."""
        return tuple(one.value for one in _CATEGORIES[self.subject])

    @property
    def of_running(self) -> bool:
        """Whether it is asked of running text only; that a unit is running text is asked of all."""
        return self.subject is not Subject.KIND


@dataclass(frozen=True, slots=True)
class Coder:
    """Somebody, or something, that answers.

    Attributes:
        id: The labeller; `MACHINE` for the product.
        kind: Who stands behind it.
        units: Of how many units of the selection they answered anything.
        blind: Of how many of these they did not see what the machine says; `None` for who is no person.
    """

    id: str
    kind: LabellerKind
    units: int
    blind: int | None


@dataclass(frozen=True)
class Answered:
    """All answers of the units of a selection.

    Attributes:
        coders: People, then codings, then the product; of each those with most units first.
        units: Ids of the units of which anybody answered anything, by year, document and place in it.
        slugs: Of the documents in which these stand, by their number.
        documents: The number of the document of each unit, from 0.
        running: Whether each unit is text or heading, by the label that counts.
        ways: In which way each unit was answered; many are answered alike.
        codes: By question, ways × coders: the number of the category, or `MISSING` or `UNSURE`.
    """

    coders: tuple[Coder, ...]
    units: tuple[str, ...]
    slugs: tuple[str, ...]
    documents: Whole
    running: Truths
    ways: Whole
    codes: Mapping[Question, Codes]

    def ratings(self, question: Question, coders: Sequence[str]) -> Ratings:
        """What some coders answered to a question, of the units of which it is asked, gathered by document."""
        places = self.places(question)
        ways, documents = self.ways[places], self.documents[places]
        return Ratings.of_ways(self._said(question, coders), ways, documents, len(question.categories))

    def by_way(self, question: Question, coders: Sequence[str]) -> Ratings:
        """The same of each way of answering, as if it were one unit of the first document."""
        said = self._said(question, coders)
        return Ratings(said, np.zeros(len(said), np.int64), len(question.categories))

    def places(self, question: Question) -> Whole:
        """Which units a question is asked of, by their place in `units`."""
        return np.flatnonzero(self.running) if question.of_running else np.arange(len(self.units))

    def _said(self, question: Question, coders: Sequence[str]) -> Codes:
        """Ways × coders."""
        return self.codes[question][:, [place for place, coder in enumerate(self.coders) if coder.id in coders]]

    def chosen(self, coders: Sequence[str]) -> tuple[Coder, ...]:
        """Those of some ids, in the order of all."""
        return tuple(coder for coder in self.coders if coder.id in coders)


def questions_of(themes: Iterable[str]) -> tuple[Question, ...]:
    """Whether each theme is there, and with which stance; and what is asked of every sentence."""
    by_theme = [Question(subject, theme) for theme in themes for subject in (Subject.THEME, Subject.STANCE)]
    return (*by_theme, *map(Question, (Subject.MODE, Subject.KIND, Subject.VOICE)))


def answered(store: Path, selection: Selection) -> Answered:
    """Everything that coders said of the units of a selection, on its themes.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store) as connection:
        return tabled(answers(connection, selection), ways(connection), selection.themes)


def tabled(said: Sequence[Answers], ways_: Mapping[int, str], themes: Iterable[str]) -> Answered:
    """Answers as tables: many units are answered alike, and each way of answering is read once.

    Args:
        said: Of each document, by year and slug.
        ways_: What was said, by number.
        themes: Ids of those asked after.
    """
    positions = _numbers_in(one.positions for one in said)
    documents = np.repeat(np.arange(len(said)), [one.positions.count(",") + 1 for one in said])
    order = np.lexsort((positions, documents))
    found, way = np.unique(_numbers_in(one.ways for one in said)[order], return_inverse=True)
    read = [_read(ways_[number]) for number in found.tolist()]
    coders = _coders(read, np.bincount(way, minlength=len(read)))
    ids = [id_ for one in said for id_ in one.ids.split(",")]
    return Answered(
        coders=coders,
        units=tuple(map(ids.__getitem__, order.tolist())),
        slugs=tuple(one.slug for one in said),
        documents=documents,
        running=_numbers_in(one.running for one in said)[order] > 0,
        ways=way,
        codes=_codes(read, coders, questions_of(themes)),
    )


def _numbers_in(lists: Iterable[str]) -> Whole:
    """All whole numbers of lists, with commas between them; read at once, for one by one takes twice as long."""
    return np.array(json.loads(f"[{','.join(lists)}]"), np.int64)


@lru_cache(maxsize=WAYS_KEPT)
def _read(said: str) -> tuple[Given, ...]:
    """One way of answering, as the store has it."""
    return tuple(Given(*one) for one in json.loads(said))


@cache
def _coder_id(labeller: str) -> str:
    return MACHINE if labeller_kind(labeller) in MACHINES else labeller


def _coders(read: Sequence[Sequence[Given]], units: Whole) -> tuple[Coder, ...]:
    """Who answered; `units`: how many were answered in each way."""
    number: Counter[str] = Counter()
    blind: Counter[str] = Counter()
    kinds: dict[str, LabellerKind] = {}
    for answers_, of_way in zip(read, units.tolist(), strict=True):
        for answer in answers_:
            id_ = _coder_id(answer.labeller)
            kinds[id_] = labeller_kind(answer.labeller)
            number[id_] += of_way
            blind[id_] += of_way * bool(answer.blind)
    people = {id_ for id_, kind in kinds.items() if kind is LabellerKind.PERSON}
    found = [Coder(id_, kinds[id_], number[id_], blind[id_] if id_ in people else None) for id_ in kinds]
    order = list(LabellerKind)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), -one.units, one.id)))


def _codes(
    read: Sequence[Sequence[Given]], coders: Sequence[Coder], questions: Sequence[Question]
) -> Mapping[Question, Codes]:
    """By question, ways of answering × coders: the number of the category."""
    column = {coder.id: place for place, coder in enumerate(coders)}
    asked = [(_answer_to(question), _numbers(question)) for question in questions]
    known: dict[tuple[object, ...], list[int]] = {}  # coders say the same of many a unit that they differ on otherwise
    cells = []
    for row, answers_ in enumerate(read):
        for answer in answers_:
            key = (answer.kind, answer.voice, answer.mode, *answer.themes.items())
            if key not in known:
                known[key] = [number.get(answer_to(answer), MISSING) for answer_to, number in asked]
            cells.append((row, column[_coder_id(answer.labeller)], known[key]))
    table = np.full((len(asked), len(read), len(coders)), MISSING, np.int8)
    if cells:
        rows, columns, codes = zip(*cells, strict=True)
        table[:, rows, columns] = np.array(codes, np.int8).T
    return dict(zip(questions, table, strict=True))


def _answer_to(question: Question) -> Callable[[Given], str | None]:
    """What tells the answer to a question, as the store has it; `None` where there is none."""
    if question.theme is None:
        return attrgetter(question.subject.value)
    theme = question.theme
    return lambda given: given.themes.get(theme)


def _numbers(question: Question) -> Mapping[str | None, int]:
    """The number of the category that each answer stands for; answers that stand for none are left out."""
    number: dict[str | None, int] = {name: place for place, name in enumerate(question.categories)}
    if question.subject is not Subject.THEME:
        return number
    return {
        **{stance.value: number[There.THERE] for stance in Stance},
        Verdict.NO: number[There.NO],
        Verdict.UNSURE: UNSURE,
    }
