"""What a comment says after another: words of an earlier comment above its own, which its writer did not write."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.ingest.web_comment_lines import up
from pipeline.ingest.web_lines import Cover, Line
from pipeline.ingest.web_names import has_stem, listed
from pipeline.spans import RawSpan

_LEAST = 8  # letters: who says no more than "Ja." quotes nobody
_MOST_NAMING = 60  # characters
_TAGS = ("blockquote", "q")
_CALLED = listed("quote citaat")
_MARKS = (">", "“", "„", '"', "«")
_SAID = re.compile(rf"\A[^.!?]{{1,{_MOST_NAMING}}}?\s(?:schreef|zei|zegt|wrote|said)\b[^.!?:]{{0,30}}:\s*")


def quotes(lines: Sequence[Line], comments: Sequence[RawSpan], around: Sequence[RawSpan]) -> Iterator[RawSpan]:
    """The lines of comments that an earlier one said, and those that say who did.

    Args:
        lines: Of the page, in order.
        comments: Where the comments stand; replies may stand inside what they answer.
        around: What in them nobody wrote.
    """
    nobodys, said = Cover(around), ""
    starts = [line.span.start for line in lines]
    ordered = sorted(comments)
    for at, comment in enumerate(ordered):
        end = min([comment.end, *(later.start for later in ordered[at + 1 : at + 2])])
        inside = lines[bisect_left(starts, comment.start) : bisect_left(starts, end)]
        own = [line for line in inside if not nobodys.holds(line.span)]
        above = own[: _above(own, said)]
        yield from (line.span for line in above)
        said += "\n" + "".join(_bare(line.text) for line in own[len(above) :])


def _above(lines: Sequence[Line], said: str) -> int:
    """How many lines above the writer's own are another's, and look so; none where nothing would be left."""
    found, named = 0, False
    for at, line in enumerate(lines[:-1]):
        named = named or _SAID.match(line.text) is not None
        words = _bare(_SAID.sub("", line.text, count=1))
        if len(words) >= _LEAST and (named or _looks_quoted(line)) and words in said:
            found = at + 1
        elif not _SAID.fullmatch(line.text):
            break
    return found


def _looks_quoted(line: Line) -> bool:
    called = any(has_stem(element, _CALLED) for element in up(line.element, 3))
    return called or line.text.startswith(_MARKS) or line.within(_TAGS)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
