"""Which Dutch language pipeline is used, and what it is called, without importing spaCy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import LanguageError
from pipeline.text import checksum

PACKAGE = "nl_core_news_sm"
SHIPPED = Path(__file__).resolve().parent.parent.parent / "models" / "nl_wijkspiegel_sm"
LEMMA_TABLE = "lemma-table"
"""The tokenizer with a table of lemmas."""
TOKENS = "tokens"
"""The tokenizer alone: each word is its own lemma. It shows what lemmas are worth."""
NAMES = f"an installed package such as {PACKAGE!r}, a folder made by spaCy, {LEMMA_TABLE!r} or {TOKENS!r}"
"""What can stand as `language` in the settings."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pipeline is used.

    Attributes:
        source: What is loaded: a package's name, a folder, `lemma-table` or `tokens`.
        name: Name and version, of a folder with a checksum of its files: people train it again under the same version.
    """

    source: str
    name: str


def choose(name: str | None = None) -> Choice:
    """Which pipeline `load` would take, without importing spaCy.

    Args:
        name: A package's name, a folder, `lemma-table` or `tokens`, from the settings; `None`: the best one there is,
            which is `nl_core_news_sm` when it is installed, else the shipped one when it is there, else the table of
            lemmas.

    Raises:
        LanguageError: when there is no pipeline of that name.
    """
    if name is None:
        name = _best()
    made_here = _made_here()
    return Choice(name, made_here[name]) if name in made_here else _named(name)


def _best() -> str:
    if folder_of(PACKAGE) is not None:
        return PACKAGE
    return str(SHIPPED) if (SHIPPED / "meta.json").is_file() else LEMMA_TABLE


def _made_here() -> dict[str, str]:
    """The names of the pipelines that are put together when they are asked for."""
    spacy = f"spacy {version('spacy')}"
    return {LEMMA_TABLE: f"lemma table ({spacy}, simplemma {version('simplemma')})", TOKENS: f"tokens only ({spacy})"}


def _named(name: str) -> Choice:
    folder = folder_of(name)
    if folder is None:
        raise LanguageError("no such language pipeline", where=name, remedy=f"name {NAMES}, or leave `language` out")
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        state = f" [{_state(folder)}]" if Path(name).is_dir() else ""
        label = f"{meta['lang']}_{meta['name']} {meta['version']}{state} (spacy {version('spacy')})"
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise unusable("its meta.json or another file cannot be read", folder) from error
    if meta["lang"] != "nl":
        raise unusable(f"is a pipeline for {meta['lang']!r}, not Dutch", name)
    return Choice(name, label)


def unusable(problem: str, where: str | Path) -> LanguageError:
    """The error about a pipeline that is there and cannot be used; it may have been taken unasked."""
    remedy = f"put it right, or name as `language` in the settings {NAMES}"
    return LanguageError(problem, where=where, remedy=remedy)


def _state(folder: Path) -> str:
    """A checksum over all files of a pipeline, their names included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    lines = (f"{path.relative_to(folder).as_posix()} {checksum(path.read_bytes())}\n" for path in files)
    return checksum("".join(lines))[:8]


def folder_of(name: str) -> Path | None:
    """The folder of a pipeline that is named by it or installed as a package; `None` when there is none."""
    path = Path(name)
    if name and path.is_dir():
        return path
    try:
        distribution(name or " ")  # spaCy takes a package only when it was installed as one
        spec = find_spec(name)
    except (PackageNotFoundError, ModuleNotFoundError):
        return None
    return Path(spec.origin).parent if spec is not None and spec.origin else None
