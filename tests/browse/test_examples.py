"""The sentences that show a theme follow the rule that the page states."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.browse import examples
from pipeline.browse.examples import Shown, theme_examples
from pipeline.browse.quotes import quotes
from pipeline.codebook import Stance, UnitKind
from pipeline.effective import Basis
from pipeline.selection import Selection
from pipeline.text import Form
from tests.browse import small_store
from tests.browse.small_store import CO, CW

SHORT = 5
"""Sentences of the small store have some 25 characters."""


def shown(store: Path, selection: Selection, patch: pytest.MonkeyPatch) -> Sequence[Shown]:
    patch.setattr(examples, "SHORTEST", SHORT)
    return theme_examples(store, selection)


def test_each_theme_is_shown_present_and_absent_by_sentences_of_different_documents(
    store: Path, everything: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = shown(store, everything, monkeypatch)
    assert [(one.theme, one.stance, len(one.quotes)) for one in found] == [
        (CO, Stance.PRESENT, 1),
        (CW, Stance.ABSENT, 2),
        (CW, Stance.PRESENT, 2),
    ]
    for one in found:
        assert len({quote.cited.slug for quote in one.quotes}) == len(one.quotes)
        for quote in one.quotes:
            assert (quote.label.theme, quote.label.stance) == (one.theme, one.stance)
            assert (quote.sentence.kind, quote.sentence.form) == (UnitKind.TEXT, Form.SENTENCE)


def test_the_word_of_people_goes_first_then_that_of_codings(
    store: Path, everything: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = {(one.theme, one.stance): one.quotes for one in shown(store, everything, monkeypatch)}
    assert [quote.label.basis for quote in of[CW, Stance.PRESENT]] == [Basis.PERSON, Basis.MACHINE]
    assert [quote.label.basis for quote in of[CW, Stance.ABSENT]] == [Basis.CODINGS, Basis.MACHINE]


def test_among_equals_the_order_is_that_of_the_ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = small_store.fill(tmp_path / "s.sqlite", {slug: [(3, "text author none CW+")] for slug in "abcdef"})
    (one,) = shown(store, Selection((CW,)), monkeypatch)
    every = quotes(store, Selection((CW,)), CW, limit=None).quotes
    lowest = sorted(min(quote.sentence.id for quote in every if quote.cited.slug == slug) for slug in "abcdef")
    assert [quote.sentence.id for quote in one.quotes] == lowest[: examples.MOST]


def test_sentences_that_say_too_little_are_not_shown(store: Path, everything: Selection) -> None:
    assert theme_examples(store, everything) == ()


def test_only_what_was_chosen_is_shown(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = shown(store, Selection((CW,), years=(2008, 2008)), monkeypatch)
    assert {quote.cited.year for one in found for quote in one.quotes} == {2008}
    assert {one.theme for one in found} == {CW}
