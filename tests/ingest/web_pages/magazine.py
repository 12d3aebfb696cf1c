"""A regional magazine on welfare, with letters of readers under its pieces: boxes, lists and tables amid the text.

Written without sight of the reader, and kept for a last test until the reader was mended by it.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tests.ingest.web_pages.page import Page

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
MENU = ("Verhalen", "Wijken", "Mensen", "Onderzoek", "Agenda", "Over ons", "Contact")
MONTHS = ("januari", "maart", "april", "juni", "september", "november")


@dataclass(frozen=True)
class Letter:
    """A reader's letter: its paragraphs, who wrote it, and the answers to it."""

    number: int
    writer: str
    day: str
    paragraphs: tuple[str, ...]
    answers: tuple[Letter, ...] = ()

    def flat(self) -> Iterator[str]:
        """What was written, then what was answered to it."""
        yield "\n".join(self.paragraphs)
        for answer in self.answers:
            yield from answer.flat()


class Printer:
    """Prints one page and keeps what of it is the piece."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.said: list[str] = []
        self.place = self.chance.choice(WORDS["places"])
        self.decks: dict[str, list[str]] = {}
        self.writer, self.spoken = self.chance.sample(WORDS["people"], 2)
        self.year = self.chance.randint(2009, 2021)

    def unread(self, words: str) -> str:
        """One of the words of this kind that the page does not show yet, while there are such."""
        deck = self.decks.get(words) or self.chance.sample(WORDS[words], len(WORDS[words]))
        self.decks[words] = deck[1:]
        return self.fill(deck[0])

    def fill(self, sentence: str) -> str:
        """`sentence` about this page's place and person."""
        number = self.chance.randint(3, 48)
        return sentence.format(place=self.place, person=self.spoken, last=self.spoken.split()[-1], number=number)

    def day(self) -> str:
        """Some day of the page's year."""
        return f"{self.chance.randint(1, 28)} {self.chance.choice(MONTHS)} {self.year}"

    def say(self, sentence: str) -> str:
        """`sentence` as a part of the piece, ready to stand in the page."""
        self.said.append(filled := self.fill(sentence))
        return escape(filled, quote=False)

    def piece(self, length: int) -> str:
        """The body of the piece: a paragraph a block, with headings, a box, a list, a table and pictures between."""
        paragraphs = self.chance.sample(WORDS["paragraphs"], length)
        headings = iter(self.chance.sample(WORDS["headings"], 4))
        extras = self.chance.sample((self.box, self.steps, self.table, self.picture, self.leads_on), 3)
        return "\n".join(self.blocks(paragraphs, headings, extras))

    def blocks(self, paragraphs: list[str], headings: Iterator[str], extras: list[Callable[[], str]]) -> Iterator[str]:
        """The blocks of the body in order, as an editor of blocks would put them in the page."""
        for at, paragraph in enumerate(paragraphs):
            if at and at % 3 == 0 and (heading := next(headings, None)):
                yield f'<div class="blok blok--kop"><h3>{self.say(heading)}</h3></div>'
            yield f'<div class="blok blok--tekst"><p>{self.say(paragraph)}</p></div>'
            if at % 2 and extras:
                yield extras.pop()()
        if self.chance.random() < 0.5:
            streamer = escape(self.said[-1].split(". ")[0], quote=False)
            yield f'<div class="blok blok--streamer" aria-hidden="true"><span>{streamer}</span></div>'

    def box(self) -> str:
        """A box that belongs to the piece."""
        return (
            f'<aside class="blok kader"><h4>{self.say("Het project in het kort")}</h4>'
            f"<p>{self.say('In {place} werken sinds drie jaar {number} vrijwilligers mee aan het project.')}</p>"
            f"<p>{self.say('Het geld komt van de gemeente en van twee kleine fondsen uit de streek.')}</p></aside>"
        )

    def steps(self) -> str:
        """A list."""
        items = "".join(f"<li>{self.say(step)}</li>" for step in self.chance.sample(WORDS["steps"], 4))
        return f'<div class="blok blok--lijst"><ul>{items}</ul></div>'

    def table(self) -> str:
        """A small table of figures, a row a line of the piece."""
        rows = []
        for what in ("Huisbezoeken", "Doorverwijzingen", "Groepen"):
            numbers = [str(self.chance.randint(4, 250)) for _ in range(2)]
            self.said.append(" ".join([what, *numbers]))
            rows.append(f"<tr><th>{what}</th>" + "".join(f"<td>{number}</td>" for number in numbers) + "</tr>")
        return f'<div class="blok"><table class="cijfers"><tbody>{"".join(rows)}</tbody></table></div>'

    def picture(self) -> str:
        """A picture that is fetched late, with the same again for who runs no scripts."""
        name = f"/beeld/{self.year}/{self.chance.randint(100, 999)}.jpg"
        return (
            f'<figure class="blok"><img src="data:," data-src="{name}" alt="Bewoners aan een lange tafel">'
            f'<noscript><img src="{name}" alt="Bewoners aan een lange tafel"></noscript>'
            f"<figcaption>Foto: {escape(self.chance.choice(WORDS['people']))}</figcaption></figure>"
        )

    def leads_on(self) -> str:
        """A line amid the piece that leads to another one."""
        title = escape(self.unread("titles"))
        return f'<p class="verder-lezen"><strong>Ook interessant:</strong> <a href="/verhalen/9">{title}</a></p>'

    def letters(self, number: int, depth: int = 0) -> tuple[Letter, ...]:
        """`number` letters, some with answers."""
        return tuple(self.letter(depth) for _ in range(number))

    def letter(self, depth: int) -> Letter:
        """A letter of one to three paragraphs; one in three is answered, at most twice on end."""
        texts = tuple(self.unread("letters") for _ in range(self.chance.choice((1, 1, 1, 2, 3))))
        answered = depth < 2 and self.chance.random() < 0.33
        answers = self.letters(self.chance.choice((1, 1, 2)), depth + 1) if answered else ()
        return Letter(self.chance.randint(1000, 9999), self.chance.choice(WORDS["people"]), self.day(), texts, answers)


