"""Which lines of a page are its article: where most of the prose stands, from the title down.

Trafilatura's vote weighs twice. Neither its word nor a site's names decide alone: both may fail on a page, while the
prose of an article stands together on every one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from lxml.html import HtmlElement

from pipeline.ingest.web_comment_lines import up
from pipeline.ingest.web_lines import Cover, Line, Written
from pipeline.ingest.web_names import has_stem, has_word, listed, names
from pipeline.ingest.web_title import Titles
from pipeline.spans import RawSpan

_MOST = 0.8
"""The share of all prose that the article's element holds at least."""
_MOST_ABOVE = 0.3
"""The share of it that may stand above the title: a column beside it."""
_PRESSED = 0.7
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary")
_KEPT = ("li", "dl", "pre", "blockquote")
_LEADS_ON = re.compile(
    r"(?:lees|zie|bekijk|luister)\s+(?:ook|verder|meer|hier)\b|meer\s+(?:over|lezen|weten|verhalen|artikelen|nieuws)\b"
    r"|verder\s+lezen\b|ook\s+(?:interessant|in\s+dit)\b|gerelateerde?\b|andere\s+(?:verhalen|artikelen)\b"
    r"|(?:best|meest)\s+gelezen\b|uit\s+het\s+archief\b|aanraders\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\s[>›»→/|]\s")
_CREDIT = re.compile(r"(?:foto(?:grafie)?s?|beeld|illustraties?|tekst|video)\s?[:©|]", re.IGNORECASE)
_MOST_CREDIT_WORDS = 12
_CREDITED = re.compile(
    r"[.!?(–-]\s*(?:foto(?:grafie)?s?|beeld|illustraties?)\s?[:©|]\s?[^.!?]{2,40}$|©\s?[^.!?]{2,40}$", re.IGNORECASE
)
_MOST_CAPTION_WORDS = 40
_INVITES = re.compile(
    r"\bnieuwsbrief|\babonne|\bword (?:lid|vriend|donateur)|\bsteun ons|\bdone(?:er|ren)"
    r"|\b(?:schrijf|meld) (?:je|u) (?:in|aan)|\bcookies\b|\bbijdrage\b",
    re.IGNORECASE,
)
_BOXES = frozenset({"div", "section", "aside", "article", "ul", "li", "table"})
_MOST_LISTED = 2500
_MOST_BOXED = 500
"""Characters of a box that leads away from the article; what is larger may be a part of it."""
_CAPTION = listed("caption onderschrift bijschrift credit")
_ABOUT = listed("byline author auteur meta metadata dateline datum date time pubdate tags taglist kicker")
_WRITER = listed("author auteur auteurs bio biography biografie byline")
_ABOVE = 12
"""How many lines above the prose the title is looked for, besides elements that call themselves a heading."""


