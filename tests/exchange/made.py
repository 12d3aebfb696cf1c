"""A small corpus with a filled store, and what another program makes of the project that we hand out."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import etree

from pipeline.clean import clean
from pipeline.codebook import Codebook, load_codebook
from pipeline.exchange import material, project_file
from pipeline.ingest.limits import Limits
from pipeline.ingest.plain import read_bytes
from pipeline.judgement import Judgement, Verdict
from pipeline.settings import REPOSITORY, Settings
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.documents import save_document
from pipeline.store.processed import Processed
from pipeline.text import Document, checksum
from pipeline.units import split
from tests.store.build import LATE, metadata, verdict

SPACE = "{urn:QDA-XML:project:1.0}"
TEXT = (
    "Het opbouwwerk \U0001f469\u200d\U0001f33e in de wijk\r\n\r\n"
    "De gemeente wil het opbouw-\r\nwerk versterken. In de praktijk verdween het opbouwwerk. De buurt\r\n"
    "organiseert nu zelf een inloop \U0001f642 met koffie.\r\n\r\nDaar komen veel mensen op af.\r\n"
)
PROMISE = "De gemeente wil het opbouwwerk versterken."
LOSS = "In de praktijk verdween het opbouwwerk."
INLOOP = "De buurt organiseert nu zelf een inloop \U0001f642 met koffie."
THEME = "community_work"


def corpus(folder: Path) -> tuple[Settings, Codebook]:
    """A corpus folder with the shipped codebook, and no document yet."""
    shutil.copyfile(REPOSITORY / "corpus" / "codebook.toml", folder / "codebook.toml")
    settings = Settings(corpus=folder)
    return settings, load_codebook(settings.codebook)


def processed(data: bytes) -> Processed:
    """A text file as it is read, cleaned and split."""
    return judged(read_bytes(data, Path("wijk.txt"), Limits()).raw)


def judged(raw: str) -> Processed:
    """A raw text, cleaned and split; the machine sees community work where the word stands."""
    document = Document("wijk.txt", raw, "test 1", checksum(raw))
    cleaned = clean(document.raw, (), ())
    units = split(cleaned, document.blocks)
    said = [
        verdict(unit.raw, unit.text, **({THEME: Verdict.PRESENT} if "opbouwwerk" in unit.text else {}))
        for unit in units
    ]
    return Processed(document, cleaned, units, said, [0.0] * len(units), [None] * len(units))


def save(settings: Settings, made: Processed, said: Iterable[Judgement] = ()) -> None:
    """Put a document into the store."""
    with writing(settings.store) as connection:
        save_document(connection, "wijk", metadata(title="De wijk"), made, time=LATE, said=tuple(said))


def span_of(made: Processed, sentence: str) -> RawSpan:
    """Where a sentence stands in the raw text."""
    return next(unit.raw for unit in made.units if unit.text == sentence)


def project(settings: Settings, codebook: Codebook) -> bytes:
    """All of a store as a project."""
    with material(settings.store) as found:
        names = {"person:anna": "Anna"}
        return project_file(found, codebook, name="proef", origin="test", names=names, progress=lambda *_: None)


def opened(data: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes], path: Path) -> Path:
    """An archive of these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def changed(data: bytes, path: Path, change: Callable[[etree._Element], object]) -> Path:
    """A project as another program writes it after somebody changed it there."""
    files = opened(data)
    root = etree.fromstring(files["project.qde"])
    change(root)
    return packed(files | {"project.qde": etree.tostring(root)}, path)


def every(root: etree._Element, name: str) -> list[etree._Element]:
    """All elements of a name."""
    return list(root.iter(f"{SPACE}{name}"))