def printed(letter: Letter) -> str:
    """A letter as it stands in the page, with the answers to it in a list of their own."""
    text = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in letter.paragraphs)
    answers = f'<ol class="lezers__antwoorden">{"".join(map(printed, letter.answers))}</ol>' if letter.answers else ""
    return f"""<li class="lezer" id="reactie-{letter.number}">
  <div class="lezer__wie"><img src="/beeld/wie.svg" alt=""> <b>{escape(letter.writer)}</b>
    <a href="#reactie-{letter.number}"><time>{letter.day}, 20:{letter.number % 60:02}</time></a></div>
  <div class="lezer__tekst">{text}</div>
  <div class="lezer__knoppen"><button>Beantwoorden</button> <button>Melden</button>
    <span>{letter.number % 9} keer eens</span></div>
  {answers}</li>"""


def readers(letters: tuple[Letter, ...]) -> str:
    """The part of the page with letters, or the line that there are none yet."""
    if not letters:
        return '<section id="lezersreacties"><h2>Reacties</h2><p class="leeg">Nog geen reacties.</p></section>'
    count = sum(1 for letter in letters for _ in letter.flat())
    return f"""<section id="lezersreacties"><h2>{count} reacties van lezers</h2>
<p class="huisregels">Reageren? Houd het netjes en noem uw naam. De redactie kan reacties inkorten.</p>
<ol class="lezers">{"".join(map(printed, letters))}</ol>
<form class="lezers__nieuw"><label>Uw naam <input name="naam"></label><label>Uw reactie <textarea></textarea></label>
<p>Uw e-mailadres wordt niet getoond.</p><button>Plaatsen</button></form></section>"""


