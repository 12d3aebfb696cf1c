"""Rounds an ONNX network to eight bits: its table of word pieces, its matrices, and what these are multiplied with.

Each row has a scale of its own: a word piece's in the table, an output's in a matrix, and, while the network runs, that
of each piece of a window. One scale for a whole window, as the usual tools have it, is stretched by the few pieces with
huge numbers that every BERT has, and the others drown in it.

    row / scale → eight bits → multiplied in whole numbers → · scale of the output → · scale of the row
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnx import GraphProto, ModelProto, NodeProto

TABLE = "word_embeddings.weight"
MOST = 127
"""The largest number of a row, of the table or of what is read."""
MOST_OF_MATRIX = 63
"""That of a matrix: older processors add two products up in sixteen bits."""
MIDDLE = 128
"""Stands for nought where numbers have no sign."""
LEAST = 1e-9
"""The smallest scale."""
FLOAT = 1
"""ONNX's number of this type."""
DOMAIN = "com.microsoft"
"""Of operators that onnxruntime adds to ONNX."""

Floats = NDArray[np.float32]
Small = NDArray[np.int8]


def round_network(network: ModelProto) -> None:
    """Round a network, in place. Its table of word pieces is an initializer that one `Gather` reads."""
    from onnx import helper  # noqa: PLC0415 - of the extra `train`

    graph = network.graph
    network.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    _round_table(graph)
    arrays = {one.name: one for one in graph.initializer}
    rounded: dict[str, str] = {}
    nodes: list[NodeProto] = []
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            nodes += _round_product(graph, node, rounded)
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    _replace(graph.node, nodes)
    _replace(graph.initializer, [one for one in graph.initializer if one.name in used])


def narrowed(matrix: Floats, most: int = MOST) -> tuple[Small, Floats]:
    """A matrix (n, width) in eight bits, and the scale of each row (n, 1) that brings it back.

    Args:
        matrix: To be rounded.
        most: The largest whole number in a row.
    """
    scales = np.maximum(np.abs(matrix).max(axis=1, keepdims=True) / most, LEAST).astype(np.float32)
    return np.round(matrix / scales).astype(np.int8), scales


def _round_table(graph: GraphProto) -> None:
    from onnx import helper, numpy_helper  # noqa: PLC0415 - of the extra `train`

    table = next(one for one in graph.initializer if one.name.endswith(TABLE))
    at, gather = next((at, node) for at, node in enumerate(graph.node) if table.name in node.input)
    numbers, scales = narrowed(numpy_helper.to_array(table))
    _keep(graph, {"pieces.numbers": numbers, "pieces.scales": scales})
    steps = [
        helper.make_node("Gather", ["pieces.numbers", gather.input[1]], ["pieces.row"]),
        helper.make_node("Gather", ["pieces.scales", gather.input[1]], ["pieces.scale"]),
        helper.make_node("Cast", ["pieces.row"], ["pieces.wide"], to=FLOAT),
        helper.make_node("Mul", ["pieces.wide", "pieces.scale"], [gather.output[0]]),
    ]
    _replace(graph.node, [*graph.node[:at], *steps, *graph.node[at + 1 :]])


def _round_product(graph: GraphProto, product: NodeProto, rounded: dict[str, str]) -> Iterator[NodeProto]:
    """The steps of a product with a matrix, in whole numbers.

    Args:
        graph: Gets the rounded matrix.
        product: The node.
        rounded: Names of what was rounded before, by what it was rounded from; is added to.
    """
    from onnx import helper, numpy_helper  # noqa: PLC0415 - of the extra `train`

    read, name = product.input
    if read not in rounded:
        rounded[read] = f"{read}.rounded"
        yield from _round_rows(graph, read)
    matrix = next(one for one in graph.initializer if one.name == name)
    numbers, scales = narrowed(numpy_helper.to_array(matrix).T, MOST_OF_MATRIX)
    _keep(graph, {f"{name}.numbers": np.ascontiguousarray(numbers.T), f"{name}.scales": scales[:, 0]})
    out = product.output[0]
    yield helper.make_node(
        "MatMulIntegerToFloat",
        [rounded[read], f"{name}.numbers", "rounded.one", f"{name}.scales", "rounded.middle"],
        [f"{out}.scaled"],
        domain=DOMAIN,
    )
    yield helper.make_node("Mul", [f"{out}.scaled", f"{read}.scale"], [out])


def _round_rows(graph: GraphProto, read: str) -> list[NodeProto]:
    """The steps that round what is read, each row by its own scale."""
    from onnx import helper  # noqa: PLC0415 - of the extra `train`

    if not any(one.name == "rounded.middle" for one in graph.initializer):
        shares = {"rounded.share": 1 / MOST, "rounded.least": LEAST, "rounded.one": 1.0}
        _keep(graph, {name: np.array(value, np.float32) for name, value in shares.items()})
        _keep(graph, {"rounded.middle": np.array(MIDDLE, np.uint8), "rounded.flat": np.array([-1], np.int64)})
    return [
        helper.make_node("Abs", [read], [f"{read}.size"]),
        helper.make_node("ReduceMax", [f"{read}.size"], [f"{read}.most"], axes=[-1], keepdims=1),
        helper.make_node("Mul", [f"{read}.most", "rounded.share"], [f"{read}.share"]),
        helper.make_node("Max", [f"{read}.share", "rounded.least"], [f"{read}.scale"]),
        helper.make_node("Reshape", [f"{read}.scale", "rounded.flat"], [f"{read}.scales"]),
        helper.make_node("Shape", [f"{read}.scales"], [f"{read}.count"]),
        helper.make_node("Expand", ["rounded.middle", f"{read}.count"], [f"{read}.middles"]),
        helper.make_node("QuantizeLinear", [read, f"{read}.scales", f"{read}.middles"], [f"{read}.rounded"], axis=1),
    ]


def _keep(graph: GraphProto, arrays: dict[str, NDArray[np.generic]]) -> None:
    from onnx import numpy_helper  # noqa: PLC0415 - of the extra `train`

    graph.initializer.extend(numpy_helper.from_array(array, name) for name, array in arrays.items())


def _replace(items: Any, new: Iterable[Any]) -> None:  # Any: a repeated field has no type of its own
    """Put new items into a repeated field, which cannot be assigned."""
    kept = list(new)
    del items[:]
    items.extend(kept)
