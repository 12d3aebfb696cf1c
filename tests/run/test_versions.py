"""A verdict on an earlier version counts where its quote stands now, until it is taken back."""

from pipeline.corpus.documents import read_entry, read_raw
from pipeline.corpus.reviews import append_review
from pipeline.intake import Candidate, last_removed, new_version, remove, restore
from pipeline.judgement import Verdict
from pipeline.review import undo
from pipeline.review.history import units_at
from pipeline.run import update
from pipeline.settings import Settings
from pipeline.text import Document, checksum
from tests.corpora import TIME, ask, coding, dump
from tests.run.changes import PRAKTIJK, as_json, labels

QUOTE = "De buurt organiseert nu zelf een inloop."


def test_a_verdict_moves_with_its_sentence_and_can_be_taken_back(settings: Settings) -> None:
    entry = read_entry(settings.corpus, PRAKTIJK)
    given = coding(entry, QUOTE, "person:anna", Verdict.PRESENT)
    append_review(settings.corpus, "anna", PRAKTIJK, given)
    text = "Hier gaat nu een hele zin aan vooraf.\n\n" + read_raw(entry)
    made = new_version(settings, PRAKTIJK, Candidate(Document("a.txt", text, "test 1", checksum(text)), text.encode()))
    assert (made.lost, [one.id for one in made.kept if one.labeller == "person:anna"]) == ((), [given.id])

    update(settings, only=[PRAKTIJK], time=TIME)
    judged = "SELECT u.text FROM judgement j JOIN unit u ON u.id = j.unit_id WHERE j.id = ?"
    assert ask(settings.store, judged, given.id) == [(QUOTE,)]
    assert ("community_work", "present", "person") in labels(settings, PRAKTIJK)
    spot = (PRAKTIJK, given.span.start, given.span.end)
    ((unit,),) = ask(settings.store, "SELECT unit_id FROM judgement WHERE id = ?", given.id)
    assert units_at(settings.store, [spot]) == {spot: unit}
    ((versions,),) = ask(settings.store, "SELECT ledger ->> '$.versions' FROM document WHERE slug = ?", PRAKTIJK)
    assert versions == 2

    undo(settings, "anna", given.id)
    assert {basis for *_, basis in labels(settings, PRAKTIJK)} == {"machine"}


def test_reviews_wait_for_a_document_in_the_bin_and_count_again_with_it(settings: Settings) -> None:
    given = coding(read_entry(settings.corpus, PRAKTIJK), QUOTE, "person:anna", Verdict.PRESENT)
    append_review(settings.corpus, "anna", PRAKTIJK, given)
    update(settings, time=TIME)
    before = as_json(dump(settings.store))
    remove(settings, PRAKTIJK)
    told = f"1 codings or reviews are of {PRAKTIJK}, which is in the bin: wijkspiegel restore {PRAKTIJK}"
    assert told in update(settings, time=TIME).notices
    assert labels(settings, PRAKTIJK) == []
    restore(settings, last_removed(settings, PRAKTIJK))
    update(settings, time=TIME)
    assert as_json(dump(settings.store)) == before
