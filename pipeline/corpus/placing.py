"""Where what was said of a document stands in it now: as it was said, or where an earlier version leads to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.corpus.documents import Entry, read_raw
from pipeline.corpus.quotes import quote_fits
from pipeline.corpus.tracing import Tracer, tracer
from pipeline.corpus.versions import earlier
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement
from pipeline.spans import RawSpan


@dataclass(frozen=True)
class Placer:
    """Places judgements in a document. Its earlier versions are read only when a quote does not stand in it.

    Attributes:
        entry: The document.
        raw: Its raw text.
    """

    entry: Entry
    raw: str

    def place(self, judgement: Judgement) -> RawSpan | None:
        """The raw characters that a judgement is about; `None` where its quote does not stand in the document."""
        if quote_fits(self.raw, judgement):
            return judgement.span
        for old, tracing in self._earlier[0]:
            if quote_fits(old, judgement):
                return tracing.trace(judgement.span, judgement.quote)
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
