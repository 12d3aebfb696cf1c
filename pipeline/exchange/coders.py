"""Who coded in another program, as this corpus knows them: a person, or a labeller that is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.people import Person, Role, person
from pipeline.errors import CorpusError
from pipeline.exchange.answers import user_guid, user_of
from pipeline.exchange.foreign import ForeignProject
from pipeline.exchange.material import Material
from pipeline.judgement import LabellerKind, labeller_kind

_PERSON = f"{LabellerKind.PERSON}:"


@dataclass(frozen=True, slots=True)
class Coder:
    """Who coded, as this corpus knows them.

    Attributes:
        user: The labeller, or what stands for one who is none.
        person: The person behind it; `None` where nobody here may judge under that name.
        refused: Why that is so; empty for a person.
    """

    user: str
    person: Person | None = None
    refused: str = ""


def coders(project: ForeignProject, found: Material, corpus: Path) -> dict[str, Coder]:
    """The coders of a project, by the GUID of their user.

    Args:
        project: As another program wrote it.
        found: What this corpus holds.
        corpus: The corpus folder, which says who may judge.
    """
    ours = {user_guid(user): user for user in (user_of(*labeller) for labeller in found.labellers)}
    return {
        guid: _coder(ours.get(guid) or user.id or user.name, user.name, set(ours.values()), corpus)
        for guid, user in project.users.items()
    }


def _coder(user: str, name: str, ours: set[str], corpus: Path) -> Coder:
    if not user.startswith(_PERSON) and (user in ours or labeller_kind(user) is not LabellerKind.CODING):
        return Coder(user, refused=f"coded as {user}, which is no person's vote")
    try:
        who = person(corpus, user.removeprefix(_PERSON) if user.startswith(_PERSON) else name)
    except CorpusError as error:
        return Coder(user, refused=f"coded as {name!a}: {error.problem}")
    if not who.may(Role.REVIEWER):
        return Coder(user, refused=f"coded as {who.name}, who is a {who.role} and may not judge")
    return Coder(who.labeller, who)
