"""What Tesseract read of a picture (hOCR, its XHTML with the place of each word) as lines of a page. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

from lxml import etree

from pipeline.ingest.lines import Line, Word

_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_WORD = "ocrx_word"
_FACT = re.compile(r"(bbox|baseline|x_size|x_descenders|x_wconf) ([-\d. ]+)")
_POINTS = 72  # in an inch
_FONT = 1.2  # times as high as its letters reach up and down is the box that a PDF gives a font
_STEP = 0.5  # points: the height of type is measured no finer in a picture
_DOUBTFUL = 0.3  # surer than that of no word on a line: specks, a photograph, a flourish


@dataclass(frozen=True, slots=True)
class PageRead:
    """What was read of the picture of a page.

    Attributes:
        lines: In reading order, in points from the lower left.
        sure: How sure the program is of each word on them, 0 to 1.
        marks: How many words more it made of what are specks or drawings, by its own doubt.
    """

    lines: tuple[Line, ...]
    sure: tuple[float, ...]
    marks: int = 0

    @property
    def confidence(self) -> float | None:
        """The mean over all words; `None` without words."""
        return round(fmean(self.sure), 3) if self.sure else None


@dataclass(frozen=True, slots=True)
class _Sighting:
    line: Line
    sure: tuple[float, ...]

    @property
    def is_text(self) -> bool:
        return max(self.sure) > _DOUBTFUL and any(sign.isalnum() for sign in self.line.text)


def page_read(hocr: bytes, *, height: int, dpi: float) -> PageRead:
    """Read the hOCR of one page.

    Args:
        hocr: As Tesseract writes it.
        height: Of the picture, in pixels.
        dpi: Its pixels per inch.

    Raises:
        ValueError: when it is no hOCR.
    """
    found = list(_sightings(_parsed(hocr), height, dpi / _POINTS))
    kept = [one for one in found if one.is_text]
    return PageRead(
        lines=tuple(one.line for one in kept),
        sure=tuple(share for one in kept for share in one.sure),
        marks=sum(len(one.sure) for one in found if not one.is_text),
    )


def _parsed(hocr: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        return etree.fromstring(hocr, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("no hOCR") from error


def _sightings(page: etree._Element, height: int, scale: float) -> Iterator[_Sighting]:
    for element in page.iter("{*}span"):
        if element.get("class") in _LINES and (sighting := _sighting(element, height, scale)):
            yield sighting


def _sighting(element: etree._Element, height: int, scale: float) -> _Sighting | None:
    """One line; `None` when no word stands on it."""
    words, sure = [], []
    for part in element.iter("{*}span"):
        text = "".join(str(part.xpath("string()")).split()) if part.get("class") == _WORD else ""
        if text:
            told = _facts(part)
            words.append(Word(text, told["bbox"][0] / scale, told["bbox"][2] / scale))
            sure.append(told["x_wconf"][0] / 100)
    if not words:
        return None
    bottom, size = _stands(_facts(element), height, scale)
    return _Sighting(Line(tuple(words), bottom, bottom + size), tuple(sure))


def _stands(told: dict[str, list[float]], height: int, scale: float) -> tuple[float, float]:
    """The lower edge of a line's type, and how high it is, in points."""
    left, _, right, low = told["bbox"]
    slope, offset = told.get("baseline", [0.0, 0.0])
    baseline = low + offset + slope * (right - left) / 2
    bottom = height - baseline - told["x_descenders"][0]
    size = max(_STEP, round(_FONT * told["x_size"][0] / scale / _STEP) * _STEP)
    return bottom / scale, size


def _facts(element: etree._Element) -> dict[str, list[float]]:
    return {
        name: [float(number) for number in numbers.split()] for name, numbers in _FACT.findall(element.get("title", ""))
    }
