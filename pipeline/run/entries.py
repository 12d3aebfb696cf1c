"""Which documents of the corpus can be taken in: each text once, and no work that is a copy of itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.corpus.documents import TEXTS, Entry, folders, read_entry, read_raw
from pipeline.errors import CorpusError
from pipeline.messages import Message
from pipeline.settings import Settings
from pipeline.store.connection import reading
from pipeline.store.documents import read_copies


def read_entries(settings: Settings, only: Collection[str] | None) -> tuple[dict[str, Entry], dict[str, str]]:
    """The documents that can be taken in, and why the others cannot, by slug.

    Args:
        settings: Which corpus.
        only: The slugs of those that are looked at: the others are as the store, which there is, has them. `None`: all.
    """
    corpus = settings.corpus
    names = folders(corpus) if only is None else sorted(slug for slug in only if _folder(corpus, slug).is_dir())
    entries: dict[str, Entry] = {}
    refused: dict[str, str] = {}
    owners: dict[str, str] = {}
    for name in names:
        try:
            entry = read_entry(corpus, name)
            read_raw(entry)
            if only is not None and (owner := _owner(settings, entry, only)) is not None:
                owners.setdefault(entry.raw.sha256, owner)
            _refuse_second(entry, owners)
        except CorpusError as error:
            refused[name] = error.line
        else:
            entries[name] = entry
    refused |= _circles(entries)
    return {slug: entry for slug, entry in entries.items() if slug not in refused}, refused


def copy_notice(entry: Entry) -> str | None:
    """That a document is said to be a copy of one that is not there; `None`: all is well."""
    original = entry.metadata.copy_of
    if original is None or (entry.folder.parent / original).is_dir():
        return None
    return (
        f"{entry.slug}: is said to be a copy of {original}, which is not in the corpus: it counts as a work of its own"
    )


def _folder(corpus: Path, slug: str) -> Path:
    return corpus / TEXTS / slug


def _refuse_second(entry: Entry, owners: dict[str, str]) -> None:
    """Let each text count once; `owners` keeps which document has which raw text."""
    if (owner := owners.setdefault(entry.raw.sha256, entry.slug)) != entry.slug:
        problem = Message("has the same text as {slug}", slug=owner)
        raise CorpusError(problem, where=entry.folder, remedy="remove one of the two")


def _owner(settings: Settings, entry: Entry, but: Collection[str]) -> str | None:
    """Which document of the store has this raw text; `None` where it is one of `but`, or left the corpus."""
    with reading(settings.store) as connection:
        slugs = read_copies(connection, "raw", entry.raw.sha256)
    return next((slug for slug in slugs if slug not in but and _folder(settings.corpus, slug).is_dir()), None)


def _circles(entries: Mapping[str, Entry]) -> dict[str, str]:
    """The documents that are, by way of others, said to be copies of themselves: none of them would count."""
    said = {slug: entry.metadata.copy_of for slug, entry in entries.items()}
    originals = {slug: original for slug, original in said.items() if original is not None and original in entries}
    refused: dict[str, str] = {}
    for slug, original in originals.items():
        ways = [slug, original]
        while ways[-1] != slug and ways[-1] in originals and len(ways) <= len(originals):
            ways.append(originals[ways[-1]])
        if ways[-1] == slug:
            problem = Message("copy_of: is said to be a copy of itself ({ways})", ways=" → ".join(ways))
            remedy = "take copy_of out of the document that was there first"
            refused[slug] = CorpusError(problem, where=entries[slug].folder, remedy=remedy).line
    return refused
