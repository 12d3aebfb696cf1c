"""Which documents of the corpus are like a new text: the same nota elsewhere, a reprint, an excerpt, a volume of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.likeness import Resemblance, resemblance, sketch
from pipeline.settings import Settings
from pipeline.store.connection import current, reading
from pipeline.store.documents import read_names
from pipeline.store.likeness import candidates, read_sketch

ALIKE = 0.5
"""From this share on, texts are told to be alike."""


class Likeness(StrEnum):
    """How a new text is like one of the corpus."""

    SAME = "same"
    """Most of either stands in the other."""
    PART = "part"
    """Most of the new text stands in the other, which is longer."""
    WHOLE = "whole"
    """Most of the other stands in the new text, which is longer."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A document of the corpus that a new text is like.

    Attributes:
        slug: Its name.
        title: Its title.
        year: Its year.
        shares: How much of the two texts is the same, estimated; of the pair, the new text is the first.
    """

    slug: str
    title: str
    year: int
    shares: Resemblance

    @property
    def kind(self) -> Likeness:
        """How the new text is like it."""
        within, around = self.shares.within >= ALIKE, self.shares.around >= ALIKE
        if self.shares.likeness >= ALIKE or within == around:
            return Likeness.SAME
        return Likeness.PART if within else Likeness.WHOLE

    @property
    def likeness(self) -> float:
        """The share that `kind` speaks of, from 0 to 1."""
        of = {
            Likeness.SAME: max(self.shares.likeness, min(self.shares.within, self.shares.around)),
            Likeness.PART: self.shares.within,
            Likeness.WHOLE: self.shares.around,
        }
        return of[self.kind]


def alike(settings: Settings, raw: str, *, but: str | None = None) -> tuple[Alike, ...]:
    """The documents that a text is like, the likest first; at most as many as the store compares.

    Only documents that are in the store are found, and of a text of fewer than some hundred words only those of which
    it is a copy as a whole.

    Args:
        settings: Which corpus.
        raw: The raw text.
        but: The slug of a document that is not looked at: that of which this is another version. `None`: all are.

    Raises:
        StoreError: when the store cannot be read.
    """
    if not current(settings.store):
        return ()
    own = sketch(raw)
    with reading(settings.store) as connection:
        slugs = [slug for slug in candidates(connection, own) if slug != but]
        compared = {slug: resemblance(own, read_sketch(connection, slug)) for slug in slugs}
        near = {slug: shares for slug, shares in compared.items() if shares.most >= ALIKE}
        names = read_names(connection, near)
    found = [Alike(slug, *names[slug], shares) for slug, shares in near.items()]
    return tuple(sorted(found, key=lambda one: (-one.likeness, one.slug)))
