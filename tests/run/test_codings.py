"""Codings and reviews count from the run after they came in; those that cannot be used are told."""

from typing import Any

import pytest

from pipeline.corpus.documents import read_entry
from pipeline.corpus.reviews import append_review
from pipeline.judgement import Verdict
from pipeline.run import Part, status, update
from pipeline.settings import Settings
from pipeline.stages import process
from tests.corpora import TIME, coding, dump
from tests.run.changes import PRAKTIJK, about, coding_line, edit, labels, write_codings


def test_codings_and_reviews_change_labels_only_and_going_back_restores_them(settings: Settings) -> None:
    before = dump(settings.store)
    quote = "De buurt organiseert nu zelf een inloop."
    lines = [coding_line(settings, PRAKTIJK, quote, who) for who in ("coder-a", "coder-b")]
    path = write_codings(settings, PRAKTIJK, *lines)
    outcome = update(settings, time=TIME)
    assert [(task.slug, task.parts) for task in outcome.done] == [(PRAKTIJK, {Part.LABELS})]
    assert ("community_work", "absent", "codings") in labels(settings, PRAKTIJK)
    entry = read_entry(settings.corpus, PRAKTIJK)
    append_review(settings.corpus, "anna", PRAKTIJK, coding(entry, quote, "person:anna", Verdict.PRESENT))
    update(settings, time=TIME)
    assert ("community_work", "present", "person") in labels(settings, PRAKTIJK)
    path.unlink()
    (settings.corpus / "reviews" / "anna.jsonl").unlink()
    update(settings, time=TIME)
    assert dump(settings.store) == before


@pytest.mark.parametrize("is_new", [True, False])
def test_a_verdict_that_is_given_while_the_run_works_counts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    quote, entry = "De buurt organiseert nu zelf een inloop.", read_entry(settings.corpus, PRAKTIJK)
    if is_new:
        settings.store.unlink()
    edit(about(settings, PRAKTIJK), '"essay"', '"practice"')

    def judged_meanwhile(*args: Any, **options: Any) -> object:
        if args[0].raw.endswith(f"{quote}\n"):
            append_review(settings.corpus, "anna", PRAKTIJK, coding(entry, quote, "person:anna", Verdict.PRESENT))
        return process(*args, **options)

    monkeypatch.setattr("pipeline.run.workers.process", judged_meanwhile)
    update(settings, time=TIME)
    assert ("community_work", "present", "person") in labels(settings, PRAKTIJK)
    assert status(settings).ledgers[PRAKTIJK]["said"] == {"person:anna": 1}
    assert not update(settings, time=TIME).done


def test_what_does_not_fit_is_in_the_ledger_and_not_used(settings: Settings) -> None:
    quote = "De buurt organiseert nu zelf een inloop."
    write_codings(
        *(settings, PRAKTIJK),
        coding_line(settings, PRAKTIJK, quote, "coder-a"),
        coding_line(settings, PRAKTIJK, quote, "coder-b", quote="Heel iets anders dan daar staat."),
        coding_line(settings, PRAKTIJK, "De buurt", "coder-c"),
        '{"doc": "2016-praktijk", "start": "nul"}',
    )
    outcome = update(settings, time=TIME)
    ledger = status(settings).ledgers[PRAKTIJK]
    assert ledger["said"] == {"coder-a": 1}
    unmatched = {item["labeller"]: item["why"] for item in ledger["unmatched"]}  # type: ignore[attr-defined]
    assert unmatched == {"coder-b": "its quote does not stand there", "coder-c": "covers no sentence by half"}
    where = f"judgements/{PRAKTIJK}.jsonl:4"
    assert [failure.slug for failure in outcome.failures] == [where]
    assert update(settings).failures == outcome.failures
    assert not update(settings).done
    assert status(settings).faults == tuple(failure.message for failure in outcome.failures)


def test_a_theme_that_the_codebook_does_not_have_is_noted_and_does_not_count(settings: Settings) -> None:
    quote, themes = "De buurt organiseert nu zelf een inloop.", {"gardening": "present", "community_work": "absent"}
    lines = [coding_line(settings, PRAKTIJK, quote, who, themes=themes) for who in ("coder-a", "coder-b")]
    write_codings(settings, PRAKTIJK, *lines)
    assert not update(settings, time=TIME).failures
    assert status(settings).ledgers[PRAKTIJK]["unknown_themes"] == ["gardening"]
    assert ("community_work", "absent", "codings") in labels(settings, PRAKTIJK)
    assert "gardening" not in {theme for theme, *_ in labels(settings, PRAKTIJK)}


def test_a_fault_is_told_once_when_the_metadata_change(settings: Settings) -> None:
    write_codings(settings, PRAKTIJK, "{")
    first = update(settings, time=TIME).failures
    edit(about(settings, PRAKTIJK), 'title = "Praktijk"', 'title = "Uit de praktijk"')
    assert update(settings, time=TIME).failures == first
    assert len(first) == 1


def test_codings_of_a_document_that_is_not_there_are_noticed(settings: Settings) -> None:
    line = coding_line(settings, PRAKTIJK, "De buurt", "coder-a", doc="2016-weg")
    write_codings(settings, "2016-weg", line)
    assert update(settings).notices == ("1 codings or reviews are of 2016-weg, which is not in the corpus",)
