"""Writes a taught network as it is shipped: in ONNX and eight bits, its word pieces beside it, its heads as arrays."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.model.encoder import HEADS, NETWORK, TOKENIZER, Encoder
from pipeline.model.passages import Passage, windows
from pipeline.training.rounding import round_network

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import BertModel

    from pipeline.training.network import Judge

OPSET = 17
WARM_UP = 7
"""Pieces of the window that is read while the network is written down; any number does."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fidelity:
    """How near what is shipped comes to what was taught.

    Attributes:
        size: Of the network's file, in bytes.
        cosine: Between the vectors of a line, the mean over lines.
        worst_cosine: Of the line where they differ most.
        agreement: The share of lines and themes that are judged alike at the logit 0.
        mode_agreement: The share of lines with the same mode.
        difference: The largest difference of a theme's probability.
    """

    size: int
    cosine: float
    worst_cosine: float
    agreement: float
    mode_agreement: float
    difference: float


def export(judge: Judge, tokenizer: Tokenizer, themes: Sequence[str], folder: Path) -> None:
    """Write what `Encoder.load` loads.

    Args:
        judge: What was taught.
        tokenizer: Its word pieces.
        themes: In the order of its heads.
        folder: Where to; what is there is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_network(judge.body, folder / NETWORK)
    tokenizer.save(str(folder / TOKENIZER))
    heads = {name: tensor.numpy() for name, tensor in judge.state_dict().items() if not name.startswith("body.")}
    np.savez(folder / HEADS, allow_pickle=False, themes=np.array(themes), **heads)


def write_network(bert: BertModel, path: Path) -> None:
    """Write an encoder as an ONNX network in eight bits, for windows of any length."""
    import onnx  # noqa: PLC0415 - of the extra `train`

    with TemporaryDirectory() as work:
        whole = Path(work) / NETWORK
        _trace(bert, whole)
        network = onnx.load(whole)
    round_network(network)
    onnx.save(network, path)


def _trace(bert: BertModel, path: Path) -> None:
    """Write an encoder as an ONNX network in full."""
    import torch  # noqa: PLC0415 - of the extra `train`

    from pipeline.training.network import Body  # noqa: PLC0415 - needs torch

    names, out = ["input_ids", "attention_mask"], "last_hidden_state"
    ones = torch.ones((1, WARM_UP), dtype=torch.int64)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # it is told that the newer exporter is the default: its graph runs slower
        torch.onnx.export(
            Body(bert).eval(),
            (ones, ones),
            str(path),
            dynamo=False,
            opset_version=OPSET,
            input_names=names,
            output_names=[out],
            dynamic_axes={name: {1: "pieces"} for name in (*names, out)},
        )


def fidelity(judge: Judge, folder: Path, passages: Sequence[Passage]) -> Fidelity:
    """Hold what was written against what was taught.

    Args:
        judge: What was taught.
        folder: Where it was written to.
        passages: On which both read the same windows.
    """
    shipped = Encoder.load(folder, passes=1)
    found = [shipped.read(passage) for passage in passages]
    taught = [_taught(judge, passage, shipped.tokenizer) for passage in passages]
    ours, theirs = np.concatenate([one.vectors for one in found]), np.concatenate([one[0] for one in taught])
    cosines = (ours * theirs).sum(1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
    logits, whole = np.concatenate([one.themes for one in found]), np.concatenate([one[1] for one in taught])
    modes, whole_modes = np.concatenate([one.modes for one in found]), np.concatenate([one[2] for one in taught])
    return Fidelity(
        size=(folder / NETWORK).stat().st_size,
        cosine=float(cosines.mean()),
        worst_cosine=float(cosines.min()),
        agreement=float(((logits > 0) == (whole > 0)).mean()),
        mode_agreement=float((modes.argmax(1) == whole_modes.argmax(1)).mean()),
        difference=float(np.abs(_share(logits) - _share(whole)).max()),
    )


def _taught(judge: Judge, passage: Passage, tokenizer: Tokenizer) -> tuple[Floats, Floats, Floats]:
    """Vectors, and logits of themes and modes, of the lines of a passage as the network in full gives them."""
    import torch  # noqa: PLC0415 - of the extra `train`

    judge.eval()
    with torch.no_grad():
        vectors = torch.cat([judge.vectors([window]) for window in windows(passage, tokenizer)])
        return vectors.numpy(), judge.theme(vectors).numpy(), judge.mode(vectors).numpy()


def _share(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)
