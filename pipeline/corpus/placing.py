"""Where what was said of a document stands in it now: as it was said, or where an earlier version leads to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.corpus.documents import Entry, read_raw
from pipeline.corpus.quotes import stands_at
from pipeline.corpus.tracing import Tracer, tracer
from pipeline.corpus.versions import earlier
from pipeline.errors import CorpusError
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
