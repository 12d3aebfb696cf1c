"""The network that is taught: an encoder that reads windows, and three linear heads over the lines in them.

A line is the mean and the maximum over the vectors of its own pieces, as `pipeline.model` pools them. Importing this
module needs torch; whoever does not teach does not import it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

from pipeline.codebook import Mode
from pipeline.model.passages import NOBODY, Window

DROPOUT = 0.15
"""The share of a line's vector that the heads do without while they are taught."""
FAR_BELOW = -1e4
"""Added to the attention for a piece that is none."""


class Logits(NamedTuple):
    """What the heads say of n lines.

    Attributes:
        themes: (n, T): the theme is there.
        stances: (n, T): where it is, its stance is `present`.
        modes: (n, 3), in the order of `Mode`.
    """

    themes: Tensor
    stances: Tensor
    modes: Tensor


class Body(nn.Module):
    """A BERT as it is shipped: pieces in, vectors out.

    Args:
        bert: Without a pooling layer.
    """

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """The vector of each piece (batch, pieces, width); where the mask (batch, pieces) is 0 there is no piece."""
        hidden = (1.0 - attention_mask[:, None, None, :].to(torch.float32)) * FAR_BELOW
        vectors: Tensor = self.bert(input_ids=input_ids, attention_mask=hidden).last_hidden_state
        return vectors


class Judge(nn.Module):
    """An encoder with heads for themes, stance and mode.

    Args:
        bert: The encoder, without a pooling layer.
        themes: How many there are.
        padding: The number of the piece that fills up a batch.
    """

    def __init__(self, bert: BertModel, themes: int, padding: int) -> None:
        super().__init__()
        width = 2 * int(bert.config.hidden_size)
        self.body = bert
        self.padding = padding
        self.drop = nn.Dropout(DROPOUT)
        self.theme, self.stance = nn.Linear(width, themes), nn.Linear(width, themes)
        self.mode = nn.Linear(width, len(Mode))

    def forward(self, windows: Sequence[Window]) -> Logits:
        """What the heads say of the lines of some windows, in order."""
        vectors = self.drop(self.vectors(windows))
        return Logits(self.theme(vectors), self.stance(vectors), self.mode(vectors))

    def vectors(self, windows: Sequence[Window]) -> Tensor:
        """The vectors of the lines of some windows, in order: (lines, 2 · width)."""
        pieces = _filled([window.pieces for window in windows], self.padding)
        known = (pieces != self.padding).to(torch.float32)
        read = self.body(input_ids=pieces, attention_mask=known).last_hidden_state.float()
        owners = _filled(_owners(windows), NOBODY)
        return pooled(read[owners != NOBODY], owners[owners != NOBODY], sum(_lines(window) for window in windows))


def pooled(vectors: Tensor, owners: Tensor, lines: int) -> Tensor:
    """The vectors of lines: the mean over the pieces of each, and beside it the maximum.

    Args:
        vectors: (pieces, width).
        owners: (pieces,): the number of the line that each is part of.
        lines: How many lines there are; each has a piece.

    Returns:
        (lines, 2 · width).
    """
    width = vectors.shape[1]
    count = torch.bincount(owners, minlength=lines).clamp(min=1).unsqueeze(1)
    mean = vectors.new_zeros(lines, width).index_add(0, owners, vectors) / count
    place = owners.unsqueeze(1).expand(-1, width)
    most = vectors.new_full((lines, width), FAR_BELOW).scatter_reduce(0, place, vectors, "amax")
    return torch.cat([mean, most], dim=1)


def _owners(windows: Sequence[Window]) -> list[tuple[int, ...]]:
    """For the pieces of each window the number of their line within the batch."""
    found, before = [], 0
    for window in windows:
        shift = before - window.begin
        found.append(tuple(NOBODY if at == NOBODY else at + shift for at in window.owners))
        before += _lines(window)
    return found


def _lines(window: Window) -> int:
    return window.end - window.begin


def _filled(rows: Sequence[Sequence[int]], filling: int) -> Tensor:
    """Rows of one length (rows, longest)."""
    longest = max(len(row) for row in rows)
    return torch.tensor([[*row, *[filling] * (longest - len(row))] for row in rows])
