"""Tables of a component of ours, and how they lie in the folder of a pipeline: JSON, compressed, always the same."""

from __future__ import annotations

import json
import lzma
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pipeline.errors import LanguageError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    T = TypeVar("T", bound=DataclassInstance)
else:
    T = TypeVar("T")

FILE = "tables.json.xz"


class WithTables(Generic[T]):
    """A spaCy component that holds one frozen dataclass of plain tables and reads and writes it for spaCy.

    Args:
        tables: What it works with; empty tables change nothing in a text.
    """

    def __init__(self, tables: T) -> None:
        self.use(tables)

    def use(self, tables: T) -> None:
        """Work with these tables from now on."""
        self.tables = tables

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """The tables as compressed JSON; equal tables give equal bytes."""
        packed = json.dumps(asdict(self.tables), ensure_ascii=False, separators=(",", ":"))
        return lzma.compress(packed.encode(), preset=9)

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> WithTables[T]:  # noqa: ARG002 - as above
        """Take tables as `to_bytes` gave them.

        Raises:
            LanguageError: when they are not the tables of this component.
        """
        try:
            fields: dict[str, Any] = json.loads(lzma.decompress(data))
            self.use(type(self.tables)(**fields))
        except (lzma.LZMAError, ValueError, TypeError) as error:
            raise LanguageError(f"tables cannot be read ({error})", where=type(self).__name__) from error
        return self

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the tables into a folder of their own."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> WithTables[T]:
        """Take the tables that `to_disk` wrote.

        Raises:
            LanguageError: when they are not there or not the tables of this component.
        """
        try:
            data = (Path(path) / FILE).read_bytes()
        except OSError as error:
            raise LanguageError("tables are missing", where=Path(path) / FILE) from error
        return self.from_bytes(data, exclude=exclude)
