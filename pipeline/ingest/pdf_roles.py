"""What the lines of a PDF are by place and type: running heads, page numbers, headings, footnotes. Pure geometry."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.ingest.lines import Line, Page, usual_on
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
_NUMBER = re.compile(r"[0-9]{1,12}")

_Place = tuple[str, int]


class _Running(NamedTuple):
    """What comes back: lines at a height, and lines at the edge with `#` for their numbers."""

    places: frozenset[_Place]
    shapes: frozenset[str]


def roles(pages: Sequence[Page], scanned: Collection[int] = ()) -> list[list[Role | None]]:
    """A role for each line of each page, `None` where the layout tells nothing.

    Args:
        pages: The lines of each page.
        scanned: The indices of those that OCR read: their type is measured by itself.
    """
    heights, styles = usual_on(pages, scanned, _usual_height), usual_on(pages, scanned, _usual_style)
    running = _running_heads(pages)
    return [_page_roles(*page, running) for page in zip(pages, heights, styles, strict=True)]


def _page_roles(page: Page, usual: float, style: str, running: _Running) -> list[Role | None]:
    edge = _edge(page)
    notes = _notes(page, usual)
    found: list[Role | None] = []
    for at, line in enumerate(page):
        if _height_on_page(line) in running.places or (at in edge and _ends_page(line, running)):
            found.append(Role.FURNITURE)
        elif at in notes:
            found.append(Role.NOTE)
        else:
            found.append(Role.HEADING if _is_heading(page, at, usual, style) else None)
    return found


def _ends_page(line: Line, running: _Running) -> bool:
    return _shape(line) in running.shapes or _PAGE_NUMBER.fullmatch(line.text) is not None


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


def _shape(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold())


def _height_on_page(line: Line) -> _Place:
    return line.text, round(line.bottom / _SAME_PLACE)


def _running_heads(pages: Sequence[Page]) -> _Running:
    """Lines that come back word for word at one height, or at the edge with a number that counts the pages."""
    heights: Counter[_Place] = Counter()
    shapes: defaultdict[str, set[tuple[int, ...]]] = defaultdict(set)
    for number, page in enumerate(pages, 1):
        heights.update({_height_on_page(line) for line in page if any(sign.isalpha() for sign in line.text)})
        for line in (page[at] for at in _edge(page)):
            shapes[_shape(line)].add((number, *map(int, _NUMBER.findall(line.text))))
    needed = max(2, min(_REPEATED, len(pages)))
    return _Running(
        frozenset(place for place, count in heights.items() if count >= needed),
        frozenset(shape for shape, seen in shapes.items() if len(seen) >= needed and _counts_pages(seen, needed)),
    )


def _counts_pages(seen: set[tuple[int, ...]], needed: int) -> bool:
    """Whether one of the numbers in a line goes up with the pages, so that it is no number of a chapter."""
    steps = (Counter(number - page for page, number in zip(*columns, strict=True)) for columns in _beside_pages(seen))
    return any(max(counted.values()) >= needed for counted in steps)


def _beside_pages(seen: set[tuple[int, ...]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    pages, *numbers = zip(*sorted(seen), strict=True)
    return [(pages, column) for column in numbers]


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
