"""Documents that come in together: each is held against those before it, which the store does not know yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from pipeline.corpus.documents import Entry
from pipeline.intake.candidates import Candidate
from pipeline.intake.likeness import Alike
from pipeline.likeness import ALIKE, Sketch, resemblance, sketch


@dataclass(frozen=True)
class Batch:
    """What came in so far: the sketch of each text, and which texts have which band or sampled shingle."""

    _known: dict[str, tuple[Entry, Sketch]] = field(default_factory=dict)
    _having: defaultdict[bytes, list[str]] = field(default_factory=lambda: defaultdict(list))

    def beside(self, candidate: Candidate) -> Candidate:
        """The same, alike as well to what came in before it."""
        own = sketch(candidate.document.raw)
        slugs = {slug for mark in _marks(own) for slug in self._having.get(mark, ())}
        compared = [(self._known[slug][0], resemblance(own, self._known[slug][1])) for slug in slugs]
        near = [
            Alike(entry.slug, entry.metadata.title, entry.metadata.year, shares)
            for entry, shares in compared
            if shares.most >= ALIKE
        ]
        ordered = sorted([*candidate.alike, *near], key=lambda one: (-one.likeness, one.slug))
        return replace(candidate, alike=tuple(ordered))

    def came(self, entry: Entry, candidate: Candidate) -> None:
        """Keep what came in."""
        own = sketch(candidate.document.raw)
        self._known[entry.slug] = entry, own
        for mark in _marks(own):
            self._having[mark].append(entry.slug)


def _marks(of: Sketch) -> set[bytes]:
    """What texts that are alike share: bands with their number before them, and sampled shingles."""
    return {number.to_bytes() + band for number, band in enumerate(of.bands)} | of.sample
