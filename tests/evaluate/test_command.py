"""The command examines the cleaning, keeps the evaluation, and tells what came and went since an earlier one."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.settings import CORPUS_VARIABLE
from tests.corpora import make_corpus

WRAPPED = (
    "De bewoners zetten samen een inloop op, omdat er in de\nhele wijk geen plek meer was waar je binnen\nkon lopen.\n"
)


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CORPUS_VARIABLE, str(tmp_path / "corpus"))
    return make_corpus(tmp_path, [("Inloop", WRAPPED * 3)]).corpus


def test_cleaning_alone_is_examined_without_a_store(corpus: Path, tmp_path: Path) -> None:
    done = evaluate("--only", "cleaning", "--out", tmp_path / "een.json", "--json")
    assert done.exit_code == 0
    exams = json.loads(done.stdout)["cleaning"]
    assert [exam["name"] for exam in exams] == ["look-alikes"] * 4 + ["mixed"] * 4 + ["layout", "undamaged"]
    assert not list(corpus.rglob("*.sqlite"))


def test_edits_that_came_and_went_since_a_base_are_printed_and_handed_out(corpus: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "een.json", tmp_path / "twee.json"
    (tmp_path / "wijkspiegel.toml").write_text('rules_off = ["join_wrapped_lines"]', encoding="utf-8")
    assert evaluate("--only", "cleaning", "--out", first).exit_code == 0
    (tmp_path / "wijkspiegel.toml").unlink()
    told = evaluate("--only", "cleaning", "--out", second, "--base", first, "--examples", 1)
    assert told.exit_code == 0
    assert told.stdout.count("+ join_wrapped_lines") == 1
    edits = json.loads(evaluate("--only", "cleaning", "--out", second, "--base", first, "--json").stdout)["edits"]
    assert {one["edit"]["rule"] for one in edits["gained"]} == {"join_wrapped_lines"}
    assert edits["lost"] == []


def test_an_evaluation_without_a_cleaning_is_a_base_that_says_nothing_of_it(corpus: Path, tmp_path: Path) -> None:
    base = tmp_path / "oud.json"
    base.write_text('{"gold": "", "labeller": "", "themes": [], "parts": [], "outcomes": []}', encoding="utf-8")
    told = evaluate("--only", "cleaning", "--out", tmp_path / "nieuw.json", "--base", base)
    assert told.exit_code == 0
    assert "since the earlier evaluation" not in told.stdout


def test_a_gold_is_none_of_cleaning(corpus: Path, tmp_path: Path) -> None:
    assert evaluate(tmp_path / "gold.jsonl", tmp_path, "--only", "cleaning").exit_code == 2
