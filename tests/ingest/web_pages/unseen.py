"""The site of a welfare organisation with stories from the neighbourhood, written blind: a last test of web pages.

Whoever wrote these pages had not seen the reader of web pages, nor the other families. No rule may be mended by them.
The site runs on Drupal: newer pieces are composed of paragraph entities, older ones stand in one field that an editor
typed. Words stand in `unseen.toml`, markup in `unseen_frames.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from random import Random
from string import Template
from typing import Any

from .page import Page

HERE = Path(__file__).parent
WORDS: dict[str, Any] = tomllib.loads((HERE / "unseen.toml").read_text(encoding="utf-8"))
FRAMES: dict[str, Any] = tomllib.loads((HERE / "unseen_frames.toml").read_text(encoding="utf-8"))
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september")
MOST_COMMENTS = 20
DEEPEST_REPLY = 3
MARKS = re.compile(r"[*\[\]{}]")
PULLED = re.compile(r"\{(.+?)\}")
STRESSED = re.compile(r"\*(.+?)\*")
LINKED = re.compile(r"\[(.+?)\]")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page's body; `text` is what of it belongs to the piece, empty for furniture."""

    html: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments under a piece: their markup, and what each writer typed."""

    html: str
    typed: tuple[str, ...] = ()


def pages(seed: int, n: int) -> list[Page]:
    """Return `n` pages, the same for the same seed; each second one has comments.

    Stories come in an order by seed, and come back with other furniture where `n` is more than there are.
    """
    chance = Random(seed)  # noqa: S311
    stories = chance.sample(WORDS["stories"], len(WORDS["stories"]))
    return [_page(stories[i % len(stories)], i, chance) for i in range(n)]


def _page(story: Mapping[str, Any], number: int, chance: Random) -> Page:
    frames = FRAMES[chance.choice(("paragraph", "paragraph", "body"))]
    blocks = _with_furniture(story, frames, chance)
    thread = _thread(chance) if number % 2 == 0 else Thread(chance.choice(("", FRAMES["comment"]["closed"])))
    html = _fill(
        FRAMES["page"],
        title=_safe(story["title"]),
        lead=_safe(story["lead"]),
        path=f"/verhalen/{number + 1}",
        number=str(number + 300),
        head=_head(story, frames, chance),
        contents=_contents(story, chance),
        body="\n".join(block.html for block in blocks),
        foot=_foot(story, chance),
        comments=thread.html,
        below=_rows("below", "teaser", chance.sample(WORDS["furniture"]["also"], 3)),
        aside=_agenda(chance),
    )
    article = "\n".join([story["title"], story["lead"], *(block.text for block in blocks if block.text)])
    return Page(f"unseen_{number:02}.html", html.lstrip(), article, thread.typed)


def _fill(frame: str, **values: str) -> str:
    return Template(frame).substitute(values)


def _safe(text: str) -> str:
    return escape(_plain(text), quote=True)


def _plain(text: str) -> str:
    return MARKS.sub("", text)


def _inline(text: str) -> str:
    """Return running text as markup: what is stressed and linked, without the marks of what may be pulled."""
    stressed = STRESSED.sub(r"<em>\1</em>", PULLED.sub(r"\1", escape(text, quote=False)))
    return LINKED.sub(r'<a href="/hulp">\1</a>', stressed)


def _body(story: Mapping[str, Any], frames: Mapping[str, str]) -> Iterator[Block]:
    for section in story["sections"]:
        yield _running(section, frames)
        if "speech" in section:
            yield Block(_fill(frames["speech"], text=_safe(section["speech"])), f"‘{section['speech']}’")
        for question, answer in section.get("questions", ()):
            html = _fill(frames["question"], question=_safe(question), answer=_inline(answer))
            yield Block(html, f"{question}\n{_plain(answer)}")
        if "box" in section:
            yield _box(section["box"], frames)


def _running(section: Mapping[str, Any], frames: Mapping[str, str]) -> Block:
    """Return heading, paragraphs and list of a section: what an editor types into one field."""
    headings = [section["heading"]] if "heading" in section else []
    items = section.get("items", [])
    html = [_fill(frames["heading"], text=_safe(heading)) for heading in headings]
    html.append(_paragraphs(section["paragraphs"]))
    if items:
        html.append("<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>")
    text = "\n".join(_plain(line) for line in [*headings, *section["paragraphs"], *items])
    return Block(_fill(frames["text"], inner="\n".join(html)), text)


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n".join(f"<p>{_inline(text)}</p>" for text in texts)


def _box(box: Mapping[str, Any], frames: Mapping[str, str]) -> Block:
    html = _fill(frames["box"], title=_safe(box["title"]), inner=_paragraphs(box["paragraphs"]))
    return Block(html, "\n".join([box["title"], *box["paragraphs"]]))


def _with_furniture(story: Mapping[str, Any], frames: Mapping[str, str], chance: Random) -> list[Block]:
    """Return the body with what stands in and below it; a pull quote stands beside text, not before it."""
    blocks = list(_body(story, frames))
    for block in chance.sample(_furniture(story, frames, chance), chance.randint(1, 3)):
        blocks.insert(chance.randint(1, len(blocks) - 1), block)
    if chance.random() < 0.5:
        blocks.append(Block(_fill(frames["call"], text=_safe(chance.choice(WORDS["furniture"]["calls"])))))
    return blocks


def _furniture(story: Mapping[str, Any], frames: Mapping[str, str], chance: Random) -> list[Block]:
    words = WORDS["furniture"]
    caption, credit = _safe(story["caption"]), _safe(chance.choice(words["credits"]))
    return [
        Block(_fill(frames["pull"], text=_safe(_pulled(story)))),
        Block(_fill(frames["image"], caption=caption, credit=credit)),
        Block(_fill(frames["also"], text=_safe(chance.choice(words["also"])))),
    ]


def _pulled(story: Mapping[str, Any]) -> str:
    """Return the sentence of a story that is marked as one to repeat."""
    answers = (answer for section in story["sections"] for _, answer in section.get("questions", ()))
    paragraphs = (paragraph for section in story["sections"] for paragraph in section["paragraphs"])
    found = PULLED.search("\n".join([*paragraphs, *answers]))
    if found is None:
        raise ValueError(f"no sentence to pull from {story['title']!r}: put one between braces")
    return found.group(1)


def _head(story: Mapping[str, Any], frames: Mapping[str, str], chance: Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, len(MONTHS)), chance.randint(2012, 2022)
    return _fill(
        frames["head"],
        title=_safe(story["title"]),
        lead=_safe(story["lead"]),
        author=_safe(story["author"]),
        caption=_safe(story["caption"]),
        credit=_safe(chance.choice(WORDS["furniture"]["credits"])),
        iso=f"{year}-{month:02}-{day:02}",
        date=f"{day} {MONTHS[month - 1]} {year}",
        minutes=str(chance.randint(2, 6)),
        share=chance.choice(("", FRAMES["share"])),
    )


def _contents(story: Mapping[str, Any], chance: Random) -> str:
    headings = [section["heading"] for section in story["sections"] if "heading" in section]
    return _rows("contents", "row", headings) if chance.random() < 0.4 else ""


def _rows(frame: str, row: str, texts: Iterable[str]) -> str:
    return _fill(FRAMES[frame], rows="\n".join(_fill(FRAMES[row], text=_safe(text)) for text in texts))


def _foot(story: Mapping[str, Any], chance: Random) -> str:
    """Return what stands below a piece and is no part of it; chance leaves some out."""
    words = WORDS["furniture"]
    parts = [
        _rows("sources", "row", chance.sample(words["sources"], 3)),
        _rows("downloads", "row", chance.sample(words["downloads"], 2)),
        _fill(FRAMES["writer"], name=_safe(story["author"])),
        FRAMES["share"],
    ]
    return "\n".join([*(part for part in parts if chance.random() < 0.5), _rows("tags", "row", story["tags"])])


def _agenda(chance: Random) -> str:
    def row(event: str) -> str:
        return _fill(
            FRAMES["event"], text=_safe(event), day=str(chance.randint(1, 9)), month=str(chance.randint(10, 12))
        )

    return _fill(FRAMES["aside"], rows="\n".join(map(row, chance.sample(WORDS["furniture"]["events"], 3))))


def _thread(chance: Random) -> Thread:
    """Return up to twenty comments in the order of the page, replies below what they answer."""
    typed, depths = _remarks(chance)
    if not typed:
        return Thread(_fill(FRAMES["comment"]["section"], count="0", thread="<p>Er zijn nog geen reacties.</p>"))
    parts = []
    for number, (text, (before, depth)) in enumerate(zip(typed, pairwise([0, *depths]), strict=True)):
        parts += [_indented(before, depth), _comment(text, 4100 + number, chance)]
    parts.append(_indented(depths[-1], 0))
    if chance.random() < 0.3:
        parts.append(FRAMES["comment"]["removed"])
    html = _fill(FRAMES["comment"]["section"], count=str(len(typed)), thread="\n".join(filter(None, parts)))
    return Thread(html, tuple(re.sub(r"\n+", "\n", text) for text in typed))


def _remarks(chance: Random) -> tuple[list[str], list[int]]:
    """Return texts of comments and, for each, how deep it stands: nought for what answers the piece itself."""
    first = chance.sample(WORDS["remarks"]["first"], len(WORDS["remarks"]["first"]))
    answers = chance.sample(WORDS["remarks"]["answers"], len(WORDS["remarks"]["answers"]))
    typed: list[str] = []
    depths: list[int] = []
    for _ in range(chance.randint(0, MOST_COMMENTS)):
        answering = bool(typed and answers) and chance.random() < 0.4
        depths.append(chance.randint(1, min(depths[-1] + 1, DEEPEST_REPLY)) if answering else 0)
        typed.append((answers if answering else first).pop())
    return typed, depths


def _indented(before: int, depth: int) -> str:
    return '<div class="indented">' * (depth - before) + "</div>" * (before - depth)


def _comment(text: str, number: int, chance: Random) -> str:
    paragraphs = (escape(paragraph, quote=False).replace("\n", "<br />\n") for paragraph in text.split("\n\n"))
    return _fill(
        FRAMES["comment"]["one"],
        number=str(number),
        name=_safe(chance.choice(WORDS["remarks"]["people"])),
        date=f"{chance.randint(1, 28)} {chance.choice(MONTHS)} 2022",
        hour=str(chance.randint(7, 23)),
        text="".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs),
    )
