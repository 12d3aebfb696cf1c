"""What stands among the lines of a piece and is no part of it, told by what it says and where.

Here no name of an element is asked: sites whose names say nothing, or nothing that is known, put the same things around
a piece as all others. A line above the text that says who wrote it and when; a sentence of the piece again, in large
letters; and at the end who the writer is, what the tags are, where to react.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from lxml.html import HtmlElement

from pipeline.ingest.web_aside_words import BESIDE, CLOSING, LABELLED, NAME, NAMED, SIGNED, TIMED, WRITES
from pipeline.ingest.web_comment_lines import HEADINGS, announces, is_dated, tells_of_none
from pipeline.ingest.web_comment_words import DATED
from pipeline.ingest.web_lines import Line, Written
from pipeline.ingest.web_names import shape

_TOP = 6
"""How many lines from its title a piece may still say who wrote it, and when."""
_MOST_WORDS = 20
_MOST_HEADING_WORDS = 8
_MOST_CALLING = 60
_MOST_OF_WRITER = 500  # characters of the box that tells of the writer
_LEAST_REPEATED = 4  # words
_MOST_REPEATED = 60
_MOST_QUOTES = 50
_LEAST_DAYS = 3
_MOST_PORTRAITS = 2  # who tells of more people tells of them in the piece
_HALF = 0.5
_MOST_ABOVE = 0.75
_LEAST_ABOVE = 0.7
"""The share of a piece above the line that ends it."""
_FIRM = ("li", "dl", "pre")
_PARTED = re.compile(r"\s*[|·•–—,;/()]\s*|\s-\s|\s{2,}")
_WITHIN_NAMES = re.compile(r"\s(?:en|&|and)\s")
_SLANTED = ("em", "i", "small", "strong", "b", "font", "a")


def without(lines: Sequence[Line], page: Sequence[Line], written: Written, writers: Iterable[str]) -> list[Line]:
    """The lines of a piece, title first, without those that only stand in it.

    Args:
        lines: Of the piece, in order.
        page: All lines of the page that it stands in.
        written: That page.
        writers: Who wrote the piece, as far as is known.
    """
    heads = {at for at in _top(lines) if _says_who_or_when(lines[at])} - _days_of_a_diary(lines)
    again = set(_repeated(lines))
    kept = [line for at, line in enumerate(lines) if at not in heads | again and not _is_label(line)]
    return _without_end(_above_what_follows(kept), written, {*writers, *_signed(lines, page)})


def _signed(lines: Sequence[Line], page: Sequence[Line]) -> Iterator[str]:
    """Whom the lines straight below the title name."""
    start = page.index(lines[0]) + 1 if lines else 0
    for line in page[start : start + _TOP]:
        if line.tabular or _says_who_or_when(line):
            yield from _names(line)


def _is_firm(line: Line) -> bool:
    return line.tabular or line.within(_FIRM)


def _top(lines: Sequence[Line]) -> Iterator[int]:
    """The lines close below the title, with a good part of the piece below them, and most of it below a mere name."""
    total, above = sum(len(line.text) for line in lines), 0
    for at, line in enumerate(lines[: _TOP + 1]):
        above += len(line.text)
        if at and above <= (_HALF if NAMED.fullmatch(line.text) else _MOST_ABOVE) * total:
            yield at


def _says_who_or_when(line: Line) -> bool:
    """Whether a line close to the title says who wrote the piece, when, or how long it is."""
    if _is_firm(line) or line.within(HEADINGS) or line.words > _MOST_WORDS:
        return False
    if is_dated(line) or SIGNED.search(line.text):
        return True
    return not line.stopped and (TIMED.search(line.text) is not None or NAMED.fullmatch(line.text) is not None)


def _days_of_a_diary(lines: Sequence[Line]) -> set[int]:
    """The lines that tell the day of a part of the piece: there are more of them."""
    alike: defaultdict[str, set[int]] = defaultdict(set)
    for at, line in enumerate(lines):
        if is_dated(line):
            alike[shape(line.element)].add(at)
    return set[int]().union(*(days for days in alike.values() if len(days) >= _LEAST_DAYS))


def _names(line: Line) -> Iterator[str]:
    yield from (match["name"] for match in SIGNED.finditer(line.text))
    parts = (part for piece in _PARTED.split(DATED.sub("|", line.text)) for part in _WITHIN_NAMES.split(piece))
    yield from (part for part in parts if NAMED.fullmatch(part))


def _is_label(line: Line) -> bool:
    """Whether a line is no sentence but what a system says of the piece."""
    short = line.words <= _MOST_WORDS and not (line.stopped or line.tabular or line.within(("li",)))
    return short and (LABELLED.match(line.text) is not None or (TIMED.search(line.text) is not None and not line.prose))


def _repeated(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that say a part of the text again and look otherwise than it does."""
    told = [line for line in lines if line.prose]
    if not told:
        return
    usual = Counter(shape(line.element) for line in told).most_common(1)[0][0]
    quotes = [at for at, line in enumerate(lines) if at and _may_quote(line) and shape(line.element) != usual]
    if len(quotes) > _MOST_QUOTES:
        return
    bare = [_bare(line.text) for line in lines]
    alike = Counter(_bare(line.text) for line in told)
    whole = "\n".join(alike.elements())
    for at in quotes:
        if bare[at] in bare[:at] or whole.count(bare[at]) > alike[bare[at]]:
            yield at


