"""A server that was killed after it wrote a verdict and before the store heard of it: the next one lets it count."""

from __future__ import annotations

from datetime import timedelta

from pipeline import review
from pipeline.codebook import Codebook
from pipeline.corpus.reviews import append_review
from pipeline.judgement import Judgement
from pipeline.settings import Settings
from tests.review.saying import give
from tests.small_store import SENTENCES, said

SLUG = "buurt"
FIRST, SECOND, THIRD, *_ = SENTENCES


def _written(settings: Settings, who: str, sentence: str, verdict: str = "present") -> Judgement:
    """A verdict that is on disk only."""
    return append_review(settings.corpus, who, SLUG, said(sentence, f"person:{who}", {"community_work": verdict}))


def _known(settings: Settings, who: str) -> list[str]:
    return [past.judgement.id for past in review.latest(settings, who)]


def test_what_is_on_disk_counts_once_and_what_counted_stays(settings: Settings, codebook: Codebook) -> None:
    counted = give(settings, codebook, "anna", FIRST, "present")
    missed = [_written(settings, "anna", SECOND), _written(settings, "bram", THIRD)]
    assert _known(settings, "anna") == [counted.id]
    assert review.catch_up(settings) == 2
    assert set(_known(settings, "anna")) == {counted.id, missed[0].id}
    assert _known(settings, "bram") == [missed[1].id]
    assert review.catch_up(settings) == 0


def test_a_taking_back_is_caught_up_with_too(settings: Settings, codebook: Codebook) -> None:
    given = give(settings, codebook, "anna", FIRST, "present")
    back = Judgement(given.span, given.quote, given.labeller, given.time + timedelta(seconds=1), retracts=given.id)
    append_review(settings.corpus, "anna", SLUG, back)
    assert review.catch_up(settings) == 1
    assert _known(settings, "anna") == []


def test_a_line_that_is_none_is_left_to_the_next_run(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, "anna", FIRST, "present")
    missed = _written(settings, "anna", SECOND)
    with (settings.corpus / "reviews" / "anna.jsonl").open("ab") as file:
        file.write(b"{half a li\n")
    assert review.catch_up(settings) == 1
    assert missed.id in _known(settings, "anna")


def test_nobody_is_asked_again_what_they_said_before_a_kill(settings: Settings, codebook: Codebook) -> None:
    way = review.Way(review.Fill.DOCUMENT, SLUG)
    before = review.queue(settings, codebook, "anna", way)
    assert before.next
    _written(settings, "anna", before.next.text)
    assert review.queue(settings, codebook, "anna", way) == before
    assert review.catch_up(settings) == 1
    after = review.queue(settings, codebook, "anna", way)
    assert after.next
    assert after.next.unit_id != before.next.unit_id
    assert after.left == before.left - 1
