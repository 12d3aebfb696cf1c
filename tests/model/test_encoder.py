"""The encoder reads: what it says of a line, whatever is read beside it, and what it refuses to be loaded from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from pipeline.errors import ModelError
from pipeline.model.encoder import HEADS, NETWORK, TOKENIZER, Encoder, Head, lines_of, pooled
from pipeline.model.passages import NOBODY, Line, Passage, Window
from tests.model.small_model import SHARED, THEMES, WIDTH, write_encoder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_encoder(tmp_path)
    return tmp_path


def _passage(*texts: str) -> Passage:
    return Passage(tuple(map(Line, texts)))


def test_a_line_has_the_mean_and_the_maximum_of_its_own_pieces() -> None:
    vectors = np.array([[9, 9], [1, 4], [3, 0], [9, 9], [5, 5], [9, 9]], np.float32)
    window = Window((0,) * 6, (NOBODY, 7, 7, NOBODY, 8, NOBODY), 7, 9)
    assert [pooled(line).tolist() for line in lines_of(vectors, window)] == [[2, 2, 3, 4], [5, 5, 5, 5]]


def test_what_pieces_add_is_what_the_head_says() -> None:
    chance = np.random.default_rng(1)
    head = Head(*(chance.standard_normal(shape).astype(np.float32) for shape in ((2, 6), (2,))))
    pieces = chance.standard_normal((5, 3)).astype(np.float32)
    assert head.shares(pieces).sum(0) + head.bias == pytest.approx(head(pooled(pieces)), abs=1e-5)


def test_the_heads_say_what_stands_in_a_line(folder: Path) -> None:
    encoder = Encoder.load(folder)
    reading = encoder.read(_passage("het opbouwwerk", "niet samen", "hij moet"))
    assert encoder.themes == THEMES
    assert reading.vectors.shape == (3, 2 * WIDTH)
    sums = np.stack([shares.sum(0) for shares in reading.shares.values()]) + encoder.theme.bias
    assert sums == pytest.approx(reading.themes, abs=1e-5)
    assert [[THEMES[at] for at in np.flatnonzero(row > 0)] for row in reading.themes] == [
        ["community_work"],
        ["collectivisation"],
        [],
    ]
    assert [bool(row[0] > 0) for row in reading.stances] == [True, False, True]
    assert reading.modes.argmax(1).tolist() == [1, 1, 0]


def test_what_is_said_of_a_document_does_not_depend_on_what_was_read_before(folder: Path) -> None:
    encoder = Encoder.load(folder)
    alone = encoder.read(_passage("het opbouwwerk", "samen"))
    encoder.read(_passage("vrijwilligers", "niet"))
    assert np.array_equal(encoder.read(_passage("het opbouwwerk", "samen")).themes, alone.themes)


def test_only_lines_that_are_wanted_are_read_and_as_they_are_among_all(folder: Path) -> None:
    encoder, lines = Encoder.load(folder), _passage(*["het opbouwwerk"] * 300)
    windows: list[tuple[int, ...]] = []
    network = encoder.network
    counted = replace(encoder, network=lambda pieces: windows.append(pieces) or network(pieces))
    every = counted.read(lines)
    of_all = len(windows)
    some = counted.read(lines, wanted=[7, 200])
    assert len(windows) - of_all < of_all
    assert some.shares.keys() == {7, 200}
    assert np.array_equal(some.vectors[[7, 200]], every.vectors[[7, 200]])
    assert not some.vectors[8].any()


def test_two_readings_are_averaged(folder: Path) -> None:
    lines = _passage(*["samen"] * 3, *["buurt"] * 5)
    once, both = (Encoder.load(folder, passes=passes).read(lines).vectors for passes in (1, 2))
    whole, apart = 3 / 42, 3 / 7  # the share of the word in the one window, and in the first of two
    assert once[0, 1] == pytest.approx(1 + SHARED * whole, abs=1e-6)
    assert both[0, 1] == pytest.approx(1 + SHARED * (whole + apart) / 2, abs=1e-6)


def test_a_line_in_which_no_theme_is_likely_is_read_once(folder: Path) -> None:
    clear, lines = _passage(*["buurt"] * 8), _passage(*["buurt"] * 7, "samen")
    once, both = (Encoder.load(folder, passes=passes) for passes in (1, 2))
    assert np.array_equal(both.read(clear).vectors, once.read(clear).vectors)
    differs = (both.read(lines).vectors != once.read(lines).vectors).any(axis=1)
    assert differs.tolist() == [False] * 7 + [True]


def test_threads_change_nothing(folder: Path) -> None:
    lines = _passage(*["het opbouwwerk", "buurt", "samen"] * 200)
    one, four = (Encoder.load(folder, threads=threads).read(lines) for threads in (1, 4))
    assert np.array_equal(one.vectors, four.vectors)
    assert one.shares.keys() == four.shares.keys()


def test_a_document_without_running_text_has_an_empty_reading(folder: Path) -> None:
    reading = Encoder.load(folder).read(_passage())
    assert reading.themes.shape == (0, len(THEMES))


@pytest.mark.parametrize("name", [NETWORK, TOKENIZER, HEADS])
@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"\0{" * 9)])
def test_a_file_that_is_missing_or_damaged_is_named(folder: Path, name: str, damage) -> None:
    damage(folder / name)
    with pytest.raises(ModelError) as refused:
        Encoder.load(folder)
    assert str(folder / name) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_heads_that_lack_one_are_refused(folder: Path) -> None:
    np.savez(folder / HEADS, themes=np.array(THEMES))
    with pytest.raises(ModelError, match=r"lacks 'theme\.weight'"):
        Encoder.load(folder)


def test_a_network_of_another_kind_is_refused(folder: Path) -> None:
    value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y")]
    graph = helper.make_graph([helper.make_node("Neg", ["x"], ["y"])], "other", value[:1], value[1:])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / NETWORK)
    with pytest.raises(ModelError, match="takes no attention_mask, input_ids"):
        Encoder.load(folder)
