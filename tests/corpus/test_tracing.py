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
        ("Een. [De wijk zorgt.] Twee.", "Nieuw. Een. De wijk zorgt. Twee.", "Nieuw. Een. [De wijk zorgt]. Twee."),
        ("A. [De wijk-\nwerker belt.] B.", "A. De wijkwerker belt. B.", "A. [De wijkwerker belt]. B."),
        ("A. [De ﬁets staat.] B.", "A. De fiets  staat. B.", "A. [De fiets  staat]. B."),
        (
            "Eerst dit verhaal. [De keukentafel is het begin.] Daarna volgt de rest.",
            "Nieuw. Eerst dit verhaal. De keukentafel was het begin. Daarna volgt de rest.",
            "Nieuw. Eerst dit verhaal. [De keukentafel was het begin]. Daarna volgt de rest.",
        ),
        ("Een. [De wijk zorgt.] Twee.", "Een. Twee.", None),
        ("Links. [Ja.] Rechts.", "Hier. Ja. Daar. Ja. Ginds.", None),
        ("Links. [Ja.] Rechts.", "Hier. Ja. Daar. Links. Ja. Rechts.", "Hier. Ja. Daar. Links. [Ja]. Rechts."),
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
    old, new = f"{before} xyz xyz {after}", f"{more} xyz  xyz {less}"
    start = old.index("xyz")
    span = tracer(old, new).trace(RawSpan(start, start + 7), "xyz xyz")
    assert span is not None
    assert span.of(new) == "xyz  xyz"
