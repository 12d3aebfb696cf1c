"""Versions of a document: what it was before stands in `versions/1`, `versions/2`, … of its folder, frozen."""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.corpus.documents import (
    ABOUT,
    ASIDE,
    LAYOUT,
    RAW,
    VERSIONS,
    Entry,
    entry_in,
    read_entry,
    unfinished,
    write_files,
)
from pipeline.corpus.durable import sync_folder
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError, not_written
from pipeline.text import Document


def earlier(entry: Entry) -> tuple[Entry, ...]:
    """What a document was before, the first version first; none for most.

    Raises:
        CorpusError: when what is said of a version cannot be read.
    """
    return tuple(entry_in(folder, entry.slug) for folder in _folders(entry))


def _folders(entry: Entry) -> list[Path]:
    """Of its earlier versions, the first first."""
    found = [path for path in (entry.folder / VERSIONS).glob("*") if path.name.isdecimal()]
    return sorted(found, key=lambda path: int(path.name))


def count_versions(entry: Entry) -> int:
    """How many versions a document has had, the one that counts included."""
    return 1 + len(_folders(entry))


def write_version(corpus: Path, entry: Entry, document: Document, metadata: Metadata, data: bytes) -> Entry:
    """Put another version in place of a document; the one that was there becomes the last of its earlier ones.

    The new folder is written whole beside the old one, and then takes its place. Nobody else may change documents
    meanwhile, see `pipeline.corpus.turns`.

    Args:
        corpus: The corpus folder.
        entry: The document as it is.
        document: The version, as it was read.
        metadata: What people say of it.
        data: The bytes of the file that it was read from.

    Raises:
        CorpusError: when these are not the bytes that were read, or writing fails; the document is as it was then.
    """
    final = entry.folder
    try:
        with unfinished(final) as folder:
            write_files(folder, document, metadata, data)
            _keep(entry, folder / VERSIONS)
            _take_place(folder, final)
        sync_folder(final.parent)
    except OSError as error:
        raise CorpusError(not_written(error), where=final, remedy="see to space and rights") from error
    return read_entry(corpus, entry.slug)


def step_back(corpus: Path, entry: Entry, kept: Path) -> Entry:
    """Put the version before back in the place of a document, with what was said of it then.

    Nobody else may change documents meanwhile, see `pipeline.corpus.turns`.

    Args:
        corpus: The corpus folder.
        entry: The document as it is.
        kept: A folder that is not there yet: its files as they are now come to stand there.

    Raises:
        CorpusError: when it has no earlier version, or writing fails; the document is as it was then.
    """
    folders = _folders(entry)
    if not folders:
        raise CorpusError("has no earlier version", where=entry.slug, remedy="nothing was changed")
    try:
        shutil.copytree(entry.folder, kept, ignore=shutil.ignore_patterns(VERSIONS))
        with unfinished(entry.folder) as folder:
            shutil.copytree(folders[-1], folder, dirs_exist_ok=True)
            for other in folders[:-1]:
                shutil.copytree(other, folder / VERSIONS / other.name)
            _take_place(folder, entry.folder)
        sync_folder(entry.folder.parent)
    except OSError as error:
        raise CorpusError(not_written(error), where=entry.folder, remedy="see to space and rights") from error
    return read_entry(corpus, entry.slug)


def _take_place(folder: Path, final: Path) -> None:
    """Put a folder in place of another; where that is cut off, `pipeline.corpus.turns` puts the other back."""
    aside = final.parent / f"{ASIDE}{final.name}"
    final.rename(aside)
    try:
        folder.rename(final)
    except OSError:
        aside.rename(final)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _keep(entry: Entry, versions: Path) -> None:
    """Copy a document as it is, and its earlier versions, into a new folder of versions."""
    if (entry.folder / VERSIONS).is_dir():
        shutil.copytree(entry.folder / VERSIONS, versions)
    last = versions / str(count_versions(entry))
    last.mkdir(parents=True)
    for name in (RAW, LAYOUT, ABOUT, entry.source.name):
        if (entry.folder / name).is_file():  # a source file may be gone: its text stands
            shutil.copy2(entry.folder / name, last / name)
