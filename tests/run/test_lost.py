"""A verdict keeps its place when cleaning changes: by raw offset, checked by its quote; else it is told."""

from dataclasses import replace
from datetime import timedelta

from pipeline.corpus.documents import read_entry
from pipeline.corpus.reviews import append_review
from pipeline.judgement import Verdict
from pipeline.run import status, update
from pipeline.settings import Settings
from tests.corpora import TIME, coding
from tests.run.changes import LIJST, PRAKTIJK, labels


def test_a_verdict_counts_where_it_was_given_though_the_sentence_is_cleaned_otherwise(settings: Settings) -> None:
    given = coding(read_entry(settings.corpus, LIJST), "een maat-\njesproject", "person:anna", Verdict.PRESENT)
    append_review(settings.corpus, "anna", LIJST, replace(given, quote="een maatjesproject"))
    otherwise = settings.model_copy(update={"rules_off": ("join_split_words",)})
    for one in (settings, otherwise):
        outcome = update(one, time=TIME)
        assert outcome.notices == ()
        assert ("community_work", "present", "person") in labels(one, LIJST)


def test_a_verdict_that_lost_its_place_is_told_at_every_run_until_it_is_taken_back(settings: Settings) -> None:
    quote = "De buurt organiseert nu zelf een inloop."
    given = coding(read_entry(settings.corpus, PRAKTIJK), quote, "person:anna", Verdict.PRESENT)
    elsewhere = replace(given, quote="Heel iets anders dan daar staat.")
    append_review(settings.corpus, "anna", PRAKTIJK, elsewhere)
    told = (
        f"{PRAKTIJK}: a verdict of person:anna has lost its place (its quote does not stand there): "
        f"{given.span.start}–{given.span.end}, “Heel iets anders dan daar staat.”"
    )
    assert update(settings, time=TIME).notices == (told,)
    assert {basis for *_, basis in labels(settings, PRAKTIJK)} == {"machine"}
    assert update(settings, time=TIME).notices == (told,)
    assert status(settings).notices == (told,)
    back = replace(elsewhere, time=TIME + timedelta(days=1), themes=(), retracts=elsewhere.id)
    append_review(settings.corpus, "anna", PRAKTIJK, back)
    assert update(settings, time=TIME).notices == ()
