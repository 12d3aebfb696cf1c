"""Which model judges, and what it is called, without loading it.

A model is a folder with its parts and a manifest that names them. The manifest has a checksum of every file, so a
checksum of the manifest stands for the whole model.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.codebook import Line, ThemeId
from pipeline.errors import ModelError, first_fault
from pipeline.text import checksum

SHIPPED = Path(__file__).resolve().parent.parent.parent / "models" / "themes"
NONE = "none"
"""The name, in the settings, for judging by cues alone."""
VARIABLE = "WIJKSPIEGEL_MODEL"
"""The variable of the environment that names a model where the settings name none."""
MANIFEST = "manifest.json"
REMEDY = 'put the model\'s folder right, name another as `model` in the settings, or set `model = "none"`'


class Manifest(BaseModel):
    """What a model is.

    Attributes:
        version: The model's own version.
        themes: The ids of the themes that it knows, in the order of its outputs.
        encoder: The name of the encoder that was taught.
        licence: Under which that encoder is given.
        passes: How often it reads a passage.
        learned_from: How many of what it was taught on, by what.
        files: The checksum of each file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: Line
    themes: tuple[ThemeId, ...] = Field(min_length=1)
    encoder: Line
    licence: Line
    passes: int = Field(default=2, ge=1, le=4)
    learned_from: Mapping[str, int]
    files: Mapping[str, str]


def choose_model(name: str | Path | None) -> Path | None:
    """The folder of the model that judges.

    Args:
        name: A folder, or `none`, from the settings; `None`: that of the environment variable `WIJKSPIEGEL_MODEL`,
            else the shipped one.

    Returns:
        `None` where the cues judge alone: when that is asked for, or nothing is and none is shipped.

    Raises:
        ModelError: when there is no model in the folder named.
    """
    named = name or os.environ.get(VARIABLE)
    if not named:
        return SHIPPED if (SHIPPED / MANIFEST).is_file() else None
    if str(named) == NONE:
        return None
    if not (Path(named) / MANIFEST).is_file():
        raise ModelError("there is no model here", where=named, remedy=REMEDY)
    return Path(named)


def model_name(folder: Path | None, heads: Path | None = None) -> str | None:
    """What stands for the model in a folder, and for the heads of a corpus, without loading them; `None` for none.

    Args:
        folder: The model's.
        heads: The folder with heads for themes that the model does not know; they need the model. It may be missing.

    Raises:
        ModelError: when a manifest cannot be read.
    """
    if folder is None:
        return None
    name = checksum(_manifest_bytes(folder))[:8]
    if heads is None or not heads.is_dir():
        return name
    from pipeline.model.heads import head_name  # noqa: PLC0415 - it takes time, and few corpora have heads

    return f"{name} {head_name(heads)}".rstrip()


def read_manifest(folder: Path) -> Manifest:
    """What the model in a folder is.

    Raises:
        ModelError: when its manifest cannot be read.
    """
    try:
        return Manifest.model_validate_json(_manifest_bytes(folder))
    except ValidationError as error:
        raise ModelError(first_fault(error), where=folder / MANIFEST, remedy=REMEDY) from error


def _manifest_bytes(folder: Path) -> bytes:
    return read_bytes(folder / MANIFEST)


def read_bytes(path: Path) -> bytes:
    """The content of a file of a model.

    Raises:
        ModelError: when it cannot be read; names it.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot be read ({error.strerror})", where=path, remedy=REMEDY) from error
