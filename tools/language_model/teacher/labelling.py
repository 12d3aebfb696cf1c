"""Annotates sentences with the teacher, and says of each word how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import track
from torch import Tensor
from ufal.chu_liu_edmonds import chu_liu_edmonds

from tools.language_model.teacher.batches import batches, rows
from tools.language_model.teacher.keeping import Taught
from tools.language_model.teacher.labels import ROOT, Labels
from tools.language_model.teacher.network import Batch, Scores
from tools.language_model.teacher.scripts import lemma_by
from tools.language_model.treebank import Sentence, Token

SIZE = 4000
"""The most word pieces of a batch."""
TRIED = 3
"""So many of the likeliest scripts are tried on a form; where none fits, the lemma is not known."""
ONE_ROOT = 1e6
"""Taken from every root: more than any tree can win by having two."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the teacher is of a word, between 0 and 1.

    Attributes:
        tag: Of its part of speech and features together.
        lemma: Of its lemma.
        arc: Of its head and relation together.
    """

    tag: float
    lemma: float
    arc: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence annotated by the teacher.

    Attributes:
        sentence: With the annotation; lemmas are those of whole words, without `_`.
        sureness: Of each word.
    """

    sentence: Sentence
    sureness: tuple[Sureness, ...]


def label(taught: Taught, sentences: Sequence[Sentence], *, shows_progress: bool = False) -> list[Labelled]:
    """Annotate sentences, whatever annotation they have.

    Args:
        taught: The teacher, which is left in evaluation mode.
        sentences: With at least one word each.
        shows_progress: On the terminal.

    Returns:
        The sentences in their order.
    """
    taught.network.eval()
    reader = taught.reader()
    pieces = [reader.read(sentence.forms) for sentence in sentences]
    parts = list(batches(pieces, SIZE))
    found: dict[int, Labelled] = {}
    for part in track(parts, "Labels", disable=not shows_progress):
        batch = Batch.of(rows([pieces[at] for at in part]))
        found.update(zip(part, _answers(taught, batch, [sentences[at] for at in part]), strict=True))
    return [found[at] for at in range(len(sentences))]


def only_sure(labelled: Labelled, least: Sureness) -> Sentence:
    """The sentence with the annotation of which the teacher is at least so sure; the rest is not known."""
    return replace(
        labelled.sentence,
        tokens=tuple(
            replace(
                token,
                upos=token.upos if sure.tag >= least.tag else None,
                feats=token.feats if sure.tag >= least.tag else None,
                lemma=token.lemma if sure.lemma >= least.lemma else None,
                deprel=token.deprel if sure.arc >= least.arc else None,
            )
            for token, sure in zip(labelled.sentence.tokens, labelled.sureness, strict=True)
        ),
    )


@torch.no_grad()
def _answers(taught: Taught, batch: Batch, sentences: Sequence[Sentence]) -> list[Labelled]:
    with torch.autocast("cpu", torch.bfloat16):
        scores: Scores = taught.network(batch)
    arcs = torch.log_softmax(scores.arcs, -1).numpy()
    heads = [tree(arcs[at, : len(one.tokens), : len(one.tokens) + 1]) for at, one in enumerate(sentences)]
    filled = torch.tensor([[*one, *[0] * (arcs.shape[1] - len(one))] for one in heads])
    relations = _relations(taught.network.relations(scores, filled), filled, taught.labels)
    arc_sure = np.take_along_axis(arcs, filled.unsqueeze(-1).numpy(), -1)[..., 0]
    fields = (_best(scores.upos), _best(scores.feats), _best(scores.scripts, TRIED), _best(relations))
    return [
        _labelled(one, heads[at], arc_sure[at], [field.of(at) for field in fields], taught.labels)
        for at, one in enumerate(sentences)
    ]


@dataclass(frozen=True, slots=True)
class _Best:
    """The likeliest answers to one question: probabilities and numbers, sentences × words × answers."""

    probabilities: NDArray[np.float32]
    numbers: NDArray[np.int64]

    def of(self, sentence: int) -> _Best:
        return _Best(self.probabilities[sentence], self.numbers[sentence])


def _best(scores: Tensor, count: int = 1) -> _Best:
    found = torch.softmax(scores, -1).topk(min(count, scores.shape[-1]), -1)
    return _Best(found.values.numpy(), found.indices.numpy())


def _relations(scores: Tensor, heads: Tensor, labels: Labels) -> Tensor:
    """The root has the relation of the root, and no other word has it."""
    is_root_label = torch.tensor([relation == ROOT for relation in labels.deprel])
    return scores.masked_fill((heads == 0).unsqueeze(-1) != is_root_label, float("-inf"))


def _labelled(
    sentence: Sentence, heads: Sequence[int], arc_sure: NDArray[np.float32], fields: Sequence[_Best], labels: Labels
) -> Labelled:
    upos, feats, scripts, relations = fields
    tokens, sureness = [], []
    for at, token in enumerate(sentence.tokens):
        lemma, lemma_sure = _lemma(token, zip(scripts.numbers[at], scripts.probabilities[at], strict=True), labels)
        tokens.append(
            replace(
                token,
                upos=labels.upos[upos.numbers[at, 0]],
                feats=labels.feats[feats.numbers[at, 0]],
                lemma=lemma,
                head=heads[at] - 1 if heads[at] else at,
                deprel=labels.deprel[relations.numbers[at, 0]],
            )
        )
        tag = float(upos.probabilities[at, 0] * feats.probabilities[at, 0])
        arc = float(np.exp(arc_sure[at]) * relations.probabilities[at, 0])
        sureness.append(Sureness(tag, lemma_sure, arc))
    return Labelled(replace(sentence, tokens=tuple(tokens)), tuple(sureness))


def _lemma(token: Token, tried: Iterable[tuple[int, float]], labels: Labels) -> tuple[str | None, float]:
    for number, probability in tried:
        if (lemma := lemma_by(token.form, labels.scripts[number])) is not None:
            return lemma, float(probability)
    return None, 0.0


def tree(scores: NDArray[np.float32]) -> list[int]:
    """The best tree, with one root.

    Args:
        scores: Words × heads, logarithms of probabilities; the first head is the root.

    Returns:
        The head of each word: 0 for the root, 1 for the first word.
    """
    matrix = np.full((len(scores) + 1, len(scores) + 1), np.nan)
    matrix[1:] = scores
    matrix[1:, 0] -= ONE_ROOT
    matrix[np.arange(1, len(matrix)), np.arange(1, len(matrix))] = np.nan
    heads, _ = chu_liu_edmonds(matrix)
    return [int(head) for head in heads[1:]]
