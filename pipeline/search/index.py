"""What a question asks of the index: which sentences may hold what is looked for. Whether they do, `finding` tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.search.question import Alternative, By, Expression, Phrase, Question, Term
from pipeline.search.required import SHORTEST_RUN, runs_of

_SIGNS = re.compile(r"[*?]+")


class Column(StrEnum):
    """A line of the index, see `words.Lines`."""

    FORM = "form"
    LEMMA = "lemma"
    PART = "part"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a line: the text itself, or with `prefix` any that begins with it."""

    column: Column
    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """What a sentence must have to be looked at; nothing at all where the index cannot tell.

    Attributes:
        keys: Of each group it has at least one.
        runs: Runs of at least `SHORTEST_RUN` letters and digits, in lower case, which stand within its words.
    """

    keys: tuple[tuple[Key, ...], ...] = ()
    runs: tuple[str, ...] = ()


def demands(question: Question) -> tuple[Demand, ...]:
    """One for each alternative of a question: a sentence that fulfils none of them does not answer it."""
    return tuple(_demand(alternative) for alternative in question.alternatives)


def columns_of(term: Term) -> tuple[Column, ...]:
    """The lines in one of which a term is found.

    What a word begins with, as `opbouw*` has it, is also looked for on the seams of compounds: *wijkopbouwwerkers*.
    """
    if term.by is By.PART:
        return Column.PART, Column.LEMMA
    column = Column(term.by.value)
    begins = term.by is By.FORM and term.text.endswith("*") and term.text[0] not in "*?"
    return (column, Column.TAIL) if begins else (column,)


def _demand(alternative: Alternative) -> Demand:
    return _all_of(_of(sought) for sought in alternative.wanted)


def _of(sought: Phrase | Expression) -> Demand:
    if isinstance(sought, Expression):
        return Demand(runs=runs_of(sought.pattern))
    return _all_of(_of_term(term) for term in sought.terms)


def _of_term(term: Term) -> Demand:
    if not term.is_pattern:
        return Demand((tuple(Key(one, term.text) for one in columns_of(term)),))
    start, *others = _SIGNS.split(term.text)
    keys = (tuple(Key(one, start, prefix=True) for one in columns_of(term)),) if start else ()
    runs = tuple(run for run in others if len(run) >= SHORTEST_RUN) if term.by is By.FORM else ()
    return Demand(keys, runs)


def _all_of(demands_: Iterable[Demand]) -> Demand:
    """What several demand together, each thing once."""
    found = list(demands_)
    keys, runs = (key for one in found for key in one.keys), (run for one in found for run in one.runs)
    return Demand(tuple(dict.fromkeys(keys)), tuple(dict.fromkeys(runs)))
