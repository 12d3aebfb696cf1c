"""What of a web page is article and what is comment: on whole pages, and on what is easily taken for one."""

from pathlib import Path

import pytest

from benchmarks.web import FAMILIES, measure, read
from pipeline.ingest.here import read_here
from pipeline.ingest.web_comment_words import ACTION, ANNOUNCED, DATED
from pipeline.ingest.web_lines import Cover
from pipeline.spans import RawSpan
from pipeline.text import Document, Role
from tests.ingest.documents import PROSE, texts_of

LEAST_F1 = 0.95
PIECE = "".join(f"<p>{PROSE} Dat is alinea {number}.</p>" for number in ("een", "twee", "drie"))


def _read(tmp_path: Path, body: str, title: str = "De straat") -> Document:
    path = tmp_path / "pagina.html"
    path.write_text(f"<html><head><title>{title}</title></head><body>{body}</body></html>", encoding="utf-8")
    return read_here(path)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_article_and_every_comment_of_a_family_of_pages_is_found(tmp_path: Path, family: str) -> None:
    found = [measure(read(page, tmp_path), page) for page in FAMILIES[family](7, 5)]
    assert min(one.f1 for one in found) >= LEAST_F1
    assert [one.lost for one in found if one.lost] == []
    assert sum(one.apart for one in found) == sum(one.comments for one in found)


def _dated(tag: str, name: str) -> str:
    said = ("Bij ons gaat dat anders.", "Mooi!", "Wie betaalt dat?")
    heads = (f"<{tag}>{name} {number}, {number} mei 2014</{tag}><p>{text}</p>" for number, text in enumerate(said, 1))
    return "".join(heads)


@pytest.mark.parametrize(
    "below",
    [
        f"<h2>Reacties</h2>{_dated('h6', 'Joke')}",
        f"<h2>3 reacties</h2>{_dated('p', 'Joke')}<p><a href='/'>Terug</a></p>",
        "<h2>Reacties</h2><ul><li>Bij ons gaat dat anders.</li><li>Mooi!</li><li>Wie betaalt dat?</li></ul>",
        "<h2>Reacties</h2><p>Bij ons gaat dat anders.</p><p>Geplaatst door Jan | 3 mei 2009</p><p>Mooi!</p>"
        "<p>Geplaatst door An | 4 mei 2009</p><p>Wie betaalt dat?</p><p>Geplaatst door Bo | 5 mei 2009</p>",
        "<div class='comment'><b>Jan</b> <time>3u</time><p>Bij ons gaat dat anders.</p></div>"
        "<div class='comment'><b>An</b> <time>2u</time><p>Mooi!</p></div>"
        "<div class='comment'><b>Bo</b> <p>Wie betaalt dat?</p></div>",
    ],
)
def test_comments_are_told_apart_whatever_their_markup(tmp_path: Path, below: str) -> None:
    document = _read(tmp_path, f"<h1>De straat</h1>{PIECE}{below}")
    comments = texts_of(document, Role.COMMENT)
    for said in ("Bij ons gaat dat anders.", "Mooi!", "Wie betaalt dat?"):
        shortest = min((comment for comment in comments if said in comment), key=len)
        assert sum(other in shortest for other in ("Bij ons", "Mooi!", "Wie betaalt")) == 1
    assert not any("Dat is alinea" in comment for comment in comments)


@pytest.mark.parametrize(
    "body",
    [
        f"{PIECE}<h2>Discussie</h2>{PIECE}<h2>Besluit</h2>{PIECE}",
        f"{PIECE}<h2>Reacties</h2><ul><li>{PROSE}</li></ul><h2>Ons antwoord</h2>{PIECE}<h2>Besluit</h2>{PIECE}",
        f"{PIECE}<ul><li><b>3 mei 2014</b><p>{PROSE}</p></li><li><b>4 juni 2015</b><p>{PROSE}</p></li></ul>",
        f"{PIECE}<div class=name>Joke Smit</div><p>{PROSE}</p><div class=name>Piet Post</div><p>{PROSE}</p>",
        f"{PIECE}<h2>Wat vinden bewoners?</h2><p>Op 3 mei kwam de brief.</p>{PIECE}",
        f"{PIECE}<p>Joke, 3 mei 2014</p><h3><a href=/x>Een ander stuk</a></h3><p>{PROSE}</p><p>An, 4 mei 2014</p>"
        f"<h3><a href=/y>Nog een stuk</a></h3><p>{PROSE}</p>",
    ],
    ids=["chapter", "chapter with a list", "history", "people", "a sentence with a day", "teasers"],
)
def test_what_the_author_says_is_no_comment(tmp_path: Path, body: str) -> None:
    assert texts_of(_read(tmp_path, f"<h1>De straat</h1>{body}"), Role.COMMENT) == []


