"""Rulings: what was settled once about the borders of the codebook, in `rulings.toml` beside it.

They change no judgement. Those that words can tell are held against labels (`pipeline.check.rulings`); all are for
people to read when the same question comes up again.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import tomlkit
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from tomlkit.items import Array

from pipeline.codebook import Labels, Line, Mode, Stance, ThemeId
from pipeline.corpus.durable import replace_durably
from pipeline.errors import CodebookError, first_fault, not_read, not_written
from pipeline.locks import lock_file
from pipeline.messages import Message

FILE = "rulings.toml"
_LOCK = Path(".store") / "rulings.lock"


class Ruling(BaseModel):
    """A ruling.

    Attributes:
        says: The ruling in a sentence.
        cues: A sentence is under the ruling when one of these stands in it; none: words cannot tell, people must.
        unless: Cues that take it out from under.
        themes: The themes that it is about; without `stance`: which the words of `cues` do not give by themselves.
        stance: The stance that these themes must have, where they are given.
        mode: The mode that the sentence must have. Either this or `themes` is there.
        settled: The id of the settlement of which it is the reason; `None` for one that was agreed on otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    says: Labels
    cues: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()
    themes: tuple[ThemeId, ...] = ()
    stance: Stance | None = None
    mode: Mode | None = None
    settled: Line | None = None

    @model_validator(mode="after")
    def _rules_one_thing(self) -> Ruling:
        if bool(self.themes) == bool(self.mode) or (self.stance and not self.themes):
            raise ValueError(Message("give themes, with or without stance, or a mode"))
        if self.unless and not self.cues:
            raise ValueError(Message("unless takes sentences out from under cues: give these too"))
        return self

    @property
    def is_about_ground(self) -> bool:
        """Whether it says that some words are no ground for a theme."""
        return bool(self.themes) and self.stance is None


class _Rulings(BaseModel):
    """All rulings of a file, in its order."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rulings: tuple[Ruling, ...] = ()


def read_rulings(path: Path) -> tuple[Ruling, ...]:
    """The rulings of a file; none when there is no such file.

    Raises:
        CodebookError: when the file cannot be read, or a ruling is not of this form.
    """
    return _parsed(_text(path), path)


def add_ruling(corpus: Path, ruling: Ruling) -> None:
    """Write a ruling at the end of the corpus's file; what stands in it stays as it is, to the character.

    Raises:
        CodebookError: when the file cannot be read or written, or is not of this form; it is as it was then.
    """
    path = corpus / FILE
    try:
        with lock_file(corpus / _LOCK):
            have = _text(path)
            text = f"{have.rstrip()}\n\n{_written(ruling)}".lstrip()
            _parsed(have, path)
            _parsed(text, path)
            replace_durably(path, text.encode("utf-8"))
    except OSError as error:
        raise CodebookError(not_written(error), where=path, remedy="see to space and rights") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _parsed(text: str, path: Path) -> tuple[Ruling, ...]:
    try:
        return _Rulings.model_validate(tomllib.loads(text)).rulings
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from error
    except ValidationError as error:
        raise CodebookError(first_fault(error), where=path, remedy="mend that field") from error


def _unreadable(path: Path, error: Exception) -> CodebookError:
    return CodebookError(not_read(error), where=path, remedy="mend it, or get it back from git")


def _written(ruling: Ruling) -> str:
    """A ruling as the others stand in the file: a label a line, a cue a line."""
    table = tomlkit.table()
    for language, label in ruling.says.model_dump().items():
        table.append(tomlkit.key(["says", language]), " ".join(label.split()))
    given = ruling.model_dump(mode="json", exclude_defaults=True)
    for name, a_line_each in _FIELDS.items():
        if name in given:
            item = tomlkit.item(given[name])
            table.append(name, item.multiline(a_line_each) if isinstance(item, Array) else item)
    rulings = tomlkit.aot()
    rulings.append(table)
    return tomlkit.dumps({"rulings": rulings})


_FIELDS = {"themes": False, "stance": False, "mode": False, "cues": True, "unless": True, "settled": False}
"""Fields behind `says`, in order, and whether each value of them has a line of its own."""
