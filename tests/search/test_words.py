"""What the index keeps of the words of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.words import Lines, Read, lines_of, places_of, tails_of, words_in


def reads(text: str, **told: str) -> list[Read]:
    """What a pipeline would tell of the words that are named, each with its lemma in parts, as `wijk_werker`."""
    found = []
    for word, lemma in told.items():
        parts = tuple(lemma.split("_"))
        at = text.index(word)
        found.append(Read(at, at + len(word), "".join(parts), parts if len(parts) > 1 else ()))
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De buurt, en/of de wijk.", ["de", "buurt", "en", "of", "de", "wijk"]),
        ("De foto's van zo’n wijk-aanpak - 2015", ["de", "foto’s", "van", "zo’n", "wijk-aanpak", "2015"]),
        ("'s Avonds ‘thuis’", ["s", "avonds", "thuis"]),
        ("1.500 een_twee", ["1", "500", "een", "twee"]),
        ("Eén, één, ÉÉN en een", ["één", "één", "één", "en", "een"]),
        ("—", []),
    ],
)
def test_a_word_keeps_the_hyphens_and_apostrophes_between_its_letters(text: str, words: list[str]) -> None:
    assert words_in(text) == words


def test_a_line_has_an_entry_for_each_word_and_those_with_accents_twice() -> None:
    text = "Eén café zocht wijkopbouwwerkers."
    told = reads(text, Eén="één", zocht="zoeken", wijkopbouwwerkers="wijk_opbouw_werker")
    assert lines_of(text, told) == Lines(
        form="één/een café/cafe zocht wijkopbouwwerkers",
        lemma="één/een café/cafe zoeken wijkopbouwwerker",
        part=". . . wijk.opbouw.werker",
        tail=". . . opbouwwerkers.werkers",
    )


def test_without_a_pipeline_a_word_is_its_own_lemma_and_a_hyphen_its_seam() -> None:
    assert lines_of("De wijk-aanpak") == Lines("de wijk-aanpak", "de wijk-aanpak", ". wijk.aanpak", ". aanpak")


def test_a_sentence_without_compounds_keeps_no_parts() -> None:
    assert lines_of("Het regende.") == Lines("het regende", "het regende", "", "")


def test_what_a_pipeline_parts_otherwise_than_words_go_is_put_together() -> None:
    text = "buurt-huizen en/of"
    told = [Read(0, 6, "buurt-"), Read(6, 12, "huis"), Read(13, 18, "en/of")]
    assert lines_of(text, told).lemma == "buurt-huis en of"


@pytest.mark.parametrize(
    ("form", "parts", "tails"),
    [
        ("wijkopbouwwerkers", ("wijk", "opbouw", "werker"), ("opbouwwerkers", "werkers")),
        ("stadsdeelraden", ("stad", "deel", "raad"), ("deelraden", "raden")),
        ("stelde", ("voor", "stellen"), ()),
        ("opging", ("op", "gaan"), ()),
        ("wijk", (), ()),
    ],
)
def test_the_tails_of_a_compound_begin_at_its_seams(form: str, parts: tuple[str, ...], tails: tuple[str, ...]) -> None:
    assert tails_of(form, parts) == tails


@given(st.text())
def test_every_line_has_as_many_entries_as_the_sentence_has_words(text: str) -> None:
    lines = lines_of(text)
    count = len(places_of(text))
    assert [len(line.split()) for line in (lines.form, lines.lemma)] == [count, count]
    assert all(len(line.split(" ")) == count for line in (lines.part, lines.tail) if line)


@given(st.text())
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    assert [word for start, end in places_of(text) for word in words_in(text[start:end])] == words_in(text)


@given(st.text(alphabet="abcdé-", min_size=1), st.lists(st.text(alphabet="abcdé", min_size=1), max_size=3))
def test_a_tail_ends_a_word_and_is_shorter_each_time(form: str, parts: list[str]) -> None:
    tails = tails_of(form, parts)
    assert all(form.endswith(tail) for tail in tails)
    assert sorted(map(len, tails), reverse=True) == [len(tail) for tail in tails]
