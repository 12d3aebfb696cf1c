"""Words that tell two sides apart, over texts whose words can be counted on paper."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from pipeline.bootstrap import percentile_interval, resamples
from pipeline.browse.contrast_tables import word_records
from pipeline.browse.figures import Lack, Lacking
from pipeline.browse.keyness import CERTAIN, MINIMUM_WORDS, Use, common_words, keyness
from pipeline.browse.log_odds import informative, log_odds
from pipeline.browse.reading import read
from pipeline.browse.word_examples import places_of_word, word_examples
from pipeline.browse.words import kept_words
from pipeline.codebook import Mode
from pipeline.search.words import lines_of, words_in
from pipeline.selection import BY_MODE, Group, Pair, Selection, Side
from pipeline.store.connection import writing
from pipeline.store.numbering import save_words
from pipeline.store.numbers import all_words
from pipeline.store.questions import asking
from pipeline.store.questions_words import side_words
from tests.browse import small_store
from tests.browse.small_store import CW

SLUGS = ("een", "twee", "drie", "vier")
PROMISES, FINDINGS = "text author rhetoric CW+", "text author practice CW-"


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four documents alike, each with five promises and five findings: a sentence says its document and its place."""
    documents = {slug: [(5, PROMISES), (5, FINDINGS), (1, "text author none")] for slug in SLUGS}
    return small_store.fill(tmp_path_factory.mktemp("keyness") / "store.sqlite", documents)


def counted(path: Path, *, mode: str, theme: str | None = None) -> Counter[str]:
    sentences = [one for slug in SLUGS for one in read(path, slug).sentences if one.mode == mode]
    return Counter(word for one in sentences if theme is None or one.label(theme) for word in words_in(one.text))


def test_words_of_either_side_are_those_of_its_sentences(apart: Path) -> None:
    found = keyness(apart, Selection((CW,)))
    word, deed = counted(apart, mode="rhetoric"), counted(apart, mode="practice")
    assert (found.word.words, found.word.units, found.word.documents) == (word.total(), 20, 4)
    assert (found.deed.words, found.deed.units, found.deed.documents) == (deed.total(), 20, 4)
    compared = {one.word: (one.word_use.count, one.deed_use.count) for one in found.words}
    often = {one for one, count in (word + deed).items() if count >= MINIMUM_WORDS and not one.isdigit()}
    assert compared == {one: (word[one], deed[one]) for one in often}
    assert {one.word: one.word_use.documents for one in found.words}["zin"] == 4
    assert found.rare == len(word.keys() | deed.keys()) - len(often)


def test_a_word_alike_on_both_sides_is_not_distinctive(apart: Path) -> None:
    found = keyness(apart, Selection((CW,)))
    assert {one.word for one in found.words} >= {"opbouwwerk", "zin"}
    assert all(abs(one.z) < CERTAIN for one in found.words)
    assert found.shown == {Side.WORD: (), Side.DEED: ()}


def test_a_side_below_the_minimum_has_no_words_and_a_reason(apart: Path) -> None:
    nobody = Pair(Group(years=(2010, 2010)), Group(years=(1900, 1901)))
    found = keyness(apart, Selection((CW,)), nobody)
    assert found.lacks == (Lack(Lacking.UNITS, 0, 10, Side.DEED),)
    assert (found.words, found.rare) == ((), 0)


