"""Slugs: the names of documents in the corpus, safe as folder names on every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from pipeline.errors import CorpusError
from pipeline.messages import Message

MAX_LENGTH = 60
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
"""Windows takes a file of such a name, whatever its ending, for a device."""
_NUMBER_ROOM = 4  # for "-999" behind a slug that is taken


def is_slug(name: str) -> bool:
    """Whether a name is made of small ASCII letters, digits and single hyphens, not too long, and names no device."""
    return len(name) <= MAX_LENGTH and _SLUG.fullmatch(name) is not None and name not in _DEVICES


def names_device(stem: str) -> bool:
    """Whether Windows takes a file whose name begins so, up to its first full stop, for a device."""
    return stem.partition(".")[0].strip().lower() in _DEVICES


def checked_slug(name: str) -> str:
    """The name itself.

    Raises:
        CorpusError: when it is no slug, so that no name can lead out of the corpus.
    """
    if not is_slug(name):
        told = "use small letters, digits and hyphens, at most {most}, and no name of a device such as con"
        remedy = Message(told, most=MAX_LENGTH)
        raise CorpusError("is no name of a document", where=ascii(name[: 2 * MAX_LENGTH]), remedy=remedy)
    return name


def slugified(text: str, length: int = MAX_LENGTH) -> str:
    """A text as a slug, cut at a word; empty when it has no letter or digit that ASCII knows. *Con* becomes `con-1`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    slug = "-".join(words)[: length + 1]
    slug = slug if len(slug) <= length else (slug.rpartition("-")[0] or slug[:length])
    if slug in _DEVICES:
        return f"{slug}-1" if len(slug) + 2 <= length else slug[:-1]
    return slug


def free_slug(texts: Path, year: int, title: str) -> str:
    """A slug of year and title that no document in the folder `texts` has yet."""
    stem = f"{year}-{slugified(title, MAX_LENGTH - 5 - _NUMBER_ROOM) or 'tekst'}"
    slug, number = stem, 1
    while (texts / slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return checked_slug(slug)
