"""Mending what is said of a document: its `document.toml`, with what else stands in it as it was."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from pydantic import ValidationError

from pipeline.corpus.documents import ABOUT, Entry, read_entry
from pipeline.corpus.durable import replace_durably
from pipeline.corpus.forms import About
from pipeline.corpus.metadata import DATE_OUTSIDE_YEAR, Metadata
from pipeline.errors import CorpusError, first_fault, not_written
from pipeline.messages import Message

Changes = Mapping[str, object]
"""New values by field of `Metadata`; `None` takes a field out."""


def edit_about(corpus: Path, slug: str, changes: Changes) -> Entry:
    """Change what is said of a document. Its slug stays what it is, for links name it.

    Raises:
        CorpusError: when there is no such document, or the metadata would not be as they should be; then nothing is
            changed.
    """
    entry = read_entry(corpus, slug)
    path = entry.folder / ABOUT
    if "copy_of" in changes:
        refuse_odd_copy(corpus, slug, changes["copy_of"])
    try:
        text = _changed(path.read_text(encoding="utf-8-sig"), changes)
        About.model_validate(tomllib.loads(text))
        replace_durably(path, text.encode("utf-8"))
    except ValidationError as error:
        fault = first_fault(error)
        outside = fault.template == DATE_OUTSIDE_YEAR
        remedy = "change both, or take the date out with --without date; nothing was changed"
        other = "give another value; nothing was changed"
        raise CorpusError(fault, where=slug, remedy=remedy if outside else other) from error
    except OSError as error:
        raise CorpusError(not_written(error), where=path, remedy="see to space and rights") from error
    return read_entry(corpus, slug)


def refuse_odd_copy(corpus: Path, slug: str | None, original: object) -> None:
    """Do nothing when a document may be called a copy of another, or is called a copy of none.

    Args:
        corpus: The corpus folder.
        slug: The document; `None` for one that has no slug yet.
        original: The slug of the other; `None`: of none.

    Raises:
        CorpusError: when there is no such other, or the one would by way of others be a copy of itself.
    """
    met = {slug}
    following = original
    while isinstance(following, str):
        if following in met:
            remedy = "name the document that was there first"
            raise CorpusError("copy_of: would be a copy of itself", where=slug, remedy=remedy)
        met.add(following)
        following = read_entry(corpus, following).metadata.copy_of


def _changed(text: str, changes: Changes) -> str:
    toml = tomlkit.parse(text)
    for name, value in changes.items():
        if name not in Metadata.model_fields:
            problem = Message("{name}: is no field of metadata", name=name)
            raise CorpusError(problem, where=ABOUT, remedy="look at the names in that file")
        if value is None:
            toml.pop(name, None)
        else:
            toml[name] = getattr(value, "value", value)
    return tomlkit.dumps(toml)
