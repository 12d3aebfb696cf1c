"""The words that carry a theme are named, and leaving them out takes the theme away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from pipeline.model.encoder import TOKENIZER, Encoder, load_tokenizer
from pipeline.model.evidence import words_for
from pipeline.model.passages import Line, Passage, encoded
from tests.model.small_model import THEMES, write_encoder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoder")
    write_encoder(folder)
    return folder


@pytest.fixture(scope="module")
def tokenizer(folder: Path) -> Tokenizer:
    return load_tokenizer(folder / TOKENIZER)


def _named(text: str, tokenizer: Tokenizer, **added: float) -> list[str]:
    """The words named where the pieces of these words add so much, each, and all others nothing."""
    (pieces,) = encoded([Line(text)], tokenizer)
    places = {word: (text.index(word), text.index(word) + len(word)) for word in added}
    shares = [sum(added[w] for w, (a, b) in places.items() if start < b and a < end) for start, end in pieces.offsets]
    return [text[start:end] for start, end in words_for(Line(text), np.array(shares, np.float32), tokenizer)]


def test_the_words_of_a_theme_are_named_and_nothing_else(folder: Path) -> None:
    encoder = Encoder.load(folder)
    line, at = Line("in de buurt is opbouwwerk, en samen zijn zij."), THEMES.index("community_work")
    reading = encoder.read(Passage((line,)))
    ((start, end),) = words_for(line, reading.shares[0][:, at], encoder.tokenizer)
    assert line.text[start:end] == "opbouwwerk"
    without = encoder.read(Passage((Line(line.text.replace("opbouwwerk", "iets")),)))
    assert reading.themes[0, at] > 0 > without.themes[0, at]


def test_words_that_add_less_are_named_as_long_as_they_add_enough(tokenizer: Tokenizer) -> None:
    assert _named("de wijk en een buur", tokenizer, wijk=1.0, buur=0.8) == ["wijk", "buur"]
    assert _named("de wijk en een buur", tokenizer, wijk=1.0, buur=0.2) == ["wijk"]


def test_neighbours_are_one(tokenizer: Tokenizer) -> None:
    assert _named("in de wijk zelf, daar", tokenizer, wijk=1.0, zelf=1.0, daar=1.0) == ["wijk zelf", "daar"]


def test_no_more_than_three_are_named(tokenizer: Tokenizer) -> None:
    assert _named("aa, bb, cc, dd, ee", tokenizer, aa=1.0, bb=1.0, cc=1.0, dd=1.0) == ["aa", "bb", "cc"]


def test_signs_and_numbers_are_no_words(tokenizer: Tokenizer) -> None:
    assert words_for(Line("12 ..."), np.zeros(6, np.float32), tokenizer) == ((0, 6),)
    assert _named("12. wijk", tokenizer, **{"12": 9.0, "wijk": 0.1}) == ["wijk"]
