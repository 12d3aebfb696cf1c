"""What stands in a piece on a web page and is no part of it, where no name of an element tells."""

from pathlib import Path

import pytest

from pipeline.ingest.here import read_here
from pipeline.text import Document, Role
from tests.ingest.documents import PROSE, texts_of

PIECE = "".join(f"<p>{PROSE} Dat is alinea {number}.</p>" for number in ("een", "twee", "drie"))


def _read(tmp_path: Path, body: str, title: str = "De straat") -> Document:
    path = tmp_path / "pagina.html"
    path.write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>", encoding="utf-8")
    return read_here(path)


def _article(document: Document) -> str:
    return "\n".join(texts_of(document, Role.ARTICLE))


@pytest.mark.parametrize(
    "line",
    [
        "Door Joke Smit | 3 mei 2014 | leestijd 5 minuten",
        "Joke Smit, 3 mei 2014",
        "Tekst: Joke Smit Beeld: An de Wit",
        "Gepubliceerd: 3-5-2014 10:12",
        "Van onze verslaggever",
    ],
)
def test_who_wrote_it_and_when_is_no_part_of_a_piece(tmp_path: Path, line: str) -> None:
    page = _read(tmp_path, f"<h1>De straat</h1><p>Kort gezegd: er gebeurt veel.</p><div>{line}</div>{PIECE}")
    assert line not in _article(page)
    assert line in "\n".join(texts_of(page, Role.FURNITURE))


@pytest.mark.parametrize(
    "end",
    [
        "<p>Joke Smit is socioloog en schrijft over de stad.</p>",
        "<div><img src=x><b>An de Wit</b><p>Schrijft over wonen en zorg, en over alles daartussen.</p></div>",
        "<p>Trefwoorden: wonen, zorg</p><p>Dit artikel verscheen eerder in het blad van de buurt.</p>",
        "<h3>Over de auteur</h3><p>Zij doet onderzoek naar wat mensen in een buurt met elkaar delen.</p>",
        "<p>Heeft u een tip? Laat het ons weten via tip@blad.example.</p><p>Reageren is niet meer mogelijk.</p>",
        "<div><a href=/x>Een ander stuk over de stad</a><p>Wat er na de zomer met het plein gebeurt.</p></div>"
        "<div><a href=/y>Nog een stuk over de stad</a><p>Wie er na de zomer op het plein staat.</p></div>",
    ],
    ids=["writer", "writer in a box", "tags and notes", "on the writer", "calls", "cards"],
)
def test_a_piece_ends_before_what_is_said_of_it(tmp_path: Path, end: str) -> None:
    page = _read(tmp_path, f"<h1>De straat</h1><p>Door Joke Smit</p>{PIECE}{end}")
    assert _article(page).endswith("alinea drie.")


def test_a_sentence_that_stands_in_it_twice_is_told_once(tmp_path: Path) -> None:
    again = "<div><span>“Op dinsdag zet zij koffie in het buurthuis”</span></div>"
    page = _read(tmp_path, f"<h1>De straat</h1>{PIECE.replace('</p><p>', f'</p>{again}<p>', 1)}")
    assert "“" not in _article(page)
    assert _article(page).count("alinea") == 3


@pytest.mark.parametrize(
    "kept",
    [
        "".join(f"<p><b>{day} mei</b></p><p>{PROSE}</p>" for day in (3, 4, 5)),
        "".join(f"<p><b>{name} Smit</b> is beheerder van een huis.</p>" for name in ("Joke", "An", "Bilal", "Wim")),
        f"<h2>Agenda</h2><p>{PROSE}</p>{PIECE}",
        "<blockquote>Wie hier woont, weet hoe laat de bus gaat.</blockquote><p>Zo is het.</p>",
        "<p>Wie betaalt dat?</p><p>De gemeente, zegt Joke Smit.</p>",
    ],
    ids=["diary", "portraits", "chapter", "quote", "question"],
)
def test_what_only_looks_so_is_kept(tmp_path: Path, kept: str) -> None:
    article = _article(_read(tmp_path, f"<h1>De straat</h1>{kept}{PIECE}{kept}"))
    told = _article(_read(tmp_path, f"<h1>De straat</h1>{PIECE}<p>{PROSE}</p>{kept}<p>{PROSE}</p>"))
    for line in kept.replace("</p>", "\n").replace("</h2>", "\n").replace("</blockquote>", "\n").splitlines():
        said = line.replace("<p>", "").replace("<b>", "").replace("</b>", "").replace("<h2>", "")
        assert said.replace("<blockquote>", "") in article
        assert said.replace("<blockquote>", "") in told


@pytest.mark.parametrize("title", ["De straat - Wijkblad", "Wijkblad: De straat", "Wijkblad | Verhalen | De straat"])
def test_a_title_is_known_beside_the_name_of_its_site(tmp_path: Path, title: str) -> None:
    top = "<div>Wijkblad</div><div><a href=/>Thuis</a> &gt; <a href=/v>Verhalen</a> &gt; De straat</div>"
    assert texts_of(_read(tmp_path, f"{top}<p><b>De straat</b></p>{PIECE}", title), Role.ARTICLE)[0].startswith(
        "De straat"
    )


def test_a_column_before_the_title_is_no_part_of_the_piece(tmp_path: Path) -> None:
    column = "<p>Wijkblad is er voor iedereen die in de wijk woont of werkt.</p>"
    body = f"<table><tr><td>{column}</td><td><h1>De straat</h1>{PIECE}</td></tr></table>"
    assert _article(_read(tmp_path, body)).startswith("De straat")


def test_replies_are_found_above_and_below_what_most_comments_look_like(tmp_path: Path) -> None:
    def said(name: str, inside: str = "") -> str:
        return f"<dt>{name} (3 mei 2014)</dt><dd><p>Dat zegt {name}.</p>{f'<dl>{inside}</dl>' if inside else ''}</dd>"

    thread = said("Joke", said("An") + said("Bo")) + said("Wim", said("Kees", said("Ilse")))
    document = _read(tmp_path, f"<h1>De straat</h1>{PIECE}<h3>Wat lezers vinden</h3><dl>{thread}</dl>")
    comments = "\n".join(texts_of(document, Role.COMMENT))
    assert all(f"Dat zegt {name}." in comments for name in ("Joke", "An", "Bo", "Wim", "Kees", "Ilse"))
    assert "alinea" not in comments


def test_comments_with_their_buttons_and_day_below_are_told_apart(tmp_path: Path) -> None:
    foot = "<div><a href=#>Vind ik leuk</a> · <a href=#>Beantwoorden</a> · <span>8 j</span></div>"
    said = "".join(
        f"<div><div><b>{name}</b></div><div>Dat zegt {name}, en meer.</div>{foot}</div>" for name in ("Jo", "An", "Bo")
    )
    comments = texts_of(_read(tmp_path, f"<h1>De straat</h1>{PIECE}<h3>3 opmerkingen</h3>{said}"), Role.COMMENT)
    assert [sum(f"Dat zegt {name}" in comment for comment in comments) for name in ("Jo", "An", "Bo")] == [1, 1, 1]
    assert len(comments) == 3


def test_cards_with_a_day_are_no_comments(tmp_path: Path) -> None:
    cards = "".join(
        f"<div><div><a href=/x>Een stuk over straat {n}</a></div><div>{n} mei 2014</div><p>{PROSE}</p></div>"
        for n in (3, 4, 5)
    )
    assert texts_of(_read(tmp_path, f"<h1>De straat</h1>{PIECE}<h3>Reacties</h3>{cards}"), Role.COMMENT) == []
