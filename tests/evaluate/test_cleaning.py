"""The exam of the cleaning: what is damaged and repaired is counted, on a small corpus, the same each time."""

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from pipeline.clean import RULES, WORD_REPAIRS
from pipeline.evaluate import (
    NOT_JUDGED,
    changes,
    changes_tables,
    evaluate_cleaning,
    load_evaluation,
    raw_texts,
    render,
    save_evaluation,
)
from pipeline.evaluate.cleaning import (
    LAYOUT,
    LOOK_ALIKES,
    MIXED,
    RATES,
    UNDAMAGED,
    CleaningEvaluation,
)
from pipeline.evaluate.exam import examine
from pipeline.evaluate.layout_damage import lay_out
from pipeline.settings import Settings
from pipeline.spans import apply_edits
from tests.corpora import make_corpus

PARAGRAPH = (
    "De wethouder kwam op een regenachtige middag in de buurt kijken en sprak met drie oudere bewoners over het "
    "buurthuis, dat zij zonder hulp van de gemeente weer hadden geopend en waar elke dag koffie was. "
)
SCAN = apply_edits(PARAGRAPH * 16, lay_out(PARAGRAPH * 16, "Scan"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_corpus(
        tmp_path, [("Een buurt", PARAGRAPH * 4), ("Een wijk", f"Kop\n\n{PARAGRAPH * 3}"), ("Scan", SCAN)]
    )


def evaluation(settings: Settings) -> CleaningEvaluation:
    return evaluate_cleaning(settings, progress=lambda _done, _all: None)


def test_every_rule_that_repairs_words_is_a_rule() -> None:
    assert RULES.keys() >= WORD_REPAIRS


def test_hard_wrapped_paragraphs_and_split_words_are_counted_as_restored() -> None:
    text = "\n\n".join([(PARAGRAPH * 2).strip(), "Kop", (PARAGRAPH * 3).strip()])
    paper = examine(text, lay_out(text, "Een buurt"))
    counts = paper.counts
    assert (counts["paragraphs.all"], counts["paragraphs.restored"]) == (2, 2)
    assert counts["kind.split_at_line_end.all"] == counts["kind.split_at_line_end.repaired"] > 0
    assert counts["rule.join_split_words.right"] == counts["kind.split_at_line_end.all"]
    assert (counts["words.before"] > 0, counts["words.after"], paper.slips) == (True, 0, ())


def test_with_its_rule_off_no_word_is_restored() -> None:
    counts = examine(PARAGRAPH * 3, lay_out(PARAGRAPH * 3, "Een buurt"), rules_off=["join_split_words"]).counts
    assert counts["kind.split_at_line_end.repaired"] == 0
    assert counts["words.after"] > 0


def test_undamaged_text_without_edits_has_no_error() -> None:
    paper = examine(PARAGRAPH.strip(), [])
    assert paper.counts["words"] == len(PARAGRAPH.split())
    assert (paper.counts["words.after"], paper.counts["characters.after"], paper.slips) == (0, 0, ())


def test_an_exam_is_held_at_every_rate_and_leaves_scans_out(settings: Settings) -> None:
    held = evaluation(settings)
    papers = [(exam.name, exam.rate) for exam in held.exams]
    expected = [(name, rate) for name in (LOOK_ALIKES, MIXED) for rate in RATES]
    assert papers == [*expected, (LAYOUT, None), (UNDAMAGED, None)]
    assert {exam.documents for exam in held.exams} == {2}
    assert (held.documents, len(held.edits)) == (3, 3)
    for exam in held.exams[: len(expected)]:
        scores = {score.name: score.value for score in exam.scores}
        assert scores["cer.before"] == pytest.approx(exam.rate, abs=0.01)
        assert scores["wer.before"] is not None
        assert scores["wer.before"] > exam.rate


def test_the_same_corpus_gives_the_same_evaluation_and_the_file_keeps_it(settings: Settings, tmp_path: Path) -> None:
    held = evaluation(settings)
    assert evaluation(settings) == held
    whole = replace(NOT_JUDGED, cleaning=held)
    save_evaluation(whole, tmp_path / "out.json")
    assert load_evaluation(tmp_path / "out.json") == whole


def test_progress_counts_every_document_of_every_exam(settings: Settings) -> None:
    seen: list[tuple[int, int]] = []
    evaluate_cleaning(settings, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 25) for done in range(1, 26)]


def test_what_is_printed_shows_rates_kinds_rules_and_what_came_and_went(settings: Settings) -> None:
    now = evaluation(settings)
    then = evaluation(settings.model_copy(update={"rules_off": ("join_wrapped_lines",)}))
    paper = StringIO()
    console = Console(file=paper, width=140)
    console.print(render(replace(NOT_JUDGED, cleaning=now), replace(NOT_JUDGED, cleaning=then), text_of=str))
    for shown in changes_tables(changes(now.edits, then.edits), raw_texts(settings), 2):
        console.print(shown)
    text = paper.getvalue()
    assert "look-alikes" in text
    assert "split_at_line_end" in text
    assert re.search(r"Undamaged text of 2 documents: 0 of \d+ words changed, 0\.00 \[0\.00–0\.00\] in 5,000", text)
    assert "+ join_wrapped_lines: 2016-scan: …" in text
    assert "[⏎→ ]" in text
