"""Who answers what of a unit, and the GUIDs under which that is handed out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.exchange.codes import Code, codes_of
from pipeline.exchange.guids import guid
from pipeline.exchange.material import About, CodedUnit
from pipeline.judgement import Judgement

_SETTLING = "settling:"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answers last to a question about a unit.

    Attributes:
        user: Under which name it is handed out: the labeller, or another for what an adjudicator settled.
        code: The answer.
        judgement: In which it was given.
    """

    user: str
    code: Code
    judgement: Judgement


def user_of(labeller: str, settles: bool) -> str:
    """The name under which a labeller's judgements are handed out: settlements stand apart from their giver's votes."""
    return f"{_SETTLING}{labeller}" if settles else labeller


def answers_on(unit: CodedUnit, themes: Iterable[str]) -> list[Answer]:
    """What stands of a unit: of everybody the last answer to each question."""
    latest: dict[tuple[str, str], Answer] = {}
    for judgement in unit.stands:
        user = user_of(judgement.labeller, judgement.settles)
        for code in codes_of(judgement, themes):
            latest[user, code.question] = Answer(user, code, judgement)
    return [latest[key] for key in sorted(latest)]


def coding_guid(user: str, unit_id: str, code: Code) -> str:
    """The GUID of a coding: the same for the same answer of the same user, whenever it was given."""
    return guid("coding", user, unit_id, code.name)


def selection_guid(unit_id: str) -> str:
    """The GUID of the selection that a unit is."""
    return guid("selection", unit_id)


def source_guid(about: About) -> str:
    """The GUID of a document."""
    return guid("source", about.slug, about.raw_sha256)


@cache  # asked of every coding, and few users make up a project
def user_guid(user: str) -> str:
    """The GUID of a user."""
    return guid("user", user)
