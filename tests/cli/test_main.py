"""How the command line starts, and how it ends when its output cannot be written."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.settings import CORPUS_VARIABLE, REPOSITORY
from tests.corpora import make_corpus


class _Full(io.StringIO):
    """An output that takes what is written, and cannot keep it."""

    number = errno.ENOSPC

    def flush(self) -> None:
        raise OSError(self.number, os.strerror(self.number))


class _Left(_Full):
    """An output that nobody reads any longer."""

    number = errno.EPIPE


def _status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: io.StringIO) -> int:
    make_corpus(tmp_path, ())
    monkeypatch.setenv(CORPUS_VARIABLE, str(tmp_path / "corpus"))
    monkeypatch.setattr(sys, "argv", ["wijkspiegel", "status", "--json"])
    monkeypatch.setattr(sys, "stdout", output)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_a_full_disk_under_the_output_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status(tmp_path, monkeypatch, _Full()) == 1
    line = "the output cannot be written (No space left on device); make room, or send it elsewhere\n"
    assert capsys.readouterr().err == line


def test_nothing_is_said_when_nobody_reads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _status(tmp_path, monkeypatch, _Left()) == 1
    assert capsys.readouterr().err == ""


def test_it_starts_as_a_module() -> None:
    command = [sys.executable, "-m", "pipeline.cli", "--help"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert "annotate" in done.stdout
