"""The words that carry what the encoder says of a theme.

The heads are linear in the vectors of a line's word pieces, so what each piece adds to a theme is known from the one
reading that judged: no word need be left out and the passage read again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.cues import Offsets
from pipeline.model.encoder import Floats
from pipeline.model.passages import Line, encoded

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST = 3
"""So many words at most are named."""
LEAST = 0.35
"""A word is named when it adds at least this share of what the first one adds."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
_JOINT = re.compile(r"\s")


def words_for(line: Line, shares: Floats, tokenizer: Tokenizer) -> tuple[Offsets, ...]:
    """The words of a line that add most to a theme.

    Args:
        line: As it was read.
        shares: Float (pieces,): what each of its pieces adds, see `Reading.shares`.
        tokenizer: The encoder's.

    Returns:
        Offsets over the line's text, in order, neighbours as one; the whole line where it has no words.
    """
    (pieces,) = encoded([line], tokenizer)
    words = [match.span() for match in _WORD.finditer(line.text) if _LETTER.search(match.group())]
    if not words:
        return ((0, len(line.text)),)
    added = _by_word(words, pieces.offsets, shares)
    first, *others = sorted(range(len(words)), key=lambda at: -added[at])[:MOST]
    named = sorted([first, *(at for at in others if added[at] >= LEAST * added[first] > 0)])
    return _joined(line.text, [words[at] for at in named])


def _by_word(words: Sequence[Offsets], pieces: Sequence[Offsets], shares: Floats) -> list[float]:
    """What each word adds beyond what its pieces would, if all pieces of the line were alike."""
    beyond = shares - np.float32(shares.mean())
    return [
        float(
            sum(more for more, (start, end) in zip(beyond, pieces, strict=False) if start < word[1] and word[0] < end)
        )
        for word in words
    ]


def _joined(text: str, words: Sequence[Offsets]) -> tuple[Offsets, ...]:
    """Words with nothing but a blank between them as one."""
    joined: list[Offsets] = []
    for start, end in words:
        if joined and _JOINT.fullmatch(text, joined[-1][1], start):
            start = joined.pop()[0]  # noqa: PLW2901 - it grows to the left
        joined.append((start, end))
    return tuple(joined)
