"""The colours of the themes are told apart by the colour-blind, and are never the only sign."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from pipeline.codebook import load_codebook
from pipeline.settings import Settings
from views import parts

# What full colour-blindness of one kind makes of linear RGB: Machado, Oliveira & Fernandes (2009), severity 1.
SEEN_BY = {
    "everybody": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ.sum(axis=1)
LEAST = 15.0
"""Distance in CIELAB, where about 2.3 is the least that is seen side by side; marks stand apart, and are small."""


def lab(colour: str, seen: np.ndarray) -> np.ndarray:
    """A colour `#rrggbb` in CIELAB (D65), as somebody sees it to whom linear RGB is changed by `seen`."""
    parts_ = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts_ <= 0.04045, parts_ / 12.92, ((parts_ + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(seen @ linear, 0, 1) / WHITE
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, kind: str) -> float:
    return float(np.linalg.norm(lab(one, SEEN_BY[kind]) - lab(other, SEEN_BY[kind])))


def test_the_measure_knows_white_and_a_red_and_green_that_the_colour_blind_confuse() -> None:
    assert lab("#FFFFFF", SEEN_BY["everybody"]) == pytest.approx([100, 0, 0], abs=0.01)
    red, green = "#A06030", "#6E7A28"
    assert distance(red, green, "everybody") > 2 * LEAST
    assert distance(red, green, "deuteranopia") < LEAST


@pytest.mark.parametrize("kind", SEEN_BY)
def test_the_colours_of_any_two_themes_are_told_apart(kind: str) -> None:
    themes = load_codebook(Settings().codebook).themes
    for one, other in combinations(themes, 2):
        assert distance(one.colour, other.colour, kind) >= LEAST, f"{one.id} and {other.id}"


def test_letters_tell_themes_apart_without_any_colour(bare: object) -> None:
    codebook = load_codebook(Settings().codebook)
    tags = parts.theme_tags(codebook)
    assert len(set(tags.values())) == len(codebook.themes)
