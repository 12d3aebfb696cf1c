"""Folders full of files: which of these may be documents, in an order that is always the same."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.ingest import EXTENSIONS

_PARTS_OF_PAGE = ("_files", "_bestanden")
"""How browsers end the name of the folder with what belongs to a page that they saved."""


class LeftOut(StrEnum):
    """Why a file in a folder is no document."""

    HIDDEN = "hidden"
    ENDING = "of an ending that no document has"
    PART = "a part of a saved web page"
    UNREADABLE = "in a folder that cannot be opened"


@dataclass(frozen=True, slots=True)
class Walked:
    """What stands in a folder, and in the folders in it.

    Attributes:
        files: Those that may be documents, folder by folder, each in order of name.
        left_out: The others with the reason; of a folder that is left out as a whole, the folder.
    """

    files: tuple[Path, ...]
    left_out: Mapping[Path, LeftOut]


def walk(folder: Path) -> Walked:
    """Look through a folder. Links to folders are not followed."""
    files: list[Path] = []
    left_out: dict[Path, LeftOut] = {}

    def refused(error: OSError) -> None:
        left_out[Path(error.filename)] = LeftOut.UNREADABLE

    for place, names, found in os.walk(folder, onerror=refused):
        here = Path(place)
        reasons = {name: _against_folder(name, found) for name in sorted(names)}
        names[:] = [name for name, reason in reasons.items() if reason is None]
        reasons |= {name: _against_file(name) for name in sorted(found)}
        left_out |= {here / name: reason for name, reason in reasons.items() if reason is not None}
        files += [here / name for name in sorted(found) if reasons[name] is None]
    return Walked(tuple(files), left_out)


def _against_folder(name: str, files: list[str]) -> LeftOut | None:
    if name.startswith("."):
        return LeftOut.HIDDEN
    stem = next((name.removesuffix(end) for end in _PARTS_OF_PAGE if name.endswith(end)), None)
    pages = {f"{stem}.html", f"{stem}.htm"}
    return LeftOut.PART if stem and not pages.isdisjoint(files) else None


def _against_file(name: str) -> LeftOut | None:
    if name.startswith((".", "~$")):  # the latter: what Word keeps while a file is open
        return LeftOut.HIDDEN
    return None if Path(name).suffix.lower() in EXTENSIONS else LeftOut.ENDING
