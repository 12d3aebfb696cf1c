"""What is said of a document, sifted: what can be used, and what cannot with the reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.corpus.judgements import Said
from pipeline.corpus.placing import Placer
from pipeline.effective import standing
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement
from pipeline.run.ledger import NO_UNIT, OTHER_WORDS, Ledger, saying_ledger
from pipeline.spans import RawSpan


@dataclass(frozen=True, slots=True)
class Sifted:
    """Codings and reviews of one document.

    Attributes:
        used: Those that count.
        moved: Of those of them that were given of an earlier version, by id, where they stand in this one.
        unused: Those that do not, each with the reason; nobody misses what was taken back.
        faults: What is wrong with lines that are none.
        unknown_themes: Ids of themes that they judge and the codebook does not have; these verdicts do not count.
    """

    used: tuple[Judgement, ...]
    moved: Mapping[str, RawSpan]
    unused: tuple[tuple[Judgement, str], ...]
    faults: tuple[CorpusError, ...]
    unknown_themes: tuple[str, ...]

    def without(self, lost: Sequence[Judgement]) -> Sifted:
        """The same, when it has turned out that some code no unit."""
        ids = {judgement.id for judgement in lost}
        used = tuple(judgement for judgement in self.used if judgement.id not in ids)
        return replace(self, used=used, unused=(*self.unused, *((judgement, NO_UNIT) for judgement in standing(lost))))

    def ledger(self, hides: Callable[[str], str]) -> Ledger:
        """What the document's ledger says of all this; `hides`: see `saying_ledger`."""
        return saying_ledger(self.used, self.unused, self.faults, self.unknown_themes, hides)


def sift(said: Said, placer: Placer, themes: Collection[str]) -> Sifted:
    """Parse what is said of a document and hold its quotes against the raw text, and those of earlier versions.

    Args:
        said: Codings and reviews, as lines.
        placer: Knows where these stand in the document now.
        themes: The ids that the codebook knows.
    """
    judgements, faults = said.parse()
    places = [(judgement, placer.place(judgement.span, judgement.quote)) for judgement in judgements]
    stand = {judgement.id for judgement in standing(judgements)}
    unknown = {judged.theme for judgement in judgements for judged in judgement.themes} - set(themes)
    return Sifted(
        used=tuple(_known(judgement, unknown) for judgement, place in places if place),
        moved={judgement.id: place for judgement, place in places if place and place != judgement.span},
        unused=tuple((judgement, OTHER_WORDS) for judgement, place in places if not place and judgement.id in stand),
        faults=(*faults, *placer.faults),
        unknown_themes=tuple(sorted(unknown)),
    )


def _known(judgement: Judgement, unknown: Collection[str]) -> Judgement:
    if not unknown:
        return judgement
    return replace(judgement, themes=tuple(judged for judged in judgement.themes if judged.theme not in unknown))
