"""What benchmarks count and keep; how long anything takes is no matter of tests."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from benchmarks import report
from benchmarks.timing import YARDSTICK, Case, Result, measure


def test_a_case_is_warmed_up_and_measured_five_times_with_its_preparation() -> None:
    done: list[str] = []
    case = Case("x", lambda: done.append("work"), 3, "words", prepare=lambda: done.append("prepare"))
    result = measure(case)
    assert done == ["prepare", "work"] * 6
    assert (result.name, result.amount, result.unit) == ("x", 3, "words")
    assert result.fastest <= result.seconds <= result.slowest


def test_what_was_not_measured_this_time_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "latest.json"
    old = [Result("a", 2.0, 1.0, 3.0, 10, "words"), Result("b", 2.0, 1.0, 3.0, 10, "pages")]
    assert report.load(path) == {}
    report.save(path, old, {})
    new = Result("a", 1.0, 1.0, 1.0, 10, "words")
    report.save(path, [new], report.load(path))
    assert report.load(path) == {"a": new, "b": old[1]}


def test_costs_are_given_in_times_the_yardstick_and_changes_a_unit() -> None:
    yardstick, judge = Result(YARDSTICK, 1.0, 1, 1, 1000, "words"), Result("judge", 4.0, 4, 4, 1000, "words")
    paper = StringIO()
    shown = report.table([yardstick, judge], {"judge": Result("judge", 4.0, 4, 4, 2000, "words")})
    Console(file=paper, width=140).print(shown)
    (row,) = (line for line in paper.getvalue().splitlines() if "judge" in line)
    assert [cell.strip() for cell in row.split("│")[1:-1]] == [
        "judge",
        "4.0000",
        "4.0000–4.0000",
        "250 words",
        "4.0",
        "+100%",
    ]
