"""The packaged weights: read as they were written, and refused when they are another version or cut off."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.encoder.packaged import Shape, open_packaged, packaged_file
from pipeline.encoder.pruning import pruned
from pipeline.errors import EncoderError
from tests.encoder.small_weights import HEADS, INNER, LAYERS, PIECES, WIDTH, write_weights


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "weights.bin"


def test_shape_and_pieces_are_as_written(path: Path) -> None:
    write_weights(path)
    found = open_packaged(path)
    assert found.shape == Shape(WIDTH, LAYERS, HEADS, INNER, len(PIECES), 16, 2, pytest.approx(1e-6))
    assert list(zip(found.pieces.texts, found.pieces.scores, strict=True)) == list(PIECES)
    assert [found.pieces.texts[at] for at in found.pieces.special] == ["<s>", "</s>", "<pad>", "<unk>"]


def test_every_tensor_is_as_written(path: Path) -> None:
    tensors = write_weights(path)
    found = open_packaged(path)
    assert set(found.places) == set(tensors)
    for name, written in tensors.items():
        width = written.shape[-1]
        np.testing.assert_array_equal(found.tensor(name, width), written.reshape(-1, width), err_msg=name)


def test_some_rows_come_in_the_order_asked_for(path: Path) -> None:
    words = write_weights(path)["emb.word"]
    np.testing.assert_array_equal(open_packaged(path).tensor("emb.word", WIDTH, [5, 0]), words[[5, 0]])


@pytest.mark.parametrize(
    ("change", "problem"),
    [({"magic": b"GGUF"}, "another kind of file"), ({"version": 2}, "version 2"), ({"block": 64}, "blocks of 64")],
)
def test_another_file_is_refused(path: Path, change: dict[str, object], problem: str) -> None:
    write_weights(path, **change)
    with pytest.raises(EncoderError, match=problem):
        open_packaged(path)


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.1, 0.5, 0.999])
def test_a_file_cut_off_anywhere_is_refused(path: Path, share: float) -> None:
    write_weights(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(EncoderError, match=path.name):
        open_packaged(path)


def test_a_missing_file_and_a_missing_tensor_are_said(path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be read"):
        open_packaged(path)
    write_weights(path)
    with pytest.raises(EncoderError, match="no tensor 'pooler'"):
        open_packaged(path).vector("pooler")
    with pytest.raises(EncoderError, match="of width 31"):
        open_packaged(path).tensor("emb.word", 31)


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.encoder.packaged.PACKAGE", "no_such_package_as_this")
    with pytest.raises(EncoderError, match="not installed; install the extra `train`"):
        packaged_file()


def test_pruned_pieces_are_numbered_anew(path: Path) -> None:
    write_weights(path)
    few = pruned(open_packaged(path).pieces, (0, 1, 2, 3, 6, 8))
    assert few.texts == ("<s>", "<pad>", "</s>", "<unk>", "huis", "語")
    assert few.special == (0, 2, 1, 3)
    assert pruned(few, (3, 2, 1, 0, 4)).special == (3, 1, 2, 0)
