"""`check`: a line a finding, the exit status that scripts trust."""

import json
from pathlib import Path

from tests.check.build import make, recode, record
from tests.test_cli import Cli


def test_errors_make_the_status_one_and_come_first(wijkspiegel: Cli, tmp_path: Path) -> None:
    settings = make(tmp_path)
    assert wijkspiegel("check", "--only", "rulings").code == 0
    recode(settings, record(0, kind="boilerplate", mode="none"))
    said = wijkspiegel("check", "--only", "rulings", "--only", "examples")
    assert said.code == 1
    assert said.out.startswith(
        "error: judgements/2016-de-tuin.jsonl:10 (raw 0–44): coder-a gives gardens to boilerplate;"
    )
    assert said.err.startswith("1 error, ")


def test_notes_are_left_out_unless_they_are_asked_for(wijkspiegel: Cli, tmp_path: Path) -> None:
    make(tmp_path)
    said = wijkspiegel("check", "--only", "matches")
    assert (said.out, said.err) == ("", "0 errors, 0 warnings, 2 notes; --least note shows all\n")
    assert wijkspiegel("check", "--only", "matches", "--least", "note").out.count("\n") == 2


def test_json_holds_each_finding_with_its_place(wijkspiegel: Cli, tmp_path: Path) -> None:
    recode(make(tmp_path), record(4, kind="reference"))
    said = wijkspiegel("check", "--only", "rulings", "--json")
    (finding,) = json.loads(said.out)
    assert (said.code, said.err) == (1, "")
    assert finding["spot"] == {"file": "judgements/2016-de-tuin.jsonl", "line": 10, "span": {"start": 184, "end": 230}}
    assert (finding["severity"], finding["question"]) == ("error", "rulings")


def test_a_question_that_there_is_not_is_wrong_use(wijkspiegel: Cli, tmp_path: Path) -> None:
    make(tmp_path)
    assert wijkspiegel("check", "--only", "vibes").code == 2
