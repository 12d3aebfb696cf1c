"""Teaches a network on labelled documents: seeded, fold by fold, so that it can be asked of documents it has not seen.

documents → windows, cut elsewhere in each epoch → batches of like lengths → three losses → weights
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.model.encoder import FIRST_LINES
from pipeline.model.passages import LONGEST, NOBODY, UNKNOWN, Window, piece, windows
from pipeline.training.labelled import Labelled, Source
from pipeline.training.lessons import Truth

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor
    from torch.optim import Optimizer
    from torch.optim.lr_scheduler import LRScheduler

    from pipeline.training.network import Judge, Logits

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told of steps done, of how many, and of the loss."""
Floats = NDArray[np.float32]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is taught.

    Attributes:
        epochs: How often all documents are read.
        repeats: How often in an epoch the documents of files that the user names are read: they are real ones, and few.
        barren: The share of the labelled excerpts without a theme that are read in an epoch: real too, but many.
        seed: Of all chance.
        longest: The most pieces of a window.
        batch: Windows that are read together.
        pool: Batches whose windows are sorted by length among themselves.
        rate: The highest learning rate of the encoder.
        head_rate: That of the heads.
        warm_up: The share of the steps in which the rate rises.
        decay: Of weights.
        clip: The longest gradient.
        frozen: The lowest layers that stay as they are, the table of pieces with them.
        context: How often the title stands before a document's windows, and, apart from that, its kind: both may be
            unknown of a document that is judged later.
        shift: The first window of a document ends before the line of this number at the latest, by chance.
        noise: The share of a line's pieces that are hidden: misread words are so, and no single word shall decide.
        theme_weight: Of the loss of themes.
        stance_weight: Of the loss of stances.
        mode_weight: Of the loss of modes.
        passes: How often a document is read when it is judged.
    """

    epochs: int = 4
    repeats: int = 2
    barren: float = 0.5
    seed: int = 1
    longest: int = LONGEST
    batch: int = 6
    pool: int = 30
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    decay: float = 0.01
    clip: float = 1.0
    frozen: int = 4
    context: float = 0.5
    shift: int = 4
    noise: float = 0.05
    theme_weight: float = 2.0
    stance_weight: float = 0.3
    mode_weight: float = 0.5
    passes: int = 2


@dataclass(frozen=True, slots=True)
class Sample:
    """A window to learn from, with the truth of the document that it is of."""

    window: Window
    truth: Truth


@dataclass(frozen=True)
class Answers:
    """What a network says of the n lines of a document. All are logits.

    Attributes:
        themes: Float (n, T).
        stances: Float (n, T).
        modes: Float (n, 3).
    """

    themes: Floats
    stances: Floats
    modes: Floats


def teach(
    judge: Judge, tokenizer: Tokenizer, documents: Sequence[Labelled], recipe: Recipe, progress: Progress
) -> None:
    """Teach a network, in place.

    Args:
        judge: The network; what it knows is where it starts.
        tokenizer: Its word pieces.
        documents: What it learns from.
        recipe: How.
        progress: Is told of each step.
    """
    import torch  # noqa: PLC0415 - of the extra `train`

    torch.manual_seed(recipe.seed)
    chance = np.random.default_rng(recipe.seed)
    steps = [batch for _ in range(recipe.epochs) for batch in batches(documents, tokenizer, recipe, chance)]
    optimizer, schedule = _optimizer(judge, recipe, len(steps))
    weight = torch.tensor(rarity(documents), dtype=torch.float32)
    judge.train()
    for done, batch in enumerate(steps, start=1):
        with reduced_precision():
            logits = judge([sample.window for sample in batch])
        loss = _loss(logits, batch, weight, recipe)
        _step(judge, loss, optimizer, recipe)
        schedule.step()
        progress(done, len(steps), f"loss {loss.item():.2f}")
    judge.eval()


def answers(judge: Judge, tokenizer: Tokenizer, document: Labelled, passes: int) -> Answers:
    """What a network says of a document, read as it is when it is judged: the mean over readings.

    Args:
        judge: The network.
        tokenizer: Its word pieces.
        document: Its labels are not looked at.
        passes: How often it is read.
    """
    import torch  # noqa: PLC0415 - of the extra `train`

    judge.eval()
    with torch.no_grad(), reduced_precision():
        read = [
            [judge([window]) for window in windows(document.passage, tokenizer, first)]
            for first in FIRST_LINES[:passes]
        ]
    of_parts = [[torch.cat(parts).float().numpy() for parts in zip(*reading, strict=True)] for reading in read]
    return Answers(*(np.mean(parts, axis=0) for parts in zip(*of_parts, strict=True)))


def batches(
    documents: Sequence[Labelled], tokenizer: Tokenizer, recipe: Recipe, chance: np.random.Generator
) -> list[list[Sample]]:
    """The batches of one epoch, by chance; none without a line that counts."""
    samples = _shuffled([sample for one in documents for sample in _samples(one, tokenizer, recipe, chance)], chance)
    parted: list[list[Sample]] = []
    for pool in _parts(samples, recipe.batch * recipe.pool):
        parted += _parts(sorted(pool, key=lambda sample: len(sample.window.pieces)), recipe.batch)
    return [batch for batch in _shuffled(parted, chance) if any(_rows(batch, "counts"))]


def rarity(documents: Sequence[Labelled]) -> Floats:
    """For each theme (T,), how much more a line that has it weighs than one that has not; the rarer, the more."""
    share = np.concatenate([document.truth.themes for document in documents]).mean(axis=0)
    known = np.clip(share, 1e-3, 1 - 1e-3)
    weight: Floats = np.sqrt((1 - known) / known).astype(np.float32)
    return weight


def reduced_precision() -> AbstractContextManager[None]:
    """Sixteen bits where the processor multiplies matrices of them at once; elsewhere they would be slower."""
    import torch  # noqa: PLC0415 - of the extra `train`

    is_quick = bool(torch.cpu.get_capabilities().get("amx_bf16", False))
    context: AbstractContextManager[None] = torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_quick)
    return context


def _samples(document: Labelled, tokenizer: Tokenizer, recipe: Recipe, chance: np.random.Generator) -> Iterator[Sample]:
    """The windows of a document, each time it is read in an epoch cut elsewhere and with what may be known of it."""
    for _ in range(_readings(document, recipe, chance)):
        knows_title, knows_kind = chance.random(2) < recipe.context
        passage = replace(
            document.passage,
            title=document.passage.title if knows_title else "",
            source_kind=document.passage.source_kind if knows_kind else None,
        )
        for window in windows(passage, tokenizer, int(chance.integers(recipe.shift)), recipe.longest):
            yield Sample(_blurred(window, piece(tokenizer, UNKNOWN), recipe.noise, chance), document.truth)


def _readings(document: Labelled, recipe: Recipe, chance: np.random.Generator) -> int:
    """How often a document is read in an epoch."""
    if document.source is Source.EXCERPTS and not document.truth.themes.any():
        return int(chance.random() < recipe.barren)
    return recipe.repeats if document.source is Source.GIVEN else 1


def _blurred(window: Window, unknown: int, noise: float, chance: np.random.Generator) -> Window:
    """A window in which some of the pieces of its lines cannot be read."""
    is_hidden = (np.asarray(window.owners) != NOBODY) & (chance.random(len(window.owners)) < noise)
    return replace(window, pieces=tuple(np.where(is_hidden, unknown, window.pieces).tolist()))


def _optimizer(judge: Judge, recipe: Recipe, steps: int) -> tuple[Optimizer, LRScheduler]:
    from torch.optim import AdamW  # noqa: PLC0415 - of the extra `train`
    from torch.optim.lr_scheduler import OneCycleLR  # noqa: PLC0415 - as above

    for part in (judge.body.embeddings, *judge.body.encoder.layer[: recipe.frozen]):
        part.requires_grad_(False)
    body = [weights for weights in judge.body.parameters() if weights.requires_grad]
    heads = [weights for name, weights in judge.named_parameters() if not name.startswith("body.")]
    groups = [{"params": body, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    optimizer = AdamW(groups, weight_decay=recipe.decay, fused=True)
    rates = [recipe.rate, recipe.head_rate]
    return optimizer, OneCycleLR(optimizer, rates, total_steps=steps + 1, pct_start=recipe.warm_up)


def _step(judge: Judge, loss: Tensor, optimizer: Optimizer, recipe: Recipe) -> None:
    from torch.nn.utils import clip_grad_norm_  # noqa: PLC0415 - of the extra `train`

    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
    clip_grad_norm_(judge.parameters(), recipe.clip)
    optimizer.step()


def _loss(logits: Logits, batch: Sequence[Sample], weight: Tensor, recipe: Recipe) -> Tensor:
    """How far the heads are from what coders say, over lines that count; stance only where they see the theme."""
    import torch  # noqa: PLC0415 - of the extra `train`
    from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy  # noqa: PLC0415 - as above

    counts = torch.from_numpy(_rows(batch, "counts"))
    themes, stances, modes = (part[counts].float() for part in logits)
    seen, present, mode = (
        torch.from_numpy(_rows(batch, part)).float()[counts] for part in ("themes", "stances", "modes")
    )
    of_themes = binary_cross_entropy_with_logits(themes, seen, pos_weight=weight)
    of_stances = binary_cross_entropy_with_logits(stances, present, reduction="none") * seen
    of_modes = cross_entropy(modes, mode)
    loss: Tensor = (
        recipe.theme_weight * of_themes
        + recipe.stance_weight * of_stances.sum() / seen.sum().clamp(min=1)
        + recipe.mode_weight * of_modes
    )
    return loss


def _rows(batch: Sequence[Sample], part: str) -> NDArray[np.generic]:
    """A part of the truth of all lines of a batch, in order."""
    return np.concatenate([getattr(one.truth, part)[one.window.begin : one.window.end] for one in batch])


def _parts(items: Sequence[T], size: int) -> list[list[T]]:
    return [list(items[at : at + size]) for at in range(0, len(items), size)]


def _shuffled(items: Sequence[T], chance: np.random.Generator) -> list[T]:
    return [items[at] for at in chance.permutation(len(items))]
