"""`wijkspiegel export` and `import`: files that say all, and what comes back."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from pipeline.codebook import Codebook
from pipeline.exchange.answers import user_guid
from pipeline.exchange.codes import Code
from pipeline.exchange.guids import guid
from pipeline.settings import Settings
from tests.exchange import made
from tests.exchange.conftest import corpus
from tests.test_cli import Said

__all__ = ["corpus"]
Run = Callable[..., Said]


@pytest.fixture
def folder(corpus: tuple[Settings, Codebook]) -> Path:
    return corpus[0].corpus


def test_all_forms_are_written(wijkspiegel: Run, folder: Path, tmp_path: Path) -> None:
    for form in ("jsonl", "csv", "qdc", "qdpx"):
        said = wijkspiegel("--corpus", folder, "export", "--as", form, "--out", tmp_path / f"uit.{form}")
        assert (said.code, said.out) == (0, "")
    records = [json.loads(line) for line in (tmp_path / "uit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["doc"] for record in records] == ["wijk"] * len(records)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "uit.csv").read_text(encoding="utf-8-sig"))))
    assert {row["document"] for row in rows} == {"wijk"}
    assert made.opened((tmp_path / "uit.qdpx").read_bytes()).keys() >= {"project.qde"}
    assert b"community_work/absent" in (tmp_path / "uit.qdc").read_bytes()


def test_documents_are_chosen_by_name(wijkspiegel: Run, folder: Path) -> None:
    said = wijkspiegel("--corpus", folder, "export", "--as", "jsonl", "--out", "-", "--document", "wijk")
    assert said.code == 0
    assert json.loads(said.out.splitlines()[0])["doc"] == "wijk"
    said = wijkspiegel("--corpus", folder, "export", "--as", "jsonl", "--out", "-", "--document", "elders")
    assert said.code == 1
    assert said.err.startswith("elders: no such document in the store")


def test_a_project_comes_back_once(wijkspiegel: Run, folder: Path, tmp_path: Path) -> None:
    wijkspiegel("--corpus", folder, "export", "--as", "qdpx", "--out", tmp_path / "uit.qdpx")

    def change(root: etree._Element) -> None:
        one = next(one for one in made.every(root, "PlainTextSelection") if one.get("name") == made.LOSS)
        about = {"guid": guid("test"), "creatingUser": user_guid("person:anna")}
        coding = etree.SubElement(one, f"{made.SPACE}Coding", about)
        etree.SubElement(coding, f"{made.SPACE}CodeRef", {"targetGUID": Code("mode", "practice").guid})

    back = made.changed((tmp_path / "uit.qdpx").read_bytes(), tmp_path / "terug.qdpx", change)
    said = wijkspiegel("--corpus", folder, "import", back, "--dry-run", "--json")
    (verdict,) = json.loads(said.out)["verdicts"]
    assert (verdict["reviewer"], verdict["mode"], verdict["quote"]) == ("anna", "practice", made.LOSS)
    assert not (folder / "reviews").exists()
    said = wijkspiegel("--corpus", folder, "import", back)
    assert said.code == 0
    assert "1 verdict of 1 person taken in" in said.err
    said = wijkspiegel("--corpus", folder, "import", back)
    assert "0 verdicts of 0 people taken in" in said.err
    (line,) = (folder / "reviews" / "anna.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert (record["mode"], record["asked"]["why"]) == ("practice", "import")
    assert record["asked"]["machine"] == "rule:cues@00000000"


def test_what_is_no_project_is_told_in_one_line(wijkspiegel: Run, folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(folder / "codebook.toml", tmp_path / "fout.qdpx")
    said = wijkspiegel("--corpus", folder, "import", tmp_path / "fout.qdpx")
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert "cannot be read as an archive" in said.err
