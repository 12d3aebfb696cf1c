"""Themes of the sentences of a document, each decided in its passage.

Coders read passages: a sentence that only makes sense with its neighbour takes the neighbour's theme. So a sentence has
a theme

1. by its *own* words: one cue that decides, or two weak ones;
2. with *support*: one weak cue, where the heading above it or a sentence close by has the theme by its own words, or
   where much of the document does;
3. *carried* on: no cue at all, but it opens by pointing back to a sentence that has the theme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.annotate.matching import NOTHING, Offsets, Rules, Sighting
from pipeline.cues import Sentence

NEAR = 2
"""How many sentences off a neighbour still supports; a new paragraph counts as one more."""
STEEPED = 0.2
"""The share of a document's sentences, from which on the document as a whole supports a theme."""
STEEPED_OF = 10
"""Documents shorter than this, in sentences, say nothing as a whole."""


class Ground(StrEnum):
    """Why a sentence has a theme."""

    OWN = "own"
    SUPPORT = "support"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands.

    Attributes:
        sentence: Its words.
        passage: The paragraph it belongs to.
        is_heading: Whether it stands above what follows.
    """

    sentence: Sentence
    passage: int
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A theme that a sentence has.

    Attributes:
        ground: Why.
        evidence: Offsets over the sentence of the words that carry it.
        says_absent: Whether those words say by themselves that the theme is not there.
        source: Place in the list of the sentence it was carried from; its own where it was not.
    """

    ground: Ground
    evidence: tuple[Offsets, ...]
    says_absent: bool
    source: int


def themes_of(places: Sequence[Place], rules: Rules) -> list[dict[str, Seen]]:
    """The themes of each sentence of a document, in order; an empty mapping where it has none.

    Args:
        places: All sentences that can have a theme, in the order of the text.
        rules: The compiled codebook.
    """
    sightings = [{id_: cues.sighting(place.sentence) for id_, cues in rules.themes.items()} for place in places]
    found: list[dict[str, Seen]] = [{} for _ in places]
    for id_ in rules.themes:
        ours = [sighting[id_] for sighting in sightings]
        for at, seen in _on_own_words(places, ours).items():
            found[at][id_] = seen
    _carry(places, rules, found)
    return found


def _on_own_words(places: Sequence[Place], ours: Sequence[Sighting]) -> dict[int, Seen]:
    """Where one theme is seen by its own words, or by one weak cue with support."""
    own = [sighting.decides for sighting in ours]
    steeped = len(own) >= STEEPED_OF and sum(own) >= STEEPED * len(own)
    headed = _under_heading(places, own)
    seen = {}
    for at, sighting in enumerate(ours):
        if own[at]:
            seen[at] = Seen(Ground.OWN, sighting.evidence, bool(sighting.absent), at)
        elif sighting.hints and (steeped or headed[at] or _near(places, own, at)):
            seen[at] = Seen(Ground.SUPPORT, sighting.evidence, says_absent=False, source=at)
    return seen


def _under_heading(places: Sequence[Place], own: Sequence[bool]) -> list[bool]:
    """For each sentence whether the heading above it has the theme."""
    headed, above = [], False
    for place, has in zip(places, own, strict=True):
        above = has if place.is_heading else above
        headed.append(above and not place.is_heading)
    return headed


def _near(places: Sequence[Place], own: Sequence[bool], at: int) -> bool:
    """Whether a sentence close by has the theme, with no heading between."""
    for step in (-1, 1):
        for other in range(at + step, at + step * (NEAR + 1), step):
            if not 0 <= other < len(places) or places[max(at, other) if step > 0 else at].is_heading:
                break
            distance = abs(other - at) + (places[other].passage != places[at].passage)
            if own[other] and distance <= NEAR:
                return True
    return False


def _carry(places: Sequence[Place], rules: Rules, found: list[dict[str, Seen]]) -> None:
    """Give sentences that point back the themes of the sentence before them, as far as each theme reaches."""
    carried_for: Mapping[str, int] = {}
    for at, place in enumerate(places):
        lasting = {}
        if at and not found[at] and not place.is_heading and places[at - 1].passage == place.passage:
            opening = _pointing_back(place.sentence, rules)
            for id_, seen in found[at - 1].items() if opening else ():
                steps = carried_for.get(id_, 0) + 1
                if steps <= rules.themes[id_].reach and opening is not None:
                    found[at][id_] = Seen(Ground.CARRIED, (opening,), says_absent=False, source=seen.source)
                    lasting[id_] = steps
        carried_for = lasting


def _pointing_back(sentence: Sentence, rules: Rules) -> Offsets | None:
    """The opening words that point back; `None` when there are none."""
    for cue in rules.back:
        match = cue.found.search(sentence.folded, 0, 40)
        if match is not None and not sentence.folded[: match.start()].strip(" '\"(-–•*"):
            return match.span()
    return None


__all__ = ["NOTHING", "Ground", "Place", "Seen", "themes_of"]
