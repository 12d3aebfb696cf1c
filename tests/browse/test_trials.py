"""Which themes are on trial, and when that ends."""

from pathlib import Path

import pytest

from pipeline.browse import trials as room
from pipeline.browse.trials import Trial, new_themes, trials
from pipeline.codebook import load_codebook
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.reviews import append_review
from pipeline.judgement import Verdict
from pipeline.run import update
from pipeline.settings import Settings
from tests.corpora import coding, make_corpus
from tests.model.small_model import THEMES, write_head, write_model


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus with a head on community work, as if the model did not know that."""
    made = make_corpus(tmp_path).model_copy(update={"model": "none"})
    write_model(tmp_path / "themes")
    write_head(made.heads, "community_work", tmp_path / "themes", "samen")
    return made


def _review(settings: Settings, reviewer: str, quote: str, verdict: Verdict) -> None:
    for slug in slugs(settings.corpus):
        entry = read_entry(settings.corpus, slug)
        if quote in (entry.folder / "raw.txt").read_text(encoding="utf-8"):
            append_review(settings.corpus, reviewer, slug, coding(entry, quote, f"person:{reviewer}", verdict))


def test_without_a_model_themes_with_heads_are_new(settings: Settings) -> None:
    assert new_themes(settings, load_codebook(settings.codebook)) == ("community_work",)


def test_with_a_model_the_themes_that_it_does_not_know_are_new(settings: Settings, tmp_path: Path) -> None:
    codebook = load_codebook(settings.codebook)
    known = settings.model_copy(update={"model": str(tmp_path / "themes")})
    assert new_themes(known, codebook) == ()
    fifth = codebook.theme(THEMES[0]).model_copy(update={"id": "noise"})
    larger = codebook.model_copy(update={"themes": (*codebook.themes, fifth)})
    assert new_themes(known, larger) == ("noise",)


def test_verdicts_of_people_are_counted_once_a_sentence_and_doubts_are_none(settings: Settings) -> None:
    update(settings)
    assert trials(settings.store, ("community_work",)) == (Trial("community_work", 0),)
    _review(settings, "anna", "In de praktijk verdween het opbouwwerk.", Verdict.ABSENT)
    _review(settings, "bram", "In de praktijk verdween het opbouwwerk.", Verdict.NO)
    _review(settings, "anna", "De gemeente wil het opbouwwerk versterken.", Verdict.UNSURE)
    update(settings)
    assert trials(settings.store, ("community_work",)) == (Trial("community_work", 1),)


def test_a_trial_ends_when_enough_was_judged(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    _review(settings, "anna", "In de praktijk verdween het opbouwwerk.", Verdict.ABSENT)
    update(settings)
    monkeypatch.setattr(room, "ENOUGH", 1)
    assert trials(settings.store, ("community_work",)) == ()


def test_no_store_is_asked_where_no_theme_is_new(tmp_path: Path) -> None:
    assert trials(tmp_path / "nothing.sqlite", ()) == ()
