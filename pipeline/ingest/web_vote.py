"""What trafilatura takes for article and for readers' comments, found again in the raw text of the page."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.messages import Message
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

_LONG_ENOUGH = 12  # characters; a shorter piece is only looked for close behind the last
_CLOSE = 300


@dataclass(frozen=True, slots=True)
class Vote:
    """Blocks of role `article` and `comment`, and a line when there is something to tell."""

    blocks: tuple[Block, ...] = ()
    notice: Message | None = None


def vote(html: str, raw: str) -> Vote:
    """Ask trafilatura about a page.

    Args:
        html: The page.
        raw: Its visible text.

    Returns:
        Its vote, over `raw`; without blocks, but with a notice, when it saw no article.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = cast("Document | None", bare_extraction(html, include_comments=True, include_tables=True))
    except Exception as error:  # noqa: BLE001 — a page that trips this witness can still be read
        return Vote(
            notice=Message("what of the page is article could not be told ({reason})", reason=type(error).__name__)
        )
    finder = _Finder(raw)
    article = _blocks(finder, found.body if found else None, Role.ARTICLE)
    comments = _blocks(finder, found.commentsbody if found else None, Role.COMMENT)
    if not article:
        return Vote(
            tuple(comments),
            Message("trafilatura saw no article in the page; where most of its prose stands was taken for it"),
        )
    return Vote((*article, *comments))


class _Finder:
    """Finds pieces of text in order, whatever the white space."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._places = [at for at, sign in enumerate(raw) if not sign.isspace()]
        self._squeezed = "".join(raw.split())
        self._done = 0

    def find(self, piece: str) -> RawSpan | None:
        """Where a piece stands: behind the last one found, or else the first place that there is."""
        squeezed = "".join(piece.split())
        if not squeezed:
            return None
        if len(squeezed) < _LONG_ENOUGH:
            at = self._squeezed.find(squeezed, self._done, self._done + _CLOSE)
        else:
            at = self._squeezed.find(squeezed, self._done)
            at = self._squeezed.find(squeezed) if at < 0 else at
        if at < 0:
            return None
        self._done = at + len(squeezed)
        return RawSpan(self._places[at], self._places[self._done - 1] + 1)

    def joined(self, spans: Iterable[RawSpan]) -> Iterator[RawSpan]:
        """Spans in order, those in one where nothing but white space and bullets stands between them."""
        last: RawSpan | None = None
        for span in sorted(spans):
            if last and len(self._raw[last.end : span.start].split()) <= 1 and span.start - last.end < _LONG_ENOUGH:
                last = RawSpan(last.start, max(last.end, span.end))
                continue
            if last:
                yield last
            last = span
        if last:
            yield last


def _blocks(finder: _Finder, body: object, role: Role) -> list[Block]:
    if body is None:
        return []
    pieces: Iterable[str] = body.itertext()  # type: ignore[attr-defined]
    spans = [span for piece in pieces if (span := finder.find(piece))]
    return [Block(span, role) for span in finder.joined(spans)]
