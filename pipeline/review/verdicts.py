"""Verdicts: on disk before anything else, counted at once, and taken back by a new entry.

A verdict goes first to `corpus/reviews/<reviewer>.jsonl`, flushed to disk; only then are the labels of that unit in the
store derived anew. When the store fails the verdict is safe, and the error says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.codebook import Codebook, Mode
from pipeline.corpus.judgements import append_review, read_reviews, reviewer_id
from pipeline.errors import CorpusError, StoreError
from pipeline.judgement import Judgement, LabellerKind, ThemeJudgement, Verdict, standing
from pipeline.settings import Settings
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.labels import add_judgement
from pipeline.store.reviewing import places


@dataclass(frozen=True, slots=True)
class Past:
    """A verdict that a reviewer gave and did not take back.

    Attributes:
        slug: The document that it is about.
        judgement: The verdict; its `id` is what `undo` asks for.
    """

    slug: str
    judgement: Judgement


def record(
    settings: Settings,
    codebook: Codebook,
    reviewer: str,
    unit_id: str,
    *,
    themes: Mapping[str, Verdict],
    mode: Mode | None,
    note: str = "",
) -> Judgement:
    """Put a verdict on disk, then let it count in the store.

    Args:
        settings: Which corpus and store.
        codebook: Themes are checked against it.
        reviewer: Name of the reviewer, as they write it.
        unit_id: The unit, from an `Item`.
        themes: A verdict for each theme judged; a theme left out is not judged.
        mode: Word, deed or neither; `None`: not judged.
        note: A remark.

    Returns:
        The judgement as it was written.

    Raises:
        CodebookError: when a theme is not in the codebook.
        CorpusError: when the name is no reviewer's or the verdict cannot be written; nothing has happened then.
        StoreError: when the unit is not in the store (nothing has happened), or when the labels could not be renewed
            (the verdict is on disk, as the line says).
    """
    judged = tuple(ThemeJudgement(codebook.theme(theme).id, verdict) for theme, verdict in themes.items())
    found = places(settings.store, [unit_id], around=0)
    if not found:
        raise StoreError(f"no sentence {unit_id}", where=settings.store, remedy="take the next one: the corpus changed")
    row = found[0].row
    judgement = Judgement(
        span=RawSpan(row["raw_start"], row["raw_end"]),
        quote=row["text"],
        labeller=labeller_of(reviewer),
        time=datetime.now(UTC),
        mode=mode,
        themes=judged,
        note=note.strip(),
    )
    _keep(settings, reviewer, row["slug"], judgement)
    return judgement


def undo(settings: Settings, reviewer: str, judgement_id: str) -> Judgement:
    """Take a verdict back, as a new entry that says so, then derive the labels anew.

    Raises:
        CorpusError: when the reviewer has no such verdict that stands, or the entry cannot be written.
        StoreError: when the labels could not be renewed; the entry is on disk then, as the line says.
    """
    for past in latest(settings, reviewer, n=None):
        if past.judgement.id == judgement_id:
            taken = past.judgement
            back = Judgement(taken.span, taken.quote, taken.labeller, datetime.now(UTC), retracts=taken.id)
            _keep(settings, reviewer, past.slug, back)
            return back
    raise CorpusError(f"{reviewer} has no verdict {judgement_id} to take back", remedy="look at the latest verdicts")


def latest(settings: Settings, reviewer: str, n: int | None = 10) -> tuple[Past, ...]:
    """A reviewer's latest verdicts from the corpus, the newest first, without those taken back.

    Args:
        settings: Which corpus.
        reviewer: Name of the reviewer; one who judged nothing yet has no verdicts.
        n: How many at most; `None`: all.

    Raises:
        CorpusError: when the name is no reviewer's, or their file cannot be read.
    """
    written = read_reviews(settings.corpus, reviewer_id(reviewer))
    slugs = {judgement.id: slug for slug, judgement in written}
    stand = standing(judgement for _, judgement in written)
    return tuple(Past(slugs[judgement.id], judgement) for judgement in reversed(stand))[:n]


def labeller_of(reviewer: str) -> str:
    """How the judgements of a reviewer name them: *Anna de Vries* is `person:anna-de-vries`.

    Raises:
        CorpusError: when the name has no letter that can stand in a file's name.
    """
    return f"{LabellerKind.PERSON}:{reviewer_id(reviewer)}"


def _keep(settings: Settings, reviewer: str, slug: str, judgement: Judgement) -> None:
    """On disk first; the store is only an index of it."""
    append_review(settings.corpus, reviewer_id(reviewer), slug, judgement)
    try:
        with writing(settings.store) as connection:
            add_judgement(connection, slug, judgement)
    except StoreError as error:
        problem = f"the verdict is safe on disk, but the charts do not know it yet ({error.problem})"
        raise StoreError(problem, where=error.where, remedy="bring them up to date with: wijkspiegel run") from error
