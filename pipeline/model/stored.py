"""Parts of a model as skops files: tables of plain values and of classes of numpy and scikit-learn, nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from skops.io import dumps, loads
from skops.io.exceptions import UntrustedTypesFoundException

from pipeline.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

REMEDY = "train it again, or put the file back"
_UNUSABLE = (OSError, ValueError, LookupError, TypeError, zipfile.BadZipFile, UntrustedTypesFoundException)

Part = TypeVar("Part")


def packed(content: Mapping[str, Any]) -> bytes:
    """A part as the bytes of its file."""
    return bytes(dumps(dict(content), compression=zipfile.ZIP_DEFLATED))


def unpacked(
    data: bytes, form: Callable[[Mapping[str, Any]], Part], *, problem: str, where: Path, remedy: str = REMEDY
) -> Part:
    """The part that `packed` made these bytes of.

    Args:
        data: The bytes of a file.
        form: Makes the part of its content; may raise what a damaged content makes it raise.
        problem: What to say of bytes that hold no such part.
        where: The file.
        remedy: What to do about it.

    Raises:
        ModelError: when the bytes hold no such part, or anything that is not trusted.
    """
    try:
        return form(loads(data, trusted=[]))
    except _UNUSABLE as error:
        raise ModelError(problem, where=where, remedy=remedy) from error
