"""The forms of the two files beside a raw text: `document.toml`, which people read and mend, and `layout.json`."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Annotated

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, ValidationError

from pipeline.codebook import Line
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError, first_fault
from pipeline.messages import Message, packed, unpacked
from pipeline.spans import RawSpan
from pipeline.text import Block, Document, OcrLack, OcrPage, Role

FROM_GIT = "get it back from git, or add the source file anew"

_FROZEN = ConfigDict(frozen=True, extra="forbid")
_Checksum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Offset = Annotated[int, Field(ge=0, strict=True)]
_Share = Annotated[float, Field(ge=0, le=1)]


class Source(BaseModel):
    """The `[source]` table: the file that was handed in, and its checksum."""

    model_config = _FROZEN
    name: Annotated[str, StringConstraints(pattern=r"^[^/\\]+$")]
    sha256: _Checksum


class Raw(BaseModel):
    """The `[raw]` table: checksum of `raw.txt`, and which reader made it."""

    model_config = _FROZEN
    sha256: _Checksum
    reader: Line


class About(Metadata):
    """All of `document.toml`."""

    source: Source
    raw: Raw

    @property
    def metadata(self) -> Metadata:
        """What people say of the document, alone."""
        return Metadata.model_validate(self.model_dump(include=set(Metadata.model_fields)))


class Layout(BaseModel):
    """All of `layout.json`: what the reader saw besides the text. Offsets are over the raw text.

    A page in `ocr` is a list: its number, words, confidence and what it lacks, see `pipeline.text.OcrPage`.
    """

    model_config = _FROZEN
    page_starts: tuple[_Offset, ...] = (0,)
    pages_without_text: tuple[_Offset, ...] = ()
    notices: tuple[Annotated[str, PlainValidator(unpacked)], ...] = ()
    blocks: tuple[tuple[_Offset, _Offset, Role], ...] = ()
    ocr: tuple[tuple[_Offset, _Offset, _Share | None, OcrLack | None], ...] = ()
    ocr_engine: str | None = None

    def fits(self, length: int) -> bool:
        """Whether all offsets are in order and within a raw text of this length."""
        in_order = list(self.page_starts) == sorted({0, *self.page_starts}) and self.page_starts[-1] <= length
        return in_order and all(start <= end <= length for start, end, _ in self.blocks)

    def spans(self) -> tuple[Block, ...]:
        """The blocks, as the pipeline knows them."""
        return tuple(Block(RawSpan(start, end), role) for start, end, role in self.blocks)

    def ocr_pages(self) -> tuple[OcrPage, ...]:
        """The pages that are pictures, as the pipeline knows them."""
        return tuple(OcrPage(*page) for page in self.ocr)


def read_about(path: Path) -> About:
    """Read a `document.toml`.

    Raises:
        CorpusError: when it is missing, no TOML, or has a field that is missing, unknown or of the wrong type.
    """
    try:
        return About.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        if not path.parent.exists():  # nobody lost a file: the name was never one, or is no longer
            remedy = "look which there are: wijkspiegel status; and in the bin: wijkspiegel restore"
            raise CorpusError("there is no such document", where=path.parent, remedy=remedy) from error
        raise CorpusError("cannot be read", where=path, remedy="add the document with: wijkspiegel add") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(
            Message("is not TOML ({reason})", reason=str(error)), where=path, remedy="mend the line named"
        ) from error
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=path, remedy="mend that field") from error


def about_toml(document: Document, metadata: Metadata, source_name: str) -> str:
    """The text of a `document.toml`; what is not known is left out."""
    toml = tomlkit.document()
    certain = set() if metadata.year_uncertain else {"year_uncertain"}
    for name, value in metadata.model_dump(exclude_none=True, exclude=certain).items():
        toml.add(name, value.value if name == "source_kind" else value)
    source, raw = tomlkit.table(), tomlkit.table()
    source.update({"name": source_name, "sha256": document.source_sha256})
    raw.update({"sha256": document.raw_sha256, "reader": document.reader})
    toml.add("source", source)
    toml.add("raw", raw)
    return tomlkit.dumps(toml)


def read_layout(path: Path, length: int) -> Layout:
    """Read the `layout.json` of a raw text of `length` characters.

    Raises:
        CorpusError: when it is missing, damaged, or does not fit the text.
    """
    try:
        layout = Layout.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise CorpusError("cannot be read", where=path, remedy=FROM_GIT) from error
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=path, remedy=FROM_GIT) from error
    if not layout.fits(length):
        raise CorpusError("does not fit the raw text", where=path, remedy=FROM_GIT)
    return layout


def layout_json(document: Document) -> str:
    """The text of a `layout.json`, one field a line, so that git shows what differs."""
    fields: dict[str, object] = {
        "page_starts": list(document.page_starts),
        "pages_without_text": list(document.pages_without_text),
        "notices": [packed(notice) for notice in document.notices],
        "blocks": [[block.span.start, block.span.end, block.role.value] for block in document.blocks],
    }
    if document.ocr:
        fields["ocr"] = [[page.number, page.words, page.confidence, page.lack] for page in document.ocr]
        fields["ocr_engine"] = document.ocr_engine
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"
