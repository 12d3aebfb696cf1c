"""The command: examples in, a corpus of files with metadata and judgements out."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.progress import track

from pipeline import ingest
from pipeline.codebook import Codebook, Stance, UnitKind, load_codebook
from pipeline.corpus.documents import new_slug, write_document
from pipeline.corpus.metadata import Metadata
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.records import to_record
from pipeline.text import Document
from tools.shipped_corpus.align import locate
from tools.shipped_corpus.examples import Coding, Example, read_examples
from tools.shipped_corpus.forms import Form, assign

CODERS = ("coder-a", "coder-b")
CODED = datetime(2026, 11, 1, tzinfo=UTC)
"""When both codings were finished."""
LICENCE = "CC-BY-4.0"


def main() -> None:
    """Make the corpus; documents that are there already are left alone."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("examples", type=Path)
    arguments.add_argument("corpus", type=Path)
    options = arguments.parse_args()
    codebook = load_codebook(options.corpus / "codebook.toml")
    examples = read_examples(options.examples)
    forms = assign(examples)
    for example in track(examples, "Documents"):
        add(example, forms[example.id], options.corpus, codebook)


def add(example: Example, form: Form, corpus: Path, codebook: Codebook) -> None:
    """Write one example as a document of the corpus, with its two codings."""
    metadata = Metadata(
        title=example.title,
        year=example.year,
        source_kind=example.kind,
        outlet=example.outlet,
        fictional=True,
        licence=LICENCE,
    )
    slug = new_slug(corpus, metadata)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{slug}{form.ending}"
        source.write_bytes(form.write(example))
        document = ingest.read(source)
        write_document(corpus, slug, document, metadata, source.read_bytes())
    records = [
        json.dumps(to_record(slug, judgement), ensure_ascii=False) for judgement in codings(example, document, codebook)
    ]
    target = corpus / "judgements" / f"{slug}.jsonl"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(records) + "\n", encoding="utf-8", newline="\n")


def codings(example: Example, document: Document, codebook: Codebook) -> Iterator[Judgement]:
    """Both codings of each sentence, where it stands in the document; kind and voice are its author's."""
    spans = locate((sentence.text for _, sentence in example.sentences), document.raw)
    for (paragraph, sentence), span in zip(example.sentences, spans, strict=True):
        kind = UnitKind.HEADING if paragraph.heading else UnitKind.TEXT
        for labeller, coding in zip(CODERS, sentence.codings, strict=True):
            by_author = labeller == CODERS[0]
            yield Judgement(
                span=span,
                quote=" ".join(span.of(document.raw).split()),
                labeller=labeller,
                time=CODED,
                kind=kind if by_author else None,
                voice=paragraph.voice if by_author else None,
                mode=coding.mode,
                themes=tuple(_verdicts(coding, codebook)),
            )


def _verdicts(coding: Coding, codebook: Codebook) -> Iterator[ThemeJudgement]:
    for theme in codebook.theme_ids:
        stance: Stance | None = coding.themes.get(theme)
        yield ThemeJudgement(theme, Verdict(stance.value) if stance else Verdict.NO)


if __name__ == "__main__":
    main()
