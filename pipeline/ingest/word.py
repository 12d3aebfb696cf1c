"""Word files: body, notes, text boxes, headers and footers, with tracked insertions and without deletions."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from lxml import etree
from lxml.etree import _Element as Element

import pipeline
from pipeline.errors import IngestError
from pipeline.ingest.formats import MEBIBYTE
from pipeline.ingest.limits import Limits
from pipeline.ingest.reading import Dated, Reading, dates_of_file, one_line, proposed_date
from pipeline.ingest.refusals import broken, out_of_memory, too_large_part, too_large_unpacked
from pipeline.ingest.word_styles import Numbering, Styles, W
from pipeline.ingest.word_text import WordWriter
from pipeline.messages import Message
from pipeline.text import Proposal

_FAULTS = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    EOFError,
)
_MAIN_PART = "word/document.xml"
_LOCKED = 0x1  # the flag of an encrypted member of an archive


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:
    """Read a Word file.

    Raises:
        IngestError: when it is no Word file, broken, locked, or too large unpacked.
    """
    _look_inside(data, path, limits)
    try:
        document = docx.Document(io.BytesIO(data))
        text = _write(document)
        return Reading(
            raw=text.writer.raw,
            reader=f"wijkspiegel {pipeline.__version__}, python-docx {docx.__version__}",
            blocks=tuple(text.writer.blocks),
            proposal=_proposal(document),
            notices=tuple(_notices(document.element.body, _parts(document, "comments"))),
        )
    except etree.XMLSyntaxError as error:
        raise _not_parsed(error, path, limits) from error
    except _FAULTS as error:
        raise broken(path, Message("Word file"), f"{type(error).__name__}: {error}") from error


def _not_parsed(error: etree.XMLSyntaxError, path: Path, limits: Limits) -> IngestError:
    """XML that is too much for its parser is not broken: another remedy helps."""
    code = getattr(error, "code", None)  # lxml's stubs leave it out
    if code == etree.ErrorTypes.ERR_NO_MEMORY:
        return out_of_memory(path, limits)
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return too_large_part(path)
    return broken(path, Message("Word file"), f"{type(error).__name__}: {error}")


def _look_inside(data: bytes, path: Path, limits: Limits) -> None:
    """Refuse by the archive's list of contents, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except _FAULTS as error:
        raise broken(path, Message("Word file"), str(error)) from error
    if any(member.flag_bits & _LOCKED for member in members):
        raise IngestError("is locked with a password", where=path, remedy="save it without a password")
    if sum(member.file_size for member in members) > limits.unpacked_mb * MEBIBYTE:
        raise too_large_unpacked(path, limits)
    if _MAIN_PART not in {member.filename for member in members}:
        raise broken(path, Message("Word file"), Message("there is no {part} in it", part=_MAIN_PART))


def _write(document: WordDocument) -> WordWriter:
    numbering = next(iter(_parts(document, "numbering")), None)
    styles = Styles(next(iter(_parts(document, "styles")), None))
    text = WordWriter(styles, Numbering(numbering, styles))
    for header in _different(_parts(document, "header")):
        text.furniture(header)
    text.container(document.element.body)
    for kind in ("footnote", "endnote"):
        notes = {note.get(f"{W}id", ""): note for root in _parts(document, f"{kind}s") for note in root}
        text.notes(f"{W}{kind}Reference", notes)
    for footer in _different(_parts(document, "footer")):
        text.furniture(footer)
    return text


def _parts(document: WordDocument, kind: str) -> list[Element]:
    """The roots of the parts of one kind, in order of their names. What stands outside the file is never fetched."""
    relations = [one for one in document.part.rels.values() if not one.is_external and one.reltype.endswith(f"/{kind}")]
    parts = {str(one.target_part.partname): one.target_part.blob for one in relations}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return [etree.fromstring(blob, parser) for _, blob in sorted(parts.items())]


def _different(roots: list[Element]) -> list[Element]:
    """Without those whose text an earlier one has: most sections repeat their headers."""
    return list({"".join(text.text or "" for text in root.iter(f"{W}t")): root for root in reversed(roots)}.values())[
        ::-1
    ]


def _notices(body: Element, comments: list[Element]) -> list[Message]:
    inserted, deleted = (
        sum(1 for _ in body.iter(W + one, W + two)) for one, two in (("ins", "moveTo"), ("del", "moveFrom"))
    )
    remarks = sum(len(root.findall(f"{W}comment")) for root in comments)
    notices = []
    if inserted or deleted:
        notices.append(
            Message(
                "tracked changes: {inserted} insertions read, {deleted} deletions left out",
                inserted=inserted,
                deleted=deleted,
            )
        )
    if remarks:
        notices.append(Message("{number} comments in the margin left out", number=remarks))
    return notices


def _proposal(document: WordDocument) -> Proposal:
    properties = document.core_properties
    return Proposal(
        title=one_line(properties.title),
        author=one_line(properties.author),
        dates=dates_of_file(made=_date(properties.created), changed=_date(properties.modified)),
    )


def _date(told: datetime | None) -> Dated:
    return proposed_date(told.year, told.month, told.day) if told else (None, None)
