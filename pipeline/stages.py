"""The stages in their order: a document becomes clean text, units and judgements. Nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pipeline.annotate import judge
from pipeline.annotate.comments import by_blocks, comments
from pipeline.clean import clean
from pipeline.codebook import Codebook, SourceKind, load_codebook
from pipeline.language import load
from pipeline.masking import masked
from pipeline.model.choice import choose_model
from pipeline.noise import noise
from pipeline.settings import Masking, Settings, check_rules
from pipeline.store.processed import Processed
from pipeline.text import Cleaned, Document
from pipeline.units import split

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.model.loading import Model

THREADS = 2
"""With so many threads the model computes, where nothing else is at work."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What the stages need besides a document.

    Attributes:
        codebook: Themes and cues.
        nlp: The Dutch language pipeline.
        rules_off: Cleaning rules that are left out.
        model: What judges beside the cues; `None`: nothing.
        masking: What of private persons is hidden from readers.
    """

    codebook: Codebook
    nlp: Language
    rules_off: Collection[str] = ()
    model: Model | None = None
    masking: Masking = field(default_factory=Masking)


def load_stages(settings: Settings, codebook: Codebook | None = None, threads: int = THREADS) -> Stages:
    """Load what the stages need; this takes a few seconds, for the language pipeline and the model.

    Args:
        settings: Where things are.
        codebook: When it is loaded already; `None`: read it.
        threads: With how many threads the model computes.

    Raises:
        WijkspiegelError: when codebook, language pipeline or model cannot be loaded, or the settings name no such rule.
    """
    check_rules(settings)
    codebook = codebook or load_codebook(settings.codebook)
    return Stages(codebook, load(settings.language), settings.rules_off, _model(settings, threads), settings.masking)


def _model(settings: Settings, threads: int) -> Model | None:
    if (folder := choose_model(settings.model)) is None:
        return None
    from pipeline.model.loading import load_model  # noqa: PLC0415 - it takes time that cues alone do not need

    return load_model(folder, threads, settings.heads)


class Named(Protocol):
    """What names a document and who made it; `None` where it is not known."""

    @property
    def title(self) -> str | None: ...  # noqa: D102 - the fields say it
    @property
    def author(self) -> str | None: ...  # noqa: D102
    @property
    def outlet(self) -> str | None: ...  # noqa: D102


def names_of(about: Named) -> tuple[str, ...]:
    """The names in a document's metadata, which cleaning never changes in its text."""
    return tuple(name for name in (about.title, about.author, about.outlet) if name)


def clean_document(document: Document, rules_off: Collection[str] = (), about: Named | None = None) -> Cleaned:
    """The clean text of a document.

    Args:
        document: As it was read.
        rules_off: Cleaning rules that are left out.
        about: Its metadata, whose names stay as they are written; `None`: what the file says of itself.

    Raises:
        ValueError: when `rules_off` names a rule that there is not.
    """
    return clean(document.raw, rules_off, names_of(about or document.proposal))


def process(
    document: Document,
    source_kind: SourceKind | None,
    stages: Stages,
    *,
    time: datetime,
    about: Named | None = None,
) -> Processed:
    """Clean, split and judge one document.

    Args:
        document: As it was read.
        source_kind: What it is; `None` when that is not known.
        stages: Codebook, language pipeline and model.
        time: When it is judged, with time zone.
        about: Its metadata, see `clean_document`.
    """
    cleaned = clean_document(document, stages.rules_off, about)
    units = split(cleaned, document.blocks)
    judgements = judge(
        *(cleaned, units, stages.codebook, stages.nlp),
        source_kind=source_kind,
        time=time,
        rules_off=stages.rules_off,
        model=stages.model,
        title=(about or document.proposal).title or "",
    )
    shares = tuple(noise(unit.text) for unit in units)
    numbers = by_blocks(units, comments(units, source_kind), document.blocks)
    made = Processed(document, cleaned, units, judgements, shares, numbers)
    return masked(made, stages.masking.voices, stages.masking.kinds, names_of(about or document.proposal))
