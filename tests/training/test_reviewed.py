"""What is learned from people: their word before that of codings, and nothing of what is kept to compare models on."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.codebook import Mode, UnitKind
from pipeline.corpus.documents import Entry, read_entry, read_raw, slugs
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.training.labelled import read_judged
from pipeline.training.reviewed import HELD_BACK, is_held_back, learnable
from tests.corpora import TIME, make_corpus

THEMES = ("community_work", "collectivisation")
FIRST, SECOND = "De buurt kookt samen.", "Het loket sluit vroeg."
NO = dict.fromkeys(THEMES, Verdict.NO)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_corpus(tmp_path, [(f"Stuk {at}", f"{FIRST} {SECOND} Stuk {at} is uit.\n") for at in range(12)])


def entry_of(settings: Settings, *, held_back: bool) -> Entry:
    slug = next(slug for slug in slugs(settings.corpus) if is_held_back(slug) is held_back)
    return read_entry(settings.corpus, slug)


def said(
    entry: Entry,
    quote: str,
    labeller: str,
    themes: dict[str, Verdict],
    mode: Mode | None = Mode.PRACTICE,
    **how: object,
) -> Judgement:
    start = read_raw(entry).index(quote)
    judged = tuple(ThemeJudgement(theme, verdict) for theme, verdict in themes.items())
    span = RawSpan(start, start + len(quote))
    return Judgement(span, quote, labeller, TIME, themes=judged, mode=mode, **how)  # type: ignore[arg-type]


def coded(entry: Entry, quote: str) -> list[Judgement]:
    """Two coders, of whom one sees community work."""
    themes = (NO, {**NO, "community_work": Verdict.PRESENT})
    return [said(entry, quote, f"coder-{at}", one, kind=UnitKind.TEXT) for at, one in enumerate(themes)]


def test_people_are_heard_before_codings_question_by_question(settings: Settings) -> None:
    entry = entry_of(settings, held_back=False)
    person = said(entry, FIRST, "person:anna", {"community_work": Verdict.ABSENT}, mode=None)
    found = read_judged(settings, entry.slug, [*coded(entry, FIRST), *coded(entry, SECOND), person], THEMES)
    assert found is not None
    assert found.truth.themes.tolist() == [[1.0, 0.0], [0.5, 0.0]]
    assert found.truth.stances[:, 0].tolist() == [0.0, 1.0]
    assert found.truth.modes[0].tolist() == found.truth.modes[1].tolist()
    assert found.truth.counts.all()


def test_a_settlement_is_heard_before_those_that_it_settles(settings: Settings) -> None:
    entry = entry_of(settings, held_back=False)
    people = [said(entry, FIRST, f"person:{who}", {"community_work": Verdict.NO}) for who in ("anna", "ben")]
    settled = said(entry, FIRST, "person:cor", {"community_work": Verdict.PRESENT}, settles=True)
    found = read_judged(settings, entry.slug, [*coded(entry, FIRST), settled, *people], THEMES)
    assert found is not None
    assert found.truth.themes[0].tolist() == [1.0, 0.0]


def test_without_codings_only_sentences_count_of_which_everything_was_answered(settings: Settings) -> None:
    entry = entry_of(settings, held_back=False)
    whole = said(entry, FIRST, "person:anna", {**NO, "collectivisation": Verdict.PRESENT})
    half = said(entry, SECOND, "person:anna", {"community_work": Verdict.PRESENT})
    found = read_judged(settings, entry.slug, [whole, half], THEMES)
    assert found is not None
    texts = [line.text for line in found.passage.lines]
    assert [text for text, counts in zip(texts, found.truth.counts, strict=True) if counts] == [FIRST]
    assert SECOND in texts
    assert found.truth.themes[texts.index(FIRST)].tolist() == [0.0, 1.0]
    assert [span.of(read_raw(entry)) for span in found.spans] == texts


def test_what_people_take_for_no_running_text_does_not_count(settings: Settings) -> None:
    entry = entry_of(settings, held_back=False)
    menu = said(entry, FIRST, "person:anna", {}, mode=None, kind=UnitKind.BOILERPLATE)
    found = read_judged(settings, entry.slug, [*coded(entry, FIRST), *coded(entry, SECOND), menu], THEMES)
    assert found is not None
    assert found.truth.counts.tolist() == [False, True]


def test_reviews_that_are_held_back_are_not_learned_from(settings: Settings) -> None:
    entry = entry_of(settings, held_back=True)
    person = said(entry, FIRST, "person:anna", {"community_work": Verdict.ABSENT})
    assert read_judged(settings, entry.slug, [person], THEMES) is None
    codings = coded(entry, FIRST)
    found = read_judged(settings, entry.slug, [*codings, person], THEMES)
    assert found is not None
    assert found.truth.themes[0].tolist() == [0.5, 0.0]
    assert learnable(entry.slug, [*codings, person]) == sorted(codings, key=lambda one: one.id)


def test_about_one_document_in_five_is_held_back_and_always_the_same() -> None:
    held_back = np.mean([is_held_back(f"stuk-{at}") for at in range(2_000)])
    assert held_back == pytest.approx(HELD_BACK, abs=0.03)
    assert [at for at in range(20) if is_held_back(f"stuk-{at}")] == [8, 14]  # or models could no longer be compared
