"""What the corpus holds, and what of it was audited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.browse.figures import Bases, bases_of
from pipeline.browse.footing import Footing, footing_of
from pipeline.codebook import SourceKind, UnitKind
from pipeline.effective import Basis
from pipeline.selection import Selection
from pipeline.store import questions


class Question(StrEnum):
    """One of the four things judged of a unit."""

    KIND = "kind"
    VOICE = "voice"
    MODE = "mode"
    THEMES = "themes"


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """Documents of one kind and year; `fictional` of them were written as examples."""

    source_kind: SourceKind
    year: int
    documents: int
    fictional: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """Units of one kind, out of all units of the selection."""

    kind: UnitKind
    units: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """Running units with a theme, those that say it is present or absent, their documents, and on whose word."""

    theme: str
    units: int
    present: int
    absent: int
    documents: int
    bases: Bases


@dataclass(frozen=True, slots=True)
class BasisCount:
    """How many effective labels rest on one basis.

    For kind, voice and mode: running units. For themes: labels given to running units; that a theme is *not* there has
    no label to count.
    """

    question: Question
    basis: Basis
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole corpus, or a selection of it.

    Attributes:
        footing: What was counted, how much of it audited, and by which versions.
        documents: By year, then kind of document.
        kinds: Of all units; every kind stands here, with zero too.
        themes: In the order of the selection, with zero too.
        themed: Running units with at least one of these themes; one with two themes counts once.
        bases: Those that occur.
    """

    footing: Footing
    documents: tuple[DocumentCount, ...]
    kinds: tuple[KindCount, ...]
    themes: tuple[ThemeCount, ...]
    themed: int
    bases: tuple[BasisCount, ...]


def overview(store: Path, selection: Selection, *, foot: Footing | None = None) -> Overview:
    """Count what there is.

    Args:
        store: The store's file.
        selection: Which units.
        foot: What the selection stands on, where that was asked before; `None`: it is asked here.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with questions.asking(store, machine_only=selection.machine_only) as connection:
        units = dict(questions.units_by_kind(connection, selection))
        return Overview(
            footing=foot or footing_of(connection, selection),
            documents=_document_counts(questions.documents_by_kind(connection, selection)),
            kinds=tuple(KindCount(kind, units.get(kind, 0)) for kind in UnitKind),
            themes=_theme_counts(selection.themes, questions.themes_by_document(connection, selection)),
            themed=questions.themed_units(connection, selection),
            bases=_basis_counts(questions.bases(connection, selection), questions.theme_bases(connection, selection)),
        )


def _document_counts(rows: Iterable[tuple[str, int, int, int]]) -> tuple[DocumentCount, ...]:
    return tuple(
        DocumentCount(SourceKind(kind), year, documents, fictional) for kind, year, documents, fictional in rows
    )


def _theme_counts(themes: Sequence[str], rows: Iterable[questions.ThemeCount]) -> tuple[ThemeCount, ...]:
    of_each: Mapping[str, list[questions.ThemeCount]] = {theme: [] for theme in themes}
    for row in rows:
        of_each[row.theme].append(row)
    return tuple(
        ThemeCount(
            theme,
            units=sum(row.units for row in found),
            present=sum(row.present for row in found),
            absent=sum(row.units - row.present for row in found),
            documents=len({row.slug for row in found}),
            bases=bases_of(found),
        )
        for theme, found in of_each.items()
    )


def _basis_counts(
    units: Sequence[tuple[str, str, str, int]], labels: Sequence[tuple[str, int]]
) -> tuple[BasisCount, ...]:
    counts: Counter[tuple[Question, Basis]] = Counter()
    for *on, number in units:
        for question, basis in zip((Question.KIND, Question.VOICE, Question.MODE), on, strict=True):
            counts[question, Basis(basis)] += number
    for basis, number in labels:
        counts[Question.THEMES, Basis(basis)] += number
    order = [(question, basis) for question in Question for basis in Basis]
    return tuple(BasisCount(*key, counts[key]) for key in order if counts[key])
