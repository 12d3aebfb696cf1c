"""A stretch of a text is found in another version of it, or told not to be there; never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.tracing import tracer
from pipeline.spans import RawSpan


def _traced(old: str, new: str) -> str | None:
    """The later text with the stretch in brackets that stands in brackets in the earlier one."""
    start, end = old.index("["), old.index("]") - 1
    plain = old.replace("[", "").replace("]", "")
    span = tracer(plain, new).trace(RawSpan(start, end), plain[start:end])
    return None if span is None else f"{new[: span.start]}[{new[span.start : span.end]}]{new[span.end :]}"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Een. [De wijk zorgt.] Twee.", "Nieuw. Een. De wijk zorgt. Twee.", "Nieuw. Een. [De wijk zorgt.] Twee."),
        (
            "Nummer 1. [De wijk-\nwerker belt.] B.",
            "Nummer 1. De wijkwerker belt! B.",
            "Nummer 1. [De wijkwerker belt]! B.",
        ),
        ("Nummer 12. [“De ﬁets staat.”] B.", "Nummer 12. “De fiets  staat.” B.", "Nummer 12. [“De fiets  staat.”] B."),
        (
            "Eerst dit verhaal. [De keukentafel is het begin.] Daarna volgt de rest.",
            "Nieuw. Eerst dit verhaal. De keukentafel was het begin. Daarna volgt de rest.",
            "Nieuw. Eerst dit verhaal. [De keukentafel was het begin.] Daarna volgt de rest.",
        ),
        ("Een. [De wijk zorgt.] Twee.", "Een. Twee.", None),
        ("Links. [Ja.] Rechts.", "Hier. Ja. Daar. Ja. Ginds.", None),
        ("Links. [Ja.] Rechts.", "Hier. Ja. Daar. Links. Ja. Rechts.", "Hier. Ja. Daar. Links. [Ja.] Rechts."),
        ("Het was links. [Ja.] Nu is het rechts.", "Het was links. Januari is nu rechts.", None),
        ("Het was hier. [Ja.] Meer niet.", "Iets anders, en toen: Ja. Dat was het.", None),
        ("A [...] B", "A ... B", None),
    ],
)
def test_a_stretch_is_found_among_its_neighbours(old: str, new: str, found: str | None) -> None:
    assert _traced(old, new) == found


_WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=6), max_size=8).map(" ".join)


@given(before=_WORDS, after=_WORDS, more=_WORDS, less=_WORDS)
def test_a_stretch_that_stands_once_is_found_whatever_stands_around_it(
    before: str, after: str, more: str, less: str
) -> None:
    old, new = f"{before} wxyz wxyz wxyz wxyz wxyz {after}", f"{more} wxyz wxyz  wxyz wxyz wxyz {less}"
    start = old.index("wxyz")
    span = tracer(old, new).trace(RawSpan(start, start + 24), "wxyz wxyz wxyz wxyz wxyz")
    assert span is not None
    assert span.of(new) == "wxyz wxyz  wxyz wxyz wxyz"
