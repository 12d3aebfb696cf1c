"""Pages of institutes, professional associations and their older sites, for a last test of who reads web pages.

Six sites of one trade: a knowledge bank, an association, a magazine built of components, tables of 2005, text pasted
from a word processor in 2010, and a database of methods. Their HTML is in `second_held_out_frames.toml`, their words in
`second_held_out.toml`.

What counts as the article: title, lead, headings, questions of an interviewer, paragraphs, items, words of someone
quoted, boxes with text of their own, and the cells of tables. What does not: captions, credits, dates, writers and what
is said of them, sources at the foot, downloads, labels, a pull quote (it says twice what the text says once), and what
leads to another page, also where it stands between two paragraphs.

What counts as a comment: what its writer typed, and so its subject where a site shows one, but not the words of
another that it quotes, nor the line that stands in place of a comment taken away. Comments behind "toon meer" stand in
the page and count.
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.entities import codepoint2name
from itertools import groupby
from pathlib import Path
from random import Random
from string import Template
from typing import Any

from tests.ingest.web_pages.page import Page

BESIDE_THE_TEXT = frozenset({"figure", "pull", "aside"})
CELL = " | "
LINK = re.compile(r"\[\[(.+?)\]\]")
STRESS = re.compile(r"\*(.+?)\*")
SENTENCE = re.compile(r".+?[.!?](?=\s|$)|.+")
NAMED = {code: f"&{name};" for code, name in codepoint2name.items() if code > 127}

# Of different lengths, and neither of six: so each site meets each number in time.
THREADS = (4, 0, 9, 1, 16, 2, 6)
SECTIONS = (3, 1, 5, 2, 4)
THREADS_BEFORE_MORE = 5

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a piece and what it is: a paragraph, a heading, a row of cells."""

    kind: str
    text: str

    @property
    def told(self) -> tuple[str, ...]:
        """What of it counts as article, a cell a line."""
        return () if self.kind in BESIDE_THE_TEXT else tuple(plain(cell) for cell in self.cells)

    @property
    def cells(self) -> list[str]:
        """Its text, in more than one part where it is a row."""
        return self.text.split(CELL) if self.kind == "row" else [self.text]


@dataclass(frozen=True, slots=True)
class Comment:
    """What someone wrote underneath, and what others wrote in answer."""

    name: str
    subject: str
    paragraphs: tuple[str, ...]
    replies: tuple[Comment, ...]

    def in_order(self) -> Iterator[Comment]:
        """Itself and all under it, in the order in which a page shows them."""
        yield self
        for reply in self.replies:
            yield from reply.in_order()


@dataclass(frozen=True, slots=True)
class Site:
    """How one site writes its pages; see `second_held_out_frames.toml`."""

    name: str
    day: str
    moment: str
    ascii: bool
    stress: str
    frame: str
    blocks: Mapping[str, Sequence[str]]
    links: Mapping[str, str]
    talk: Mapping[str, str]

    def inline(self, text: str) -> str:
        """Writes the text of a block or paragraph, with its links and stressed words."""
        linked = LINK.sub(r'<a href="/meer">\1</a>', html.escape(text, quote=False))
        return STRESS.sub(rf"<{self.stress}>\1</{self.stress}>", linked)

    def piece(self, blocks: Iterable[Block]) -> str:
        """Writes blocks, those of one kind that follow each other together."""
        return "".join(self._alike(kind, list(alike)) for kind, alike in groupby(blocks, lambda block: block.kind))

    def _alike(self, kind: str, blocks: Sequence[Block]) -> str:
        around, one = self.blocks[kind]
        texts = ("</td><td>".join(map(self.inline, block.cells)) for block in blocks)
        return fill(around, lines="".join(fill(one, text=text) for text in texts))

    def list_of(self, kind: str, entries: Iterable[Words]) -> str:
        """Writes what stands beside a piece: links to others, tags, sources, dates."""
        escaped = ({key: html.escape(word, quote=False) for key, word in entry.items()} for entry in entries)
        return "".join(fill(self.links[kind], **entry) for entry in escaped)


