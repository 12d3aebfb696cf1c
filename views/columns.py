"""What columns of files are called and say, in the reader's language, by the codes that CSV keeps."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pipeline.browse.workbook import Column
from pipeline.codebook import Mode, Reason, SourceKind, Stance, UnitKind, Voice
from pipeline.effective import Basis
from views.strings import catalogue, say

HEADING, MEANING = "heading.", "meaning."
ENDINGS = ("below_minimum", "documents", "units", "count", "high", "low", "of", "n")
"""Of columns that belong to a figure: `share_low`."""
BEGINNINGS = ("word", "deed", "a", "b", "sides")
"""Of columns that belong to one of two sides: `word_presence`."""
_CODER = "coder "
_SETS: dict[str, tuple[str, Iterable[StrEnum]]] = {
    "document_kind": ("source", SourceKind),
    "source_kind": ("source", SourceKind),
    "kind": ("kind", UnitKind),
    "reason": ("reason", Reason),
    "mode": ("mode", Mode),
    "stance": ("stance", Stance),
    "voice": ("voice", Voice),
    "basis": ("basis", Basis),
    "mode_basis": ("basis", Basis),
}
"""Columns whose cells hold codes of a closed set."""


def told(code: str) -> Column:
    """The heading of a column and what it says; a code that nobody knows stands for itself."""
    return Column(_heading(code), _meaning(code))


def known(code: str) -> bool:
    """Whether a column has a heading, of its own or put together."""
    return _heading(code) != code or f"{HEADING}{code}" in catalogue()


def _heading(code: str) -> str:
    if f"{HEADING}{code}" in catalogue():
        return say(f"heading.{code}")
    if code.startswith(_CODER):
        return say("heading.coder", name=code.removeprefix(_CODER))
    beginning, rest = _begun(code)
    if beginning:
        return say(f"heading.beginning.{beginning}", of=_heading(rest))
    figure, ending = _ended(code)
    return say(f"heading.ending.{ending}", of=_heading(figure)) if ending else code


def _meaning(code: str) -> str:
    if f"{MEANING}{code}" in catalogue():
        meaning = say(f"meaning.{code}")
        return say("meaning.values", meaning=meaning, values=_values(code)) if code in _SETS else meaning
    if code.startswith(_CODER):
        return say("meaning.coder")
    beginning, rest = _begun(code)
    if beginning:
        return _meaning(rest)
    ending = _ended(code)[1]
    return say(f"meaning.ending.{ending}") if ending else ""


def _begun(code: str) -> tuple[str, str]:
    """The side that a column is of, and what it is of that side."""
    beginning, _, rest = code.partition("_")
    return (beginning, rest) if beginning in BEGINNINGS and known(rest) else ("", code)


def _ended(code: str) -> tuple[str, str]:
    """The figure that a column is of, and what it is of that figure."""
    found = (one for one in ENDINGS if code.endswith(f"_{one}"))
    ending = next((one for one in found if known(code.removesuffix(f"_{one}"))), "")
    return code.removesuffix(f"_{ending}"), ending


def _values(code: str) -> str:
    prefix, values = _SETS[code]
    return "; ".join(f"{one} = {say(f'{prefix}.{one}')}" for one in values)
