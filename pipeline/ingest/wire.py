"""A document as JSON and back: what the reader's process sends. Never pickle: the sender has read a stranger's file."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from pipeline.errors import IngestError
from pipeline.messages import packed, unpacked
from pipeline.spans import RawSpan
from pipeline.text import Block, DateEvidence, DateKind, Document, OcrLack, OcrPage, Proposal, Role


def pack(outcome: Document | IngestError) -> bytes:
    """The outcome of reading, as JSON."""
    if isinstance(outcome, IngestError):
        error = {"problem": packed(outcome.problem), "where": outcome.where, "remedy": packed(outcome.remedy or "")}
        return json.dumps({"error": error}).encode()
    record = {field.name: getattr(outcome, field.name) for field in fields(outcome)}
    record["proposal"] = asdict(outcome.proposal)
    record["blocks"] = [(block.span.start, block.span.end, block.role) for block in outcome.blocks]
    record["ocr"] = [asdict(page) for page in outcome.ocr]
    record["notices"] = [packed(notice) for notice in outcome.notices]
    return json.dumps({"document": record}).encode()


def unpack(data: bytes) -> Document | IngestError:
    """What `pack` packed.

    Raises:
        ValueError: when the bytes are not from `pack`.
    """
    try:
        message: dict[str, Any] = json.loads(data)
        if error := message.get("error"):
            return IngestError(
                unpacked(error["problem"]), where=error["where"], remedy=unpacked(error["remedy"]) or None
            )
        record = message["document"]
        record["proposal"] = _proposal(record["proposal"])
        record["blocks"] = tuple(Block(RawSpan(start, end), Role(role)) for start, end, role in record["blocks"])
        record["ocr"] = tuple(_ocr_page(**page) for page in record["ocr"])
        record |= {name: tuple(record[name]) for name in ("page_starts", "pages_without_text")}
        record["notices"] = tuple(map(unpacked, record["notices"]))
        return Document(**record)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("not a packed document") from error


def _proposal(record: dict[str, Any]) -> Proposal:
    return Proposal(**{**record, "dates": tuple(_evidence(**one) for one in record["dates"])})


def _evidence(kind: str, span: dict[str, int] | None, **told: Any) -> DateEvidence:
    return DateEvidence(DateKind(kind), span=RawSpan(**span) if span else None, **told)


def _ocr_page(lack: str | None, **told: Any) -> OcrPage:
    return OcrPage(lack=OcrLack(lack) if lack else None, **told)
