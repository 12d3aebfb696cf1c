"""Settling what people differ on: an adjudicator's word with its reason, and a ruling made of that reason."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.codebook import Codebook, Mode, UnitKind, Voice
from pipeline.corpus.people import Role
from pipeline.corpus.rulings import Ruling, add_ruling
from pipeline.cues import CueSet
from pipeline.errors import CodebookError, CorpusError
from pipeline.judgement import Asked, Judgement, Verdict, Why
from pipeline.messages import Message
from pipeline.review.differences import difference
from pipeline.review.topics import Answer, Matter, Topic
from pipeline.review.verdicts import allowed, record
from pipeline.settings import Settings


def settle(
    settings: Settings,
    codebook: Codebook,
    adjudicator: str,
    unit_id: str,
    *,
    given: Mapping[Topic, Answer],
    reason: str,
) -> Judgement:
    """End a difference: put on disk what holds, and why, then let it count before what anybody else said.

    Args:
        settings: Which corpus and store.
        codebook: Themes are checked against it.
        adjudicator: Name of the person who settles it.
        unit_id: The unit.
        given: What holds, of questions on which people differ; *unsure* settles nothing.
        reason: Why; it is kept with the settlement.

    Returns:
        The settlement as it was written; `pipeline.review.undo` takes it back.

    Raises:
        CodebookError: when a theme is not in the codebook.
        CorpusError: when there is nothing to settle of it, no reason is given, whoever bears the name is no
            adjudicator, or the settlement cannot be written; nothing has happened then.
        StoreError: as in `pipeline.review.record`.
    """
    found = difference(settings, codebook, unit_id)
    differ = set(found.topics) if found else set()
    if not given or not differ >= given.keys() or Verdict.UNSURE in given.values():
        remedy = "give a clear answer to questions on which people differ"
        raise CorpusError("nothing to settle in this", where=unit_id, remedy=remedy)
    themes = {topic.theme: Verdict(answer) for topic, answer in given.items() if topic.theme is not None}
    mode, kind, voice = (given.get(Topic(matter)) for matter in (Matter.MODE, Matter.KIND, Matter.VOICE))
    return record(
        *(settings, codebook, adjudicator, unit_id),
        themes=themes,
        mode=None if mode is None else Mode(mode),
        kind=None if kind is None else UnitKind(kind),
        voice=None if voice is None else Voice(voice),
        note=reason,
        asked=Asked(Why.SETTLING, theme=next(iter(themes)) if len(given) == len(themes) == 1 else None, blind=True),
        settles=True,
    )


def make_ruling(settings: Settings, codebook: Codebook, adjudicator: str, ruling: Ruling) -> None:
    """Let the reason of a settlement hold for what is to come: write it into the corpus's rulings.

    Raises:
        CodebookError: when it names a theme that is not in the codebook, a cue of it is none, or it cannot be written.
        CorpusError: when whoever bears the name is no adjudicator.
    """
    allowed(settings, adjudicator, Role.ADJUDICATOR)
    for theme in ruling.themes:
        codebook.theme(theme)
    try:
        for cues in (ruling.cues, ruling.unless):
            CueSet(cues, codebook.classes)
    except (ValueError, re.error) as error:
        problem = Message("not a cue ({reason})", reason=str(error))
        raise CodebookError(problem, remedy="write it as those in codebook.toml") from error
    add_ruling(settings.corpus, ruling)
