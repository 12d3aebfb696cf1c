"""What is said of documents is read line by line, and one bad line does not silence the others."""

import json
from pathlib import Path

import pytest

from pipeline.corpus.judgements import read_all, read_codings
from pipeline.corpus.reviews import append_review, read_reviews
from pipeline.judgement import Judgement
from pipeline.records import to_record
from tests.corpus.build import said

TEXT = "Het opbouwwerk verdween.\u2028De wijk bleef."
SLUG = "2016-de-buurt"


def _write_codings(corpus: Path, *lines: str) -> None:
    path = corpus / "judgements" / f"{SLUG}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")


def _line(judgement: Judgement, slug: str = SLUG, **fields: object) -> str:
    return json.dumps({**to_record(slug, judgement), **fields}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "is no JSON object"),
        (_line(said(TEXT, "wijk", "coder-a"), time="2026-01-01T09:30:00"), "time: Input should have timezone info"),
        (_line(said(TEXT, "wijk", "coder-a"), mode="maybe"), "mode: Input should be"),
        (_line(said(TEXT, "wijk", "coder-a"), end=1), "a span ends before it starts"),
        (_line(said(TEXT, "wijk", "coder-a"), start="3"), "start: Input should be a valid integer"),
        (_line(said(TEXT, "wijk", "coder-a"), them={}), "them: Extra inputs are not permitted"),
        (_line(said(TEXT, "wijk", "coder-a"), quote="wijk?"), "the id is not that of this content"),
        (_line(said(TEXT, "wijk", "coder-a"), "2017-anders"), "doc: is 2017-anders, not 2016-de-buurt"),
        (_line(said(TEXT, "wijk", "person:anna")), "labeller: 'person:anna' is no name of a coder"),
        (_line(said(TEXT, "wijk", "rule:cues@00000000")), "labeller: 'rule:cues@00000000' is no name of a coder"),
        (_line(said(TEXT, "wijk", "model:themes@00000000")), "is no name of a coder"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_its_place_and_the_others_count(tmp_path: Path, line: str, message: str) -> None:
    good = said(TEXT, "opbouwwerk", "coder-a")
    _write_codings(tmp_path, line, "", _line(good))
    judgements, faults = read_all(tmp_path).of(SLUG).parse()
    assert judgements == [good]
    assert len(faults) == 1
    assert str(faults[0]).startswith(f"judgements/{SLUG}.jsonl:1: ")
    assert message in str(faults[0])
    assert "; mend" in str(faults[0])
    assert read_codings(tmp_path, SLUG) == (good,)


def test_a_review_of_no_document_or_by_somebody_else_is_told(tmp_path: Path) -> None:
    good = said(TEXT, "opbouwwerk")
    append_review(tmp_path, "anna", SLUG, good)
    path = tmp_path / "reviews" / "anna.jsonl"
    stray = [_line(good, doc="../x"), _line(said(TEXT, "wijk", "person:bo")), "{}"]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(stray) + "\n", encoding="utf-8", newline="")
    everything = read_all(tmp_path)
    assert list(everything.faults) == ["reviews/anna.jsonl:2", "reviews/anna.jsonl:4"]
    judgements, faults = everything.of(SLUG).parse()
    assert judgements == [good]
    assert [str(fault).split(";")[0] for fault in faults] == ["reviews/anna.jsonl:3: labeller: is not person:anna"]
    assert read_reviews(tmp_path, "anna") == ((SLUG, good),)


def test_the_fingerprint_changes_with_any_line(tmp_path: Path) -> None:
    seen = {read_all(tmp_path).of(SLUG).fingerprint}
    _write_codings(tmp_path, _line(said(TEXT, "wijk", "coder-a")))
    seen.add(read_all(tmp_path).of(SLUG).fingerprint)
    append_review(tmp_path, "anna", SLUG, said(TEXT, "wijk"))
    seen.add(read_all(tmp_path).of(SLUG).fingerprint)
    append_review(tmp_path, "anna", "2017-anders", said(TEXT, "wijk"))
    seen.add(read_all(tmp_path).of(SLUG).fingerprint)
    assert len(seen) == 3
