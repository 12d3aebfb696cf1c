"""The reliability plot: for each question a square with what was said from left to right, and what was found upwards.

On the diagonal seven in ten of the sentences given 0.7 have the theme; below it we are too sure, above it too timid.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as Svg

from pipeline.evaluate.calibration import Bin, Calibration

SIDE, GAP, EDGE = 160, 44, 34
"""Of a square, between squares, and around them all, in pixels."""
SMALLEST, LARGEST = 2.0, 8.0
"""Radius of a dot, which grows with the square root of its units."""
TICKS = (0.0, 0.5, 1.0)
INK, FAINT, DOT = "#333333", "#bbbbbb", "#0072B2"
_STYLE = "font: 11px sans-serif"


def reliability_svg(calibrations: Sequence[Calibration]) -> str:
    """The plot as an SVG document of its own.

    Args:
        calibrations: A square each, from left to right; dots have the interval of what was found.
    """
    width = 2 * EDGE + len(calibrations) * (SIDE + GAP) - GAP
    root = Svg.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {2 * EDGE + SIDE}",
        width=str(width),
        height=str(2 * EDGE + SIDE),
        role="img",
        style=_STYLE,
    )
    Svg.SubElement(root, "title").text = "Reliability: the share found beside the probability said"
    Svg.SubElement(root, "rect", width="100%", height="100%", fill="#ffffff")
    for number, one in enumerate(calibrations):
        left = EDGE + number * (SIDE + GAP)
        _square(Svg.SubElement(root, "g", transform=f"translate({left} {EDGE})"), one)
    Svg.indent(root)
    return Svg.tostring(root, encoding="unicode") + "\n"


def _square(group: Svg.Element, one: Calibration) -> None:
    Svg.SubElement(group, "rect", width=str(SIDE), height=str(SIDE), fill="none", stroke=FAINT)
    _line(group, (0, 0), (1, 1), FAINT)
    for tick in TICKS:
        _text(group, _x(tick), SIDE + 14, f"{tick:g}", "middle")
        _text(group, -5, _y(tick) + 4, f"{tick:g}", "end")
    _text(group, SIDE / 2, -10, one.question, "middle")
    _text(group, SIDE / 2, SIDE + 28, "said", "middle")
    most = max((each.units for each in one.bins), default=1)
    for each in one.bins:
        _dot(group, each, most)


def _dot(group: Svg.Element, each: Bin, most: int) -> None:
    if each.interval is not None:
        _line(group, (each.said, each.interval.low), (each.said, each.interval.high), DOT)
    radius = max(SMALLEST, LARGEST * (each.units / most) ** 0.5)
    dot = Svg.SubElement(
        group, "circle", cx=f"{_x(each.said):.1f}", cy=f"{_y(each.found):.1f}", r=f"{radius:.1f}", fill=DOT
    )
    Svg.SubElement(dot, "title").text = f"said {each.said:.2f}, found {each.found:.2f}, {each.units:,} units"


def _line(group: Svg.Element, begin: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    (x1, y1), (x2, y2) = ((f"{_x(x):.1f}", f"{_y(y):.1f}") for x, y in (begin, end))
    Svg.SubElement(group, "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour)


def _text(group: Svg.Element, x: float, y: float, text: str, anchor: str) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "fill": INK}
    Svg.SubElement(group, "text", place).text = text


def _x(share: float) -> float:
    return share * SIDE


def _y(share: float) -> float:
    return (1 - share) * SIDE
