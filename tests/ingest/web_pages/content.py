"""What a page is about, before it is a page: the piece, and what readers wrote below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from tests.ingest.web_pages.prose import Prose


@dataclass(frozen=True)
class Part:
    """A part of a piece: `p`, `h2`, `ul`, `table` or `quote`, each with its lines; cells of a table by a tab."""

    kind: str
    lines: tuple[str, ...]

    @property
    def html(self) -> str:
        """It in plain markup."""
        if self.kind == "ul":
            return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in self.lines)}</ul>"
        if self.kind == "table":
            rows = "".join(f"<tr>{cells(line)}</tr>" for line in self.lines)
            return f"<table><tbody>{rows}</tbody></table>"
        if self.kind == "quote":
            return f"<blockquote><p>{escape(self.lines[0])}</p></blockquote>"
        return f"<{self.kind}>{escape(self.lines[0])}</{self.kind}>"

    @property
    def truth(self) -> str:
        """Its text."""
        return "\n".join(self.lines).replace("\t", "\n")


@dataclass(frozen=True)
class Piece:
    """What the page is made for."""

    title: str
    writer: str
    date: str
    lead: str
    parts: tuple[Part, ...]

    @property
    def truth(self) -> str:
        """All its text."""
        return "\n".join([self.title, *filter(None, [self.lead]), *(part.truth for part in self.parts)])

    def body(self, between: Callable[[int], str] = lambda _: "") -> str:
        """Its parts in plain markup, each with what the site puts behind it."""
        return "\n".join(part.html + between(number) for number, part in enumerate(self.parts))


@dataclass(frozen=True)
class Remark:
    """What one reader wrote, and what others replied."""

    name: str
    date: str
    paragraphs: tuple[str, ...]
    replies: tuple[Remark, ...] = ()

    @property
    def html(self) -> str:
        """What was written, in paragraphs."""
        return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)

    @property
    def truth(self) -> tuple[str, ...]:
        """The text of this one, and of the replies to it."""
        return ("\n".join(self.paragraphs), *truths(self.replies))


def truths(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """The text of each remark and reply in order."""
    return tuple(text for remark in remarks for text in remark.truth)


def cells(line: str, tag: str = "td") -> str:
    """A row of a table."""
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in line.split("\t"))


def make_piece(prose: Prose, *, paragraphs: int = 6, lists: bool = True) -> Piece:
    """A piece of about so many paragraphs, now and then with headings, a list, a table, a quote."""
    chance = prose.chance
    parts = [Part("p", (prose.paragraph(),)) for _ in range(chance.randint(max(2, paragraphs - 2), paragraphs + 2))]
    for heading in prose.headings(chance.randint(0, 3)):
        parts.insert(chance.randint(1, len(parts) - 1), Part("h2", (heading,)))
    if lists and chance.random() < 0.6:
        parts.insert(chance.randint(1, len(parts)), Part("ul", tuple(prose.sentence() for _ in range(3))))
    if lists and chance.random() < 0.4:
        parts.insert(chance.randint(1, len(parts)), make_table(prose))
    if chance.random() < 0.4:
        parts.insert(chance.randint(1, len(parts)), Part("quote", (prose.sentence(),)))
    lead = prose.paragraph(1, 2) if chance.random() < 0.7 else ""
    return Piece(prose.title(), prose.writer(), prose.date(), lead, tuple(parts))


def make_table(prose: Prose) -> Part:
    """A table of a few rows."""
    years = range(2011, 2011 + prose.chance.randint(3, 5))
    rows = [f"{year}\t{prose.chance.randint(20, 900)}\t€ {prose.chance.randint(2, 90)},50" for year in years]
    return Part("table", ("Jaar\tBezoekers\tKosten per bezoeker", *rows))


def make_remarks(prose: Prose, number: int, *, nested: bool = True) -> list[Remark]:
    """So many remarks, some with a reply, and one in three replies with a reply of its own."""
    return [_remark(prose, 2 if nested else 0) for _ in range(number)]


def _remark(prose: Prose, deep: int) -> Remark:
    paragraphs = tuple(prose.opinion() for _ in range(prose.chance.choice((1, 1, 1, 2))))
    replied = deep and prose.chance.random() < 0.35
    replies = (_remark(prose, deep - 1),) if replied else ()
    return Remark(prose.name(), prose.date(), paragraphs, replies)