def _may_quote(line: Line) -> bool:
    return _LEAST_REPEATED <= line.words <= _MOST_REPEATED and not (_is_firm(line) or line.within(HEADINGS))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _above_what_follows(lines: list[Line]) -> list[Line]:
    """The lines above the first below which only other things stand."""
    total, above = sum(len(line.text) for line in lines), 0
    for at, line in enumerate(lines):
        if above >= _LEAST_ABOVE * total and _ends(line):
            return lines[:at]
        above += len(line.text)
    return lines


def _ends(line: Line) -> bool:
    short = line.words <= _MOST_HEADING_WORDS and not _is_firm(line)
    return short and BESIDE.fullmatch(line.text.strip(" •:|")) is not None


def _without_end(lines: list[Line], written: Written, writers: Iterable[str]) -> list[Line]:
    """Without the lines at the end that tell of the writer, or speak to the reader of the piece."""
    known = "|".join(re.escape(name) for name in sorted(writers) if name)
    begins = re.compile(rf"(?:{known})(?!\w)") if known else None
    boxed = {id(line) for line in _of_writer(lines, written)}
    portraits = [line for line in lines if _tells_of_somebody(line)]
    boxed |= {id(line) for line in portraits if len(portraits) <= _MOST_PORTRAITS}
    for end in range(len(lines), 1, -1):
        line = lines[end - 1]
        empty = not line.prose and (line.within(HEADINGS) or announces(line) or _ends(line))
        if line.tabular or not (_closes(line, begins) or empty or id(line) in boxed):
            return lines[:end]
    return lines[:1]


def _closes(line: Line, begins: re.Pattern[str] | None) -> bool:
    """Whether a line speaks to the reader about the piece, or begins with the name of its writer."""
    if line.words > _MOST_CALLING:
        return False
    by_name = begins is not None and begins.match(line.text) is not None
    return by_name or CLOSING.match(line.text) is not None or tells_of_none(line)


def _tells_of_somebody(line: Line) -> bool:
    """Whether a line says of somebody what he does, with his name or all of it in other letters than the text."""
    match = re.match(rf"{NAME}(?:\s+en\s+{NAME})?\s+(?={WRITES.pattern})", line.text)
    first = line.owners[0]
    return match is not None and first.tag in _SLANTED and len(first.text_content().split()) >= 2


def _of_writer(lines: Sequence[Line], written: Written) -> Iterator[Line]:
    """The lines of a small box at the end that opens with a name."""
    for at in range(len(lines) - 1, max(0, len(lines) - _TOP), -1):
        if NAMED.fullmatch(lines[at].text) and not (_is_firm(lines[at]) or lines[at].within(HEADINGS)):
            box = _box(lines[at].element, lines[at - 1].span.end, written)
            yield lines[at]
            yield from (line for line in lines[at + 1 :] if box is not None and line.span.end <= written.spans[box].end)
            return


def _box(element: HtmlElement, above: int, written: Written) -> HtmlElement | None:
    """The largest small element around one in which nothing of the text stands that ends at `above`."""
    around = (element, *element.iterancestors())
    fitting = takewhile(lambda at: at in written.spans and written.length(at) <= _MOST_OF_WRITER, around)
    held = [at for at in fitting if written.spans[at].start >= above]
    return held[-1] if held else None
