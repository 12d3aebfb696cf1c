"""Makes an encoder small enough to know every number of it: a word has its vector, and a little of all others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from pipeline.codebook import Mode
from pipeline.encoder.packaged import Pieces
from pipeline.encoder.pruning import tokenizer_of
from pipeline.model.encoder import HEADS, NETWORK, TOKENIZER
from pipeline.model.heads import HeadManifest, ThemeHead, encoder_print, signs
from pipeline.model.judges import ENSEMBLE, Judge, Judges, Panel, Weigher
from pipeline.model.linear import LENGTHS, Linear, Terms
from pipeline.model.loading import JUDGES, LINEAR, seal
from pipeline.model.remembered import REMEMBERED, Answer, save_answers

THEMES = ("individual_casework", "collectivisation", "deprofessionalisation", "community_work")
WORDS = {"opbouwwerk": 3, "keukentafelgesprek": 0, "vrijwilligers": 2, "samen": 1}
"""The word of each theme, with the place of the theme."""
WIDTH = 6
STANCE, MODE = 4, 5
"""Dimensions for stance and mode; before them one a theme."""
SHARED = 0.01
"""How much of the mean of a window each piece gets."""
PIECES = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    *(f"▁{word}" for word in (*WORDS, "niet", "moet")),
    *"abcdefghijklmnopqrstuvwxyz.?",
)


def write_encoder(folder: Path) -> None:
    """Write network, tokenizer and heads into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    scores = tuple(-1.0 - len(PIECES[0:at]) / 10 for at in range(len(PIECES)))
    tokenizer_of(Pieces(PIECES, scores, 0, 2, 1, 3)).save(str(folder / TOKENIZER))
    onnx.save(_network(_vectors()), str(folder / NETWORK))
    np.savez(folder / HEADS, themes=np.array(THEMES), **_heads())


def _vectors() -> np.ndarray:
    vectors = np.zeros((len(PIECES), WIDTH), np.float32)
    for word, place in {**WORDS, "niet": STANCE, "moet": MODE}.items():
        vectors[PIECES.index(f"▁{word}"), place] = 1
    return vectors


def _heads() -> dict[str, np.ndarray]:
    """A theme is there by the maximum of its dimension; *niet* makes it absent, *moet* makes rhetoric."""
    theme = np.zeros((len(THEMES), 2 * WIDTH), np.float32)
    theme[range(len(THEMES)), WIDTH + np.arange(len(THEMES))] = 8
    stance, mode = np.zeros_like(theme), np.zeros((3, 2 * WIDTH), np.float32)
    stance[:, WIDTH + STANCE] = -8
    mode[0, WIDTH + MODE] = 8
    bias = np.full(len(THEMES), 4, np.float32)
    return {
        **{"theme.weight": theme, "theme.bias": -bias, "stance.weight": stance, "stance.bias": bias},
        **{"mode.weight": mode, "mode.bias": np.array([-4, 0, -2], np.float32)},
    }


def _network(vectors: np.ndarray) -> onnx.ModelProto:
    share = np.array(SHARED, np.float32)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [1, "n"]) for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [1, "n", WIDTH])
    nodes = [
        helper.make_node("Gather", ["vectors", "input_ids"], ["own"]),
        helper.make_node("ReduceMean", ["own"], ["mean"], axes=[1], keepdims=1),
        helper.make_node("Mul", ["mean", "share"], ["shared"]),
        helper.make_node("Add", ["own", "shared"], ["last_hidden_state"]),
    ]
    constants = [numpy_helper.from_array(array, name) for name, array in (("vectors", vectors), ("share", share))]
    graph = helper.make_graph(nodes, "small", inputs, [output], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def write_model(folder: Path, answers: Iterable[Answer] = ()) -> None:
    """Write a whole model into a folder: the judges believe the encoder, and of mode the rules too."""
    write_encoder(folder)
    _linear().save(folder / LINEAR)
    Judges(THEMES, {ENSEMBLE: _panel("encoder"), "linear": _panel("linear")}, {}).save(folder / JUDGES)
    save_answers(folder / REMEMBERED, answers)
    seal(folder, version="small 1", themes=THEMES, encoder="small", licence="EUPL-1.2", learned_from={"documents": 2})


def write_head(folder: Path, theme: str, model: Path, word: str) -> None:
    """Write a head that finds a theme where a line has a word of `WORDS`, for the model in a folder."""
    vectors = np.zeros((8, 2 * WIDTH), np.float32)
    vectors[::2, WIDTH + WORDS[word]] = 1
    scaler = StandardScaler().fit(vectors)
    answers = np.arange(8) % 2 == 0
    weigher = LogisticRegression().fit(signs(scaler, vectors, np.zeros(8, bool)), answers)
    counts = dict.fromkeys(("labelled", "with_theme", "reviewed", "documents", "background"), 8)
    figures = dict.fromkeys(("precision", "recall", "f1"), 1.0)
    manifest = HeadManifest(theme=theme, encoder=encoder_print(model), **counts, **figures)
    ThemeHead(scaler, weigher, 0.5, 0.0).save(folder, manifest)


def _linear() -> Linear:
    """A voice that says nothing of anything."""
    outputs = 2 * len(THEMES) + len(Mode)
    terms = (Terms(analyzer, ("buurt",), np.ones(1), np.zeros((1, outputs), np.float32)) for analyzer in LENGTHS)
    return Linear(THEMES, tuple(terms), np.zeros(outputs, np.float32))


def _panel(voice: str) -> Panel:
    judge = Judge(Weigher((voice,), _weighing(2)), 0.5)
    modes = tuple(f"{voice}_{mode}" for mode in Mode)
    return Panel(dict.fromkeys(THEMES, judge), judge, Weigher(modes, _weighing(3)))


def _weighing(classes: int) -> Pipeline:
    """Gives the class whose logit is highest, of two that of the one logit."""
    signs = np.eye(3)[:, :classes] * 4 - 2 if classes > 2 else np.array([[-2.0], [2.0]])
    return make_pipeline(StandardScaler(), LogisticRegression()).fit(signs, range(classes))
