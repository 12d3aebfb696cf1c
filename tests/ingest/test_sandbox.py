"""Reading in a process of its own: the same documents, under limits, and one line for whatever goes wrong."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import IngestError
from pipeline.ingest import EXTENSIONS, Limits, read, read_here, sandbox
from pipeline.ingest.answers import Answer, Ended, ended_line, heard, page_line
from pipeline.ingest.forked import Nursery
from pipeline.ingest.formats import READERS
from pipeline.ingest.here import NOT_DUTCH
from pipeline.ingest.telling import page_done
from pipeline.ingest.wire import pack, unpack
from pipeline.spans import RawSpan
from pipeline.text import Block, Document, Proposal, Role
from tests.ingest.documents import PROSE, draw_lines, write_pdf, write_word
from tests.ingest.test_dutch import ENGLISH

POLICY = Path(__file__).parents[2].parent / "shared" / "texts" / "policy"


def _one_of_each(folder: Path) -> list[Path]:
    for name, text in (("a.txt", PROSE), ("b.md", f"# Kop\n\n{PROSE}"), ("c.html", f"<h1>Kop</h1><p>{PROSE}</p>")):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "d.HTM").write_text(f"<p>{PROSE}</p>", encoding="utf-8")
    write_pdf(folder / "e.pdf", lambda canvas: draw_lines(canvas, ["Over de wijk."]))
    write_word(folder / "f.docx", f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>")
    return sorted(folder.iterdir())


@pytest.mark.parametrize("forked", [True, False])
def test_each_format_is_read_as_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forked: bool) -> None:
    if not forked:
        monkeypatch.setattr(sandbox, "_NURSERY", None)
    paths = _one_of_each(tmp_path)
    assert {path.suffix.lower() for path in paths} == {end for end in EXTENSIONS if "picture" not in READERS[end]}
    for path in paths:
        assert read(path) == read_here(path)


def test_the_package_loads_no_reader() -> None:
    heavy = ["trafilatura", "pypdfium2", "docx", "lxml", "charset_normalizer"]
    code = f"import sys, pipeline.ingest; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_modules_beside_the_document_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken in')", encoding="utf-8")
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(Path("a.txt")).raw == PROSE


def test_the_program_that_asks_is_not_run_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    script = tmp_path / "asks.py"
    script.write_text(
        "from pathlib import Path\nfrom pipeline.ingest import read\n"
        "print('run'); print(len(read(Path(__file__).parent / 'a.txt').raw))\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["run", str(len(PROSE))]


def test_a_name_in_any_script_and_with_dots_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "map één"
    folder.mkdir()
    (folder / "notitie – ‘wijk’ 🏘.txt").write_text(PROSE, encoding="utf-8")
    document = read(folder / ".." / "map één" / "notitie – ‘wijk’ 🏘.txt")
    assert document.name == "notitie – ‘wijk’ 🏘.txt"


def _refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(IngestError) as caught:
        read(path, limits)
    error = caught.value
    assert "\n" not in str(error)
    assert error.remedy and error.where == str(path)
    return error.problem


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("leeg.txt", b"", "is empty"),
        ("wit.txt", b" \n\t\r\n", "only white space"),
        ("wit.md", b"\xef\xbb\xbf\n", "only white space"),
        ("foto.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        ("ruis.txt", bytes(range(256)) * 20, "is no text"),
        ("ruis.html", bytes(range(256)) * 20, "is no web page"),
        ("nota.txt", b"%PDF-1.7 rest", "is a PDF"),
        ("nota.pdf", b"PK\x03\x04 rest", "is a zip archive or a Word file"),
        ("nota.pdf", b"gewone tekst", "no PDF that can be read"),
        ("nota.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "old or locked Office file"),
        ("nota.odt", b"tekst", "ending '.odt' is unknown"),
        ("nota", b"tekst", "has no ending"),
        ("leeg.html", b"<html></html>", "without visible text"),
    ],
)
def test_bad_files_are_refused_in_one_line(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert problem in _refusal(path)


def test_a_missing_path_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "is not there" in _refusal(tmp_path / "weg.txt")
    assert "is not there" in _refusal(tmp_path / "weg" / ".." / "ook weg.txt")
    assert "is a folder" in _refusal(tmp_path)
    (tmp_path / "map.txt").mkdir()
    assert "is a folder" in _refusal(tmp_path / "map.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    assert "no ordinary file" in _refusal(tmp_path / "pijp.txt")


def test_a_file_above_the_size_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)  # sparse: takes no room on disk
    assert "larger than 100 MiB" in _refusal(path)


def test_reading_stops_at_the_time_limit_where_python_starts_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_NURSERY", None)
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    assert "took longer than 0.01 seconds" in _refusal(path, Limits(seconds=0.01))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a limit on memory")
def test_reading_stops_at_the_memory_limit(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_text(f"{PROSE}\n" * 100_000, encoding="utf-8")
    assert "needs more than 96 MiB" in _refusal(path, Limits(memory_mb=96))


def _nursery_where(folder: Path, happens: str) -> Nursery:
    """A nursery of readers that do something else first: `happens` is Python, and knows `os` and `sys`."""
    script = folder / "elsewhere.py"
    script.write_text(
        "import os, sys, time\nfrom pipeline.ingest import child, nursery\nreal = child.read_here\n"
        f"def read_here(path, limits):\n    {happens}\n    return real(path, limits)\n"
        "child.read_here = read_here\nnursery.main()\n",
        encoding="utf-8",
    )
    return Nursery([sys.executable, str(script)])


FORKS = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks readers")


@FORKS
@pytest.mark.parametrize(
    ("happens", "problem"),
    [
        ("os.abort()", "its reader crashed (signal 6"),
        ("os._exit(3)", "its reader crashed (exit status 3)"),
        ("raise MemoryError", "needs more than 2048 MiB"),
        ("os.write(2, b'std::bad_alloc'); os.abort()", "needs more than 2048 MiB"),
        ("os.close(1); os.close(2); time.sleep(60)", "took longer than 3 seconds"),
    ],
)
def test_a_reader_that_ends_badly_costs_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: str, problem: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    monkeypatch.setattr(sandbox, "_NURSERY", _nursery_where(tmp_path, happens))
    assert problem in _refusal(path, Limits(seconds=3))


@FORKS
def test_what_libraries_print_does_not_mix_with_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    monkeypatch.setattr(sandbox, "_NURSERY", _nursery_where(tmp_path, "print('noise'); os.write(1, b'more noise')"))
    assert read(path) == read_here(path)


@FORKS
def test_a_nursery_that_was_killed_is_started_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    nursery = Nursery()
    monkeypatch.setattr(sandbox, "_NURSERY", nursery)
    monkeypatch.setattr(sandbox.anew, "ask", lambda *asked: pytest.fail(f"Python need not start anew for {asked}"))
    assert read(path).raw == PROSE
    assert nursery._process
    nursery._process.kill()
    nursery._process.wait()
    assert read(path).raw == PROSE


def test_pages_are_told_while_they_are_read() -> None:
    told: list[tuple[int, int]] = []
    lines = page_line(1, 2) + page_line(2, 2) + pack(IngestError("is stuk")) + ended_line(0, b"")
    answer = heard(io.BytesIO(lines), 1 << 20, lambda done, pages: told.append((done, pages)))
    assert told == [(1, 2), (2, 2)]
    assert isinstance(answer.outcome, IngestError) and answer.ended == Ended(0, "")


def test_a_line_that_was_cut_is_no_answer_and_hides_none() -> None:
    cut = pack(IngestError("is stuk"))[:-9]
    assert heard(io.BytesIO(cut + ended_line(-9, b"Killed\n")), 1 << 20, page_done) == Answer(None, Ended(-9, "Killed"))
    assert heard(io.BytesIO(cut), 1 << 20, page_done) == Answer(None, None)


def test_a_text_in_another_language_is_read_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    document = read(path)
    assert document.raw == ENGLISH
    assert NOT_DUTCH in document.notices


def test_a_document_and_an_error_survive_the_wire() -> None:
    document = Document(
        name="é\U0001f3d8.txt",
        raw="één\ftwee",
        reader="x 1",
        source_sha256="0" * 64,
        page_starts=(0, 4),
        pages_without_text=(2,),
        blocks=(Block(RawSpan(0, 3), Role.HEADING),),
        proposal=Proposal(title="één", year=2015),
        notices=("let op",),
    )
    assert unpack(pack(document)) == document
    error = unpack(pack(IngestError("is stuk", where="a.txt", remedy="maak heel")))
    assert isinstance(error, IngestError)
    assert str(error) == "a.txt: is stuk; maak heel"


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"ruis", b'{"document": {"raw": 1}}', b'{"error": 3}'])
def test_noise_on_the_wire_is_no_document(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpack(data)


@pytest.mark.shared
@pytest.mark.skipif(not POLICY.is_dir(), reason="the folder ../shared with real documents is not here")
def test_real_documents_are_read_whole() -> None:
    for path in sorted(POLICY.iterdir()):
        document = read(path)
        assert len(document.raw) > 1000 and NOT_DUTCH not in document.notices
        assert document.pages_without_text == ()
        assert all(block.span.of(document.raw).strip() for block in document.blocks)
        assert {Role.HEADING, Role.FURNITURE} & {block.role for block in document.blocks}


@pytest.mark.parametrize("text", ["De wijk.\n" * 9, "De buurt en de wijk. " * 40], ids=["many lines", "long lines"])
def test_a_text_that_takes_too_long_to_clean_is_refused_for_its_lines(text: str, tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IngestError, match=r"holds more than 9 lines of text; split it, or raise lines"):
        read(path, Limits(lines=9))
    assert read(path, Limits(lines=11)).raw.strip() == text.strip()
