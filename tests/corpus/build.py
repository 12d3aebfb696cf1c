"""Documents for tests of the corpus room, and judgements on them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.codebook import Mode
from pipeline.corpus.adding import add_document
from pipeline.corpus.documents import Entry
from pipeline.corpus.metadata import Metadata
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.spans import RawSpan
from pipeline.text import Document, checksum

START = datetime(2026, 1, 1, 9, 30, 0, 125, tzinfo=UTC)


def metadata(**fields: object) -> Metadata:
    """Metadata of an essay of 2016, with other values where `fields` gives them."""
    return Metadata.model_validate({"title": "De buurt", "year": 2016, "source_kind": "essay", **fields})


def document(path: Path, raw: str | None = None, **fields: object) -> Document:
    """What a reader would make of a text file; `raw` where that is another text."""
    data = path.read_bytes()
    return Document(path.name, data.decode() if raw is None else raw, "test 1", checksum(data), **fields)  # type: ignore[arg-type]


def add(corpus: Path, folder: Path, text: str, name: str = "essay.txt", **fields: object) -> Entry:
    """Write a text file in `folder` and add it to the corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / name
    source.write_bytes(text.encode())
    return add_document(corpus, document(source), metadata(**fields), source.read_bytes())


def said(text: str, quote: str, labeller: str = "person:anna", *, after: int = 0, **fields: object) -> Judgement:
    """A judgement on the first place where a text has `quote`; community work is present when nothing else is said."""
    start = text.index(quote)
    given: dict[str, object] = {
        "mode": Mode.PRACTICE,
        "themes": (ThemeJudgement("community_work", Verdict.PRESENT),),
        **fields,
    }
    time = START + timedelta(seconds=after)
    return Judgement(RawSpan(start, start + len(quote)), quote, labeller, time, **given)  # type: ignore[arg-type]
