"""What people say of the corpus, as far as it may be learned from: some verdicts are kept to compare models on.

Which ones is decided document by document by a checksum of its name, so that it is the same each time, whoever reviews
and whatever is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.annotate.kind import tags
from pipeline.codebook import RUNNING_KINDS, UnitKind
from pipeline.corpus.documents import Entry, read_document
from pipeline.effective import by_kind, standing
from pipeline.judgement import Judgement, LabellerKind
from pipeline.model.passages import Line
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.stages import clean_document
from pipeline.store.labels import covered, places_of
from pipeline.text import Unit, content_id
from pipeline.units import split

HELD_BACK = 0.2
"""The share of documents whose reviews are never learned from."""
_DIGITS = 8


def is_held_back(slug: str) -> bool:
    """Whether the reviews of a document are kept to compare models on."""
    return int(content_id("held back", slug)[:_DIGITS], 16) < int(HELD_BACK * 16**_DIGITS)


def learnable(slug: str, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those of a document's codings and reviews that may be learned from and were not taken back, in order of time."""
    valid = standing(judgements)
    return by_kind(valid, LabellerKind.CODING) if is_held_back(slug) else valid


def people(judgements: Iterable[Judgement]) -> list[Judgement]:
    """What people say, in order of time; none that was taken back."""
    return by_kind(standing(judgements), LabellerKind.PERSON)


@dataclass(frozen=True)
class Running:
    """The running text of a document.

    Attributes:
        units: In order of the text.
        lines: The same as models read them.
    """

    units: tuple[Unit, ...]
    lines: tuple[Line, ...]


def running(settings: Settings, entry: Entry) -> Running:
    """What of a document of the corpus is running text by its form.

    Raises:
        CorpusError: when its text cannot be read.
    """
    document = read_document(entry)
    cleaned = clean_document(document, settings.rules_off, entry.metadata)
    units = split(cleaned, document.blocks)
    kept = [
        (unit, tag.kind) for unit, tag in zip(units, tags(units, cleaned), strict=True) if tag.kind in RUNNING_KINDS
    ]
    lines = tuple(Line(unit.text, kind is UnitKind.HEADING) for unit, kind in kept)
    return Running(tuple(unit for unit, _ in kept), lines)


def by_span(spans: Sequence[RawSpan], said: Iterable[Judgement]) -> list[list[Judgement]]:
    """For each stretch of raw text the judgements that code it, see `pipeline.store.labels.covered`."""
    order = sorted(range(len(spans)), key=lambda at: (spans[at].start, -spans[at].end))
    places = places_of([(str(at), spans[at]) for at in order])
    found: list[list[Judgement]] = [[] for _ in spans]
    for judgement in said:
        for place in covered(places, judgement.span):
            found[int(place.id)].append(judgement)
    return found
