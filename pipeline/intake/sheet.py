"""A table of metadata for many files: a CSV file as any spreadsheet saves it, with a row a file.

The columns are `file` (a name, or a path within the folder) and the fields of `Metadata`; an empty cell says nothing.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import Day, Line, Slug, Year
from pipeline.errors import CorpusError, not_read, what_is_wrong
from pipeline.ingest.encoding import decode
from pipeline.messages import Message

FILE = "file"
_ALIASES = {"kind": "source_kind", "bestand": FILE}
_DELIMITERS = ";,\t"
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
_YES_NO = {"ja": True, "nee": False}
_KINDS = {"beleid": SourceKind.POLICY, "onderzoek": SourceKind.RESEARCH, "praktijk": SourceKind.PRACTICE}
"""The kinds whose Dutch name, as the browser shows it, is not the same word."""


def _iso(value: object) -> object:
    """A day as Dutch spreadsheets write it in the form that is read; anything else as it is."""
    found = _DUTCH_DAY.fullmatch(value) if isinstance(value, str) else None
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _told(value: object) -> object:
    lower = _lower(value)
    return _YES_NO.get(lower, lower) if isinstance(lower, str) else lower


def _kind(value: object) -> object:
    lower = _lower(value)
    return _KINDS.get(lower, lower) if isinstance(lower, str) else lower


def _name(value: str) -> str:
    return unicodedata.normalize("NFC", value.replace("\\", "/").removeprefix("./"))


_YesNo = Annotated[bool, BeforeValidator(_told)]


class Row(BaseModel):
    """What a table says of one file; `None` where it says nothing. The fields mean what they mean in `Metadata`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    file: Annotated[Line, AfterValidator(_name)]
    title: Line | None = None
    author: Line | None = None
    year: Year | None = None
    date: Annotated[Day, BeforeValidator(_iso)] | None = None
    source_kind: Annotated[SourceKind, BeforeValidator(_kind)] | None = None
    outlet: Line | None = None
    address: Line | None = None
    fictional: _YesNo | None = None
    language: Line | None = None
    licence: Line | None = None
    year_uncertain: _YesNo | None = None
    copy_of: Slug | None = None

    def told(self) -> dict[str, object]:
        """What it says, by field of `Metadata`; a day gives its year where no other is given."""
        said = self.model_dump(exclude={FILE}, exclude_none=True)
        return {"year": self.date.year, **said} if self.date else said


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of metadata.

    Attributes:
        path: Its file.
        rows: By the number that a spreadsheet shows beside them; the first row, of names, is 1.
        faults: What is wrong with the other rows, a line each.
        faulty: The files that these are about.
    """

    path: Path
    rows: Mapping[int, Row]
    faults: tuple[CorpusError, ...]
    faulty: frozenset[str]


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows of a table beside the files that there are.

    Attributes:
        rows: What is said of a file, by what the user calls it.
        faults: Rows whose file is not there, or cannot be told from another.
        barred: The files that are not to be added, for what is said of them has a fault.
        without_row: The files of which nothing is said.
    """

    rows: Mapping[str, Row]
    faults: tuple[CorpusError, ...]
    barred: frozenset[str]
    without_row: tuple[str, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a table of metadata, whatever parts its cells and whatever its encoding.

    Raises:
        CorpusError: when it cannot be read, or its first row does not name the columns.
    """
    try:
        table = _table(decode(path.read_bytes()).text)
    except (OSError, csv.Error) as error:
        raise CorpusError(not_read(error), where=path, remedy="save it as CSV in UTF-8") from error
    names = _columns(table[0] if table else [], path)
    rows: dict[int, Row] = {}
    faults: list[CorpusError] = []
    faulty: set[str] = set()
    for number, cells in enumerate(table[1:], start=2):
        if not any(map(str.strip, cells)):
            continue
        try:
            rows[number] = Row.model_validate(_said(names, cells))
        except ValueError as error:  # pydantic's is one too
            faults += _faults(error, _row_of(path, number))
            faulty.add(_name(dict(zip(names, cells, strict=False)).get(FILE, "").strip()))
    return Sheet(path, rows, tuple(faults), frozenset(faulty))


def matched(sheet: Sheet, files: Sequence[tuple[str, str]]) -> Matched:
    """Find the file of each row.

    Args:
        sheet: The rows.
        files: Each as the user calls it, with its path within the folder that was named, or with its own name.
    """
    by_name: dict[str, list[str]] = {}
    for called, within in files:
        for name in {_name(within), _name(within).rpartition("/")[2]}:
            by_name.setdefault(name, []).append(called)
    rows: dict[str, Row] = {}
    faults: list[CorpusError] = []
    barred = {called for name in sheet.faulty for called in by_name.get(name, [])}
    for number, row in sheet.rows.items():
        found = by_name.get(row.file, [])
        if len(found) == 1 and found[0] not in rows:
            rows[found[0]] = row
        else:
            faults.append(_unmatched(sheet, number, row, len(found)))
            barred.update(found)
    without = (called for called, _ in files if called not in rows and called not in barred)
    return Matched(rows, tuple(faults), frozenset(barred), tuple(without))


def _table(text: str) -> list[list[str]]:
    lines = text.splitlines(keepends=True)
    if lines and lines[0].lower().startswith("sep="):  # Excel's own way of saying what parts cells
        lines = lines[1:]
    first = lines[0] if lines else ""
    return list(csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count), strict=True))


def _columns(cells: Sequence[str], path: Path) -> list[str]:
    written = [re.sub(r"[\s-]+", "_", cell.strip().lower()) for cell in cells]
    names = [_ALIASES.get(name, name) for name in written]
    odd: Message | None = _odd_columns(names)
    if odd:
        remedy = Message("name columns among {names}", names=", ".join(Row.model_fields))
        raise CorpusError(odd, where=_row_of(path, 1), remedy=remedy)
    return names


def _odd_columns(names: Sequence[str]) -> Message | None:
    unknown = [name for name in names if name and name not in Row.model_fields]
    twice = [name for name, times in Counter(names).items() if name and times > 1]
    if unknown:
        return Message("no such column: {names}", names=", ".join(unknown))
    if twice:
        return Message("column {names} stands there twice", names=", ".join(twice))
    return None if FILE in names else Message("there is no column {name}", name=FILE)


def _row_of(path: Path, number: int) -> Message:
    return Message("{path}: row {number}", path=str(path), number=str(number))


def _said(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of a row by column, without those that are empty.

    Raises:
        ValueError: when a cell stands under no column.
    """
    if any(cell.strip() for cell in cells[len(names) :]):
        raise ValueError(Message("has more cells than there are columns"))
    pairs = [(name, cell.strip()) for name, cell in zip(names, cells, strict=False)]
    if any(cell and not name for name, cell in pairs):
        raise ValueError(Message("has a cell under a column without a name"))
    return {name: cell for name, cell in pairs if cell}


def _faults(error: ValueError, where: Message) -> list[CorpusError]:
    remedy = "mend that row; its file is not added"
    if not isinstance(error, ValidationError):
        ours: Message = error.args[0]
        return [CorpusError(ours, where=where, remedy=remedy)]
    found = [(str(fault["loc"][0]) if fault["loc"] else FILE, what_is_wrong(fault)) for fault in error.errors()]
    return [
        CorpusError(Message("{field}: {what}", field=name, what=what), where=where, remedy=remedy)
        for name, what in found
    ]


def _unmatched(sheet: Sheet, number: int, row: Row, found: int) -> CorpusError:
    where = _row_of(sheet.path, number)
    if found == 0:
        problem = Message("there is no file {name}", name=row.file)
        return CorpusError(problem, where=where, remedy="look at the spelling of its name")
    if found > 1:
        problem = Message("{number} files are named {name}", number=found, name=row.file)
        return CorpusError(problem, where=where, remedy="write the folder before the name")
    problem = Message("another row is about {name} too", name=row.file)
    return CorpusError(problem, where=where, remedy="keep one of them")
