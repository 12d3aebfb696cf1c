"""Teaches the teacher: all heads at once, with the upper layers of its encoder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from rich.progress import Progress
from torch import Tensor, nn
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from tools.language_model.habits import whole_lemma
from tools.language_model.teacher.batches import Pieces, batches, rows
from tools.language_model.teacher.keeping import Taught
from tools.language_model.teacher.labelling import label
from tools.language_model.teacher.labels import UNKNOWN, Numbering, Numbers, padded
from tools.language_model.teacher.network import Batch, Scores, Teacher
from tools.language_model.treebank import Sentence


@dataclass(frozen=True, slots=True)
class Course:
    """How it is taught.

    Attributes:
        rounds: How often it reads every sentence.
        size: The most word pieces of a batch.
        encoder_rate: How fast the encoder learns, at most.
        head_rate: The same of the heads, which begin with nothing.
        decay: How much weights shrink.
        frozen: So many of the lower layers learn nothing, nor do the vectors of the word pieces.
        warm_up: The share of the steps in which the rate rises; after it, it falls to `last`.
        last: The share of the rate that is left at the end.
        longest_step: The longest gradient.
    """

    rounds: int = 6
    size: int = 1400
    encoder_rate: float = 1.5e-4
    head_rate: float = 2e-3
    decay: float = 0.01
    frozen: int = 4
    warm_up: float = 0.08
    last: float = 0.02
    longest_step: float = 1.0


@dataclass(frozen=True, slots=True)
class Targets:
    """The right answers of a batch, sentences × words; `UNKNOWN` where there is none."""

    upos: Tensor
    feats: Tensor
    scripts: Tensor
    heads: Tensor
    deprel: Tensor

    @classmethod
    def of(cls, numbers: Sequence[Numbers]) -> Targets:
        """The numbers of sentences, filled up to one length."""
        width = max(len(one.heads) for one in numbers)
        fields = ([getattr(one, name) for one in numbers] for name in cls.__slots__)
        return cls(*(torch.tensor(padded(values, width, UNKNOWN)) for values in fields))


def fit(taught: Taught, sentences: Sequence[Sentence], held_out: Sequence[Sentence], course: Course, seed: int) -> None:
    """Teach, showing how it goes on and, after each round, what it can do.

    Args:
        taught: The teacher, whose network is changed.
        sentences: To learn from; what a word leaves open is not learned.
        held_out: What it is asked after each round; nothing is chosen by it.
        course: How it is taught.
        seed: Of what is left to chance.
    """
    torch.manual_seed(seed)
    network, chance = taught.network, Random(seed)
    _freeze(network, course.frozen)
    numbering, reader = Numbering(taught.labels), taught.reader()
    numbers = [numbering.of(sentence) for sentence in sentences]
    pieces = [reader.read(sentence.forms) for sentence in sentences]
    rounds = [list(batches(pieces, course.size, chance)) for _ in range(course.rounds)]
    steps = _Steps(network, course, sum(map(len, rounds)))
    with Progress() as progress:
        task = progress.add_task("Teacher", total=steps.total)
        for number, parts in enumerate(rounds, start=1):
            network.train()
            for part in parts:
                steps.take(loss(network, [pieces[at] for at in part], [numbers[at] for at in part]))
                progress.advance(task)
            figures = accuracy(taught, held_out) if held_out else {}
            told = ", ".join(f"{name} {value:.4f}" for name, value in figures.items())
            progress.console.print(f"round {number}: {told}")
    network.eval()


def _freeze(network: Teacher, layers: int) -> None:
    """What knows languages in general stays as it is: there are too few sentences to teach it better."""
    still = [network.encoder.embeddings.word_embeddings, *network.encoder.encoder.layer[:layers]]
    for module in still:
        module.requires_grad_(False)


class _Steps:
    """Changes the weights, at a rate that rises and falls."""

    def __init__(self, network: Teacher, course: Course, total: int) -> None:
        self.total = total
        self._network, self._course = network, course
        own = {id(weight) for weight in network.encoder.parameters()}
        encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
        heads = [weight for weight in network.parameters() if id(weight) not in own]
        groups = [{"params": encoder, "lr": course.encoder_rate}, {"params": heads, "lr": course.head_rate}]
        self._optimizer = AdamW(groups, weight_decay=course.decay, fused=True)
        self._rate = LambdaLR(self._optimizer, self._share)

    def _share(self, step: int) -> float:
        rising = (step + 1) / max(1, self.total * self._course.warm_up)
        return min(1, rising) * max(self._course.last, 1 - step / max(1, self.total))

    def take(self, of: Tensor) -> None:
        self._optimizer.zero_grad()
        of.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), self._course.longest_step)
        self._optimizer.step()
        self._rate.step()


def loss(network: Teacher, pieces: Sequence[Pieces], numbers: Sequence[Numbers]) -> Tensor:
    """How wrong the network is on a batch: the sum over its questions, of each the mean over words."""
    batch, targets = Batch.of(rows(pieces)), Targets.of(numbers)
    with torch.autocast("cpu", torch.bfloat16):
        scores: Scores = network(batch)
    relations = network.relations(scores, targets.heads.clamp(min=0))
    pairs = (
        (scores.upos, targets.upos),
        (scores.feats, targets.feats),
        (scores.scripts, targets.scripts),
        (scores.arcs, targets.heads),
        (relations, targets.deprel),
    )
    return torch.stack([_cross_entropy(answers, right) for answers, right in pairs]).sum()


def _cross_entropy(scores: Tensor, right: Tensor) -> Tensor:
    """Zero where no word of the batch has an answer, which torch would have as no number."""
    if bool((right == UNKNOWN).all()):
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=UNKNOWN)


def accuracy(taught: Taught, sentences: Sequence[Sentence]) -> dict[str, float]:
    """The share of words that the teacher has right of each question; `las` without punctuation."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for true, answer in zip(sentences, label(taught, sentences), strict=True):
        for name, is_right in _marks(true, answer.sentence):
            asked[name] += 1
            right[name] += is_right
    return {name: right[name] / asked[name] for name in asked}


def _marks(true: Sentence, answer: Sentence) -> Iterator[tuple[str, bool]]:
    for told, said in zip(true.tokens, answer.tokens, strict=True):
        if told.upos is not None:
            yield "upos", told.upos == said.upos
        if told.feats is not None:
            yield "feats", told.feats == said.feats
        if told.lemma is not None:
            yield "lemma", whole_lemma(told) == said.lemma
        if told.deprel not in {None, "punct"}:
            yield "uas", told.head == said.head
            yield "las", (told.head, told.deprel) == (said.head, said.deprel)
