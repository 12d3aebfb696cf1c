"""Parts sentences that are no one sentence: clauses of a motion, items of a list without signs, a salutation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.spans import CleanSpan

_ALSO = r"(?:en|mede|tevens|verder|voorts)\s+"
_CONSIDERS = (
    r"constaterende(?=\s+dat\b|:)|overwegende(?=\s+dat\b|:)|in\s+aanmerking\s+nemende?(?=\s+dat\b|:)"
    r"|gehoord(?:\s+hebbende)?\s+(?:de|het)\b|kennis\s*genomen\s+hebbende?\b"
)
_RULES = (
    r"(?:van\s+)?(?:oordeel|mening)(?:\s+zijnde)?\s+dat\b|gelet\s+op\b|besluit(?:en)?\b|verzoekt\b|vraagt\b|verlangt\b"
    r"|roept\b(?=.{1,60}\bop\b)|draagt\b(?=.{1,60}\bop\b)|spreekt\b(?=.{1,60}\buit\b)|stelt\s+vast\b|vreest\s+dat\b"
)
_COUNCIL = re.compile(r"de\s+raad(?:\s+van\s+[^,]{1,40})?,", re.IGNORECASE)
_MOTION = re.compile(rf"(?:^|[;,]\s+)(?:{_ALSO})?(?:{_CONSIDERS})", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?:[;,](?P<gap>\s+)(?=(?:{_ALSO})?(?:{_CONSIDERS}))|[;](?P<rule>\s+)(?=(?:{_ALSO})?(?:{_RULES}))"
    rf"|,(?P<asked>\s+)(?=(?:{_ALSO})?(?:verzoekt|besluit)\b)"
    r"|(?P<close>\s+)(?=en\s+gaat\s+over\s+tot\s))",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"(?:[Gg]eachte?|[Bb]este|[Ll]ieve|[Ww]aarde)\s[^.,;:!?]{1,60},(?P<gap>\s+)(?=[A-ZÀ-Þ])")
_ITEM_END = re.compile(r";\s+")
_STOP = re.compile(r"[.!?…](?:\s|$)")

LEAST_ITEMS = 3


def clauses(text: str, span: CleanSpan) -> Iterator[CleanSpan]:
    """Part what is no one sentence.

    A motion is parted at each formula that opens a clause, a list without a stop at each semicolon, and a salutation
    stands apart from the first sentence of its letter.

    Args:
        text: The whole clean text.
        span: The sentence, without white space at its edges.

    Yields:
        Its parts in order, without white space at their edges; most often the sentence itself.
    """
    start = span.start
    for begin, end in _gaps(span.of(text)):
        yield CleanSpan(start, span.start + begin)
        start = span.start + end
    yield CleanSpan(start, span.end)


def _gaps(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the white space between two parts begins and ends."""
    if (salutation := _SALUTATION.match(sentence)) is not None:
        yield salutation.span("gap")
    elif _COUNCIL.match(sentence) or _MOTION.search(sentence):
        yield from (found.span(found.lastindex or 0) for found in _CLAUSE.finditer(sentence))
    elif sentence.endswith(";") and sentence.count(";") >= LEAST_ITEMS and not _STOP.search(sentence):
        yield from ((found.start() + 1, found.end()) for found in _ITEM_END.finditer(sentence))
