"""Which roles of the reader's layout a stretch of raw text has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.spans import RawSpan
from pipeline.text import Block, Role


def roles_of(places: Sequence[Sequence[RawSpan]], blocks: Sequence[Block]) -> list[frozenset[Role]]:
    """For each place the roles of which the blocks, taken together, cover at least half of it.

    Args:
        places: Each the stretches of raw text that one thing stands in; in any order.
        blocks: In any order; they may nest.
    """
    held: list[Counter[Role]] = [Counter() for _ in places]
    waiting = sorted(blocks, reverse=True)
    open_blocks: list[Block] = []
    for span, at in sorted((span, at) for at, spans in enumerate(places) for span in spans):
        while waiting and waiting[-1].span.start < span.end:
            open_blocks.append(waiting.pop())
        open_blocks = [block for block in open_blocks if block.span.end > span.start]
        held[at].update(_held(span, open_blocks))
    wholes = [sum(map(len, spans)) for spans in places]
    return [
        frozenset(role for role, count in of.items() if 2 * count >= whole)
        for of, whole in zip(held, wholes, strict=True)
    ]


def _held(span: RawSpan, blocks: Sequence[Block]) -> Counter[Role]:
    """How many characters of a span stand in blocks of each role, those in two such blocks once; blocks in order."""
    held: Counter[Role] = Counter()
    done: dict[Role, int] = {}
    for block in blocks:
        start, end = max(block.span.start, span.start, done.get(block.role, 0)), min(block.span.end, span.end)
        held[block.role] += max(0, end - start)
        done[block.role] = max(end, done.get(block.role, 0))
    return held