@dataclass(frozen=True, slots=True)
class Talk:
    """Writes comments as a site does, with what chance decides: times, numbers, and who quotes whom."""

    site: Site
    roles: Sequence[str]
    months: Sequence[str]
    chance: Random

    def page_part(self, threads: Sequence[Comment]) -> str:
        """Writes all threads and what stands around them, or what a site says where there are none."""
        if not threads:
            return self.site.talk["empty"]
        items = [self._comment(thread, depth=0, quote="") for thread in threads]
        items.insert(self.chance.randint(1, len(items)), self.site.talk["removed"])
        if len(threads) > THREADS_BEFORE_MORE:
            items.insert(THREADS_BEFORE_MORE, self.site.talk["more"])
        count = sum(1 for thread in threads for _ in thread.in_order())
        return fill(self.site.talk["around"], count=count, items="".join(items))

    def _comment(self, comment: Comment, depth: int, quote: str) -> str:
        return fill(
            self.site.talk["comment"],
            name=comment.name,
            initial=comment.name[0],
            role=self.chance.choice(["", *self.roles]),
            moment=moment(self.site.moment, self.months, self.chance),
            id=self.chance.randint(100, 99999),
            likes=self.chance.randint(0, 24),
            depth=depth,
            subject="".join(fill(self.site.talk["subject"], text=text) for text in self._subject(comment)),
            quote=quote,
            text="".join(fill(self.site.talk["paragraph"], text=self.site.inline(line)) for line in comment.paragraphs),
            replies=self._replies(comment, depth, quote),
        )

    def _replies(self, comment: Comment, depth: int, quote: str) -> str:
        said = fill(self.site.talk["quote"], name=comment.name, inner=quote, text=first_sentence(comment))
        items = (self._comment(reply, depth + 1, self.chance.choice(["", said])) for reply in comment.replies)
        return fill(self.site.talk["replies"], items="".join(items)) if comment.replies else ""

    def truth(self, threads: Iterable[Comment]) -> tuple[str, ...]:
        """What each commenter wrote, as far as the site shows it."""
        comments = (comment for thread in threads for comment in thread.in_order())
        return tuple("\n".join(map(plain, (*self._subject(comment), *comment.paragraphs))) for comment in comments)

    def _subject(self, comment: Comment) -> list[str]:
        return [comment.subject] if comment.subject and self.site.talk["subject"] else []


def pages(seed: int, n: int) -> list[Page]:
    """Writes pages of all six sites in turn.

    Args:
        seed: Decides which texts meet on which site; the same pages come from the same seed.
        n: How many; from twelve on each site and each article occurs, and then titles come back.

    Returns:
        The pages, some without comments, with what a careful reader would call their article and their comments.
    """
    chance = Random(seed)  # noqa: S311 - makes test pages, guards nothing
    words = read("second_held_out.toml")
    sites = [Site(name=name, **site) for name, site in read("second_held_out_frames.toml").items()]
    chance.shuffle(sites)
    articles = chance.sample(words["articles"], len(words["articles"]))
    return [
        one_page(f"{seed}-{index:02}", sites[index % len(sites)], articles[index % len(articles)], words, index)
        for index in range(n)
    ]


def one_page(name: str, site: Site, article: Words, words: Words, index: int) -> Page:
    """Writes one article on one site; `index` decides how long it is and how many talk underneath."""
    chance = Random(name)  # noqa: S311 - makes test pages, guards nothing
    lead = [Block("lead", article["lead"])] if article["lead"] else []
    body = blocks_of(article, words, SECTIONS[index % len(SECTIONS)], chance)
    entries = chance.sample(words["threads"], THREADS[index % len(THREADS)])
    threads = threads_of(entries, words["names"], chance)
    talk = Talk(site, words["roles"], words["months"], chance)
    page = fill(
        site.frame.lstrip(),
        title=html.escape(article["title"], quote=False),
        lead=site.piece(lead),
        body=site.piece(body),
        talk=talk.page_part(threads),
        **surroundings(site, words, chance),
    )
    told = [article["title"], *(line for block in [*lead, *body] for line in block.told)]
    return Page(
        f"{site.name}-{name}.html", as_ascii(page) if site.ascii else page, "\n".join(told), talk.truth(threads)
    )


