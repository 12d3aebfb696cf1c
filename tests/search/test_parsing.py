"""What a reader types is read as meant, or refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SearchError
from pipeline.search import By, Question, parse
from pipeline.search.faults import Fault, QueryError
from pipeline.search.parsing import LONGEST
from pipeline.search.question import Alternative, Expression, Phrase, Term


def phrase(*words: str, by: By = By.FORM) -> Phrase:
    return Phrase(tuple(Term(word, by) for word in words))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Wijk", [phrase("wijk")]),
        ("wijk  buurt", [phrase("wijk"), phrase("buurt")]),
        ('"De wijk in"', [phrase("de", "wijk", "in")]),
        ("„de wijk”", [phrase("de", "wijk")]),
        ("en/of", [phrase("en", "of")]),
        ("opbouw*", [phrase("opbouw*")]),
        ('"de * wijk"', [phrase("de", "*", "wijk")]),
        ("lemma:vinden", [phrase("vinden", by=By.LEMMA)]),
        ("deel:zorg part:zorg", [phrase("zorg", by=By.PART)] * 2),
        ("wijk:buurt", [phrase("wijk", "buurt")]),
        ("foto's", [phrase("foto’s")]),
        (r"/op\/bouw|wijk/", [Expression(r"op\/bouw|wijk")]),
        (r"/a{2,3}\{/", [Expression(r"a{2,3}\{")]),
        ("één", [phrase("één")]),
    ],
)
def test_words_phrases_lemmas_and_expressions_are_told_apart(typed: str, wanted: list[Phrase | Expression]) -> None:
    assert parse(typed) == Question(typed, (Alternative(tuple(wanted)),))


def test_a_bar_parts_alternatives_and_a_dash_says_what_is_not_wanted() -> None:
    assert parse('wijk -buurt -"oude stad" | straat |').alternatives == (
        Alternative((phrase("wijk"),), (phrase("buurt"), phrase("oude", "stad"))),
        Alternative((phrase("straat"),)),
    )


def test_switches_say_what_words_are_compared_with_and_whether_accents_count() -> None:
    assert parse("vinden vorm:één", by=By.LEMMA, folded=True) == Question(
        "vinden vorm:één", (Alternative((phrase("vinden", by=By.LEMMA), phrase("een"))),), folded=True
    )
    assert parse("/één|É\\S/", folded=True).alternatives == (Alternative((Expression("een|e\\S"),)),)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.NOTHING),
        ("  ", Fault.NOTHING),
        ("|", Fault.NOTHING),
        ("//", Fault.NOTHING),
        ("-wijk", Fault.ONLY_UNWANTED),
        ("wijk | -buurt", Fault.ONLY_UNWANTED),
        ('"de wijk', Fault.UNCLOSED_QUOTE),
        ("/de wijk", Fault.UNCLOSED_EXPRESSION),
        ("/(/", Fault.NO_EXPRESSION),
        ("/wijk{e<=1}/", Fault.NO_EXPRESSION),
        (r"/\p{L}+/", Fault.NO_EXPRESSION),
        ("/(a{200}){200}/", Fault.TOO_LONG),
        ("*", Fault.NO_LETTERS),
        ("lemma:", Fault.NO_LETTERS),
        ('"…"', Fault.NO_LETTERS),
        ("a" * (LONGEST + 1), Fault.TOO_LONG),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(typed: str, fault: Fault) -> None:
    with pytest.raises(QueryError) as refused:
        parse(typed)
    assert refused.value.fault is fault
    assert "\n" not in str(refused.value)


@given(st.text(alphabet='wé*?"/|-: \\(){}[]+.a1', max_size=30), st.booleans())
def test_whatever_is_typed_is_read_or_refused(typed: str, folded: bool) -> None:
    try:
        question = parse(typed, folded=folded)
    except SearchError as refused:
        assert str(refused)
    else:
        assert all(alternative.wanted for alternative in question.alternatives)
