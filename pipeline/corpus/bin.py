"""The bin: documents that were taken out, in `.bin/<time>-<slug>/`, with the codings that were handed in with them.

What reviewers said stays in their files, to which lines are only ever added; it counts again when the document is back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.corpus.documents import TEXTS, Entry, entry_in, read_entry
from pipeline.corpus.durable import sync_folder
from pipeline.corpus.judgement_lines import ENDING, JUDGEMENTS
from pipeline.corpus.slugs import is_slug
from pipeline.corpus.versions import step_back
from pipeline.errors import CorpusError
from pipeline.messages import Message

BIN, TEXT, VERSION, CODINGS = ".bin", "text", "version", f"codings{ENDING}"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)-(.+)")


@dataclass(frozen=True, slots=True)
class Removed:
    """A document in the bin.

    Attributes:
        slug: The name that it had.
        time: When it was removed.
        folder: Where its files are now.
    """

    slug: str
    time: datetime
    folder: Path

    @property
    def entry(self) -> Entry:
        """What is said of it.

        Raises:
            CorpusError: when that cannot be read.
        """
        return entry_in(self.folder / TEXT, self.slug)


def throw_away(corpus: Path, slug: str, time: datetime) -> Removed:
    """Move a document into the bin. Nobody else may change documents meanwhile, see `pipeline.corpus.turns`.

    The text goes first: where the codings cannot follow, they wait in their place, and count again with it.

    Raises:
        CorpusError: when there is no such document, or it cannot be moved.
    """
    entry = read_entry(corpus, slug)
    removed = Removed(slug, time, _folder(corpus, slug, time))
    codings = corpus / JUDGEMENTS / f"{slug}{ENDING}"
    try:
        removed.folder.mkdir(parents=True)
        entry.folder.rename(removed.folder / TEXT)
        if codings.is_file():
            codings.rename(removed.folder / CODINGS)
        _sync(corpus / TEXTS, removed.folder)
    except OSError as error:
        raise CorpusError(
            Message("cannot be removed ({reason})", reason=str(error)),
            where=entry.folder,
            remedy="see to space and rights",
        ) from error
    return removed


def throw_away_version(corpus: Path, slug: str, time: datetime) -> Entry:
    """Move the text that a document has into the bin; the version before it counts again. As for `throw_away`.

    It is not among what can be taken back by name: whoever wants it adds it as a version once more.

    Raises:
        CorpusError: when there is no such document, it has no earlier version, or it cannot be moved.
    """
    return step_back(corpus, read_entry(corpus, slug), _folder(corpus, slug, time) / VERSION)


def _folder(corpus: Path, slug: str, time: datetime) -> Path:
    return corpus / BIN / f"{time.astimezone(UTC).strftime(_STAMP)}-{slug}"


def in_bin(corpus: Path) -> tuple[Removed, ...]:
    """The documents in the bin, the last removed first."""
    names = [(path, _NAME.fullmatch(path.name)) for path in (corpus / BIN).glob("*") if (path / TEXT).is_dir()]
    found = [
        Removed(name[2], datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC), path)
        for path, name in names
        if name is not None and is_slug(name[2])
    ]
    return tuple(sorted(found, key=lambda removed: removed.time, reverse=True))


def take_back(corpus: Path, removed: Removed) -> Entry:
    """Move a document out of the bin to where it was. Nobody else may change documents meanwhile.

    Raises:
        CorpusError: when another has its name by now, or it cannot be moved.
    """
    place, codings = corpus / TEXTS / removed.slug, corpus / JUDGEMENTS / f"{removed.slug}{ENDING}"
    kept = removed.folder / CODINGS
    try:
        _refuse_taken([place, *([codings] if kept.is_file() else [])])
        if kept.is_file():
            codings.parent.mkdir(exist_ok=True)
            kept.rename(codings)
        place.parent.mkdir(exist_ok=True)
        (removed.folder / TEXT).rename(place)
        removed.folder.rmdir()
        _sync(place.parent, removed.folder.parent)
    except OSError as error:
        raise CorpusError(
            Message("cannot be restored ({reason})", reason=str(error)),
            where=removed.folder,
            remedy="see to its rights",
        ) from error
    return read_entry(corpus, removed.slug)


def _refuse_taken(places: Iterable[Path]) -> None:
    for place in places:
        if place.exists():
            raise CorpusError("another has this place by now", where=place, remedy="remove that document first")


def _sync(*folders: Path) -> None:
    for folder in folders:
        sync_folder(folder)
