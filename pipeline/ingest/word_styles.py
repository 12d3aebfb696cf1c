"""What a Word paragraph is by its style, and the bullet or number that Word shows before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from pipeline.text import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|kop|title|titel|subtitle|ondertitel|chapter|hoofdstuk)(?:\s|$)")
_CAPTION = re.compile(r"caption|bijschrift")
_CONTENTS = re.compile(r"(?:toc|inhopg|table of)\b")
_NOTE = re.compile(r"footnote|endnote|voetnoot|eindnoot|bibliograph|literatuur")
_BODY_LEVEL = 9  # Word's outline level of running text
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def value(element: Element | None, path: str) -> str | None:
    """The `w:val` of the element at `path`, steps parted by `/`; `None` when it is not there."""
    steps = "/".join(W + step for step in path.split("/"))
    found = None if element is None else element.find(steps)
    return None if found is None else found.get(f"{W}val", "")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Styles:
    """The styles of one document.

    Args:
        root: The root of its `styles.xml`; `None` when it has none.
    """

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}

    def role(self, paragraph: Element) -> Role | None:
        """What the style says that a paragraph is; `None` for running text."""
        name = self._name(paragraph)
        if _CONTENTS.match(name):
            return Role.FURNITURE
        if _NOTE.match(name):
            return Role.NOTE
        if _CAPTION.match(name):
            return Role.CAPTION
        level = self.inherited(paragraph, "outlineLvl") or ""
        outlined = level.isdigit() and int(level) < _BODY_LEVEL
        return Role.HEADING if _HEADING.match(name) or outlined else None

    def inherited(self, paragraph: Element, path: str) -> str | None:
        """A paragraph property: the paragraph's own, else that of the nearest style that has it."""
        return next((found for place in self._places(paragraph) if (found := value(place, path)) is not None), None)

    def _name(self, paragraph: Element) -> str:
        style = self._styles.get(value(paragraph, "pPr/pStyle") or "")
        return (value(style, "name") or "").lower()

    def _places(self, paragraph: Element) -> Iterator[Element | None]:
        yield paragraph.find(f"{W}pPr")
        seen = set()
        identity = value(paragraph, "pPr/pStyle")
        while identity in self._styles and identity not in seen:  # a broken file may have styles based in a circle
            seen.add(identity)
            style = self._styles[identity]
            yield style.find(f"{W}pPr")
            identity = value(style, "basedOn")


class Numbering:
    """Counts the lists of one document as Word does, paragraph by paragraph.

    Args:
        root: The root of its `numbering.xml`; `None` when it has none.
        styles: Its styles, since a style may put its paragraphs in a list.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._levels = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.findall(f"{W}abstractNum")}
            self._lists = {
                one.get(f"{W}numId", ""): value(one, "abstractNumId") or "" for one in root.findall(f"{W}num")
            }

    def label(self, paragraph: Element) -> str | None:
        """The bullet or number before a paragraph, and count it; `None` when it stands in no list."""
        number = self._styles.inherited(paragraph, "numPr/numId")
        family = self._lists.get(number or "")
        if family is None:
            return None
        depth = self._styles.inherited(paragraph, "numPr/ilvl") or "0"
        return self._count(family, int(depth) if depth.isdigit() else 0)

    def _count(self, family: str, depth: int) -> str | None:
        levels = self._levels.get(family, {})
        if depth not in levels or levels[depth].form == "none":
            return None
        if levels[depth].form == "bullet":
            return "•"
        counts = self._counts[family]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            known = levels.get(level, levels[depth])
            return written(counts.get(level, known.start), known.form)

        return re.sub(r"%([1-9])", shown, levels[depth].text).strip() or None


def written(number: int, form: str) -> str:
    """A number as Word writes it: decimal, letters or Roman; any other form as decimal."""
    if form.endswith("Letter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form.endswith("Roman") and 0 < number < 40:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        text += letters * count
    return text


def _levels(family: Element) -> dict[int, _Level]:
    levels = {}
    for level in family.findall(f"{W}lvl"):
        start = value(level, "start") or "1"
        known = _Level(value(level, "numFmt") or "decimal", value(level, "lvlText") or "", int(start))
        levels[int(level.get(f"{W}ilvl", "0"))] = known
    return levels