class Article:
    """Finds the article among the lines of a page that are no comment and no furniture."""

    def __init__(
        self, written: Written, lines: Sequence[Line], voted: Sequence[RawSpan], titles: Sequence[str]
    ) -> None:
        """`voted`: what trafilatura takes for article; `titles`: what the page's head calls it."""
        self._written = written
        self._lines = lines
        self._starts = [line.span.start for line in lines]
        self._voted = Cover(voted)
        self._titles = Titles(titles)

    def lines(self) -> list[Line]:
        """The lines of the article in order; none where the page holds no prose."""
        prose = [line for line in self._lines if line.prose and not (_is_caption(line) or self._stands_in_box(line))]
        holder = self._holder(prose)
        if holder is None:
            return []
        span = self._with_next(holder)
        inside = [
            at for at, line in enumerate(self._lines) if span.start <= line.span.start and line.span.end <= span.end
        ]
        told = self._told(inside)
        title = self._title(inside[0], told)
        if title is None:
            return self._body(told[0], told)
        below = self._told([at for at in inside if at > title]) or [at for at in told if at > title]
        return [self._lines[title], *self._body(title + 1, below)]

    def _told(self, places: Sequence[int]) -> list[int]:
        """Where something is told, from the first prose on: a table of facts above it is none of the article."""
        first = next((at for at in places if self._lines[at].prose), len(self._lines))
        return [at for at in places if at >= first and (self._lines[at].prose or _is_part(self._lines[at]))]

    def _body(self, first: int, told: Sequence[int]) -> list[Line]:
        places = range(first, told[-1] + 1) if told else ()
        return [self._lines[at] for at in places if self._belongs(at, told[0])]

    def _holder(self, prose: Sequence[Line]) -> HtmlElement | None:
        """The smallest element that holds most of the prose."""
        weights: dict[HtmlElement, float] = {}
        for line in prose:
            weight = len(line.text) * (2 if self._voted.holds(line.span) else 1)
            for element in (line.element, *line.element.iterancestors()):
                weights[element] = weights.get(element, 0) + weight
        most = _MOST * max(weights.values(), default=0)
        holders = [element for element, weight in weights.items() if weight >= most]
        return min(holders, key=self._written.length, default=None)

    def _with_next(self, holder: HtmlElement) -> RawSpan:
        """An element and those straight behind it that are of its kind, without a link or a form: more of the piece."""
        span = self._written.spans[holder]
        for element in up(holder, 3):
            if ends := [self._written.spans[more].end for more in _more(element) if more in self._written.spans]:
                return RawSpan(span.start, ends[-1])
        return span

    def _title(self, start: int, told: Sequence[int]) -> int | None:
        """The line that is the title: what the head of the page says, or else its main heading, or else the nearest."""
        above = [at for at in range(self._last_for_title(told) + 1) if not _is_caption(self._lines[at])]
        near = [at for at in above if at >= start - _ABOVE]
        said = {at: self._titles.say(self._lines[at].text) for at in above}
        named = [at for at in above if said[at] and (at in near or _is_heading(self._lines[at]))]
        main = {at for at in above if self._lines[at].within(("h1",))}
        if named:  # the piece may begin with its title again
            return max(named, key=lambda at: (not self._leads_home(at), said[at], at in main, at))
        return max(main or {at for at in near if at <= told[0] and _is_heading(self._lines[at])}, default=None)

    def _leads_home(self, at: int) -> bool:
        """Whether a line is a link with the name of the site, which titles hold too."""
        return self._lines[at].pressed and not _is_heading(self._lines[at])

    def _last_for_title(self, told: Sequence[int]) -> int:
        """The last line that may be the title: most is told below it."""
        most = _MOST_ABOVE * sum(len(self._lines[at].text) for at in told)
        above = accumulate(len(self._lines[at].text) for at in told)
        return next(at for at, length in zip(told, above, strict=True) if length > most)

    def _stands_in_box(self, line: Line) -> bool:
        """Whether a line stands in a box that leads away, or is a trail of links itself."""
        trail = line.linked and not line.stopped and _TRAIL.search(line.text)
        return bool(trail) or any(map(self._leads_away, islice(line.element.iterancestors(), 3)))

    def _leads_away(self, element: HtmlElement) -> bool:
        """Whether an element is a small box with a link to other pieces, or one that asks to subscribe or to give."""
        span = self._written.spans.get(element)
        if span is None or element.tag not in _BOXES or len(span) > _MOST_LISTED:
            return False
        text = span.of(self._written.raw)
        links = sum(1 for _ in element.iter("a", "button"))
        if len(span) > _MOST_BOXED:
            return links > 1 and _LEADS_ON.match(text) is not None
        leads = _LEADS_ON.match(text) or _INVITES.search(text) or self._is_teaser(element) or self._is_card(element)
        return links > 0 and bool(leads)

    def _is_teaser(self, element: HtmlElement) -> bool:
        """Whether the heading in an element is a link, and not the title of the page itself."""
        for heading in element.iter(*_HEADINGS):
            around = (*heading.iter("a"), *heading.iterancestors("a"))
            if any(not link.get("href", "#").startswith("#") for link in around):
                return not self._titles.say(heading.text_content())
        return False

    def _is_card(self, element: HtmlElement) -> bool:
        """Whether an element is one of a row of alike ones that each begin with a line that leads elsewhere."""
        kind = (element.tag, element.get("class"))
        beside = [other for other in (element.getnext(), element.getprevious()) if other is not None]
        alike = [other for other in beside if (other.tag, other.get("class")) == kind]
        return bool(alike) and all(map(self._begins_with_link, (element, *alike)))

    def _begins_with_link(self, element: HtmlElement) -> bool:
        span = self._written.spans.get(element)
        at = bisect_left(self._starts, span.start) if span else len(self._lines)
        return at < len(self._lines) and self._lines[at].linked == 1 and self._lines[at].element is not element

    def _belongs(self, at: int, first: int) -> bool:
        """Whether a line between title and end is of the article: a byline, a link and a caption are not."""
        line = self._lines[at]
        if _is_caption(line) or line.linked >= _PRESSED or (line.linked and _LEADS_ON.match(line.text)):
            return False
        if self._stands_in_box(line):
            return False
        if (_is_about(line) and not line.stopped) or _tells_of_writer(line):
            return False
        return at >= first or line.prose or _is_heading(line)


def _more(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements straight behind one that have its tag and its name, up to one with a link or a form."""
    if element.tag not in ("details", "section") and not (element.tag == "div" and element.get("class")):
        return
    for other in element.itersiblings():
        if (other.tag, other.get("class")) != (element.tag, element.get("class")):
            return
        if next(other.iter("a", "button", "form"), None) is not None:
            return
        yield other


def _is_part(line: Line) -> bool:
    """Whether a line that is no sentence can end or begin an article: a row, an item; not a link."""
    return line.linked < _PRESSED and _is_kept(line)


def _is_kept(line: Line) -> bool:
    return line.tabular or line.within(_KEPT)


def _is_heading(line: Line) -> bool:
    return line.within(_HEADINGS)


def _is_caption(line: Line) -> bool:
    credit = line.words <= _MOST_CREDIT_WORDS and _CREDIT.match(line.text) is not None
    credited = line.words <= _MOST_CAPTION_WORDS and _CREDITED.search(line.text) is not None
    return (
        credit
        or credited
        or line.within(("figcaption",))
        or any(has_stem(element, _CAPTION) for element in _near(line))
    )


def _is_about(line: Line) -> bool:
    return not _is_kept(line) and any(has_word(element, _ABOUT) for element in _near(line))


def _tells_of_writer(line: Line) -> bool:
    return any(len(name) == 1 and name[0] in _WRITER for element in _near(line) for name in names(element))


def _near(line: Line) -> Iterator[HtmlElement]:
    yield line.element
    if (parent := line.element.getparent()) is not None:
        yield parent
