"""What a person says is on disk when it is acknowledged, in their own file and in no other."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corpus.judgements import read_all
from pipeline.corpus.reviews import append_review, read_reviews, reviewer_id
from pipeline.errors import CorpusError
from pipeline.records import to_record
from tests.corpus.build import said

TEXT = "Het opbouwwerk verdween.\u2028De wijk bleef."
SLUG = "2016-de-buurt"


def test_a_verdict_that_was_appended_is_read_back_the_same(tmp_path: Path) -> None:
    first, second = said(TEXT, "Het opbouwwerk verdween.\u2028De"), said(TEXT, "wijk", after=1, note="«ja»\n\r nee")
    append_review(tmp_path, "anna", SLUG, first)
    append_review(tmp_path, "anna", SLUG, second)
    assert read_reviews(tmp_path, "anna") == ((SLUG, first), (SLUG, second))
    assert read_all(tmp_path).of(SLUG).parse() == ([first, second], [])
    assert read_reviews(tmp_path, "bo") == ()


@pytest.mark.parametrize("torn", ['{"doc": "2016-de-', '{"doc": "2016-de-buurt", "quote": "caf\u00e9'[:-1] + "\udcc3"])
def test_what_a_crash_left_of_a_line_is_passed_over_and_taken_away(tmp_path: Path, torn: str) -> None:
    first, second = said(TEXT, "opbouwwerk"), said(TEXT, "wijk", after=1)
    append_review(tmp_path, "anna", SLUG, first)
    path = tmp_path / "reviews" / "anna.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + torn.encode("utf-8", "surrogateescape"))
    assert read_reviews(tmp_path, "anna") == ((SLUG, first),)
    assert read_all(tmp_path).faults == {}
    append_review(tmp_path, "anna", SLUG, second)
    assert path.read_bytes() == whole + json.dumps(to_record(SLUG, second), ensure_ascii=False).encode() + b"\n"


def test_a_last_line_without_its_end_is_kept_when_it_is_whole(tmp_path: Path) -> None:
    first, second = said(TEXT, "opbouwwerk"), said(TEXT, "wijk", after=1)
    append_review(tmp_path, "anna", SLUG, first)
    path = tmp_path / "reviews" / "anna.jsonl"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert read_reviews(tmp_path, "anna") == ((SLUG, first),)
    append_review(tmp_path, "anna", SLUG, second)
    assert read_reviews(tmp_path, "anna") == ((SLUG, first), (SLUG, second))


def test_two_processes_that_append_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.corpus.build import said; "
        "from pipeline.corpus.reviews import append_review\n"
        "for n in range(40): text = 'x' * (5000 + n + int(sys.argv[3])); "
        "append_review(Path(sys.argv[1]), 'anna', sys.argv[2], said(text, text))"
    )
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), SLUG, start], cwd=root, env=dict(os.environ))
        for start in ("0", "100")
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert len({judgement.id for _, judgement in read_reviews(tmp_path, "anna")}) == 80


@pytest.mark.parametrize("reviewer", ["../anna", "Anna", "", "anna.x", "a/b", "a" * 61])
def test_a_reviewer_cannot_write_elsewhere(tmp_path: Path, reviewer: str) -> None:
    with pytest.raises(CorpusError, match="is no name of a reviewer"):
        append_review(tmp_path, reviewer, SLUG, said(TEXT, "wijk", f"person:{reviewer}"))
    assert list(tmp_path.iterdir()) == []


def test_a_verdict_of_another_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"is a judgement of person:bo; use person:anna"):
        append_review(tmp_path, "anna", SLUG, said(TEXT, "wijk", "person:bo"))


def test_names_become_reviewers() -> None:
    assert reviewer_id(" Anna-Liese de Vriès ") == "anna-liese-de-vries"
    with pytest.raises(CorpusError, match="is no name of a reviewer; use letters"):
        reviewer_id("007")
