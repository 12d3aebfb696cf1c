"""What the lines of a PDF are by place and type: running heads, page numbers, headings, footnotes. Pure geometry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.pdf_lines import Line
from pipeline.text import Role

_EDGE_LINES = 3  # from the top and from the bottom of a page, among which page numbers are looked for
_REPEATED = 3  # pages
_SAME_PLACE = 6  # points
_PAGE_NUMBER = re.compile(
    r"\W*(?:pagina|pag\.?|p\.|blz\.?|bladzijde)?\s*\d{1,4}(?:\s*(?:/|van|of)\s*\d{1,4})?\W*", re.I
)
_NOTE = re.compile(r"(?:\[?\d{1,3}[\])]?|[*†])\s")
_LARGE = 1.15  # of the height of most type
_SMALL = 0.92
_LONGEST_HEADING = 120  # characters of a line
_LONGEST_RUN = 3  # lines
_SENTENCE_ENDS = (".", ",", ";", ":")
_NUMBER = re.compile(r"\d+")

Page = Sequence[Line]
_Place = tuple[str, int]
_EDGE = -1


def roles(pages: Sequence[Page]) -> list[list[Role | None]]:
    """A role for each line of each page, `None` where the layout tells nothing."""
    usual, style = _usual_height(pages), _usual_style(pages)
    running = _running_heads(pages)
    return [_page_roles(page, usual, style, running) for page in pages]


def _page_roles(page: Page, usual: float, style: str, running: frozenset[_Place]) -> list[Role | None]:
    edge = _edge(page)
    notes = _notes(page, usual)
    found: list[Role | None] = []
    for at, line in enumerate(page):
        if _places(line, at_edge=at in edge) & running or (at in edge and _PAGE_NUMBER.fullmatch(line.text)):
            found.append(Role.FURNITURE)
        elif at in notes:
            found.append(Role.NOTE)
        else:
            found.append(Role.HEADING if _is_heading(page, at, usual, style) else None)
    return found


def _usual_height(pages: Sequence[Page]) -> float:
    heights: Counter[float] = Counter()
    for page in pages:
        for line in page:
            heights[round(line.height, 1)] += len(line.text)
    return heights.most_common(1)[0][0] if heights else 0.0


def _usual_style(pages: Sequence[Page]) -> str:
    styles: Counter[str] = Counter()
    for page in pages:
        for line in page:
            styles[line.style] += len(line.text)
    return styles.most_common(1)[0][0] if styles else ""


def _edge(page: Page) -> frozenset[int]:
    """The numbers of the lines highest and lowest on a page, wherever they stand in the order of the file."""
    by_height = sorted(range(len(page)), key=lambda at: page[at].bottom)
    return frozenset(by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:])


def _places(line: Line, *, at_edge: bool) -> set[_Place]:
    """A line without its numbers, and where it stands: its height on the page, and the page's edge."""
    shape = _NUMBER.sub("#", line.text.casefold())
    at_height = {(shape, round(line.bottom / _SAME_PLACE))} if any(sign.isalpha() for sign in shape) else set()
    return at_height | ({(shape, _EDGE)} if at_edge else set())


def _running_heads(pages: Sequence[Page]) -> frozenset[_Place]:
    """Lines that come back at one height, or at the edge, on three pages (on both of two), numbers aside."""
    seen: Counter[_Place] = Counter()
    for page in pages:
        edge = _edge(page)
        seen.update(set().union(*(_places(line, at_edge=at in edge) for at, line in enumerate(page))))
    needed = max(2, min(_REPEATED, len(pages)))
    return frozenset(place for place, count in seen.items() if count >= needed)


def _notes(page: Page, usual: float) -> frozenset[int]:
    """The lines of footnotes: small type, low on the page, from the first that begins with its mark."""
    lowest = min((line.bottom for line in page if line.height > _SMALL * usual and len(line.text) > 20), default=0.0)
    small = [at for at, line in enumerate(page) if line.height <= _SMALL * usual and line.top < lowest + line.height]
    first = next((at for at in small if _NOTE.match(page[at].text)), None)
    return frozenset(at for at in small if first is not None and at >= first)


def _is_heading(page: Page, at: int, usual: float, style: str) -> bool:
    line = page[at]
    if len(line.text) > _LONGEST_HEADING or not any(sign.isalpha() for sign in line.text):
        return False
    if line.height > _LARGE * usual:
        return True
    emphatic = bool(line.style) and line.style != style
    return emphatic and not line.text.endswith(_SENTENCE_ENDS) and _emphatic_run(page, at) <= _LONGEST_RUN


def _emphatic_run(page: Page, at: int) -> int:
    """How many lines in a row are in the type of this one: more than a few are a passage, no heading."""
    first = last = at
    while first and page[first - 1].style == page[at].style:
        first -= 1
    while last + 1 < len(page) and page[last + 1].style == page[at].style:
        last += 1
    return last - first + 1
