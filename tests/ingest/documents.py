"""Files made for the tests of ingest: small, and with a known text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import docx
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.text import Document, Role

PROSE = (
    "De opbouwwerker kent de straat en de mensen die er wonen, en zij kennen haar. Op dinsdag zet zij koffie in het "
    "buurthuis en luistert naar wat er speelt. Wie een klacht heeft over de stoep komt ook, en blijft meestal zitten "
    "om te helpen met de moestuin die de bewoners vorig jaar zelf zijn begonnen."
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def texts_of(document: Document, role: Role) -> list[str]:
    """The characters of each block of one role, in order."""
    return [block.span.of(document.raw) for block in document.blocks if block.role is role]


def write_pdf(path: Path, draw: Callable[[Canvas], None], *, password: str | None = None, **told: str) -> Path:
    """A PDF that `draw` draws, with `told` (title, author) in its properties."""
    locked = pdfencrypt.StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(str(path), pagesize=A4, encrypt=locked)
    for name, value in told.items():
        getattr(canvas, f"set{name.title()}")(value)
    draw(canvas)
    canvas.save()
    return path


def draw_lines(canvas: Canvas, lines: Sequence[str], *, left: float = 60, top: float = 740, size: float = 10) -> None:
    """Lines of running text, 14 points apart."""
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(left, top - 14 * number, line)


def write_word(path: Path, body: str, parts: Mapping[str, str] | None = None) -> Path:
    """A Word file with `body` as the XML inside its `w:body`, and other parts by kind (`footnotes`, `numbering`)."""
    made = io.BytesIO()
    docx.Document().save(made)
    replaced = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    for kind, xml in (parts or {}).items():
        replaced[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{xml}</w:{kind}>'
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in replaced:
                target.writestr(name, _announcing(source.read(name).decode("latin-1"), name, parts or {}))
        for name, xml in replaced.items():
            target.writestr(name, xml)
    return path


def _announcing(text: str, name: str, parts: Mapping[str, str]) -> bytes:
    """The list of types and the relations of the document, with the added parts in them."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for number, kind in enumerate(parts):
        if name == "[Content_Types].xml" and f"/word/{kind}.xml" not in text:
            entry = f'<Override PartName="/word/{kind}.xml" ContentType="{types}.{kind}+xml"/></Types>'
            text = text.replace("</Types>", entry)
        if name == "word/_rels/document.xml.rels" and f'"{kind}.xml"' not in text:
            entry = f'<Relationship Id="rNew{number}" Type="{relations}/{kind}" Target="{kind}.xml"/></Relationships>'
            text = text.replace("</Relationships>", entry)
    return text.encode("latin-1")
