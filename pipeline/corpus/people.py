"""Who may do what: `corpus/people.toml` names people and their roles. Nobody is signed in by it; it is a list.

A corpus without that file is one person's own or a small team's: whoever gives a name there is a reviewer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import tomlkit
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.codebook import Line
from pipeline.corpus.durable import replace_durably
from pipeline.corpus.reviews import reviewer_id
from pipeline.corpus.turns import alone_with
from pipeline.errors import CorpusError, first_fault, not_read, not_written
from pipeline.judgement import LabellerKind
from pipeline.messages import Message

FILE_NAME = "people.toml"


class Role(StrEnum):
    """What a person may do; each may do what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on the corpus.

    Attributes:
        id: As files and labellers name them, see `pipeline.corpus.reviews.reviewer_id`.
        name: As they write it.
        role: What they may do.
    """

    id: str
    name: str
    role: Role

    @property
    def labeller(self) -> str:
        """How their judgements name them."""
        return f"{LabellerKind.PERSON}:{self.id}"

    def may(self, role: Role) -> bool:
        """Whether they may do what is for people of a role."""
        order = list(Role)
        return order.index(self.role) >= order.index(role)


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Line
    role: Role


class _File(BaseModel):
    """The file: `others` is the role of whoever is not named in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    others: Role = Role.REVIEWER
    people: dict[str, _Entry] = {}


def person(corpus: Path, name: str) -> Person:
    """Who a name stands for.

    Args:
        corpus: The corpus folder.
        name: As the person writes it, or their id.

    Raises:
        CorpusError: when it is no name of a person, or the file of people cannot be read.
    """
    id_ = reviewer_id(name)
    read = _read(corpus / FILE_NAME)
    known = read.people.get(id_)
    return Person(id_, known.name, known.role) if known else Person(id_, name.strip(), read.others)


def people(corpus: Path) -> Mapping[str, Person]:
    """The people whom the file names, by id; none where there is no file.

    Raises:
        CorpusError: when the file cannot be read.
    """
    named = _read(corpus / FILE_NAME).people
    return {id_: Person(id_, entry.name, entry.role) for id_, entry in named.items()}


def give_role(corpus: Path, name: str, role: Role) -> Person:
    """Write a person with a role into the file; what else stands in it stays as it is.

    Raises:
        CorpusError: when it is no name of a person, or the file cannot be read or written.
    """
    path, given = corpus / FILE_NAME, person(corpus, name)
    try:
        with alone_with(corpus, "people"):
            document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else tomlkit.document()
            named = document.setdefault("people", tomlkit.table(is_super_table=True))
            named[given.id] = {"name": given.name, "role": role.value}
            replace_durably(path, tomlkit.dumps(document).encode("utf-8"))
    except OSError as error:
        raise CorpusError(not_written(error), where=path, remedy="see to space and rights") from error
    return Person(given.id, given.name, role)


def _read(path: Path) -> _File:
    try:
        read = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise CorpusError(not_read(error), where=path, remedy="mend it or move it away") from error
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=path, remedy="mend the field or leave it out") from error
    if stray := [id_ for id_ in read.people if reviewer_id(id_) != id_]:
        problem = Message("people: {id} is no id of a person", id=stray[0])
        raise CorpusError(problem, where=path, remedy=Message("write {id}", id=reviewer_id(stray[0])))
    return read
