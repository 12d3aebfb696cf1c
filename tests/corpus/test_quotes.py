"""A quote is found where its letters stand, however they were cleaned."""

from difflib import SequenceMatcher

import pytest

from pipeline.corpus.quotes import stands_at
from pipeline.spans import RawSpan


@pytest.mark.parametrize(
    ("raw", "quote", "fits"),
    [
        ("Het opbouw-\nwerk  verdween.", "Het opbouwwerk verdween.", True),
        ("De o\ufb03ci\u00eble wijk", "De officiële wijk", True),
        ("Het opbouwwerk\n\f12\nverdween uit de wijk.", "Het opbouwwerk verdween uit de wijk.", True),
        ("Het opbouwwerk verdween.", "De wijk bleef bestaan.", False),
        ("Het opbouwwerk verdween.", "Het opbouwwerk verdween uit alle wijken van de stad.", False),
        ("Het opbouwwerk", "", False),
        ("…", "…", True),
        ("", "wijk", False),
    ],
)
def test_letters_and_digits_decide(raw: str, quote: str, fits: bool) -> None:
    assert stands_at(raw, RawSpan(0, len(raw)), quote) is fits


def test_a_span_beyond_the_text_does_not_fit() -> None:
    assert not stands_at("wijk", RawSpan(0, 5), "wijk")


LONG = " ".join(f"Zin {number} gaat over de wijk en het opbouwwerk." for number in range(3000))


@pytest.mark.parametrize(
    ("raw", "quote", "fits"),
    [
        (LONG, LONG, True),
        (LONG, LONG.replace(" ", "  "), True),
        (LONG[:60_000] + " Wijkblad, bladzijde 12 " + LONG[60_000:], LONG, True),
        (LONG, LONG[:60_000] + LONG[60_100:], True),
        (LONG, LONG.swapcase(), False),
        (LONG, LONG[:45], False),
        ("De wijk" + " " * 4000 + "bleef.", "De wijk bleef.", True),
    ],
)
def test_long_passages_are_compared_without_pairing_every_letter(
    monkeypatch: pytest.MonkeyPatch, raw: str, quote: str, fits: bool
) -> None:
    def small(junk: None, a: str, b: str, autojunk: bool) -> SequenceMatcher[str]:
        assert len(a) * len(b) <= 20_000_000
        return SequenceMatcher(junk, a, b, autojunk)

    monkeypatch.setattr("pipeline.corpus.quotes.SequenceMatcher", small)
    assert stands_at(raw, RawSpan(0, len(raw)), quote) is fits
