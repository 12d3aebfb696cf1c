"""Records of ours that are kept as one JSON file, and compared with the next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from pipeline.corpus.durable import replace_durably
from pipeline.errors import WijkspiegelError, first_fault, not_read, not_written

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Record]):
    """How records of one form are written and read.

    Attributes:
        form: What pydantic makes of the record's type.
        error: Of which kind the errors are.
        remedy: What to do about a file that cannot be read.
    """

    form: TypeAdapter[Record]
    error: type[WijkspiegelError]
    remedy: str

    def save(self, record: Record, path: Path) -> None:
        """Write a record, for `load`; an earlier one is replaced whole or not at all.

        Raises:
            WijkspiegelError: of the kind of `error`, when the file cannot be written.
        """
        try:
            replace_durably(path, self.form.dump_json(record, indent=1) + b"\n")
        except OSError as error:
            raise self.error(not_written(error), where=path, remedy="name another with --out") from error

    def load(self, path: Path) -> Record:
        """Read a record that `save` wrote.

        Raises:
            WijkspiegelError: of the kind of `error`, when the file cannot be read or holds no such record.
        """
        try:
            return self.form.validate_json(path.read_bytes())
        except OSError as error:
            raise self.error(not_read(error), where=path, remedy=self.remedy) from error
        except ValidationError as error:
            raise self.error(first_fault(error), where=path, remedy=self.remedy) from error
