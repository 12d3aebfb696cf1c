"""Word files with styles, a header, a footer and document properties."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx

from pipeline.codebook import Voice
from tools.shipped_corpus.examples import Example

ZIP_EPOCH = (2020, 1, 1, 0, 0, 0)


def write(example: Example) -> bytes:
    """The example as a Word file."""
    word = docx.Document()
    properties = word.core_properties
    properties.title, properties.author = example.title, example.outlet
    properties.created = properties.modified = datetime(example.year, 6, 1, tzinfo=UTC)
    word.sections[0].header.paragraphs[0].text = example.outlet
    word.sections[0].footer.paragraphs[0].text = f"{example.title} | {example.year}"
    word.add_heading(example.title, level=0)
    for paragraph in example.body:
        if paragraph.heading:
            word.add_heading(paragraph.text, level=2)
        else:
            run = word.add_paragraph().add_run(paragraph.text)
            run.bold = paragraph.voice is Voice.INTERVIEWER
    if example.comments:
        word.add_heading("Reacties", level=2)
    for comment in example.comments:
        word.add_paragraph(comment.text, style="List Number")
    buffer = io.BytesIO()
    word.save(buffer)
    return _without_clock(buffer.getvalue())


def _without_clock(data: bytes) -> bytes:
    """The same archive with one fixed time on each part, so that the same example gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, ZIP_EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
