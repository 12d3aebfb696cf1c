"""A project as another program wrote it, read leniently: small differences between programs do no harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from pipeline.errors import ExchangeError
from pipeline.exchange.archive import members_of
from pipeline.exchange.guids import plain_guid
from pipeline.exchange.project import ROOT, SOURCES
from pipeline.ingest.limits import Limits

BOM = "\ufeff"
_INTERNAL = "internal://"
_MOST_DIGITS = 18
"""Of a position: more are none, and Python refuses to read thousands."""
_SAVE_AGAIN = "save it again as a REFI-QDA project"


@dataclass(frozen=True, slots=True)
class ForeignUser:
    """Somebody who coded: a name, and the id that we gave, both empty where the file has none."""

    name: str
    id: str


@dataclass(frozen=True, slots=True)
class ForeignCoding:
    """A code on a selection; all but `time` and `notes` are GUIDs.

    Attributes:
        guid: Its own.
        code: The code.
        user: Who coded; `None` where the file does not say.
        time: When; `None` where the file does not say.
        notes: Texts of the notes on it.
    """

    guid: str
    code: str
    user: str | None
    time: datetime | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignSelection:
    """Characters that were selected.

    Attributes:
        guid: Its own.
        start: Position of the first, in the program's way of counting.
        end: Position after the last.
        name: Most often the quote, perhaps cut off.
        description: What is written beside it.
        codings: The codes on it.
        notes: Texts of the notes on it as a whole.
    """

    guid: str
    start: int
    end: int
    name: str
    description: str
    codings: tuple[ForeignCoding, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignSource:
    """A text that was coded.

    Attributes:
        guid: Its own.
        name: As the program shows it.
        description: What is written beside it.
        text: With LF line ends and no BOM; `None` where the file does not hold it.
        selections: What was selected.
        whole: How many codes stand on the text as a whole.
    """

    guid: str
    name: str
    description: str
    text: str | None
    selections: tuple[ForeignSelection, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class ForeignProject:
    """A whole project.

    Attributes:
        users: By GUID.
        codes: Names from the outermost folder to the code, by GUID.
        sources: The texts.
        others: How many sources there are of kinds that are no text, by name of their element.
    """

    users: Mapping[str, ForeignUser]
    codes: Mapping[str, tuple[str, ...]]
    sources: tuple[ForeignSource, ...]
    others: Mapping[str, int]


def read_project(path: Path, limits: Limits) -> ForeignProject:
    """Read a project.

    Args:
        path: A `.qdpx` file.
        limits: How large it may be.

    Raises:
        ExchangeError: when it is no archive that may be opened, holds no project, or the project is not as the
            standard has it.
    """
    members = members_of(path, limits)
    if ROOT not in members:
        raise ExchangeError(f"there is no {ROOT} in it", where=path, remedy=_SAVE_AGAIN)
    return _Reader(path, members).project(_parsed(members[ROOT], path))


def _parsed(data: bytes, path: Path) -> etree._Element:
    """The root; entities are neither expanded nor fetched, and a file that declares any is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(f"{ROOT} is not XML ({error})", where=path, remedy=_SAVE_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ExchangeError(f"{ROOT} declares a document type", where=path, remedy=_SAVE_AGAIN)
    if _name(root) != "Project":
        raise ExchangeError(f"{ROOT} is no project but a {_name(root)}", where=path, remedy=_SAVE_AGAIN)
    return root


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file.

    Attributes:
        path: Its name, for errors.
        members: What is in it, by name in small letters.
    """

    path: Path
    members: Mapping[str, bytes]

    def project(self, root: etree._Element) -> ForeignProject:
        notes = {self._guid(note): self._text(note) or "" for note in _inner(root, "Notes", "Note")}
        sources = [one for found in _inner(root, "Sources") for one in found]
        return ForeignProject(
            users={
                self._guid(user): ForeignUser(user.get("name") or "", user.get("id") or "")
                for user in _inner(root, "Users", "User")
            },
            codes=dict(self._codes(_inner(root, "CodeBook", "Codes", "Code"))),
            sources=tuple(self._source(one, notes) for one in sources if _name(one) == "TextSource"),
            others=Counter(_name(one) for one in sources if _name(one) != "TextSource"),
        )

    def _codes(
        self, found: Iterator[etree._Element], path: tuple[str, ...] = ()
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        for code in found:
            here = (*path, code.get("name") or "")
            yield self._guid(code), here
            yield from self._codes(_inner(code, "Code"), here)

    def _source(self, source: etree._Element, notes: Mapping[str, str]) -> ForeignSource:
        return ForeignSource(
            guid=self._guid(source),
            name=source.get("name") or "",
            description=_said(source, "Description"),
            text=self._text(source),
            selections=tuple(self._selection(one, notes) for one in _inner(source, "PlainTextSelection")),
            whole=sum(1 for _ in _inner(source, "Coding")),
        )

    def _selection(self, selection: etree._Element, notes: Mapping[str, str]) -> ForeignSelection:
        creator = selection.get("creatingUser")
        return ForeignSelection(
            guid=self._guid(selection),
            start=self._number(selection, "startPosition"),
            end=self._number(selection, "endPosition"),
            name=selection.get("name") or "",
            description=_said(selection, "Description"),
            codings=tuple(self._coding(one, creator, notes) for one in _inner(selection, "Coding")),
            notes=_noted(selection, notes),
        )

    def _coding(self, coding: etree._Element, creator: str | None, notes: Mapping[str, str]) -> ForeignCoding:
        user = coding.get("creatingUser") or creator
        code = next(_inner(coding, "CodeRef"), None)
        return ForeignCoding(
            guid=self._guid(coding),
            code=plain_guid((code.get("targetGUID") if code is not None else None) or ""),
            user=plain_guid(user) if user else None,
            time=_time(coding.get("creationDateTime")),
            notes=_noted(coding, notes),
        )

    def _guid(self, found: etree._Element) -> str:
        if not (written := found.get("guid")):
            raise self._fault(found, "has no guid")
        return plain_guid(written)

    def _number(self, found: etree._Element, attribute: str) -> int:
        written = found.get(attribute) or ""
        if not (written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS):
            raise self._fault(found, f"has no number as its {attribute}")
        return int(written)

    def _text(self, source: etree._Element) -> str | None:
        """A source's or note's text; `None` where it is not in the file."""
        written = source.get("plainTextPath") or ""
        inline = next(_inner(source, "PlainTextContent"), None)
        if inline is not None:
            return _plain(inline.text or "")
        name = written.removeprefix(_INTERNAL)
        if not written.startswith(_INTERNAL):  # it lies on somebody's disk
            return None
        if "/" in name or "\\" in name:
            raise self._fault(source, f"leads out of the archive ({written!a})")
        data = self.members.get(f"{SOURCES}/{name}".lower())
        try:
            return None if data is None else _plain(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise self._fault(source, "has a text that is not UTF-8") from error

    def _fault(self, found: etree._Element, problem: str) -> ExchangeError:
        return ExchangeError(
            f"{ROOT}:{found.sourceline}: {_name(found)} {problem}", where=self.path, remedy=_SAVE_AGAIN
        )


def _name(found: etree._Element) -> str:
    """An element's name, whatever the version that its namespace names."""
    return str(found.tag).rpartition("}")[2]


def _inner(found: etree._Element, *path: str) -> Iterator[etree._Element]:
    """The elements that a path of names leads to."""
    first, *rest = path
    for child in found:
        if _name(child) == first:
            if rest:
                yield from _inner(child, *rest)
            else:
                yield child


def _said(found: etree._Element, name: str) -> str:
    return next((child.text or "" for child in _inner(found, name)), "")


def _noted(found: etree._Element, notes: Mapping[str, str]) -> tuple[str, ...]:
    """The texts of the notes that an element refers to; those that are empty or not there are passed over."""
    referred = (plain_guid(note.get("targetGUID") or "") for note in _inner(found, "NoteRef"))
    return tuple(notes[guid] for guid in referred if notes.get(guid))


def _plain(text: str) -> str:
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")


def _time(written: str | None) -> datetime | None:
    """A time with its zone, UTC where none is given; `None` for what is none."""
    try:
        time = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
