"""Labelled excerpts of texts that stand elsewhere: the corpus keeps places and labels, users say where the texts are.

Texts of others may not be handed on, what coders say of them may. `training/<series>.jsonl` has an excerpt a line; the
texts of the series are a folder or a tar archive of `<name>.txt`.
"""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from pipeline.clean import clean
from pipeline.codebook import SourceKind, UnitKind
from pipeline.errors import CorpusError
from pipeline.model.passages import Line, Passage
from pipeline.spans import RawSpan
from pipeline.text import Cleaned, checksum
from pipeline.training.labelled import TRAINING, Coding, Labelled, Source, parsed, read_file, truth_of

__all__ = ["Excerpt", "Place", "read_excerpts", "read_texts", "text_files"]

ENDING = ".jsonl"


class Place(BaseModel):
    """A sentence of an excerpt.

    Attributes:
        start: Where it begins in the raw text.
        end: Where it ends.
        kind: What it looks like.
        codings: What coders say of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: UnitKind
    codings: tuple[Coding, ...] = Field(min_length=1)

    @property
    def span(self) -> RawSpan:
        """Its place in the raw text."""
        return RawSpan(self.start, self.end)


class Excerpt(BaseModel):
    """A line of a file of excerpts.

    Attributes:
        text: The name of the text, without the ending of its file.
        raw_sha256: The checksum of its raw text.
        source_kind: What it is.
        sentences: Some that follow on each other, in order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str = Field(min_length=1)
    raw_sha256: str
    source_kind: SourceKind
    sentences: tuple[Place, ...] = Field(min_length=1)


def read_excerpts(corpus: Path, texts: Path, themes: Sequence[str]) -> list[Labelled]:
    """All labelled excerpts of a corpus, in order of files and lines.

    Args:
        corpus: The corpus folder.
        texts: The folder or archive of the texts; others than those that are named may be in it.
        themes: Those to learn, in order.

    Raises:
        CorpusError: when a line is not as it should be, or its text is missing or is another one.
    """
    listed = [(f"{path}:{number}", path, text) for path in _files(corpus) for number, text in _lines(path)]
    excerpts = [(where, path.stem, parsed(Excerpt, text, where)) for where, path, text in listed]
    raw = read_texts(texts, {one.text for _, _, one in excerpts})
    return [_labelled(series, one, _checked(one, raw, where, texts), themes) for where, series, one in excerpts]


def read_texts(source: Path, names: set[str]) -> dict[str, str]:
    """Raw texts by their names; those that are not there are left out.

    Args:
        source: A folder, with folders in it or not, or a tar archive of files `<name>.txt` in UTF-8.
        names: Those to read.

    Raises:
        CorpusError: when there is nothing that can be read.
    """
    try:
        found = {path.stem: data.decode("utf-8") for path, data in text_files(source, lambda path: path.stem in names)}
    except (OSError, tarfile.TarError, UnicodeDecodeError) as error:
        raise CorpusError(f"cannot be read ({error})", where=source, remedy="name the folder of the texts") from error
    return {name: text.replace("\r\n", "\n").replace("\r", "\n") for name, text in found.items()}


def text_files(source: Path, is_wanted: Callable[[Path], bool]) -> Iterator[tuple[Path, bytes]]:
    """Path and content of the files wanted; others, of which there may be many, are not read.

    Args:
        source: A folder, with folders in it or not, of which files `<name>.txt` are told; or a tar archive.
        is_wanted: Tells of a path whether its file is.

    Raises:
        OSError: when it cannot be read.
        tarfile.TarError: when it is no archive.
    """
    if source.is_dir():
        yield from ((path, path.read_bytes()) for path in sorted(source.rglob("*.txt")) if is_wanted(path))
        return
    with tarfile.open(source) as archive:
        for member in archive:
            path = Path(member.name)
            if is_wanted(path) and (file := archive.extractfile(member)) is not None:
                yield path, file.read()


def _files(corpus: Path) -> list[Path]:
    return sorted((corpus / TRAINING).glob(f"*{ENDING}"))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    return enumerate(read_file(path).splitlines(), start=1)


def _checked(excerpt: Excerpt, raw: dict[str, str], where: str, texts: Path) -> str:
    """The raw text of an excerpt."""
    if (text := raw.get(excerpt.text)) is None:
        raise CorpusError(f"its text {excerpt.text!r} is not in {texts}", where=where, remedy="name another folder")
    if checksum(text) != excerpt.raw_sha256:
        raise CorpusError(f"{excerpt.text!r} in {texts} is another text", where=where, remedy="get the text labelled")
    return text


def _labelled(series: str, excerpt: Excerpt, raw: str, themes: Sequence[str]) -> Labelled:
    first, last = excerpt.sentences[0].start, excerpt.sentences[-1].end
    cleaned = clean(raw[first:last])
    lines = tuple(Line(_clean(cleaned, one, first), one.kind is UnitKind.HEADING) for one in excerpt.sentences)
    return Labelled(
        name=f"{series}/{excerpt.text}-{first}",
        source=Source.EXCERPTS,
        passage=Passage(lines, source_kind=excerpt.source_kind),
        truth=truth_of([one.codings for one in excerpt.sentences], themes),
        author=excerpt.text,  # whose excerpts go together
    )


def _clean(cleaned: Cleaned, place: Place, first: int) -> str:
    """The clean text of a sentence."""
    within = RawSpan(place.start - first, place.end - first)
    return " ".join(cleaned.offsets.to_clean(within).of(cleaned.text).split())
