"""The next model against the last: both on the same reviewed sentences, with intervals from the same draws."""

from pathlib import Path

import pytest

from pipeline.cli.taking import beside, take
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.reviews import append_review
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.training import comparison
from pipeline.training.comparison import ENOUGH, Judged, compare, compared
from pipeline.training.reviewed import is_held_back
from tests.corpora import TIME, make_corpus
from tests.model.small_model import write_model

CARE, NONE = {"care": True}, {"care": False}


def rows(*said: tuple[dict[str, bool], dict[str, bool], dict[str, bool]]) -> list[Judged]:
    """What people, the last and the next model say, thirty times over in thirty documents."""
    return [Judged(f"doc-{at}", *one) for at in range(ENOUGH) for one in said]


def test_a_model_that_misses_less_is_better_by_what_it_misses_less() -> None:
    found = compared(rows((CARE, CARE, CARE), (CARE, NONE, CARE), (NONE, CARE, NONE)))
    assert found is not None
    assert (found.sentences, found.documents) == (90, 30)
    assert found.last.f1 == pytest.approx(2 / (2 + 1 + 1))
    assert found.next.f1 == 1.0
    assert found.gain is not None
    assert found.gain.low == found.gain.high == pytest.approx(0.5)  # documents are all alike here
    assert not found.is_worse


def test_one_that_scores_lower_is_worse_and_one_that_scores_the_same_is_not() -> None:
    lower, same = compared(rows((CARE, CARE, NONE))), compared(rows((CARE, CARE, CARE), (NONE, NONE, NONE)))
    assert lower is not None
    assert lower.is_worse
    assert same is not None
    assert not same.is_worse


def test_a_theme_on_which_people_differ_counts_for_neither() -> None:
    with_ = compared(rows((CARE, CARE, CARE), ({}, CARE, NONE)))
    assert with_ is not None
    assert (with_.last.f1, with_.next.f1) == (1.0, 1.0)


def test_few_sentences_or_none_with_a_theme_are_not_compared() -> None:
    assert compared(rows((CARE, CARE, CARE))[1:]) is None
    assert compared(rows((NONE, CARE, CARE))) is None


@pytest.fixture
def reviewed(tmp_path: Path) -> Settings:
    """A small corpus of which every sentence of a held-back document is reviewed, and a model."""
    made = make_corpus(tmp_path, [(f"Stuk {at}", f"De buurt kookt samen, dag {at}.\n") for at in range(12)])
    for slug in filter(is_held_back, slugs(made.corpus)):
        raw = (read_entry(made.corpus, slug).folder / "raw.txt").read_text(encoding="utf-8")
        span, themes = RawSpan(0, len(raw) - 1), (ThemeJudgement("community_work", Verdict.PRESENT),)
        append_review(made.corpus, "anna", slug, Judgement(span, raw[:-1], "person:anna", TIME, themes=themes))
    write_model(tmp_path / "themes")
    return made.model_copy(update={"language": "lemma-table"})


def test_a_model_held_against_itself_is_neither_better_nor_worse(
    reviewed: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "ENOUGH", 1)
    told: list[str] = []
    found = compare(reviewed, tmp_path / "themes", tmp_path / "themes", lambda _done, _all, slug: told.append(slug))
    held_back = [slug for slug in slugs(reviewed.corpus) if is_held_back(slug)]
    assert told == held_back != []
    assert found is not None
    assert (found.sentences, found.documents) == (len(held_back), len(held_back))
    assert found.last == found.next
    assert not found.is_worse


@pytest.mark.parametrize(("whatever", "is_taken"), [(False, False), (True, True)])
def test_a_worse_model_is_taken_only_when_asked_for(
    reviewed: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    whatever: bool,
    is_taken: bool,
) -> None:
    out = tmp_path / "themes"
    write_model(beside(out))
    monkeypatch.setattr(comparison, "compare", lambda *_: compared(rows((CARE, CARE, NONE), (CARE, CARE, CARE))))
    before = (out / "manifest.json").stat().st_ino
    assert take(reviewed, out, whatever=whatever, quiet=False) is is_taken
    assert ((out / "manifest.json").stat().st_ino != before) is is_taken
    assert beside(out).exists() is not is_taken
    said = capsys.readouterr().err
    assert "model: last F1 1.000 [1.000–1.000], next F1 0.667" in said
    assert ("kept the last model" in said) is not is_taken


def test_where_there_is_no_model_yet_the_first_is_taken(reviewed: Settings, tmp_path: Path) -> None:
    out = tmp_path / "first" / "themes"
    write_model(beside(out))
    assert take(reviewed, out, whatever=False, quiet=True)
    assert (out / "manifest.json").is_file()
    assert not beside(out).exists()
