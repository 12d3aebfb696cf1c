"""The teacher's network: one encoder, and on it heads for words and a biaffine head for dependencies.

Each head reads its own mixture of the encoder's layers, with the pieces of a word averaged.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from tools.language_model.teacher.batches import Rows
from tools.language_model.teacher.labels import Labels

ARC_WIDTH, RELATION_WIDTH = 320, 128
DROPOUT = 0.3
"""Of what the heads read; the encoder loses nothing, for there are few sentences and few rounds."""
SLOPE = 0.1
NEVER = -1e4
"""The score of an arc that can not be, small enough in 16 bits too."""
OF_WORDS, OF_ARCS = 0, 1
"""Which mixture of layers is whose."""


@dataclass(frozen=True, slots=True)
class Batch:
    """`Rows` as tensors."""

    ids: Tensor
    mask: Tensor
    places: Tensor
    words: Tensor

    @classmethod
    def of(cls, rows: Rows) -> Batch:
        """Rows, as tensors."""
        return cls(*(torch.tensor(values) for values in (rows.ids, rows.mask, rows.places, rows.words)))


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network thinks of a batch, the higher the surer.

    Attributes:
        upos: Sentences × words × parts of speech.
        feats: The same of features.
        scripts: The same of lemma scripts.
        arcs: Sentences × words × heads, of which the first is the root.
        dependents: For `Teacher.relations`: words as what hangs on another.
        heads: And the root and words as what others hang on.
    """

    upos: Tensor
    feats: Tensor
    scripts: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor


class Teacher(nn.Module):
    """The network.

    Args:
        encoder: What reads the pieces.
        labels: What can be said of a word.
    """

    def __init__(self, encoder: BertModel, labels: Labels) -> None:
        super().__init__()
        width: int = encoder.config.hidden_size
        self.encoder = encoder
        self.mixture = nn.Parameter(torch.zeros(2, encoder.config.num_hidden_layers + 1))
        self.dropout = nn.Dropout(DROPOUT)
        self.upos = nn.Linear(width, len(labels.upos))
        self.feats = nn.Linear(width, len(labels.feats))
        self.scripts = nn.Linear(width, len(labels.scripts))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependent = nn.Linear(width, ARC_WIDTH)
        self.arc_head = nn.Linear(width, ARC_WIDTH)
        self.relation_dependent = nn.Linear(width, RELATION_WIDTH)
        self.relation_head = nn.Linear(width, RELATION_WIDTH)
        self.arc_weights = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.01)
        relations = (len(labels.deprel), RELATION_WIDTH + 1, RELATION_WIDTH + 1)
        self.relation_weights = nn.Parameter(torch.randn(*relations) * 0.01)

    def forward(self, batch: Batch) -> Scores:
        """Score everything but relations, which need heads."""
        layers = torch.stack(self.encoder(batch.ids, batch.mask, output_hidden_states=True).hidden_states)
        words = self.dropout(_words(self._mixed(layers, OF_WORDS), batch.places))
        nodes = _words(self._mixed(layers, OF_ARCS), batch.places)
        nodes = self.dropout(torch.cat([self.root.expand(len(nodes), 1, -1), nodes], dim=1))
        arcs = _with_one(self._hidden(self.arc_dependent, nodes[:, 1:])) @ self.arc_weights
        arcs = (arcs @ self._hidden(self.arc_head, nodes).transpose(1, 2)).float()
        return Scores(
            upos=self.upos(words).float(),
            feats=self.feats(words).float(),
            scripts=self.scripts(words).float(),
            arcs=arcs.masked_fill(_impossible(batch.words, arcs), NEVER),
            dependents=_with_one(self._hidden(self.relation_dependent, nodes[:, 1:])).float(),
            heads=_with_one(self._hidden(self.relation_head, nodes)).float(),
        )

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Score the relations of words to heads.

        Args:
            scores: Of the batch.
            heads: Sentences × words: the place of each word's head, 0 for the root.

        Returns:
            Sentences × words × relations.
        """
        width = scores.heads.shape[-1]
        chosen = torch.gather(scores.heads, 1, heads.unsqueeze(-1).expand(-1, -1, width))
        return torch.einsum("swi,rij,swj->swr", scores.dependents, self.relation_weights, chosen)

    def _mixed(self, layers: Tensor, whose: int) -> Tensor:
        return torch.einsum("l,lspd->spd", torch.softmax(self.mixture[whose], 0).to(layers.dtype), layers)

    def _hidden(self, linear: nn.Linear, nodes: Tensor) -> Tensor:
        return self.dropout(functional.leaky_relu(linear(nodes), SLOPE))


def _words(pieces: Tensor, places: Tensor) -> Tensor:
    """Of each word the mean of its pieces; zero when it has none."""
    sentences, words, most = places.shape
    flat = places.clamp(min=0).view(sentences, words * most, 1).expand(-1, -1, pieces.shape[-1])
    found = torch.gather(pieces, 1, flat).view(sentences, words, most, -1)
    there = (places >= 0).unsqueeze(-1).to(pieces.dtype)
    return (found * there).sum(2) / there.sum(2).clamp(min=1)


def _with_one(vectors: Tensor) -> Tensor:
    """A one behind each vector, whose weights are a bias."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], dim=-1)


def _impossible(words: Tensor, arcs: Tensor) -> Tensor:
    """Sentences × words × heads: whether the head is behind the sentence, or the word itself."""
    behind = torch.arange(arcs.shape[2]) > words[:, None]
    itself = torch.arange(1, arcs.shape[1] + 1)[:, None] == torch.arange(arcs.shape[2])
    return behind[:, None, :] | itself
