"""Sources that a piece lists are notes, and chapters that only look like such a list are not."""

from pathlib import Path

import pytest

from pipeline.ingest.here import read_here
from pipeline.text import Document, Role
from tests.ingest.documents import PROSE, texts_of

PIECE = "".join(f"<p>{PROSE} Dat is alinea {number}.</p>" for number in ("een", "twee", "drie"))
BOOKS = ("Smit, J. (2009). De straat op. Utrecht: Boom.", "Gemeente Breda (2012). Nota wonen.")


def _read(tmp_path: Path, below: str) -> Document:
    path = tmp_path / "pagina.html"
    page = f"<html><head><title>De straat</title></head><body><h1>De straat</h1>{PIECE}{below}</body></html>"
    path.write_text(page, encoding="utf-8")
    return read_here(path)


def _article(document: Document) -> str:
    return "\n".join(texts_of(document, Role.ARTICLE))


@pytest.mark.parametrize(
    "below",
    [
        f"<h3>Literatuur en bronnen</h3><ul><li>{'</li><li>'.join(BOOKS)}</li></ul>",
        f"<p><b>Gebruikte bronnen:</b><br>{'<br>'.join(BOOKS)}</p>",
        f"<p>Bronnen: {'; '.join(BOOKS)}</p>",
        "<p>Noten</p><p>[1] Zie het vorige nummer.</p><p>[2] De namen zijn veranderd.</p>",
        f"<div>{'</div><div>'.join(BOOKS)}</div>",
        f"<p>Verder lezen</p><p>{BOOKS[0]}</p><h3>Contact</h3><p>Bel met de wijk als u nog iets wilt weten.</p>",
    ],
    ids=["list", "one paragraph", "one line", "notes", "without heading", "with more below"],
)
def test_sources_are_notes_and_end_a_piece(tmp_path: Path, below: str) -> None:
    page = _read(tmp_path, below)
    assert _article(page).endswith("alinea drie.")
    assert texts_of(page, Role.NOTE)


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Verantwoording</h3><p>Voor dit stuk spraken wij in 2009 met tien mensen in de buurt.</p>",
        "<h3>Publicaties</h3><ol><li>Begin klein en blijf dat doen.</li><li>Vraag wie er wil helpen.</li></ol>",
        "<p>In zijn boek (2009) zegt hij het anders dan in het stuk van daarna.</p>",
    ],
    ids=["chapter", "steps", "years in prose"],
)
def test_what_only_looks_like_sources_stays(tmp_path: Path, below: str) -> None:
    page = _read(tmp_path, below)
    assert not texts_of(page, Role.NOTE)
    assert "alinea drie." in _article(page)
    assert len(_article(page)) > len(_article(_read(tmp_path, "")))
