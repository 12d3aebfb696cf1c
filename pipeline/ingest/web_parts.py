"""What the parts of a web page are: its article, its comments, and what is neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from pipeline.ingest import web_asides, web_comments, web_roles
from pipeline.ingest.web_article import Article
from pipeline.ingest.web_comment_lines import MOST_BETWEEN, announces, tells_of_none
from pipeline.ingest.web_lines import Cover, Line, Written, lines_of
from pipeline.ingest.web_quotes import quotes
from pipeline.ingest.web_sources import sources
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

_MOST = 0.8
_HALF = 0.5
_AGREED = 0.6
"""The share of the article that trafilatura must take for article too, before all beside it is called furniture."""
_CAPTIONS = ("figcaption", "caption")
_MOST_TOLD = 0.6
"""Or else the share of all prose that the article holds."""


def parts(
    root: HtmlElement,
    written: Written,
    voted: Sequence[Block],
    titles: Sequence[str] = (),
    writers: Sequence[str] = (),
) -> list[Block]:
    """The blocks of a page.

    Args:
        root: Its pruned tree.
        written: That tree as text.
        voted: What trafilatura takes for article and for comments.
        titles: What the head of the page calls it.
        writers: Who wrote it, as far as the page tells.
    """
    lines = lines_of(root, written)
    comments = web_comments.find(root, written, lines)
    around = (*comments.around, *quotes(lines, comments.spans, comments.around))
    spans = [block.span for block in voted if block.role is Role.ARTICLE]
    told = web_roles.blocks(root, written, comments.spans, spans)
    furniture = [block.span for block in told if block.role is Role.FURNITURE]
    of_writers = [span for element, span in written.spans.items() if web_roles.tells_of_writer(element)]
    taken = Cover((*furniture, *comments.spans, *around, *of_writers))
    free = [line for line in lines if not taken.holds(line.span)]
    found = _above(Article(written, free, spans, titles).lines(), lines, comments.spans)
    listed = sources(found)
    article = web_asides.without(_without(found, listed), lines, written, writers)
    blocks = [*told, *_blocks(Role.ARTICLE, _runs(lines, article)), *_blocks(Role.COMMENT, comments.spans)]
    blocks += _blocks(Role.NOTE, _runs(lines, listed))
    blocks += _blocks(Role.FURNITURE, _runs(lines, set(found).difference(article, listed)))
    outside = Cover(furniture)
    blocks += _blocks(Role.FURNITURE, (span for span in around if not outside.within(span)))
    if article and (_agreed(article, spans) or _told(article) >= _MOST_TOLD * _told(free)):
        blocks += _blocks(Role.FURNITURE, _runs(lines, _beside(_without(free, listed), article)))
    if not comments.spans:
        blocks += [block for block in voted if block.role is Role.COMMENT]
    return blocks


def _without(lines: Sequence[Line], others: Iterable[Line]) -> list[Line]:
    left_out = set(others)
    return [line for line in lines if line not in left_out]


def _above(article: Sequence[Line], lines: Sequence[Line], comments: Sequence[RawSpan]) -> Sequence[Line]:
    """The article above where readers take the word: none goes on below its comments."""
    total = _told(article)
    for border, least in sorted(_borders(lines, comments)):
        above = [line for line in article if line.span.start < border]
        if above and _told(above) >= least * total:
            return above
    return article


def _borders(lines: Sequence[Line], comments: Sequence[RawSpan]) -> Iterator[tuple[int, float]]:
    """Where readers may take the word, and the share of the article that must stand above for it to be so.

    A comment is surer than a line that counts comments, or one that says that there are none.
    """
    first = min((comment.start for comment in comments), default=0)
    for line in lines:
        if announces(line) and line.span.start < first and _words(lines, line.span.start, first) <= MOST_BETWEEN:
            yield line.span.start, _HALF
        elif _counts(line) or tells_of_none(line):
            yield line.span.start, _MOST
    yield from ((comment.start, _HALF) for comment in comments)


def _counts(line: Line) -> bool:
    return announces(line) and any(map(str.isdigit, line.text))


def _words(lines: Sequence[Line], start: int, end: int) -> int:
    return sum(line.words for line in lines if start < line.span.start < end)


def _told(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.prose)


def _blocks(role: Role, spans: Iterable[RawSpan]) -> list[Block]:
    return [Block(span, role) for span in spans]


def _runs(lines: Sequence[Line], chosen: Iterable[Line]) -> Iterator[RawSpan]:
    """The chosen lines, those that follow each other in one span."""
    wanted = {id(line) for line in chosen}
    start = end = None
    for line in lines:
        if id(line) in wanted:
            start, end = line.span.start if start is None else start, line.span.end
        elif start is not None and end is not None:
            yield RawSpan(start, end)
            start = None
    if start is not None and end is not None:
        yield RawSpan(start, end)


def _beside(free: Sequence[Line], article: Sequence[Line]) -> Iterator[Line]:
    """The lines above, below and within the article that are none of it; what stands below a picture is told so."""
    held = {id(line) for line in article}
    first, last = article[0].span.start, article[-1].span.end
    for line in free:
        outside = line.span.end <= first or line.span.start >= last
        if id(line) not in held and (outside or not line.within(_CAPTIONS)):
            yield line


def _agreed(article: Sequence[Line], voted: Sequence[RawSpan]) -> bool:
    cover = Cover(voted)
    both = sum(cover.within(line.span) for line in article)
    return both >= _AGREED * sum(len(line.span) for line in article)
