"""Verdicts that are on disk and that the store never heard of: a server was killed between the one and the other."""

from __future__ import annotations

from pipeline.corpus.placing import as_they_stand
from pipeline.corpus.reviews import review_lines, reviewers
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement
from pipeline.settings import Settings
from pipeline.store.connection import reading, writing
from pipeline.store.labels import add_judgement
from pipeline.store.reviewing import has_heard


def catch_up(settings: Settings) -> int:
    """Let all verdicts count that were written after the last one of the same person that the store knows.

    A file of verdicts is read from its end back to that one: most often a single line. What is put off for the next
    run (a line that is none, a quote that no longer stands) stays put off.

    Returns:
        How many verdicts count now that did not.

    Raises:
        CorpusError: when a file of verdicts cannot be read.
        StoreError: when there is no store, or it does not answer.
    """
    missed = [one for reviewer in reviewers(settings.corpus) for one in _missed(settings, reviewer)]
    if missed:
        with writing(settings.store) as connection:
            for slug, judgement in missed:
                add_judgement(connection, slug, judgement)
    return len(missed)


def _missed(settings: Settings, reviewer: str) -> list[tuple[str, Judgement]]:
    """What a reviewer said last and the store does not know, with the documents, in the order in which it was said."""
    missed: list[tuple[str, Judgement]] = []
    with reading(settings.store) as connection:
        for line in reversed(review_lines(settings.corpus, reviewer)):
            try:
                slug = line.slug()
                said = as_they_stand(settings.corpus, slug, [line.judgement(slug)])
            except CorpusError:
                continue  # `run` reports it
            if any(has_heard(connection, slug, one.id) for one in said):
                break
            missed += ((slug, one) for one in said)
    return missed[::-1]
