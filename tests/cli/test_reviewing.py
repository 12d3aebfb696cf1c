"""People get roles, and sentences are assigned, at the command line."""

import json
from pathlib import Path

import pytest

from pipeline.corpus.assignments import read_assignments
from pipeline.settings import REPOSITORY, Settings
from tests.small_store import SENTENCES, store
from tests.test_cli import Cli


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "codebook.toml").write_bytes((REPOSITORY / "corpus" / "codebook.toml").read_bytes())
    store(Settings(corpus=tmp_path))
    return tmp_path


def test_a_role_is_given_and_told(wijkspiegel: Cli, tmp_path: Path) -> None:
    given = wijkspiegel("people", "Els de Wit", "--role", "adjudicator", "--corpus", str(tmp_path))
    assert (given.code, given.out) == (0, "els-de-wit\tadjudicator\tEls de Wit\n")
    everybody = wijkspiegel("people", "--json", "--corpus", str(tmp_path))
    assert json.loads(everybody.out) == [{"id": "els-de-wit", "name": "Els de Wit", "role": "adjudicator"}]
    somebody = wijkspiegel("people", "bram", "--corpus", str(tmp_path))
    assert somebody.out == "bram\treviewer\tbram\n"


def test_a_role_of_nobody_is_wrong_use(wijkspiegel: Cli, tmp_path: Path) -> None:
    assert wijkspiegel("people", "--role", "reader", "--corpus", str(tmp_path)).code == 2


def test_sentences_are_assigned_by_who_may(wijkspiegel: Cli, corpus: Path) -> None:
    asked = [
        "assign",
        "--by",
        "els",
        "--to",
        "anna",
        "--to",
        "bram",
        "--from",
        "document",
        "--about",
        "buurt",
        "-n",
        "3",
    ]
    refused = wijkspiegel(*asked, "--corpus", str(corpus))
    assert (refused.code, read_assignments(corpus)) == (1, ())
    wijkspiegel("people", "els", "--role", "adjudicator", "--corpus", str(corpus))
    made = wijkspiegel(*asked, "--corpus", str(corpus))
    assert (made.code, made.err) == (0, "3 sentences assigned to anna, bram\n")
    (assignment,) = read_assignments(corpus)
    assert [task.quote for task in assignment.tasks] == list(SENTENCES)[:3]
