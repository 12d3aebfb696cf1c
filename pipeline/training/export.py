"""Writes a taught network as it is shipped: in ONNX and eight bits, its word pieces beside it, its heads as arrays.

Matrices have a scale a column, the table of word pieces a scale a piece. Their seven bits leave room for processors
that add up products in sixteen. What a matrix is multiplied with is rounded when it is known, window by window.
"""

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

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto
    from tokenizers import Tokenizer
    from transformers import BertModel

    from pipeline.training.network import Judge

OPSET = 17
TABLE = "word_embeddings.weight"
MOST = 127
"""The largest number in eight bits."""
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
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - as above

    with TemporaryDirectory() as work:
        whole = Path(work) / NETWORK
        _trace(bert, whole)
        network = onnx.load(whole)
        narrow_table(network)
        onnx.save(network, whole)
        quantize_dynamic(
            whole,
            path,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


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


def narrow_table(network: ModelProto) -> None:
    """Keep the table of word pieces in eight bits, with a scale for each piece, and widen the rows that are asked for.

    Args:
        network: Is changed; its table is an initializer that one `Gather` reads.
    """
    from onnx import helper, numpy_helper  # noqa: PLC0415 - of the extra `train`

    graph = network.graph
    table = next(one for one in graph.initializer if one.name.endswith(TABLE))
    at, gather = next((at, node) for at, node in enumerate(graph.node) if table.name in node.input)
    numbers, scales = narrowed(numpy_helper.to_array(table))
    graph.initializer.remove(table)
    graph.initializer.append(numpy_helper.from_array(numbers, "pieces.numbers"))
    graph.initializer.append(numpy_helper.from_array(scales, "pieces.scales"))
    wanted, result = gather.input[1], gather.output[0]
    widened: list[NodeProto] = [
        helper.make_node("Gather", ["pieces.numbers", wanted], ["pieces.row"]),
        helper.make_node("Gather", ["pieces.scales", wanted], ["pieces.scale"]),
        helper.make_node("Cast", ["pieces.row"], ["pieces.wide"], to=1),
        helper.make_node("Mul", ["pieces.wide", "pieces.scale"], [result]),
    ]
    graph.node.remove(gather)
    for step, node in enumerate(widened):
        graph.node.insert(at + step, node)


def narrowed(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """A matrix (n, width) in eight bits, and the scale of each row (n, 1) that brings it back."""
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), np.finfo(np.float32).tiny * MOST) / np.float32(MOST)
    return np.round(table / scales).astype(np.int8), scales.astype(np.float32)


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
    shares: Floats = 1 / (1 + np.exp(-logits, dtype=np.float32))
    return shares
