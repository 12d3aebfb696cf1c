"""Error rates and verdicts on edits are those that a person works out by hand."""

from collections import Counter

import pytest

from pipeline.evaluate.error_rates import Verdict, edit_tally, error_tally, spot_tally, verdicts
from pipeline.spans import Edit, Piece
from pipeline.text import Cleaned

TRUTH = "De oude buurt had een winkel."


def edit(text: str, old: str, new: str, rule: str) -> Edit:
    start = text.index(old)
    return Edit(start, start + len(old), new, rule)


@pytest.fixture
def damaged() -> Cleaned:
    """A text that reads: Deoude buurl had e en winkel."""
    return Cleaned(
        TRUTH,
        (Edit(2, 3, "", "lost_space"), Edit(12, 13, "l", "look_alike"), Edit(19, 19, " ", "split_word")),
    )


def test_the_damage_of_these_tests_is_as_it_says(damaged: Cleaned) -> None:
    assert damaged.text == "Deoude buurl had e en winkel."


@pytest.mark.parametrize(
    ("reference", "damaged", "repaired", "expected"),
    [
        ("de buurt", "de buurt", "de buurt", (8, 0, 0, 2, 0, 0)),
        ("de buurt", "dc buurl", "de buurl", (8, 2, 1, 2, 2, 1)),  # two of eight characters, both words
        ("de buurt", "debuurt", "de  buurt", (8, 1, 0, 2, 2, 0)),  # one word lost and one replaced; spaces are one
        ("de buurt", "de bu\nurt", "de buurt", (8, 1, 0, 2, 2, 0)),
        ("", "a", "", (0, 1, 0, 0, 1, 0)),
    ],
)
def test_rates_count_changes_over_the_reference(
    reference: str, damaged: str, repaired: str, expected: tuple[int, ...]
) -> None:
    counts = error_tally(reference, damaged, repaired)
    names = [f"{unit}{when}" for unit in ("characters", "words") for when in ("", ".before", ".after")]
    assert tuple(counts[name] for name in names) == expected


def test_a_damage_is_repaired_when_its_words_read_as_they_did(damaged: Cleaned) -> None:
    text = damaged.text
    repaired = Cleaned(text, (edit(text, "Deoude", "De oude", "part"), edit(text, "buurl", "buurd", "letters")))
    assert spot_tally(damaged, repaired) == Counter(
        {
            "kind.lost_space.all": 1,
            "kind.lost_space.repaired": 1,
            "kind.look_alike.all": 1,
            "kind.look_alike.repaired": 0,
            "kind.split_word.all": 1,
            "kind.split_word.repaired": 0,
        }
    )


def test_each_edit_is_judged_alone_by_the_words_that_it_touches(damaged: Cleaned) -> None:
    text = damaged.text
    edits = (
        edit(text, "Deoude", "De oude", "part"),  # right
        edit(text, "buurl", "buurd", "letters"),  # neither: one letter wrong before and after
        edit(text, "had", "bad", "letters"),  # wrong: it was right
        edit(text, "e en", "een", "join+letters"),  # right, by two rules
    )
    judged = list(verdicts(damaged, Cleaned(text, edits)))
    assert [verdict for _, verdict in judged] == [Verdict.RIGHT, Verdict.NEITHER, Verdict.WRONG, Verdict.RIGHT]
    assert edit_tally(judged) == Counter(
        {
            "rule.part.right": 1,
            "rule.letters.neither": 1,
            "rule.letters.wrong": 1,
            "rule.join.right": 1,
            "rule.letters.right": 1,
        }
    )


def test_an_edit_of_undamaged_text_is_wrong() -> None:
    repaired = Cleaned(TRUTH, (edit(TRUTH, "winkel", "winke1", "letters"),))
    ((_, verdict),) = verdicts(Cleaned(TRUTH, ()), repaired)
    assert verdict is Verdict.WRONG
    assert error_tally(TRUTH, TRUTH, repaired.text)["words.after"] == 1


def test_a_letter_put_back_before_a_word_is_right_and_text_moved_in_is_neither() -> None:
    lost = Cleaned(TRUTH, (Edit(0, 1, "", "lost_initial"),))
    edits = (Edit(0, 0, "D", "initials"), Edit(len(lost.text), len(lost.text), " oude", "moves", (Piece(1, 4, 2, 6),)))
    assert [verdict for _, verdict in verdicts(lost, Cleaned(lost.text, edits))] == [Verdict.RIGHT, Verdict.NEITHER]
