"""Paragraphs are laid out as print does: lines that fit, words split where Dutch splits them, pages with heads."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.layout_damage import COLUMNS, KINDS, LINES_A_PAGE, lay_out
from pipeline.spans import apply_edits

SENTENCE = (
    "De gemeenteraad besprak donderdagavond het voorstel voor buurtontmoetingsplaatsen in sociaal-culturele centra."
)
LONG = " ".join([SENTENCE] * 30)


def printed(text: str, title: str = "De buurt") -> str:
    return apply_edits(text, lay_out(text, title))


def test_lines_fit_and_hold_all_that_was_there() -> None:
    lines = [line for page in printed(LONG).split("\f") for line in page.split("\n")]
    assert max(map(len, lines)) <= COLUMNS
    assert {edit.rule for edit in lay_out(LONG, "De buurt")} <= set(KINDS)
    assert not lay_out("Kort.\n\nEen kop\n", "De buurt")


def test_a_word_is_split_between_syllables_and_its_own_hyphen_kept() -> None:
    by_kind: dict[str, set[str]] = {}
    for edit in lay_out(LONG, "De buurt"):
        by_kind.setdefault(edit.rule, set()).add(LONG[edit.start - 3 : edit.start] + edit.new)
    assert all(shown[3:] == "-\n" for shown in by_kind["split_at_line_end"])
    assert "aal-\n" not in by_kind["split_at_line_end"]
    assert by_kind["own_hyphen_at_line_end"] == {"al-\n"}


def test_pages_end_with_a_number_and_begin_with_the_head() -> None:
    first, second, *_ = printed(LONG * 2, title="Een buurt die niemand wilde kennen tot er een school kwam").split("\f")
    assert first.endswith("\n\n1\n")
    assert second.startswith("Een buurt die niemand wilde kennen tot er een\n\n")
    assert len(first.split("\n")) == LINES_A_PAGE + 3


@given(st.lists(st.sampled_from([SENTENCE, "Kop", "", "a" * 90, "http://voorbeeld.nl/" + "x" * 80]), max_size=9))
def test_layout_only_breaks(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    for edit in lay_out(text, "Titel"):
        assert text[edit.start : edit.end] in {"", " "}
        assert "\n" in edit.new
