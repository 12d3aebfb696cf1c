"""The count by rule says what became of every character, and calls no word made that stood there before."""

from hypothesis import given

from pipeline.spans import Edit, Piece
from pipeline.tally import RuleTally, tally
from pipeline.text import Cleaned
from tests.strategies import edits_over, moves_over, texts

MOVE = "move_interruptions"


def _cleaned(raw: str, *edits: tuple[str, str, str]) -> Cleaned:
    """A cleaning by edits (old, new, rule); each old stands once in the raw text."""
    return Cleaned(raw, tuple(Edit(raw.index(old), raw.index(old) + len(old), new, rule) for old, new, rule in edits))


def test_each_rule_is_counted_and_the_most_frequent_comes_first() -> None:
    cleaned = _cleaned(
        "De op-\nbouwwerker  zag de wiik en de geme\tente",
        ("-\n", "", "join_split_words"),
        ("  ", " ", "squeeze_spaces"),
        ("ii", "ij", "restore_letters"),
        ("e\te", "ee", "restore_letters"),
    )
    assert tally(cleaned) == (
        RuleTally("restore_letters", 2, removed=5, added=4, moved=0, words=2),
        RuleTally("join_split_words", 1, removed=2, added=0, moved=0, words=1),
        RuleTally("squeeze_spaces", 1, removed=2, added=1, moved=0, words=0),
    )


def test_two_edits_in_one_word_make_one_word() -> None:
    cleaned = _cleaned("de gcmeentc doet", ("cm", "em", "restore_letters"), ("tc", "te", "restore_letters"))
    assert [(one.edits, one.words) for one in tally(cleaned)] == [(2, 1)]


def test_what_is_taken_away_whole_makes_no_word() -> None:
    raw = "De wijk\nPagina 12 van Wijkblad\nis klaar"
    cleaned = _cleaned(raw, ("\nPagina 12 van Wijkblad\n", " ", "lift_page_furniture+join_wrapped_lines"))
    assert tally(cleaned) == (RuleTally("lift_page_furniture+join_wrapped_lines", 1, 24, 1, 0, words=0),)


def test_moved_text_is_neither_removed_nor_added() -> None:
    raw = "De wijk Bij de foto is klaar."
    start, end = raw.index(" Bij"), raw.index(" is")
    edits = (
        Edit(start, end, "", MOVE),
        Edit(len(raw), len(raw), "\n" + raw[start:end], MOVE, (Piece(1, end - start, start, end),)),
    )
    assert tally(Cleaned(raw, edits)) == (RuleTally(MOVE, 2, removed=0, added=1, moved=end - start, words=0),)


@given(texts.flatmap(lambda raw: (edits_over(raw) | moves_over(raw)).map(lambda edits: Cleaned(raw, edits))))
def test_the_counts_add_up_to_the_change_in_length(cleaned: Cleaned) -> None:
    counts = tally(cleaned)
    assert all(min(one.removed, one.added, one.moved, one.words) >= 0 for one in counts)
    assert sum(one.edits for one in counts) == len(cleaned.edits)
    assert sum(one.added - one.removed for one in counts) == len(cleaned.text) - len(cleaned.raw)
