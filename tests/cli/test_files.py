"""`clean` and `annotate`: no file takes another with it, and no output is replaced that is no file."""

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from pipeline.text import Document
from tests.corpora import make_corpus
from tests.test_cli import DUTCH, Cli


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    make_corpus(tmp_path, ())
    path = tmp_path / "essay.txt"
    path.write_text(DUTCH, encoding="utf-8")
    return path


def _docs(out: str) -> list[str]:
    return list(dict.fromkeys(json.loads(line)["doc"] for line in out.splitlines()))


def test_a_link_stays_and_the_file_behind_it_is_written(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    real = tmp_path / "elders.jsonl"
    real.write_text("eerder\n", encoding="utf-8")
    link = tmp_path / "out.jsonl"
    link.symlink_to(real)
    assert wijkspiegel("annotate", essay, "--out", link).code == 0
    assert link.is_symlink()
    assert _docs(real.read_text(encoding="utf-8")) == ["essay.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_stays_and_is_written_into(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    pipe, got = tmp_path / "pijp", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert wijkspiegel("annotate", essay, "--out", pipe).code == 0
    reader.join(timeout=10)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert _docs(got[0]) == ["essay.txt"]


def test_a_file_that_trips_the_stages_is_one_line_and_the_others_go_on(
    wijkspiegel: Cli, tmp_path: Path, essay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.stages import process  # noqa: PLC0415 - the command line starts without it

    def trips(document: Document, *rest: object, **named: object) -> object:
        if document.name == "lastig.txt":
            raise ZeroDivisionError("by\nnought")
        return process(document, *rest, **named)  # type: ignore[arg-type]

    hard = tmp_path / "lastig.txt"
    hard.write_text(DUTCH, encoding="utf-8")
    monkeypatch.setattr("pipeline.stages.process", trips)
    done = wijkspiegel("annotate", hard, essay, "--out", "-", "-q")
    line = f"{hard}: cannot be processed (ZeroDivisionError: by nought); please report it with the document\n"
    assert (done.code, done.err) == (1, line)
    assert _docs(done.out) == ["essay.txt"]


def test_a_file_that_is_named_twice_is_done_once(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    other = tmp_path / "ander.txt"
    other.write_text(DUTCH, encoding="utf-8")
    done = wijkspiegel("annotate", essay, other, f"../{tmp_path.name}/essay.txt", "--out", "-")
    assert " units of 2 files; language " in done.err
    assert _docs(done.out) == ["essay.txt", "ander.txt"]


def test_a_loop_of_links_is_one_line(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    loop = tmp_path / "lus.txt"
    loop.symlink_to(loop)
    done = wijkspiegel("annotate", loop, essay, "--out", "-", "-q")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "lus.txt: cannot be opened" in done.err
    assert _docs(done.out) == ["essay.txt"]


def test_rights_are_left_to_the_reader_which_loses_one_file_only(
    wijkspiegel: Cli, tmp_path: Path, essay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert wijkspiegel("annotate", essay, "--out", tmp_path / "out.jsonl").code == 0
    done = wijkspiegel("add", essay, "--year", "2010", "--kind", "essay", "--title", "Essay", "--no-run")
    assert done.code == 0