def blocks_of(article: Words, words: Words, sections: int, chance: Random) -> list[Block]:
    """The opening of an article and some sections, here and there with a way to another article between two."""
    blocks = parsed(article["text"], words["kinds"])
    for section in chance.sample(words["sections"], sections):
        if chance.random() < 0.3:
            blocks.append(Block("aside", chance.choice(words["teasers"])["title"]))
        blocks += parsed(section["text"], words["kinds"])
    return blocks


def parsed(text: str, kinds: Mapping[str, str]) -> list[Block]:
    """The blocks of a text, of which each line is one and begins with the mark of its kind, if any."""
    lines = text.strip().splitlines()
    return [Block(kinds[line[:2]], line[2:]) if line[:2] in kinds else Block("text", line) for line in lines]


def threads_of(entries: Sequence[Words], names: Sequence[str], chance: Random) -> list[Comment]:
    """Gives each turn of each thread a name, and lets answers answer the first turn or the one before."""
    threads = []
    for entry in entries:
        who = chance.sample(names, len(entry["turns"]))
        turns = [Comment(name, "", tuple(said.split("\n")), ()) for name, said in zip(who, entry["turns"], strict=True)]
        answers = tuple(turns[1:]) if chance.random() < 0.5 else nested(turns[1:])
        threads.append(Comment(who[0], entry.get("subject", ""), turns[0].paragraphs, answers))
    return threads


def nested(turns: Sequence[Comment]) -> tuple[Comment, ...]:
    """Turns of which each answers the one before it."""
    if not turns:
        return ()
    first, *rest = turns
    return (Comment(first.name, first.subject, first.paragraphs, nested(rest)),)


def surroundings(site: Site, words: Words, chance: Random) -> dict[str, object]:
    """What a page holds beside its article and its comments."""
    author = chance.choice(words["authors"])
    return {
        "label": chance.choice(words["labels"]),
        "author": author["name"],
        "bio": author["bio"],
        "day": moment(site.day, words["months"], chance),
        "minutes": chance.randint(3, 11),
        "likes": chance.randint(5, 900),
        "id": chance.randint(1000, 99999),
        "related": site.list_of("related", chance.sample(words["teasers"], 3)),
        "tags": site.list_of("tags", [{"text": tag} for tag in chance.sample(words["tags"], chance.randint(3, 12))]),
        "sources": site.list_of("sources", [{"text": source} for source in chance.sample(words["sources"], 3)]),
        **{kind: site.list_of(kind, words[kind]) for kind in ("events", "latest")},
    }


def moment(template: str, months: Sequence[str], chance: Random) -> str:
    """A date or time as a site writes it."""
    month = chance.randrange(len(months))
    return fill(
        template,
        day=chance.randint(1, 28),
        month=months[month],
        number=f"{month + 1:02}",
        hour=f"{chance.randrange(7, 24):02}",
        minute=f"{chance.randrange(60):02}",
        weeks=chance.randint(2, 40),
    )


def first_sentence(comment: Comment) -> str:
    """What another quotes of a comment."""
    return html.escape(str(SENTENCE.findall(plain(comment.paragraphs[0]))[0]), quote=False)


def plain(text: str) -> str:
    """A text as it is read, without the marks of links and stressed words."""
    return STRESS.sub(r"\1", LINK.sub(r"\1", text))


def as_ascii(page: str) -> str:
    """Writes every letter beyond ASCII as the entity that older sites wrote, by its name where it has one."""
    return page.translate(NAMED).encode("ascii", "xmlcharrefreplace").decode("ascii")


def fill(template: str, **words: object) -> str:
    """Puts words into a template, which may leave some out and lack none."""
    return Template(template).substitute(words)


def read(name: str) -> dict[str, Any]:
    """Reads a file beside this one."""
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
