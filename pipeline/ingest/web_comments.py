"""Where readers' comments stand in a page, one by one, and what in them only says who wrote when.

What a page says of its elements is asked first: types of schema.org and names such as `comment-12`. Where it says
nothing, comments are told by what they look like, see `web_threads`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from pipeline.ingest.web_comment_lines import HEADINGS, MOST_NAME_WORDS, PageLines, is_dated, names_somebody, up
from pipeline.ingest.web_comment_words import EMPTY, MANY, OF_MANY, OF_ONE, ONE
from pipeline.ingest.web_lines import Cover, Line, Written
from pipeline.ingest.web_names import names
from pipeline.ingest.web_replies import with_others
from pipeline.ingest.web_threads import Comments, best
from pipeline.spans import RawSpan

_SCHEMA = ("schema.org/Comment", "schema.org/UserComments")
_RECORDS = frozenset({"li", "dd", "article", "blockquote"})
_FORMS = ("form", "nav", "button")
_NOT_ONE = frozenset(
    {"a", "span", "b", "strong", "em", "time", "html", "body", "form", "button", "h1", "h2", "h3", "h4"}
)


def find(root: HtmlElement, written: Written, lines: Sequence[Line]) -> Comments:
    """The comments of a page, as it names them, or else by what they look like."""
    page = PageLines(lines, written)
    marked = _marked(root, page)
    told = _threaded(page) if len(marked) <= 1 else Comments()
    if marked and not (len(told.spans) > 1 and all(map(Cover(marked).holds, told.spans))):
        return Comments(tuple(marked), tuple(_around(page, marked)))
    return told if told.spans else Comments(tuple(_unsigned(page, root)))


def _threaded(page: PageLines) -> Comments:
    for heads in (page.dated(), page.signed()):
        if thread := best(page, heads):
            return with_others(thread, heads).comments()
    return Comments()


def _marked(root: HtmlElement, page: PageLines) -> list[RawSpan]:
    """The elements that the page calls comments: none around its main heading, and none in which nothing is said."""
    written = Cover(line.span for at, line in enumerate(page.all) if _is_said(page, at))
    called = (element for element in root.iter() if element in page.written.spans and is_named(element))
    said = {element: written.within(page.written.spans[element]) for element in called if element.find(".//h1") is None}
    return [page.written.spans[element] for element in said if said[element] and not _is_whole_text(element, said)]


def _is_whole_text(element: HtmlElement, said: Mapping[HtmlElement, int]) -> bool:
    """Whether an element holds all that is said in another around it: `comment-body` in `comment`, no reply."""
    outer = next((around for around in element.iterancestors() if around in said), None)
    return outer is not None and said[outer] == said[element]


def is_named(element: HtmlElement) -> bool:
    """Whether the page says of an element that it is one comment."""
    if element.tag in _NOT_ONE:
        return False
    kind = element.get("itemtype", "")
    if any(kind.endswith(schema) for schema in _SCHEMA) or "comment" in element.get("itemprop", "").lower().split():
        return True
    return element.get("role") == "comment" or any(_names_one(name) for name in names(element))


def _names_one(name: tuple[str, ...]) -> bool:
    return not ONE.isdisjoint(name) and OF_ONE.issuperset(name)


def _around(page: PageLines, comments: Sequence[RawSpan]) -> Iterator[RawSpan]:
    """The lines in named comments that only say who wrote when, and the buttons below them."""
    inside = Cover(comments)
    for at, line in enumerate(page.all):
        if not (_is_said(page, at) or _is_subject(line)) and inside.holds(line.span):
            yield line.span


def _is_said(page: PageLines, at: int) -> bool:
    """Whether somebody wrote a line as a comment: it does not only say who wrote when."""
    line = page.all[at]
    tells_who = line.words <= MOST_NAME_WORDS and (is_dated(line) or names_somebody(line))
    return page.is_body(at) and not tells_who


def _is_subject(line: Line) -> bool:
    """Whether a line is the title that somebody gave a comment: a heading that links to it, and no name or day."""
    kept = any("bookmark" in element.get("rel", "").split() for owner in line.owners for element in up(owner, 2))
    return kept and line.within(HEADINGS) and not (is_dated(line) or names_somebody(line))


def _unsigned(page: PageLines, root: HtmlElement) -> Iterator[RawSpan]:
    """Comments of which nothing says who wrote them, or when: in a list that is named or announced."""
    for element in root.iter():
        span = page.written.spans.get(element)
        if span and any(_is_list(name) for name in names(element)) and element.find(".//h1") is None:
            said = [] if EMPTY.search(span.of(page.written.raw)) else _records(page, element) or [span]
            yield from said
            return
    for at in filter(page.announces_list, page.announcing):
        below = next((n for n in range(at + 1, len(page.all)) if page.is_body(n)), None)
        around = up(page.all[below].element, 3) if below else ()
        if (record := next((e for e in around if e.tag in _RECORDS or _comes_again(e)), None)) is not None:
            start = page.all[at].span.end
            yield from (span for span in _records(page, record.getparent(), record.tag) if span.start >= start)
            return


def _is_list(name: tuple[str, ...]) -> bool:
    return not MANY.isdisjoint(name) and (MANY | OF_MANY).issuperset(name)


def _comes_again(element: HtmlElement) -> bool:
    """Whether an element has a name that others beside it have too."""
    name, parent = element.get("class"), element.getparent()
    return bool(name) and parent is not None and sum(other.get("class") == name for other in parent) > 1


def _records(page: PageLines, element: HtmlElement, tag: str | None = None) -> list[RawSpan]:
    """The items of a list in which somebody says something; `tag`: what they are, where they are no usual items."""
    prose = Cover(line.span for line in page.all if line.words > 1 and not line.pressed and not line.within(_FORMS))
    inside = element.iter(*_RECORDS) if tag is None or tag in _RECORDS else element.iterchildren(tag)
    items = [page.written.spans[item] for item in inside if item in page.written.spans]
    return [span for span in items if prose.within(span)]
