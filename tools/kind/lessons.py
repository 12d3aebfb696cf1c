"""What the judge of kind learns from: texts of which people said, line by line, what is no running text.

Four sources: pages written for this, in `pages/`; places in texts of others, in `places.jsonl`, whose texts the user
has; documents and excerpts of the corpus to train on; and files of labelled sentences that the user names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.clean import clean
from pipeline.codebook import RUNNING_KINDS, UnitKind
from pipeline.errors import CorpusError
from pipeline.text import Cleaned, Unit, checksum
from pipeline.training.excerpts import read_texts
from pipeline.units import split

HERE = Path(__file__).parent
PAGES, PLACES = HERE / "pages", HERE / "places.jsonl"
AROUND = 3000
"""Characters before and after an excerpt that are read with it."""

Said = tuple[int, int, UnitKind]
"""From where to where in the raw text stands what, as people said."""


@dataclass(frozen=True)
class Lesson:
    """A text, or a stretch of one.

    Attributes:
        source: Where its labels come from.
        cluster: Lessons with the same are measured together, for their lines are alike.
        weight: How much a line of it counts.
        cleaned: The text.
        units: All its units.
        kinds: What people said, by the place of the unit; others are only neighbours.
    """

    source: str
    cluster: str
    weight: float
    cleaned: Cleaned
    units: Sequence[Unit]
    kinds: Mapping[int, UnitKind]


def lessons(corpus: Path, texts: Path, labels: Iterable[Path]) -> Iterator[Lesson]:
    """All lessons.

    Args:
        corpus: The corpus, for its folder `training`.
        texts: Folder or archive with the texts that places are in.
        labels: Files with a sentence a line, as `wijkspiegel train --labels` takes them.

    Raises:
        CorpusError: when a text is missing or is another one.
    """
    for separator in ("\n\n", "\n"):
        yield from _pages(separator)
    yield from _places(texts)
    yield from _excerpts(corpus / "training", texts)
    yield from _written(corpus / "training")
    for path in labels:
        yield from _given(path)


def _pages(separator: str) -> Iterator[Lesson]:
    for path in sorted(PAGES.glob("*.txt")):
        for page in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, *lines = filter(None, page.splitlines())
            said = [(line.split("| ", 1)[1], UnitKind(line.split("|", 1)[0])) for line in lines]
            yield _joined("pages", name, 0.7, said, separator)


def _places(texts: Path) -> Iterator[Lesson]:
    listed = [json.loads(line) for line in PLACES.read_text(encoding="utf-8").splitlines()]
    raw = read_texts(texts, {one["text"] for one in listed})
    for one in listed:
        said = [(start, end, UnitKind(kind)) for start, end, kind in one["lines"]]
        yield _lesson("places", one["text"], 1.0, _checked(one, raw), said)


def _excerpts(folder: Path, texts: Path) -> Iterator[Lesson]:
    listed = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]
    raw = read_texts(texts, {one["text"] for one in listed})
    for one in listed:
        text = _checked(one, raw)
        start = text.rfind("\n", 0, max(0, one["sentences"][0]["start"] - AROUND)) + 1
        end = one["sentences"][-1]["end"] + AROUND
        said = [(at["start"] - start, at["end"] - start, kind) for at in one["sentences"] if (kind := _agreed(at))]
        yield _lesson("excerpts", one["text"], 1.0, text[start:end], said)


def _written(folder: Path) -> Iterator[Lesson]:
    for path in sorted(folder.glob("*.json")):
        of_file = json.loads(path.read_text(encoding="utf-8"))
        said = [(one["text"], kind) for one in of_file["sentences"] if (kind := _agreed(one))]
        yield _joined("written", of_file["id"], 0.3, said)


def _given(path: Path) -> Iterator[Lesson]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for name, of_text in groupby(rows, lambda row: row["doc"]):
        yield _joined("given", name, 1.0, [(row["text"], UnitKind(row["kind"])) for row in of_text])


def _joined(
    source: str, name: str, weight: float, lines: Iterable[tuple[str, UnitKind]], separator: str = "\n\n"
) -> Lesson:
    """A lesson of lines."""
    raw, said = "", []
    for line, kind in lines:
        start = len(raw) + len(separator) if raw else 0
        raw = f"{raw}{separator}{' '.join(line.split())}" if raw else " ".join(line.split())
        said.append((start, len(raw), kind))
    return _lesson(source, name, weight, raw, said)


def _lesson(source: str, name: str, weight: float, raw: str, said: Sequence[Said]) -> Lesson:
    cleaned = clean(raw)
    units = split(cleaned)
    kinds = {at: kind for at, unit in enumerate(units) if (kind := _of(unit, said)) is not None}
    return Lesson(source, name, weight, cleaned, units, kinds)


def _of(unit: Unit, said: Sequence[Said]) -> UnitKind | None:
    """What was said of the place that most of a unit stands in."""
    shared = [(min(end, unit.raw.end) - max(start, unit.raw.start), kind) for start, end, kind in said]
    most, kind = max(shared, key=lambda one: one[0])
    return kind if most > 0 else None


def _agreed(sentence: Mapping[str, Any]) -> UnitKind | None:
    """What all coders say of a sentence; `None` where they differ on whether it is running text."""
    kinds = [UnitKind(coding["kind"]) for coding in sentence["codings"]]
    return kinds[0] if len({kind in RUNNING_KINDS for kind in kinds}) == 1 else None


def _checked(one: Mapping[str, Any], raw: Mapping[str, str]) -> str:
    text = raw.get(one["text"])
    if text is None or checksum(text) != one["raw_sha256"]:
        raise CorpusError(f"the text {one['text']!r} is missing, or another one", remedy="name another folder")
    return text
