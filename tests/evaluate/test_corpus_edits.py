"""Edits in the corpus are kept whole, and two runs of the cleaning are told apart by what came and went."""

from pipeline.evaluate.corpus_edits import changes, examples, in_context, kept
from pipeline.spans import Edit, Piece
from pipeline.text import Cleaned

RAW = "De buurl kwam\nbijeen in de zaal."
WRAP = Edit(13, 14, " ", "join_wrapped_lines")
LETTER = Edit(3, 8, "buurt", "restore_letters")


def test_edits_come_back_as_they_were() -> None:
    moved = Edit(20, 20, "kwam", "move_interruptions", (Piece(0, 4, 9, 13),))
    one = kept("zaal", Cleaned(RAW, (LETTER, Edit(9, 13, "", "move_interruptions"), moved)))
    assert one.whole() == (LETTER, Edit(9, 13, "", "move_interruptions"), moved)
    assert one.edits[0] == '[3, 8, "buurt", "restore_letters"]'


def test_what_came_and_went_is_told_by_rule() -> None:
    other = Edit(3, 8, "buurl", "restore_letters")
    then = [
        kept("een", Cleaned(RAW, (WRAP,))),
        kept("twee", Cleaned(RAW, (other, WRAP))),
        kept("weg", Cleaned(RAW, ())),
    ]
    now = [kept("een", Cleaned(RAW, (LETTER, WRAP))), kept("twee", Cleaned(RAW, (LETTER,)))]
    found = changes(now, then)
    assert [(one.doc, one.edit) for one in found.gained] == [("een", LETTER), ("twee", LETTER)]
    assert [(one.doc, one.edit) for one in found.lost] == [("twee", other), ("twee", WRAP)]
    assert found.rules() == ("join_wrapped_lines", "restore_letters")
    assert found.not_compared == ("weg",)
    assert not changes(now, now).rules()


def test_a_document_with_another_raw_text_is_not_compared() -> None:
    found = changes([kept("een", Cleaned(RAW, (WRAP,)))], [kept("een", Cleaned(f"{RAW} ", ()))])
    assert (found.gained, found.lost, found.not_compared) == ((), (), ("een",))


def test_the_same_change_for_another_reason_is_another_edit() -> None:
    renamed = Edit(WRAP.start, WRAP.end, WRAP.new, "join_lines")
    found = changes([kept("een", Cleaned(RAW, (renamed,)))], [kept("een", Cleaned(RAW, (WRAP,)))])
    assert found.rules() == ("join_lines", "join_wrapped_lines")


def test_examples_show_edits_in_their_place_and_take_documents_in_turns() -> None:
    assert in_context(WRAP, RAW) == "…De buurl kwam[⏎→ ]bijeen in de zaal.…"
    now = [kept(doc, Cleaned(RAW, (LETTER, Edit(30, 31, "n", "restore_letters")))) for doc in ("een", "twee", "vreemd")]
    then = [kept(doc, Cleaned(RAW, ())) for doc in ("een", "twee", "vreemd")]
    shown = examples(changes(now, then).gained, {"een": RAW, "twee": RAW}, each=3)
    assert [line.split(":")[0] for line in shown["restore_letters"]] == ["een", "twee", "een"]
    assert shown["restore_letters"][0] == "een: …De [buurl→buurt] kwam⏎bijeen in de zaal.…"
