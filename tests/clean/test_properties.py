"""Whatever the text: each rule and the whole chain give exact edits, come to rest, and leave digits and words alone."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import RULES, WORD_REPAIRS, clean
from pipeline.clean.words.names import sparing
from pipeline.spans import CleanSpan, Edit, RawSpan, apply_edits
from pipeline.text import Cleaned
from tests.strategies import texts

PIECES = [
    "De wijkteams werken in de buurt",
    "samen met bewoners, want",
    "dat gaat niet vanzelf.",
    "outrea-",
    "chend",
    "kind-",
    "en jeugdwerk",
    "sociaal-",
    "culturele raad",
    "Noord-",
    "Holland",
    "AWBZ-",
    "2015-",
    "2019",
    "ge- ",
    "evalueerd -",
    "partij-",
    "en zijn",
    "12",
    "Pagina 3 van 12",
    "4 NUMMER 2 | 2016 | BUURTBLAD",
    "Voorwoord",
    "De kamer is op alle dagen    Het bestuur zoekt iemand die\n"
    "behalve zondag, want dan     de boeken doet en niet bang\n"
    "slaapt de beheerder nog      is voor een kas met daarin\nuit van de markt en de       een briefje van 5 en 1 sok.",
    "en dat gaat alleen met iedereen die er woont, want",
    "de buurt houdt van koffie en van lange tafels.",
    "Foto: Jo de Wit, 2019",
    "1 Zie het verslag van de bewonersraad.",
    "“Wij gaan hier niet weg.”",
    "hetwijkteam vande buurt",
    "inde",
    "te",
    "rnationaal",
    "gemeenten,maar",
    "S O C I A A L  W E R K",
    "on derw ijs",
    "j",
    "eugd",
    "E",
    "en dag zonder soep is in deze kelder een dag zonder mensen",
    "anneer de lampen aan gaan, weet de hele straat dat er soep is",
    "beleid3",
    "beleid.4 De",
    "brief5 en nota6",
    "omzeilen'?",
    "buurthuis²",
    "soci~aal en om· geving |",
    "beho-ren en samenwer-king",
    "verrich-ten, uit-komst en sociaal-cultu-reel",
    "de|wijk ·tegen",
    "• een item dat",
    "1. een ander item",
    "jaar      koffie      soep",
    "Ã«",
    "â‚¬",
    "\x91",
    "\xad",
    "\ufffe",
    "\x02",
    "¬",
    "ﬁ",
    "\t",
    "\xa0",
    "\u200b",
    "\uf0b7",
    "•",
]
BREAKS = ["\n", "\n\n", "\n\n\n", " \n ", "\f", "\n\f", "\r\n", "\r", "\u2028", " ", "  ", ""]
documents = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), max_size=30).map(
    lambda pairs: "".join(piece + end for piece, end in pairs)
)
hard = texts | documents
# Page numbers, marks of notes, and digits that stand for letters in a word.
DIGITS_TAKEN = ("lift_page_furniture", "remove_note_marks", "restore_letters")
MOVES = ("move_interruptions", "part_columns")
OTHER_SCRIPTS = ("ARABIC", "CJK", "CYRILLIC", "DEVANAGARI", "GREEK", "HEBREW")
foreign = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["жизнь", "λόγος", "中文", "سلام", "🙂", " "]))
).map(lambda pairs: "".join(piece + sign for piece, sign in pairs))
each_rule = pytest.mark.parametrize("name", RULES)


def check_edits(text: str, edits: tuple[Edit, ...] | list[Edit]) -> None:
    """Edits stand in order, do not overlap, lie inside the text, and each changes something."""
    for edit, following in pairwise(edits):
        assert edit.end <= following.start
    for edit in edits:
        assert edit.end <= len(text)
        assert edit.new != text[edit.start : edit.end]


@each_rule
@given(text=hard)
def test_a_rule_gives_edits_in_order_and_signs_them(name: str, text: str) -> None:
    edits = RULES[name](text)
    check_edits(text, edits)
    assert {edit.rule for edit in edits} <= {name}


@each_rule
@given(text=hard)
def test_a_rule_finds_nothing_in_what_it_left(name: str, text: str) -> None:
    assert RULES[name](apply_edits(text, RULES[name](text))) == []


@each_rule
@given(text=hard)
def test_a_rule_changes_no_digit_but_takes_some_away_if_that_is_its_task(name: str, text: str) -> None:
    digits = [character for character in text if character.isdecimal()]
    left = [character for character in apply_edits(text, RULES[name](text)) if character.isdecimal()]
    if name in DIGITS_TAKEN:
        remaining = iter(digits)
        assert all(digit in remaining for digit in left)
    elif name in MOVES:
        assert sorted(left) == sorted(digits)
    else:
        assert left == digits


def _is_of_another_script(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(OTHER_SCRIPTS) or sign >= "\U0001f300"


@each_rule
@given(text=hard | foreign)
def test_a_rule_leaves_other_scripts_and_emoji_as_they_are(name: str, text: str) -> None:
    others = [sign for sign in text if _is_of_another_script(sign)]
    left = [sign for sign in apply_edits(text, RULES[name](text)) if _is_of_another_script(sign)]
    if name == "lift_page_furniture":  # which may hold any sign, and goes as a whole
        remaining = iter(others)
        assert all(sign in remaining for sign in left)
    elif name in MOVES:
        assert sorted(left) == sorted(others)
    else:
        assert left == others


@pytest.mark.parametrize("name", sorted(WORD_REPAIRS))
@given(text=hard)
def test_a_repair_of_words_changes_none_that_the_names_have(name: str, text: str) -> None:
    kept = apply_edits(text, sparing(RULES[name], [text])(text))
    assert re.findall(r"[^\W_]+", kept) == re.findall(r"[^\W_]+", text)


@given(text=hard)
def test_the_chain_gives_edits_in_order(text: str) -> None:
    check_edits(text, clean(text).edits)


@given(text=hard)
def test_clean_text_is_clean(text: str) -> None:
    assert clean(clean(text).text).edits == ()


@given(text=hard)
def test_without_the_rules_that_take_digits_none_is_lost(text: str) -> None:
    cleaned = clean(text, rules_off=DIGITS_TAKEN).text
    assert sorted(c for c in cleaned if c.isdecimal()) == sorted(c for c in text if c.isdecimal())


@given(text=hard, data=st.data())
def test_a_clean_span_comes_back_from_raw(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    start, end = sorted((data.draw(st.integers(0, len(cleaned.text))), data.draw(st.integers(0, len(cleaned.text)))))
    back = cleaned.offsets.to_clean(cleaned.offsets.to_raw(CleanSpan(start, end)))
    if end > start and not _cuts_moved_text(cleaned, start, end):
        assert back.start <= start <= end <= back.end


def _cuts_moved_text(cleaned: Cleaned, start: int, end: int) -> bool:
    """Whether a clean span holds a part of what an edit put elsewhere, and something else beside it."""
    shift = 0
    for edit in cleaned.edits:
        first, last = edit.start + shift, edit.start + shift + len(edit.new)
        inside, apart = first <= start and end <= last, end <= first or last <= start
        if edit.moved and not (inside or apart or (start <= first and last <= end)):
            return True
        shift += edit.growth
    return False


@pytest.mark.parametrize("name", MOVES)
@given(text=hard)
def test_what_moves_is_the_very_text_and_leads_back_to_where_it_was(name: str, text: str) -> None:
    cleaned = Cleaned(text, tuple(RULES[name](text)))
    assert Counter(cleaned.text.split()) == Counter(text.split())
    shift = 0
    for edit in cleaned.edits:
        for piece in edit.moved:
            there = CleanSpan(edit.start + shift + piece.at, edit.start + shift + piece.at + piece.length)
            assert there.of(cleaned.text) == text[piece.start : piece.end]
            assert cleaned.offsets.to_raw(there) == RawSpan(piece.start, piece.end)
            assert cleaned.offsets.to_clean(RawSpan(piece.start, piece.end)) == there
        shift += edit.growth


@given(text=hard)
def test_clean_text_has_no_line_end_but_lf_and_no_page_break(text: str) -> None:
    assert not set("\r\f\v\x85\u2028\u2029\ufeff\xad\xa0") & set(clean(text).text)


def test_an_edit_names_all_rules_that_made_it() -> None:
    [edit] = clean("Het op\u2010\nbouwwerk is er.").edits
    assert edit.rules == ("unify_odd_hyphens", "join_split_words")
    assert set(edit.rules) <= RULES.keys()


@given(text=hard)
def test_a_rule_that_is_off_makes_no_edit(text: str) -> None:
    for edit in clean(text, rules_off=["join_wrapped_lines"]).edits:
        assert "join_wrapped_lines" not in edit.rules


@settings(max_examples=20)
@given(text=hard)
def test_with_all_rules_off_nothing_changes(text: str) -> None:
    assert clean(text, rules_off=list(RULES)).edits == ()


def test_a_rule_that_there_is_not_cannot_be_off() -> None:
    with pytest.raises(ValueError, match="no such cleaning rule: polish"):
        clean("tekst", rules_off=["polish"])