def head(page: Printer, day: str) -> str:
    """The head of the page; only some pages describe themselves to search engines."""
    title = page.said[0]
    told = {"@context": "https://schema.org", "@type": "Article", "headline": title, "author": page.writer}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    described = script if page.chance.random() < 0.5 else ""
    return f"""<meta charset="utf-8"><title>{escape(title)} - Noaberblad</title>
<meta name="description" content="Noaberblad, magazine voor welzijn in de streek"><meta name="date" content="{day}">
{described}<style>.kader {{ background: #eee }}</style><script>window.dataLayer = [];</script>"""


def card(number: int, title: str, teaser: str) -> str:
    """What leads to another piece."""
    link = f'<a href="/verhalen/{number}">{escape(title)}</a>'
    return f'<div class="kaart"><h4>{link}</h4><p>{escape(teaser)}</p></div>'


def around(page: Printer) -> tuple[str, str]:
    """What stands before and after every piece: menu, cookies, agenda, other pieces, newsletter, colophon."""
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
    days = "".join(f"<li><b>{page.day()}</b> {escape(what)}</li>" for what in page.chance.sample(WORDS["agenda"], 3))
    cards = "".join(card(at, page.unread("titles"), page.unread("teasers")) for at in range(3))
    before = f"""<div class="koekjes" role="dialog"><p>Noaberblad gebruikt cookies om te zien welke verhalen
gelezen worden. Met uw keuze kunt u altijd verder lezen.</p><button>Goed</button><button>Liever niet</button></div>
<div class="kop"><a href="/" class="merk">Noaberblad</a><ul class="menu">{menu}</ul>
<form><input type="search"></form></div>"""
    after = f"""<div class="zij"><h2>Agenda</h2><ul>{days}</ul></div>
<div class="meer"><h2>Meer verhalen uit de streek</h2>{cards}</div>
<div class="brief"><h2>Elke maand het Noaberblad in uw bus?</h2><p>Meld u aan voor onze nieuwsbrief met verhalen uit de
wijken van de streek.</p><input type="email"><button>Aanmelden</button></div>
<div class="voet"><p>Noaberblad is een uitgave van de stichting Noaberschrift. Overnemen mag met bronvermelding.</p>
<p>&copy; 2024 stichting Noaberschrift</p><a href="/privacy">Privacy</a></div>"""
    return before, after


def page(seed: str, name: str, length: int, letters: int) -> Page:
    """One piece of `length` paragraphs with `letters` letters, not counting the answers to them."""
    made = Printer(seed)
    before, after = around(made)
    title = made.say(made.unread("titles"))
    lead = made.say(made.unread("teasers"))
    day, body, written = made.day(), made.piece(length), made.letters(letters)
    writer = escape(made.writer)
    html = f"""<!DOCTYPE html><html lang="nl"><head>{head(made, day)}</head>
<body>{before}<div id="inhoud"><div class="kruimels"><a href="/">Thuis</a> &rsaquo;
<a href="/verhalen">Verhalen</a></div>
<div class="verhaal"><h1>{title}</h1><p class="verhaal__intro">{lead}</p>
<div class="verhaal__wie">Door <a href="/mensen/1">{writer}</a> | {day} | leestijd {length} minuten</div>
<div class="delen"><a href="#">Deel dit verhaal</a><a href="#">Mail</a><a href="#">Druk af</a></div>
{body}
<div class="schrijver"><b>{writer}</b> schrijft voor Noaberblad over buurten en de mensen die er werken.</div>
<div class="trefwoorden"><a href="/t/1">welzijn</a> <a href="/t/2">buurtwerk</a>
<a href="/t/3">{made.place}</a></div></div>
{readers(written)}</div>
{after}</body></html>"""
    return Page(name, html, "\n".join(made.said), tuple(text for letter in written for text in letter.flat()))


def pages(seed: int, n: int) -> list[Page]:
    """`n` pages, the same for the same seed: long pieces without letters, short ones with many, and between."""
    chance = random.Random(seed)  # noqa: S311
    return [
        page(f"{seed} {at}", f"noaberblad-{at}.html", chance.randint(3, 14), chance.choice((0, 2, 4, 7, 11)))
        for at in range(n)
    ]
