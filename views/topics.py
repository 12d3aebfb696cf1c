"""What people were asked and answered, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.corpus.people import Person
from pipeline.review.tables import name_of
from pipeline.review.topics import Answer, Matter, Topic
from views import cached
from views.strings import say

_ANSWERED = {Matter.THEME: "verdict", Matter.MODE: "mode", Matter.KIND: "kind", Matter.VOICE: "voice"}
"""Under what the strings name the answers to a question."""


def topic(asked: Topic, labels: Mapping[str, str]) -> str:
    """What a question is called; a theme that the codebook no longer has by its id. Plain text."""
    return say(f"question.{asked.matter}") if asked.theme is None else labels.get(asked.theme, asked.theme)


def answer(asked: Topic, given: Answer | None) -> str:
    """What an answer to a question is called; a dash where there is none."""
    return "–" if given is None else say(f"{_ANSWERED[asked.matter]}.{given.value}")


def person(labeller: str, known: Mapping[str, Person] | None = None) -> str:
    """What a person is called. Plain text."""
    return name_of(labeller, cached.people() if known is None else known)
