"""Where what was said of a document stands in it now: as it was said, or where an earlier version leads to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pipeline.corpus.documents import TEXTS, VERSIONS, Entry, read_entry, read_raw
from pipeline.corpus.quotes import stands_at
from pipeline.corpus.slugs import checked_slug
from pipeline.corpus.tracing import Tracer, tracer
from pipeline.corpus.versions import earlier
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement
from pipeline.spans import RawSpan


@dataclass(frozen=True)
class Placer:
    """Places what was said in a document. Its earlier versions are read only when a quote does not stand in it.

    Attributes:
        entry: The document.
        raw: Its raw text.
    """

    entry: Entry
    raw: str

    def place(self, span: RawSpan, quote: str) -> RawSpan | None:
        """Where a quoted stretch stands in the document.

        Args:
            span: Its raw characters, in this version or an earlier one.
            quote: As it was read.

        Returns:
            Its raw characters in this version; `None` where it does not stand in it.
        """
        if stands_at(self.raw, span, quote):
            return span
        for old, tracing in self._earlier[0]:
            if stands_at(old, span, quote):
                return tracing.trace(span, quote)
        return None

    @property
    def faults(self) -> tuple[CorpusError, ...]:
        """Why earlier versions could not be looked into, if they had to be."""
        return self._earlier[1] if "_earlier" in self.__dict__ else ()

    @cached_property
    def _earlier(self) -> tuple[list[tuple[str, Tracer]], tuple[CorpusError, ...]]:
        """The raw texts of earlier versions, the last first, with what leads from each to this one."""
        try:
            texts = [read_raw(version) for version in reversed(earlier(self.entry))]
        except CorpusError as fault:  # what is said of this version counts all the same
            return [], (fault,)
        return [(text, tracer(text, self.raw)) for text in texts], ()


def has_versions(corpus: Path, slug: str) -> bool:
    """Whether a document had another text before."""
    return (corpus / TEXTS / checked_slug(slug) / VERSIONS).is_dir()


def as_they_stand(corpus: Path, slug: str, judgements: Iterable[Judgement]) -> list[Judgement]:
    """What was said of a document, each of the characters where its quote stands now; what stands nowhere is left out.

    Of a document that has but one version all stay as they were given. A judgement that moves has another id.

    Raises:
        CorpusError: when the document has versions and cannot be read.
    """
    if not has_versions(corpus, slug):
        return list(judgements)
    entry = read_entry(corpus, slug)
    placer = Placer(entry, read_raw(entry))
    places = [(judgement, placer.place(judgement.span, judgement.quote)) for judgement in judgements]
    return [replace(judgement, span=place) for judgement, place in places if place is not None]
