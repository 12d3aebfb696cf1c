"""Documents in the corpus: `texts/<slug>/` with the source file, `raw.txt`, `layout.json` and `document.toml`.

A folder is written whole or not at all. The raw text is frozen: it is read only when its checksum is the one that
`document.toml` gives.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.durable import sync_folder, write_durably
from pipeline.corpus.forms import FROM_GIT, Raw, Source, about_toml, layout_json, read_about, read_layout
from pipeline.corpus.metadata import Metadata
from pipeline.corpus.slugs import checked_slug, free_slug, is_slug, names_device
from pipeline.errors import CorpusError, not_read, not_written
from pipeline.text import Document, checksum

TEXTS, RAW, LAYOUT, ABOUT = "texts", "raw.txt", "layout.json", "document.toml"
VERSIONS = "versions"
UNFINISHED, ASIDE = ".new-", ".old-"
"""How the names of folders begin that are being written, and of those whose place a next version is taking."""
_NAME_BYTES = 200  # of the 255, or on some systems fewer, that a name may have
_UNKEEPABLE = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the corpus, without its text.

    Attributes:
        slug: Its name.
        folder: Where its files are.
        metadata: What people say of it.
        source: The file it came from.
        raw: Its raw text's checksum and reader.
    """

    slug: str
    folder: Path
    metadata: Metadata
    source: Source
    raw: Raw

    @property
    def layout_sha256(self) -> str:
        """Checksum of its layout as it is on disk now; empty when that cannot be read."""
        try:
            return checksum((self.folder / LAYOUT).read_bytes())
        except OSError:
            return ""


def folders(corpus: Path) -> list[str]:
    """The names of all folders in `texts`, hidden ones (those being written) left out, in order.

    Raises:
        CorpusError: when `texts` cannot be read.
    """
    texts = corpus / TEXTS
    if not texts.is_dir():
        return []
    try:
        with os.scandir(texts) as found:  # of a hundred thousand folders, a `Path` each would take a second
            return sorted(one.name for one in found if not one.name.startswith(".") and one.is_dir())
    except OSError as error:
        raise CorpusError(not_read(error.strerror), where=texts, remedy="see to its rights") from error


def slugs(corpus: Path) -> list[str]:
    """The names of all documents, in order."""
    return [name for name in folders(corpus) if is_slug(name)]


def new_slug(corpus: Path, metadata: Metadata) -> str:
    """A name for a new document, of its year and title."""
    return free_slug(corpus / TEXTS, metadata.year, metadata.title)


def read_entry(corpus: Path, slug: str) -> Entry:
    """Read what is said of a document, without its text.

    Raises:
        CorpusError: when the name is no slug or leads out of the corpus, or `document.toml` is missing, no TOML, or
            has a field that is missing, unknown or of the wrong type; names file and field.
    """
    folder = corpus / TEXTS / checked_slug(slug)
    if not folder.resolve().is_relative_to(corpus.resolve()):
        raise CorpusError("leads out of the corpus", where=folder, remedy="put a folder there, not a link")
    return entry_in(folder, slug)


def entry_in(folder: Path, slug: str) -> Entry:
    """The document, or version of one, whose files are in a folder.

    Raises:
        CorpusError: when `document.toml` is not as it should be, see `read_entry`.
    """
    about = read_about(folder / ABOUT)
    return Entry(slug, folder, about.metadata, about.source, about.raw)


def read_document(entry: Entry) -> Document:
    """Read a document's raw text and layout, exactly as they were frozen.

    Raises:
        CorpusError: when `raw.txt` is missing or is not what its checksum says, or `layout.json` does not fit it.
    """
    raw = read_raw(entry)
    layout = read_layout(entry.folder / LAYOUT, len(raw))
    return Document(
        name=entry.source.name,
        raw=raw,
        reader=entry.raw.reader,
        source_sha256=entry.source.sha256,
        page_starts=layout.page_starts,
        pages_without_text=layout.pages_without_text,
        blocks=layout.spans(),
        notices=layout.notices,
        ocr=layout.ocr_pages(),
        ocr_engine=layout.ocr_engine,
    )


