"""What is marked in a document that is read, and where."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.browse.places import Marking, marked, places
from pipeline.browse.reading import read
from pipeline.browse.sentences import Sentence, ThemeLabel
from pipeline.codebook import Mode, SourceKind, Stance, UnitKind, Voice
from pipeline.effective import Basis
from pipeline.spans import RawSpan
from pipeline.text import Form
from tests.browse.small_store import CO, CW, THEMES


def sentence(id_: str, text: str, *themes: str, kind: UnitKind = UnitKind.TEXT) -> Sentence:
    labels = tuple(ThemeLabel(theme, Stance.PRESENT, Basis.MACHINE, None, ()) for theme in themes)
    return Sentence(
        *(id_, "slug", RawSpan(0, len(text)), 1, text, 0, Form.SENTENCE, kind, None, Voice.AUTHOR, None),
        *(Mode.PRACTICE, Basis.MACHINE, None, SourceKind.ESSAY, False, None, labels),
    )


def test_themes_modes_and_voices_choose_together(store: Path) -> None:
    sentences = read(store, "betoog").sentences
    ids = [one.id for one in sentences]
    assert marked(sentences, Marking(THEMES)) == tuple(ids[:4])
    assert marked(sentences, Marking((CW,))) == tuple(ids[:3])
    assert marked(sentences, Marking(THEMES, modes=(Mode.RHETORIC,))) == (ids[3],)
    assert marked(sentences, Marking(THEMES, voices=(Voice.COMMENTER,))) == tuple(ids[2:4])
    assert marked(sentences, Marking((CW,), (Mode.RHETORIC,), (Voice.COMMENTER,))) == ()
    assert marked(sentences, Marking(())) == ()


def test_what_is_no_running_text_is_never_marked() -> None:
    aside = sentence("a", "Over ons", CW, kind=UnitKind.BOILERPLATE)
    assert not Marking(THEMES).fits(aside)
    assert Marking(THEMES).of(aside) == ()


def test_a_sentence_without_a_theme_fits_though_nothing_in_it_is_marked() -> None:
    bare = sentence("a", "Het regende.")
    assert Marking(THEMES, (Mode.PRACTICE,)).fits(bare)
    assert not Marking(THEMES, (Mode.RHETORIC,)).fits(bare)
    assert marked([bare], Marking(THEMES)) == ()


def test_places_are_shares_of_the_characters_shown() -> None:
    sentences = [sentence("a", "x" * 10, CW), sentence("b", "y" * 30), sentence("c", "z" * 60, CW, CO)]
    found = places(sentences, Marking(THEMES))
    assert [(one.unit, one.start, one.end) for one in found[CW]] == [("a", 0.0, 0.1), ("c", 0.4, 1.0)]
    assert [one.unit for one in found[CO]] == ["c"]


def test_a_theme_that_is_nowhere_has_its_empty_lane(store: Path) -> None:
    found = places(read(store, "nota-a").sentences, Marking(THEMES))
    assert len(found[CW]) == 4
    assert found[CO] == ()
    assert list(places((), Marking(THEMES))) == list(THEMES)


@given(st.lists(st.tuples(st.text(max_size=9), st.booleans()), max_size=12))
def test_places_follow_each_other_from_nought_to_one(texts: list[tuple[str, bool]]) -> None:
    sentences = [sentence(str(at), text, *([CW] if has else [])) for at, (text, has) in enumerate(texts)]
    found = places(sentences, Marking((CW,)))[CW]
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= 1 for edge in edges)
    assert tuple(one.unit for one in found) == marked(sentences, Marking((CW,)))
