"""Which documents of the corpus are like a new text: the same nota elsewhere, a reprint, an excerpt, a volume of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.likeness import ALIKE, Likeness, Resemblance, resemblance, sketch
from pipeline.settings import Settings
from pipeline.store.connection import current, reading
from pipeline.store.documents import read_names
from pipeline.store.likeness import candidates, read_sketch


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
        return self.shares.kind

    @property
    def likeness(self) -> float:
        """The share that `kind` speaks of, from 0 to 1."""
        return self.shares.share


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