def read_raw(entry: Entry) -> str:
    """The raw text, checked.

    Raises:
        CorpusError: when `raw.txt` is missing or is not what its checksum says.
    """
    path = entry.folder / RAW
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorpusError("cannot be read", where=path, remedy=FROM_GIT) from error
    if checksum(data) == entry.raw.sha256:
        return data.decode("utf-8")
    if checksum(data.replace(b"\r\n", b"\n")) == entry.raw.sha256:
        raise CorpusError("its line ends were changed", where=path, remedy="check it out again with core.autocrlf off")
    raise CorpusError("is not the text that was frozen: its checksum differs", where=path, remedy=FROM_GIT)


def source_notice(entry: Entry) -> str | None:
    """What a person should know of a document's source file: that it is gone, or another one now. `None`: all is well.

    The raw text is frozen and stays what it is, so this is no fault of the document.
    """
    path = entry.folder / entry.source.name
    try:
        is_same = checksum(path.read_bytes()) == entry.source.sha256
    except OSError:
        return f"{path}: the source file is missing or cannot be read"
    return None if is_same else f"{path}: is no longer the file that the text was read from"


def write_document(corpus: Path, slug: str, document: Document, metadata: Metadata, data: bytes) -> Entry:
    """Write a document's folder: in a hidden folder first, which takes its name when all is on disk.

    Args:
        corpus: The corpus folder.
        slug: The document's name, see `new_slug`.
        document: As it was read.
        metadata: What people say of it.
        data: The bytes of the file that it was read from; kept as they are.

    Raises:
        CorpusError: when there is a document of that name, these are not the bytes that were read, or writing fails.
    """
    final = corpus / TEXTS / checked_slug(slug)
    try:
        with unfinished(final) as folder:
            write_files(folder, document, metadata, data)
            if final.exists():
                raise CorpusError("there is a document of that name", where=final, remedy="choose another title")
            folder.rename(final)
        sync_folder(final.parent)
    except OSError as error:
        raise CorpusError(not_written(error), where=final, remedy="see to space and rights") from error
    return read_entry(corpus, slug)


@contextmanager
def unfinished(final: Path) -> Iterator[Path]:
    """A hidden folder beside `final`, gone afterwards when it was not renamed."""
    final.parent.mkdir(parents=True, exist_ok=True)
    folder = final.parent / f"{UNFINISHED}{final.name}-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_files(folder: Path, document: Document, metadata: Metadata, data: bytes) -> None:
    """Write the files of a document into a folder that has none.

    Raises:
        CorpusError: when these are not the bytes that the document was read from.
        OSError: when they cannot be written.
    """
    if checksum(data) != document.source_sha256:
        raise CorpusError("changed while it was being added", where=document.name, remedy="add it again")
    name = source_name(document.name)
    write_durably(folder / name, data)
    write_durably(folder / RAW, document.raw.encode("utf-8"))
    write_durably(folder / LAYOUT, layout_json(document).encode("utf-8"))
    write_durably(folder / ABOUT, about_toml(document, metadata, name).encode("utf-8"))
    sync_folder(folder)


def source_name(name: str) -> str:
    """The name that the source file keeps, as every system can keep it; another where one of ours has it.

    Args:
        name: As it was handed in; folders in it, in the manner of any system, are left out.
    """
    last = re.split(r"[/\\]", name)[-1].encode("utf-8", "replace").decode()
    kept = _UNKEEPABLE.sub("_", last).strip().rstrip(".")
    ending = next(iter(re.findall(r"\.\w{1,8}\Z", kept, re.ASCII)), "")
    stem = kept.removesuffix(ending).encode()[: _NAME_BYTES - len(ending)].decode(errors="ignore")
    is_taken = f"{stem}{ending}".casefold() in {"", RAW, LAYOUT, ABOUT, VERSIONS} or names_device(stem)
    return f"{'source-' * is_taken}{stem}{ending}"
