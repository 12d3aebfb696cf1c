"""What the store takes in: a processed document, what is said about it, and what it was made of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from pipeline.codebook import SourceKind
from pipeline.judgement import Judgement
from pipeline.likeness import Sketch
from pipeline.masks import Mask, hide_all, hide_in
from pipeline.search.words import Lines
from pipeline.text import Cleaned, Document, Unit


class About(Protocol):
    """What people say of a document; the corpus's metadata are one such thing. `None` where it is not known."""

    @property
    def title(self) -> str: ...  # noqa: D102 - the fields say it
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def year(self) -> int: ...  # noqa: D102
    @property
    def date(self) -> datetime.date | None: ...  # noqa: D102
    @property
    def source_kind(self) -> SourceKind: ...  # noqa: D102
    @property
    def outlet(self) -> str | None: ...  # noqa: D102
    @property
    def address(self) -> str | None: ...  # noqa: D102
    @property
    def licence(self) -> str | None: ...  # noqa: D102
    @property
    def fictional(self) -> bool: ...  # noqa: D102
    @property
    def year_uncertain(self) -> bool: ...  # noqa: D102
    @property
    def year_from(self) -> str | None: ...  # noqa: D102
    @property
    def copy_of(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Prints:
    """Fingerprints of what a document in the store was made of; where one differs now, that part is stale.

    Attributes:
        text: Of what its units and the machine's judgements depend on, by name: checksum of the raw text, labeller, …
        metadata: Of its metadata.
        labels: Of its codings and reviews, and of how they are weighed.
    """

    text: Mapping[str, str] = field(default_factory=dict)
    metadata: str = ""
    labels: str = ""


@dataclass(frozen=True)
class Processed:
    """A document with all that the pipeline makes of it.

    Attributes:
        document: As it was read.
        cleaned: Its clean text.
        units: Its units, in order.
        judgements: The machine's, one a unit, in the same order.
        noise: The share of words of each unit that are not Dutch, in the same order; `None` for one without words.
        comments: The number of the reader's comment that each unit is part of, from 1, in the same order; `None`
            outside comments.
        lines: What searches look through of each unit, in the same order; empty where no language pipeline read the
            units for that: then each word is its own lemma.
        sketch: By which texts that are alike are found; `None` where none was made: then it is like no other.
        masks: What of the raw text readers do not get to see, in order, none of which overlap; see `seen`.
    """

    document: Document
    cleaned: Cleaned
    units: Sequence[Unit]
    judgements: Sequence[Judgement]
    noise: Sequence[float | None]
    comments: Sequence[int | None]
    lines: Sequence[Lines] = ()
    sketch: Sketch | None = None
    masks: tuple[Mask, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.units) == len(self.judgements) == len(self.noise) == len(self.comments):
            raise ValueError(
                f"{len(self.units)} units with {len(self.judgements)} judgements, {len(self.noise)} shares of noise"
                f" and {len(self.comments)} numbers of comments"
            )
        if self.lines and len(self.lines) != len(self.units):
            raise ValueError(f"{len(self.units)} units with {len(self.lines)} readings")

    @cached_property
    def seen(self) -> Processed:
        """The same document as readers see it: what is masked is hidden in raw text, edits, units and machine's quotes.

        All offsets stay. Ids are made from the raw text as it is on disk: make them from the document itself.
        """
        if not self.masks:
            return self
        document = replace(self.document, raw=hide_all(self.document.raw, self.masks))
        cleaned = Cleaned(document.raw, tuple(hide_in(self.cleaned.edits, self.masks)))
        texts = [" ".join(unit.clean.of(cleaned.text).split()) for unit in self.units]
        return replace(
            self,
            document=document,
            cleaned=cleaned,
            units=[replace(unit, text=text) for unit, text in zip(self.units, texts, strict=True)],
            judgements=[replace(one, quote=text) for one, text in zip(self.judgements, texts, strict=True)],
        )