def test_a_box_between_paragraphs_is_of_the_piece_unless_it_leads_away(tmp_path: Path) -> None:
    boxes = f"<aside class=kader><h3>Het fonds</h3><p>{PROSE}</p></aside><p>Nog iets.</p>"
    boxes += (
        "<div><b>Lees ook</b> <a href=/x>Een ander stuk</a><p>Daarin staat meer over dit plein en die straat.</p></div>"
    )
    boxes += "<div><p>Meld u aan voor onze nieuwsbrief en mis niets.</p><a href=/n>Ja, graag</a></div>"
    article = "\n".join(texts_of(_read(tmp_path, f"<h1>De straat</h1>{PIECE}{boxes}{PIECE}"), Role.ARTICLE))
    assert "Het fonds" in article
    assert not any(piece in article for piece in ("ander stuk", "Daarin staat", "Meld u aan", "graag"))


def test_the_article_begins_with_its_title_and_leaves_out_who_wrote_it(tmp_path: Path) -> None:
    byline = "<p class=byline>Door Joke Smit | 3 mei 2014 | Leestijd vier minuten | Foto An de Wit</p>"
    top = f"<h2>Wijkblad</h2><h1>De straat</h1>{byline}"
    article = texts_of(_read(tmp_path, f"{top}{PIECE}<p>Foto: Piet Post</p>", "De straat - Wijkblad"), Role.ARTICLE)
    assert article[0] == "De straat"
    assert not any("Joke" in part or "Wijkblad" in part or "Piet" in part for part in article)


def test_an_article_is_no_furniture_whatever_it_is_called(tmp_path: Path) -> None:
    comments = "".join(f"<div class=comment><p>{PROSE} Zegt {number}.</p></div>" for number in range(9))
    page = _read(tmp_path, f"<h1>De straat</h1><div class='no-sidebar related'>{PIECE}</div>{comments}")
    assert not any("alinea" in block for block in texts_of(page, Role.FURNITURE))


def test_columns_of_a_page_laid_out_in_a_table_stand_apart(tmp_path: Path) -> None:
    page = f"<table><tr><td><ul><li><a href=/>Thuis</a></li></ul></td><td><h1>De straat</h1>{PIECE}</td></tr></table>"
    assert "Thuis\n\nDe straat" in _read(tmp_path, page).raw


@pytest.mark.parametrize("line", ["3 mei 2014", "Jan op 03-05-14 om 12:30", "2 uur geleden", "12:45", "May 3, 2014"])
def test_days_and_hours_are_seen(line: str) -> None:
    assert DATED.search(line)


@pytest.mark.parametrize("line", ["3 reacties", "Reacties (12)", "Reacties van lezers", "Er is 1 reactie op dit stuk"])
def test_lines_that_announce_comments_are_seen(line: str) -> None:
    assert ANNOUNCED.fullmatch(line)


def test_buttons_are_seen_and_a_long_number_is_soon_done_with() -> None:
    assert ACTION.fullmatch("Antwoord • 3 likes | Meld misbruik")
    assert not ACTION.fullmatch("1" * 5000 + " mensen")


def test_a_cover_counts_what_overlaps_once() -> None:
    cover = Cover([RawSpan(0, 10), RawSpan(5, 12), RawSpan(20, 30)])
    assert [cover.within(RawSpan(*span)) for span in ((0, 40), (8, 22), (12, 20))] == [22, 6, 0]
    assert cover.holds(RawSpan(8, 14))
    assert not cover.holds(RawSpan(11, 20))


def _grid(answer: str) -> str:
    said = ("Bij ons gaat dat anders.", "Mooi!", "Wie betaalt dat?")
    heads = (f"<td>Joke {number}<br><small>{number}-05-2014</small></td>" for number in range(1, 4))
    rows = (
        f"<tr>{head}<td><b>Kort</b><div>{text}</div>{answer}</td></tr>" for head, text in zip(heads, said, strict=True)
    )
    return f"<table><tr><th>Wie</th><th>Wat</th></tr>{''.join(rows)}</table>"


def test_rows_that_can_be_answered_are_comments_and_no_data(tmp_path: Path) -> None:
    answered = _read(tmp_path, f"<h1>De straat</h1>{PIECE}{_grid('<a href=/r>Reageren</a>')}")
    assert len(texts_of(answered, Role.COMMENT)) == 3
    assert not texts_of(answered, Role.TABLE)
    assert texts_of(_read(tmp_path, f"<h1>De straat</h1>{PIECE}{_grid('')}"), Role.TABLE)


def test_the_title_of_a_comment_is_of_it_and_the_name_of_its_field_says_nothing(tmp_path: Path) -> None:
    title = '<h3><a href="#c1" rel="bookmark">Over de kosten</a></h3>'
    body = f'<div class="field-name-comment-body"><p>{PROSE}</p></div>'
    comment = f'<div class="comment"><p class="name">Joke</p><p>3 mei 2014</p>{title}{body}</div>'
    page = _read(tmp_path, f"<h1>De straat</h1>{PIECE}<h2>Reacties (1)</h2>{comment}")
    assert len(texts_of(page, Role.COMMENT)) == 1
    assert "Over de kosten" not in texts_of(page, Role.FURNITURE)


def test_the_name_of_the_site_is_no_title_though_the_head_says_it(tmp_path: Path) -> None:
    home = '<div><a href="/">Databank van de hele stad</a></div>'
    page = _read(tmp_path, f"{home}<span>De straat</span>{PIECE}", title="Databank van de hele stad - De straat")
    assert texts_of(page, Role.ARTICLE)[0].startswith("De straat")
