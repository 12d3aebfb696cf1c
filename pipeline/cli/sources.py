"""What the command line is given to add: files, folders and web addresses, with the rows of a table about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.shared import count
from pipeline.errors import IngestError, WijkspiegelError

if TYPE_CHECKING:
    from pipeline.intake import Candidate
    from pipeline.intake.sheet import Row
    from pipeline.settings import Settings

Sources = Annotated[
    list[str],
    typer.Argument(metavar="FILE|FOLDER|ADDRESS...", help="Documents, folders full of them, web addresses."),
]
_NAMED = 3
"""So many files that are left out are named; of others the number is told."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to add.

    Attributes:
        where: As the user knows it: a path, or a web address.
        path: The file; `None` for an address.
        within: Its path in the folder that was named, as a table names it.
        said: What a table says of it, by field of `Metadata`.
    """

    where: str
    path: Path | None
    within: str
    said: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Items:
    """All that is to be added.

    Attributes:
        items: In the order in which they were named; those of a folder in order of their paths.
        faults: What cannot be added, and rows that are about nothing or wrong.
        notes: What was left out, a line a reason.
    """

    items: tuple[Item, ...]
    faults: tuple[WijkspiegelError, ...]
    notes: tuple[str, ...]


def items_of(sources: Sequence[str], table: Path | None) -> Items:
    """Find what is to be added, and what a table says of it.

    Args:
        sources: Paths of files and folders, and addresses.
        table: A CSV file, see `pipeline.intake.sheet`; `None`: there is none.

    Raises:
        CorpusError: when the table as a whole cannot be read.
    """
    found = [_found(source, table) for source in sources]
    items: dict[str, Item] = {}
    for item in (item for one in found for item in one.items):
        items.setdefault(_key(item), item)
    faults = tuple(fault for one in found for fault in one.faults)
    notes = tuple(note for one in found for note in one.notes)
    told = Items(tuple(items.values()), faults, notes)
    return _with_rows(told, table) if table is not None else told


def _key(item: Item) -> str:
    """What two names of one thing have alike: a file may be named beside the folder that it is in."""
    return item.where if item.path is None else realpath(item.path)  # pathlib fails at a link to itself


def _found(source: str, table: Path | None) -> Items:
    from pipeline.fetch import is_address  # noqa: PLC0415 - as all rooms: only for the command that needs them

    if is_address(source):
        return Items((Item(source, None, source),), (), ())
    path = Path(source)
    if not path.is_dir():
        return Items((Item(source, path, path.name),), (), ())
    return _in_folder(path, table)


def _in_folder(folder: Path, table: Path | None) -> Items:
    from pipeline.intake.folders import walk  # noqa: PLC0415 - as above

    walked = walk(folder)
    items = tuple(Item(str(path), path, path.relative_to(folder).as_posix()) for path in walked.files)
    left = {path: why for path, why in walked.left_out.items() if table is None or not _same(path, table)}
    notes = tuple(_note(folder, why, [path for path in left if left[path] is why]) for why in Counter(left.values()))
    if items:
        return Items(items, (), notes)
    fault = IngestError("holds no file that can be read", where=folder, remedy="name a folder with documents")
    return Items((), (fault,), notes)


def _same(path: Path, other: Path) -> bool:
    return realpath(path) == realpath(other)


def _note(folder: Path, why: str, left: Sequence[Path]) -> str:
    names = ", ".join(path.relative_to(folder).as_posix() for path in left[:_NAMED])
    more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
    return f"{folder}: {count(len(left), 'file')} left out, {why}: {names}{more}"


def _with_rows(told: Items, table: Path) -> Items:
    """The same, each with its row; what is wrong with a row keeps its file out."""
    from pipeline.intake.sheet import matched, read_sheet  # noqa: PLC0415 - as above

    sheet = read_sheet(table)
    match = matched(sheet, [(item.where, item.within) for item in told.items])
    items = tuple(_said(item, match.rows.get(item.where)) for item in told.items if item.where not in match.barred)
    bare = [item for item in told.items if item.where in match.without_row]
    notes = [f"{table}: no row about {', '.join(item.within for item in bare[:_NAMED])}"] if bare else []
    return Items(items, (*told.faults, *sheet.faults, *match.faults), (*told.notes, *notes))


def _said(item: Item, row: Row | None) -> Item:
    return item if row is None else replace(item, said=row.told())


def read_dutch(item: Item, settings: Settings, *, any_language: bool, version_of: str | None = None) -> Candidate:
    """Read one thing, or fetch and read it.

    Args:
        item: What to read.
        settings: Limits, and the corpus that must not have it yet.
        any_language: Take a text that does not look Dutch.
        version_of: The slug of the document of which it is the next version.

    Raises:
        WijkspiegelError: when it cannot be read, does not look Dutch, or the corpus has it already.
    """
    from pipeline import intake  # noqa: PLC0415 - as above

    if item.path is None:
        candidate = intake.of_address(item.where, settings, version_of=version_of)
    else:
        candidate = intake.of_file(item.path, settings, version_of=version_of)
    if not any_language:
        intake.refuse_other_language(candidate, item.where)
    return candidate
