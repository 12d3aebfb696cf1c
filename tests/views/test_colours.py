"""Text and marks stand out from what is behind them, on light pages and dark, as WCAG 2.2 asks (level AA)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import pytest

from pipeline.browse.completeness import cells
from pipeline.browse.overview import DocumentCount
from pipeline.codebook import SourceKind, load_codebook
from pipeline.settings import REPOSITORY, Settings
from tests.views.answers import FIRM, LACK, SMALL, contrast, drawing, timeline
from views import charts
from views.charts import axes
from views.charts.sides import DEED, WORD
from views.choices import Part

TEXT, MARK = 4.5, 3.0
"""Least contrast of small text, and of marks that carry meaning."""
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
PAPER = "#FFFFFF"


@cache
def config() -> dict[str, Any]:
    path = REPOSITORY / ".streamlit" / "config.toml"
    found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["theme"]
    return found


def grounds(theme: Theme) -> list[str]:
    """All that text may stand on."""
    page, names = config()[theme], ("backgroundColor", "secondaryBackgroundColor")
    return [page[name] for name in names] + [page["sidebar"][name] for name in names]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blended(colour: str, ground: str, share: float) -> str:
    """A colour of which only a share covers the ground."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * top + (1 - share) * under):02X}" for top, under in pairs)


def test_the_measure_knows_what_wcag_says_of_black_and_of_grey_on_white() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["textColor", "linkColor"])
def test_text_and_links_are_read_on_everything_that_a_page_is_made_of(theme: Theme, name: str) -> None:
    assert min(ratio(config()[theme][name], ground) for ground in grounds(theme)) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_captions_are_read_which_streamlit_writes_in_the_colour_of_text_at_three_fifths(theme: Theme) -> None:
    page = config()[theme]["backgroundColor"]
    assert ratio(blended(config()[theme]["textColor"], page, 0.6), page) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_chosen_stands_out(theme: Theme) -> None:
    assert min(ratio(config()[theme]["primaryColor"], ground) for ground in grounds(theme)) >= MARK


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", [*axes.SOURCE_COLOURS.values(), WORD, DEED, axes.QUIET, axes.STANDING])
def test_marks_of_charts_stand_out_from_the_page(theme: Theme, colour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(axes, "theme", lambda: theme)
    assert ratio(axes.colour(colour), config()[theme]["backgroundColor"]) >= MARK


@pytest.mark.parametrize("theme", THEMES)
def test_the_colour_of_every_theme_stands_out_from_the_page(theme: Theme) -> None:
    for one in load_codebook(Settings().codebook).themes:
        assert ratio(one.colour, config()[theme]["backgroundColor"]) >= MARK, one.id


@pytest.mark.parametrize("theme", THEMES)
def test_all_words_in_charts_are_read(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (axes, charts.timeline, charts.contrast):
        monkeypatch.setattr(module, "theme", lambda: theme)
    counts = [DocumentCount(SourceKind.POLICY, 2010, 3, fictional=1), DocumentCount(SourceKind.POLICY, 2012, 1, 0)]
    answer = contrast(LACK)
    titled = {"title": "titel", "subtitle": ["onder"]}
    specs = [
        charts.contrast_chart({"a": answer.contrasts[0]}, answer.pair, {"cw": "#009E73"}, of="thema", **titled),
        *(charts.timeline_chart(drawing(timeline(FIRM, SMALL)), part, **titled) for part in Part),
        charts.documents_chart(cells(counts), **titled),
    ]
    colours = [colour for spec in specs for colour in text_colours(spec)]
    assert len(colours) >= len(specs)
    for colour in colours:
        assert ratio(colour, config()[theme]["backgroundColor"]) >= TEXT, colour


def text_colours(part: object) -> Iterator[str]:
    """The colours of all text marks and subtitles of a specification."""
    if isinstance(part, dict):
        mark = part.get("mark")
        if isinstance(mark, dict) and mark.get("type") == "text" and "color" in mark:
            yield mark["color"]
        if "subtitleColor" in part:
            yield part["subtitleColor"]
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from text_colours(inner)


def test_pictures_are_read_on_paper() -> None:
    assert min(ratio(colour, PAPER) for colour in (axes.INK, axes.STANDING)) >= TEXT
