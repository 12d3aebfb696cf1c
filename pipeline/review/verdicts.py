"""Verdicts: on disk before anything else, counted at once, and taken back by a new entry.

A verdict goes first to `corpus/reviews/<reviewer>.jsonl`, flushed to disk; only then are the labels of that unit in the
store derived anew. When the store fails the verdict is safe, and the error says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from pipeline.codebook import Codebook, Mode, UnitKind, Voice
from pipeline.corpus.people import FILE_NAME, Person, Role, person
from pipeline.corpus.reviews import append_review, read_reviews, reviewer_id
from pipeline.effective import latest_machine, standing
from pipeline.errors import CorpusError, StoreError
from pipeline.judgement import Asked, Judgement, LabellerKind, ThemeJudgement, Verdict
from pipeline.messages import Message
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.labels import add_judgement
from pipeline.store.reviewing import Judged, Past, judged, latest_of

_ROLES = {
    Role.READER: Message("reader"),
    Role.REVIEWER: Message("reviewer"),
    Role.ADJUDICATOR: Message("adjudicator"),
}


def record(
    settings: Settings,
    codebook: Codebook,
    reviewer: str,
    unit_id: str,
    *,
    themes: Mapping[str, Verdict],
    mode: Mode | None,
    kind: UnitKind | None = None,
    voice: Voice | None = None,
    note: str = "",
    asked: Asked | None = None,
    settles: bool = False,
) -> Judgement:
    """Put a verdict on disk, then let it count in the store.

    Args:
        settings: Which corpus and store.
        codebook: Themes are checked against it.
        reviewer: Name of the reviewer, as they write it.
        unit_id: The unit, from an `Item`.
        themes: A verdict for each theme judged; a theme left out is not judged.
        mode: Word, deed or neither; `None`: not judged.
        kind: What the unit is part of; `None`: not judged.
        voice: Who speaks; `None`: not judged.
        note: A remark; the reason of a settlement.
        asked: How the reviewer came to judge it; where it names no machine, that of the unit is written.
        settles: Whether this settles a difference between people.

    Returns:
        The judgement as it was written, or the one that stood already where the reviewer says the same again.

    Raises:
        CodebookError: when a theme is not in the codebook.
        CorpusError: when the name is no reviewer's, who bears it may not do this, a settlement has no reason, or the
            verdict cannot be written; nothing has happened then.
        StoreError: when the unit is not in the store (nothing has happened), or when the labels could not be renewed
            (the verdict is on disk, as the line says).
    """
    who = allowed(settings, reviewer, _role_for(settles))
    if settles and not note.strip():
        raise CorpusError("a settlement without a reason", where=who.id, remedy="say in the note why it is so")
    themed = tuple(ThemeJudgement(codebook.theme(theme).id, verdict) for theme, verdict in themes.items())
    unit = judged(settings.store, unit_id)
    if unit is None:
        problem = Message("no sentence {id}", id=unit_id)
        raise StoreError(problem, where=settings.store, remedy="take the next one: the corpus changed")
    judgement = Judgement(
        span=unit.span,
        quote=unit.text,
        labeller=who.labeller,
        time=datetime.now(UTC),
        kind=kind,
        voice=voice,
        mode=mode,
        themes=themed,
        note=note.strip(),
        settles=settles,
        asked=_by_machine(asked, unit),
    )
    return _keep(settings, who.id, unit.slug, replace(judgement, before=unit.before(judgement)))


def allowed(settings: Settings, name: str, role: Role) -> Person:
    """Who bears a name, where they may do what is for people of a role.

    Raises:
        CorpusError: when it is no name of a person, or they may not.
    """
    who = person(settings.corpus, name)
    if not who.may(role):
        told = "{name} is {has}, and this takes the role of {role}"
        problem = Message(told, name=who.name, has=_ROLES[who.role], role=_ROLES[role])
        remedy = Message(
            "let somebody give the role: wijkspiegel people {id} --role {role}", id=who.id, role=role.value
        )
        raise CorpusError(problem, where=FILE_NAME, remedy=remedy)
    return who


def _role_for(settles: bool) -> Role:
    return Role.ADJUDICATOR if settles else Role.REVIEWER


def _by_machine(asked: Asked | None, unit: Judged) -> Asked | None:
    machine = latest_machine(unit.said)
    return replace(asked, machine=machine.labeller) if asked and not asked.machine and machine else asked


def undo(settings: Settings, reviewer: str, judgement_id: str) -> Judgement:
    """Take a verdict back, as a new entry that says so, then derive the labels anew.

    Raises:
        CorpusError: when the reviewer has no such verdict that stands, may no longer give one like it, or the entry
            cannot be written; nothing has happened then.
        StoreError: when the labels could not be renewed; the entry is on disk then, as the line says.
    """
    who = allowed(settings, reviewer, Role.REVIEWER)
    said = read_reviews(settings.corpus, who.id, about=judgement_id)
    stand = {judgement.id for judgement in standing(judgement for _, judgement in said)}
    for slug, taken in said:
        if taken.id == judgement_id and taken.id in stand:
            allowed(settings, reviewer, _role_for(taken.settles))
            back = Judgement(taken.span, taken.quote, taken.labeller, datetime.now(UTC), retracts=taken.id)
            return _keep(settings, who.id, slug, back)
    problem = Message("{reviewer} has no verdict {id} to take back", reviewer=reviewer, id=judgement_id)
    raise CorpusError(problem, remedy="look at the latest verdicts")


def latest(settings: Settings, reviewer: str, n: int = 10) -> tuple[Past, ...]:
    """A reviewer's latest verdicts, the newest first, without those taken back.

    Args:
        settings: Which store.
        reviewer: Name of the reviewer; one who judged nothing yet has no verdicts.
        n: How many at most.

    Raises:
        CorpusError: when the name is no reviewer's.
        StoreError: when there is no store, or it does not answer.
    """
    return latest_of(settings.store, labeller_of(reviewer), n)


def labeller_of(reviewer: str) -> str:
    """How the judgements of a reviewer name them: *Anna de Vries* is `person:anna-de-vries`.

    Raises:
        CorpusError: when the name has no letter that can stand in a file's name.
    """
    return f"{LabellerKind.PERSON}:{reviewer_id(reviewer)}"


def _keep(settings: Settings, reviewer: str, slug: str, judgement: Judgement) -> Judgement:
    """On disk first; the store is only an index of it."""
    kept = append_review(settings.corpus, reviewer, slug, judgement)
    try:
        with writing(settings.store) as connection:
            add_judgement(connection, slug, kept)
    except StoreError as error:
        told = "the verdict is safe on disk, but the charts do not know it yet ({reason})"
        problem = Message(told, reason=error.problem)
        raise StoreError(problem, where=error.where, remedy="bring them up to date with: wijkspiegel run") from error
    return kept
