"""Which roles of the reader's layout a stretch of raw text has."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.spans import RawSpan
from pipeline.text import Block, Role


def roles_of(spans: Sequence[RawSpan], blocks: Sequence[Block]) -> list[frozenset[Role]]:
    """For each span the roles of the blocks that cover at least half of it.

    Args:
        spans: Over the raw text, in order of their start.
        blocks: In any order; they may nest.
    """
    waiting = sorted(blocks, reverse=True)
    open_blocks: list[Block] = []
    roles = []
    for span in spans:
        while waiting and waiting[-1].span.start < span.end:
            open_blocks.append(waiting.pop())
        open_blocks = [block for block in open_blocks if block.span.end > span.start]
        covering = (block for block in open_blocks if 2 * block.span.overlap(span) >= len(span))
        roles.append(frozenset(block.role for block in covering))
    return roles
