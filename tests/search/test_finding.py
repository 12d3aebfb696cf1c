"""Where in a sentence the hits are. The truth stands in the sentence: a hit between square brackets."""

from dataclasses import replace
from time import monotonic

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search import By, parse
from pipeline.search.beside import Beside, order_beside
from pipeline.search.finding import find
from pipeline.search.numbers import Spans, united
from pipeline.search.words import lines_of, places_of, words_in
from tests.search.looking import FOR_EVER, corpus_of, found_in, marked
from tests.search.test_words import reads

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
    assert marked(parse(typed), text, lines_of(text, told)) == truth


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
    assert marked(parse(typed, folded=True), text, lines_of(text)) == truth


def test_lemmas_can_be_asked_for_by_a_switch() -> None:
    text = "Zij vonden het."
    assert (
        marked(parse("vinden", by=By.LEMMA), text, lines_of(text, reads(text, vonden="vinden"))) == "Zij [vonden] het."
    )


@pytest.mark.parametrize("typed", ["wijk", "/wijk/", '"de wijk"', "de | wijk", "/wijk/ de | wijk"])
def test_sentences_are_looked_through_each_by_itself(typed: str) -> None:
    texts = ["Het dorp.", "De wijk, de wijk.", "", "De stad", "wijk", "De wijk van de wijk"]
    apart = [marked(parse(typed), text, lines_of(text)) for text in texts]
    corpus = corpus_of(texts)
    spans = find(parse(typed), corpus, FOR_EVER).spans
    assert np.bincount(spans.sentences, minlength=len(texts)).tolist() == [text.count("[") for text in apart]
    assert spans.sentences.tolist() == sorted(spans.sentences.tolist())


@pytest.mark.parametrize("text", ["", "De", "De wijk", "De wijk de", "De wijk de wijk"])
def test_a_phrase_longer_than_all_that_is_searched_is_nowhere(text: str) -> None:
    assert marked(parse('"de wijk de wijk de"'), text, lines_of(text)) == text


def test_only_sentences_that_are_searched_are_found() -> None:
    corpus = replace(corpus_of(["De wijk.", "Een wijk.", "Geen wijk."]), searched=np.array([True, False, True]))
    for typed in ("wijk", "/wijk/"):
        assert find(parse(typed), corpus, FOR_EVER).spans.sentences.tolist() == [0, 2]


@pytest.mark.parametrize("typed", ["wijk", "/wijk/"])
@pytest.mark.parametrize("side", Beside)
def test_what_stands_beside_hits_puts_them_in_order_from_the_hit_outward(typed: str, side: Beside) -> None:
    texts = [
        "In één oude wijk.",
        "Wijk en stad.",
        "In een oude Wijk zegt men.",
        "Na een oude wijk, zei men.",
        "Wijk, en.",
    ]
    orders = {Beside.LEFT: [1, 4, 0, 2, 3], Beside.KEYWORD: [0, 1, 2, 3, 4], Beside.RIGHT: [0, 4, 1, 2, 3]}
    corpus = corpus_of(texts)
    keys = order_beside(find(parse(typed), corpus, FOR_EVER), corpus, side)
    assert np.lexsort(keys[::-1]).tolist() == orders[side]


def test_an_expression_is_broken_off_when_its_time_is_over() -> None:
    over = found_in(parse("/wijk/"), "De wijk.", deadline=monotonic() - 1)
    assert (over.stopped, len(over.spans.sentences)) == (True, 0)


def test_words_are_looked_through_to_the_end() -> None:
    found = found_in(parse("wijk"), "De wijk.", deadline=monotonic() - 1)
    assert (found.stopped, found.spans.starts.tolist()) == (False, [1])


@given(st.text(alphabet="één wijk-aanpak’s.", max_size=40), st.data())
def test_each_word_of_a_sentence_is_found_at_its_offsets(text: str, data: st.DataObject) -> None:
    words = words_in(text)
    if not words:
        return
    word, corpus = data.draw(st.sampled_from(words)), corpus_of([text])
    found = find(parse(word), corpus, FOR_EVER)
    places = [found.offsets(at, corpus.words, text) for at in range(len(found.spans.sentences))]
    assert places == [place for place, other in zip(places_of(text), words, strict=True) if other == word]


@given(st.text(alphabet="ab ", max_size=20), st.text(alphabet="ab", min_size=1, max_size=4))
def test_words_and_an_expression_for_the_same_find_the_same(text: str, word: str) -> None:
    by_word, by_text = parse(word), parse(rf"/\b{word}\b/")
    assert marked(by_word, text, lines_of(text)) == marked(by_text, text, lines_of(text))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9), st.integers(1, 5)), max_size=12))
def test_places_within_others_of_their_sentence_go(rows: list[tuple[int, int, int]]) -> None:
    places = [(sentence, start, start + length) for sentence, start, length in rows]
    united_ = united([Spans(*np.array([place]).T) for place in places])
    others = {one: set(places) - {one} for one in places}
    alone = [
        one
        for one, rest in others.items()
        if not any(other[0] == one[0] and other[1] <= one[1] and one[2] <= other[2] for other in rest)
    ]
    assert list(zip(*(column.tolist() for column in united_), strict=True)) == sorted(alone)
