"""However a program counts, a selection stands where its quote is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.exchange.foreign import ForeignSelection
from pipeline.exchange.positions import ruler
from tests.strategies import texts


def written(
    text: str, start: int, end: int, *, bom: int, newline: int, astral: int, name: str | None = None
) -> ForeignSelection:
    """A selection as a program writes it that counts in its own way."""

    def position(at: int) -> int:
        return bom + sum(newline if sign == "\n" else astral if ord(sign) > 0xFFFF else 1 for sign in text[:at])

    return ForeignSelection("", position(start), position(end), text[start:end] if name is None else name, "", ())


TEXT = "Een \U0001f642 kop\n\nDe wijk\nleeft, en dat blijft.\nEn de \U0001f469\u200d\U0001f33e ook."


@pytest.mark.parametrize("bom", [0, 1])
@pytest.mark.parametrize("newline", [1, 2])
@pytest.mark.parametrize("astral", [1, 2])
def test_the_quotes_tell_how_a_program_counts(bom: int, newline: int, astral: int) -> None:
    spans = [(0, 9), (11, 40), (TEXT.index("En de"), len(TEXT))]
    found = [written(TEXT, *span, bom=bom, newline=newline, astral=astral) for span in spans]
    assert [ruler(TEXT, found).span(one) for one in found] == spans


def test_quotes_may_be_cut_off_and_blanks_differ() -> None:
    found = [written(TEXT, 11, 40, bom=0, newline=2, astral=1, name="De wijk leeft, en…")]
    assert ruler(TEXT, found).span(found[0]) == (11, 40)


def test_names_that_are_no_quotes_leave_code_points() -> None:
    found = [written(TEXT, 11, 18, bom=0, newline=1, astral=1, name="Citaat 12")]
    assert ruler(TEXT, found).span(found[0]) == (11, 18)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 4), (0, 10_000), (10_000, 10_001)])
def test_what_is_not_in_the_text_has_no_span(start: int, end: int) -> None:
    assert ruler(TEXT, []).span(ForeignSelection("", start, end, "", "", ())) is None


@given(text=texts, cuts=st.tuples(st.integers(0, 60), st.integers(0, 60)))
@example(text="\U00010000\x1f", cuts=(0, 2))
def test_code_points_over_the_text_are_offsets(text: str, cuts: tuple[int, int]) -> None:
    start, end = sorted(min(cut, len(text)) for cut in cuts)
    found = written(text, start, end, bom=0, newline=1, astral=1)
    assert ruler(text, [found]).span(found) == ((start, end) if start < end else None)
