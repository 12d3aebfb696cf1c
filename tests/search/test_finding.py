"""Where in a sentence the hits are. The truth stands in the sentence: a hit between square brackets."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search import By, parse
from pipeline.search.expressions import TookTooLong
from pipeline.search.finding import Beside, Finder, Line, finder
from pipeline.search.words import Read, lines_of, places_of, words_in
from tests.search.test_words import reads

FOR_EVER = 1e9


def line_of(text: str, told: list[Read]) -> Line:
    lines = lines_of(text, told)
    return {"text": text, "form": lines.form, "lemma": lines.lemma, "part": lines.part, "tail": lines.tail}


def marked(one: Finder, text: str, told: list[Read]) -> str:
    """The sentence with brackets around each hit."""
    places = [one.offsets(text, place) for place in one.places(line_of(text, told))]
    for start, end in reversed(places):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


LEMMAS = {"vonden": "vinden", "wijkopbouwwerkers": "wijk_opbouw_werker", "Opbouwwerkers": "opbouw_werker", "één": "één"}


@pytest.mark.parametrize(
    ("typed", "truth"),
    [
        ("wijk", "De [wijk], de [Wijk] en het wijkplan."),
        ("de wijk", "[De] [wijk] en [de] buurt."),
        ("de buurt", "De wijk."),
        ('"de wijk"', "Er is [de wijk], en [de: wijk]!"),
        ('"de wijk"', "De stad, wijk."),
        ('"in * wijk"', "Ooit [in onze wijk], niet in wijk."),
        ("wijk -buurt", "De [wijk] leeft."),
        ("wijk -buurt", "De wijk en de buurt."),
        ("wijk -wijk", "De wijk."),
        ("wijk | buurt", "De [wijk] en de [buurt]."),
        ('wijk | "de wijk"', "[De wijk]."),
        ("opbouw*", "[Opbouwwerkers] en [wijkopbouwwerkers] van de wederopbouw."),
        ("werk*", "[Opbouwwerkers] [werken]."),
        ("*werkers", "[Opbouwwerkers] en [jongerenwerkers] werken."),
        ("op*w*k*rs", "[Opbouwwerkers] met wijkopbouwwerkers."),
        ("w?jk", "De [wijk] en de [Wyjk], geen wjk of wiijk."),
        ("opbouwwerkers", "[Opbouwwerkers], geen wijkopbouwwerkers."),
        ("lemma:vinden", "Zij [vonden] het om te [vinden], de vondst."),
        ("deel:opbouw", "[Opbouwwerkers] en [wijkopbouwwerkers] zijn geen opbouwers; [opbouw]."),
        ("één", "Er was [één] wijk, een wijk."),
        ("een", "Er was één wijk, [een] wijk."),
        ("foto's", "De [foto’s] en [foto's]."),
        ("/w[ij]+k/", "De [wijk] en het [WIJK]centrum."),
        ("/wijk/ de", "[De] buurt met [wijk]en en [de] stad."),
        ("/x*/", "Geen teken."),
        ("/wijk/ -/stad/", "De wijk in de stad."),
    ],
)
def test_hits_stand_where_the_truth_has_them(typed: str, truth: str) -> None:
    text = truth.replace("[", "").replace("]", "")
    told = reads(text, **{word: lemma for word, lemma in LEMMAS.items() if word in text})
    assert marked(finder(parse(typed), FOR_EVER), text, told) == truth


@pytest.mark.parametrize(
    ("typed", "truth"),
    [
        ("een", "Er was [één] wijk, [een] wijk."),
        ("één", "Er was [één] wijk, [een] wijk."),
        ("caf*", "Een [café] en een [cafe]."),
        ("/caf./", "Een [Café] en een [cafe]."),
    ],
)
def test_a_folded_search_passes_over_accents(typed: str, truth: str) -> None:
    text = truth.replace("[", "").replace("]", "")
    assert marked(finder(parse(typed, folded=True), FOR_EVER), text, []) == truth


def test_lemmas_can_be_asked_for_by_a_switch() -> None:
    one = finder(parse("vinden", by=By.LEMMA), FOR_EVER)
    assert marked(one, "Zij vonden het.", reads("Zij vonden het.", vonden="vinden")) == "Zij [vonden] het."


@pytest.mark.parametrize("typed", ["wijk", "/wijk/"])
def test_what_stands_beside_a_hit_is_read_from_the_hit_outward(typed: str) -> None:
    one = finder(parse(typed), FOR_EVER)
    line = line_of("In één oude Wijk, zegt men, is het goed toeven voor ouderen.", [])
    (place,) = one.places(line)
    assert [one.beside(line, place, side) for side in Beside] == ["oude een in", "wijk", "zegt men is het goed toeven"]


def test_an_expression_is_broken_off_when_its_time_is_over() -> None:
    over = finder(parse("/wijk/"), monotonic() - 1)
    with pytest.raises(TookTooLong):
        over.places(line_of("De wijk.", []))


def test_words_are_looked_through_to_the_end() -> None:
    assert finder(parse("wijk"), monotonic() - 1).places(line_of("De wijk.", [])) == [(1, 2)]


@given(st.text(alphabet="één wijk-aanpak’s.", max_size=40), st.data())
def test_each_word_of_a_sentence_is_found_at_its_offsets(text: str, data: st.DataObject) -> None:
    words = words_in(text)
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    one = finder(parse(word), FOR_EVER)
    found = [one.offsets(text, place) for place in one.places(line_of(text, []))]
    assert found == [place for place, other in zip(places_of(text), words, strict=True) if other == word]


@given(st.text(alphabet="ab ", max_size=20), st.text(alphabet="ab", min_size=1, max_size=4))
def test_words_and_an_expression_for_the_same_find_the_same(text: str, word: str) -> None:
    by_word, by_text = finder(parse(word), FOR_EVER), finder(parse(rf"/\b{word}\b/"), FOR_EVER)
    assert marked(by_word, text, []) == marked(by_text, text, [])