@pytest.fixture(scope="module")
def promising(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents in which each promise has the word *belofte* more, and each finding in the first two *bevinding*."""
    path = tmp_path_factory.mktemp("promising") / "store.sqlite"
    small_store.fill(path, {slug: [(8, PROMISES), (8, FINDINGS)] for slug in SLUGS})
    with writing(path) as connection:
        for table in ("words", "line"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own
        for slug in SLUGS:
            more = {"rhetoric": " belofte", "practice": " bevinding" if slug in ("een", "twee") else ""}
            units = connection.execute(
                "SELECT text, mode FROM unit WHERE slug = ? ORDER BY position", (slug,)
            ).fetchall()
            save_words(connection, slug, [lines_of(f"{text}{more[mode]}") for text, mode in units])
    return path


def test_what_is_shown_of_a_side_has_a_high_score_an_interval_and_enough_documents(promising: Path) -> None:
    found = keyness(promising, Selection((CW,)))
    (shown,) = found.shown[Side.WORD]
    assert (shown.word, shown.side, shown.word_use, shown.deed_use) == ("belofte", Side.WORD, Use(32, 4), Use(0, 0))
    assert shown.z > CERTAIN
    assert shown.interval is not None
    assert 0 < shown.interval.low <= shown.log_odds <= shown.interval.high
    (finding,) = [one for one in found.words if one.word == "bevinding"]
    assert (finding.side, finding.deed_use) == (Side.DEED, Use(16, 2))
    assert finding.z < -CERTAIN
    assert found.shown[Side.DEED] == ()  # it stands in two documents


def test_the_interval_is_that_of_documents_drawn_and_counted_one_by_one(promising: Path) -> None:
    (shown,) = keyness(promising, Selection((CW,))).shown[Side.WORD]
    with asking(promising) as connection:
        entries, read = side_words(connection, Selection((CW,)), BY_MODE)
    number = entries.index("belofte")
    texts = [[one.words.tolist() for one in read if one.side == side] for side in Side]
    counts = np.array([[[words.count(number)] for words in of_side] for of_side in texts], float)
    totals = np.array([[len(words) for words in of_side] for of_side in texts], float)
    prior = informative(counts.sum(axis=1), totals)
    draws = [draw for rows in resamples(len(SLUGS)) for draw in rows]
    drawn = [log_odds(np.array([draw @ one for one in counts]), totals @ draw, prior)[0] for draw in draws]
    assert shown.interval == percentile_interval(np.array(drawn))


def test_the_file_has_the_interval_of_the_words_shown_and_of_no_others(promising: Path) -> None:
    records = word_records(keyness(promising, Selection((CW,))))
    assert [record["word"] for record in records if record["log_odds_low"] is not None] == ["belofte"]
    assert {record["word"]: record["side"] for record in records}["bevinding"] == "deed"


def test_the_second_of_two_groups_of_a_reader_is_called_b(promising: Path) -> None:
    pair = Pair(Group(modes=(Mode.RHETORIC,)), Group())
    records = word_records(keyness(promising, Selection((CW,)), pair))
    assert {(record["a_group"], record["b_group"]) for record in records} == {("mode: rhetoric", "all")}
    assert {record["word"]: record["side"] for record in records}["bevinding"] == "b"


def test_records_hold_every_word_compared_with_both_sides_and_what_was_counted(promising: Path) -> None:
    found = keyness(promising, Selection((CW,)), theme=CW)
    records = word_records(found)
    assert [record["word"] for record in records] == [one.word for one in found.words]
    assert {record["theme"] for record in records} == {CW}
    assert {(record["word_group"], record["deed_group"]) for record in records} == {
        ("mode: rhetoric", "mode: practice")
    }
    assert {record["word_words"] for record in records} == {found.word.words}


def test_only_sentences_with_the_theme_lend_their_words(apart: Path) -> None:
    found = keyness(apart, Selection((CW,)), Pair(Group(), Group(years=(1900, 1901))), theme=CW)
    assert found.word.units == 40  # the four of mode none have no theme


def test_common_words_are_compared_but_can_be_left_out_of_what_is_shown(apart: Path) -> None:
    assert {"de", "het", "is"} <= common_words()
    assert "opbouwwerk" not in common_words()
    with_, without = (keyness(apart, Selection((CW,)), with_common=common) for common in (True, False))
    assert with_.words == without.words
    assert {one.word for one in with_.words} & common_words()


def test_examples_hold_the_word_as_a_whole_word_on_their_side(apart: Path) -> None:
    found = word_examples(apart, Selection((CW,)), "zin", BY_MODE, theme=CW, limit=4)[Side.WORD]
    assert found.total == 20
    assert len(found.examples) == 4
    for example in found.examples:
        assert example.sentence.mode == "rhetoric"
        assert [example.sentence.text[start:end] for start, end in example.places] == ["zin"]
    assert word_examples(apart, Selection((CW,)), "zi", BY_MODE)[Side.WORD].total == 0


def test_examples_are_drawn_by_a_seed_that_decides(apart: Path) -> None:
    def drawn(seed: int) -> list[str]:
        found = word_examples(apart, Selection((CW,)), "zin", BY_MODE, seed=seed, limit=6)[Side.DEED]
        return [one.sentence.id for one in found.examples]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        ("Eén buurt is één buurt.", "één", ((0, 3), (13, 16))),
        ("Een buurt is één buurt.", "een", ((0, 3),)),
        ("De wijk-agent kent de wijk.", "wijk", ((22, 26),)),
    ],
)
def test_a_word_is_found_with_its_own_accents_and_capitals_and_never_within_another(
    text: str, word: str, places: tuple[tuple[int, int], ...]
) -> None:
    assert places_of_word(text, word) == places


def test_a_word_that_is_a_question_to_the_index_is_only_a_word(apart: Path) -> None:
    found = word_examples(apart, Selection((CW,)), 'zin" OR form:"opbouwwerk', BY_MODE)
    assert [one.total for one in found.values()] == [0, 0]


def test_words_that_were_read_before_give_the_same(promising: Path) -> None:
    before, about = kept_words(promising), (promising, Selection((CW,)))
    assert keyness(*about, theme=CW, kept=before) == keyness(*about, theme=CW)
    assert word_examples(*about, "belofte", BY_MODE, kept=before) == word_examples(*about, "belofte", BY_MODE)


def test_words_are_read_anew_where_the_store_was_written_since(tmp_path: Path) -> None:
    path = small_store.fill(tmp_path / "store.sqlite", {slug: [(5, PROMISES), (5, FINDINGS)] for slug in SLUGS})
    before = kept_words(path)
    with asking(path) as connection:
        assert all_words(connection, before) is before
    with writing(path) as connection:
        for table in ("words", "line"):
            connection.execute(f"DELETE FROM {table} WHERE slug = 'een'")  # noqa: S608 - our own
        save_words(connection, "een", [lines_of("zin zin")] * 10)
    with asking(path) as connection:
        assert all_words(connection, before).read.words["een"].ends.tolist() == list(range(2, 22, 2))
    assert keyness(path, Selection((CW,)), kept=before) == keyness(path, Selection((CW,)))
