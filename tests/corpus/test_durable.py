"""A file that is replaced is whole at every moment."""

import os
from pathlib import Path

import pytest

from pipeline.corpus import durable
from pipeline.corpus.durable import replace_durably


def test_a_file_is_made_and_replaced_with_nothing_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    for data in (b"een", b"twee"):
        replace_durably(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_halfway_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "codebook.toml"
    path.write_bytes(b"een")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        replace_durably(path, b"twee")
    assert path.read_bytes() == b"een"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt.json").write_bytes(b"een")
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "echt.json")
    replace_durably(link, b"twee")
    assert link.is_symlink()
    assert (tmp_path / "echt.json").read_bytes() == b"twee"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no such device")
def test_what_is_no_file_is_written_to_as_it_stands() -> None:
    replace_durably(Path(os.devnull), b"weg")
    assert not Path(os.devnull).is_file()
