"""Reading files of each format, in this process and in a process of its own as users do; and a PDF of 400 pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.sample import paragraphs, sources, words
from benchmarks.timing import Case
from pipeline import ingest
from pipeline.settings import Settings

FILES = 6
PAGES, LINES, ON_LINE = 400, 45, 12
"""Of a long PDF: its pages, their lines, and the words on them."""


def cases(settings: Settings) -> Iterator[Case]:
    """Every format twice: the reader alone (words a second) and one file with its process (files a second)."""
    for extension, paths in sources(settings, FILES).items():
        total = words([ingest.read_here(path).raw for path in paths])
        yield Case(f"ingest: {extension}, reader alone", partial(_read_all, paths), total, "words")
        with_process = partial(ingest.read, paths[0], settings.limits)
        yield Case(f"ingest: {extension}, with its process", with_process, 1, "files")
    with tempfile.TemporaryDirectory() as folder:
        path = _long_pdf(Path(folder) / "long.pdf", settings)
        yield Case(f"ingest: a PDF of {PAGES} pages", partial(ingest.read, path, settings.limits), PAGES, "pages")


def _long_pdf(path: Path, settings: Settings) -> Path:
    text = cycle(" ".join(paragraphs(settings, PAGES * LINES * ON_LINE)).split())
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(1, PAGES + 1):
        canvas.setFont("Times-Roman", 10)
        for line in range(LINES):
            canvas.drawString(60, 780 - 15 * line, " ".join(islice(text, ON_LINE)))
        canvas.drawString(290, 40, str(number))
        canvas.showPage()
    canvas.save()
    return path


def _read_all(paths: Sequence[Path]) -> None:
    for path in paths:
        ingest.read_here(path)
