"""Hangs punctuation where today's treebanks hang it, as learned from them.

A sign stands between two stretches of words: the largest part of the tree that ends just before it and the largest that
begins just after it. Its head is nearly always the top of one of these or that top's own head; which, is told by the
sign and by the side on which the tops themselves hang. A sign that closes hangs where the one that opens does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.language_model.treebank import Sentence, Token

PAIRS = {")": "(", "]": "[", "»": "«", "”": "“", "’": "‘", "''": ",,", '"': '"', "'": "'"}
"""For each sign that closes, the one that opens."""
Signs = tuple[str, ...]
"""What is known of a sign, from its form down to what is known of any."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sign in its sentence.

    Attributes:
        sign: Where it stands.
        signs: What its head is told by, the closest first.
        heads: For each way to choose a head (`left`, `above left` …) the word that it gives.
    """

    sign: int
    signs: tuple[Signs, ...]
    heads: Mapping[str, int]


Attachment = Mapping[Signs, str]
"""For what is known of a sign, the way in which its head is chosen."""


def learn_attachment(sentences: Iterable[Sentence], fewest: int = 3) -> Attachment:
    """Learn from trees in today's convention.

    Args:
        sentences: With their signs attached.
        fewest: How often a case must be seen to count.
    """
    seen: defaultdict[Signs, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for place in _places(sentence.tokens):
            right = [way for way, head in place.heads.items() if head == sentence.tokens[place.sign].head]
            for signs in place.signs:
                seen[signs].update(right or ["?"])
    chosen = {signs: ways.most_common(1)[0] for signs, ways in seen.items()}
    return {signs: way for signs, (way, times) in chosen.items() if times >= fewest and way != "?"}


def attach(tokens: Sequence[Token], attachment: Attachment) -> list[Token]:
    """The tokens with each sign hung as learned; a sign of a case never seen stays where it was."""
    new = list(tokens)
    for place in _places(tokens):
        way = next((attachment[signs] for signs in place.signs if signs in attachment), None)
        if way is not None and way in place.heads:
            new[place.sign] = replace(new[place.sign], head=place.heads[way])
    for opening, closing in _pairs(tokens):
        new[closing] = replace(new[closing], head=new[opening].head)
    return new


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The places of signs that open and of those that close what they open."""
    last: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token.deprel != "punct":
            continue
        if (opening := last.pop(PAIRS.get(token.form, ""), None)) is not None:
            yield opening, place
        else:
            last[token.form] = place


def _places(tokens: Sequence[Token]) -> Iterator[Place]:
    words = [place for place, token in enumerate(tokens) if token.deprel != "punct"]
    if not words:
        return
    edges = _edges(tokens, words)
    root = next((place for place in words if tokens[place].head == place), words[0])
    for sign in sorted(set(range(len(tokens))) - set(words)):
        left = _top(tokens, max((word for word in words if word < sign), default=None), edges, sign)
        right = _top(tokens, min((word for word in words if word > sign), default=None), edges, sign)
        yield _place(tokens, sign, left, right, root)


def _edges(tokens: Sequence[Token], words: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last word under each word."""
    edges = [(place, place) for place in range(len(tokens))]
    for word in words:
        for above in ancestors(tokens, word):
            first, last = edges[above]
            edges[above] = min(first, word), max(last, word)
    return edges


def ancestors(tokens: Sequence[Token], word: int) -> Iterator[int]:
    """The word's head, its head's head, up to the root; nothing for the root."""
    seen = {word}
    while (above := tokens[word].head) not in seen:
        seen.add(above)
        yield above
        word = above


def _top(tokens: Sequence[Token], word: int | None, edges: Sequence[tuple[int, int]], sign: int) -> int | None:
    """The highest word over this one whose words are all on one side of the sign; `None` when there is no word."""
    for above in ancestors(tokens, word) if word is not None else ():
        first, last = edges[above]
        if first < sign < last:
            break
        word = above
    return word


def _place(tokens: Sequence[Token], sign: int, left: int | None, right: int | None, root: int) -> Place:
    heads = {"root": root}
    for name, top in (("left", left), ("right", right)):
        if top is not None:
            heads |= {name: top, f"above {name}": tokens[top].head}
    sides = tuple(_side(tokens, top, sign) for top in (left, right))
    relations = tuple("" if top is None else tokens[top].deprel or "" for top in (left, right))
    form = tokens[sign].form
    return Place(sign, ((form, *sides, *relations), (form, *sides, relations[1]), (form, *sides), sides), heads)


def _side(tokens: Sequence[Token], top: int | None, sign: int) -> str:
    if top is None:
        return "none"
    head = tokens[top].head
    return "root" if head == top else "left" if head < sign else "right"
