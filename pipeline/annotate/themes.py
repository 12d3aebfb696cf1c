"""Themes of the sentences of a document, each decided in its passage.

Coders read passages: a sentence that only makes sense with its neighbour takes the neighbour's theme. So a sentence has
a theme

1. by its *own* words: one cue that decides, or two weak ones;
2. with *support*: one weak cue, where the heading above it or the sentence before it has the theme by a cue that
   decides, or where much of the document does; any hint, amid a run of sentences that have the theme;
3. *carried* on: no cue at all, but it opens by pointing back to a sentence that has the theme, or such a run has it
   in its midst, or it answers a question that stands above it as a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.annotate.matching import Rules, Sighting
from pipeline.cues import Offsets, Sentence

STEEPED = 0.2
"""The share of a document's sentences, from which on the document as a whole supports a theme."""
STEEPED_OF = 10
"""Documents shorter than this, in sentences, say nothing as a whole."""

AROUND = 4
"""How many sentences before and after a sentence are the text around it."""
RUN = 0.5
"""The share of the text around it that has the theme, from which on a sentence stands in a run."""

ANSWER = 3
"""How many sentences under a question that is put as a heading have its theme: they answer it."""

_OPENING = 40
_SIGNS = " '\"(-–•*"
_QUESTION = re.compile(r"\?[\s'\")\]*_]*$")


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
        for at, seen in _without_pointing(places, ours).items():
            found[at][id_] = seen
    _carry(places, rules, found)
    return found


def _without_pointing(places: Sequence[Place], ours: Sequence[Sighting]) -> dict[int, Seen]:
    """Where one theme is seen by its own words, by hints with the support of the text around them, or by that alone."""
    supported = _supported(places, [sighting.is_firm for sighting in ours])
    in_run = _in_run(places, [sighting.decides for sighting in ours])
    lent = _lent(places, ours, in_run)
    seen = {}
    for at, sighting in enumerate(ours):
        if sighting.decides:
            seen[at] = Seen(Ground.OWN, sighting.evidence, bool(sighting.absent), at)
        elif (sighting.weak and supported[at]) or (in_run[at] and (sighting.weak or sighting.beside)):
            seen[at] = Seen(Ground.SUPPORT, sighting.evidence, says_absent=False, source=at)
        elif (source := lent[at]) is not None:
            seen[at] = Seen(Ground.CARRIED, (_whole(places[at]),), says_absent=False, source=source)
    return seen


def _whole(place: Place) -> Offsets:
    """What carries a theme that no word of the sentence carries: the sentence as it stands in its passage."""
    return 0, len(place.sentence.folded)


def _lent(places: Sequence[Place], ours: Sequence[Sighting], in_run: Sequence[bool]) -> list[int | None]:
    """The sentence that gives each one its theme without a word: the one before it in a run, or the question above."""
    asked = _asked(places, ours)
    return [
        at - 1 if in_run[at] and _is_enclosed(places[at - 1 : at + 2], ours[at - 1 : at + 2]) else asked[at]
        for at in range(len(places))
    ]


def _asked(places: Sequence[Place], ours: Sequence[Sighting]) -> list[int | None]:
    """For each sentence the question above it that has the theme; `None` where none is put as a heading close by."""
    asked: list[int | None] = []
    heading = None
    for at, (place, sighting) in enumerate(zip(places, ours, strict=True)):
        if place.is_heading:
            heading = at if sighting.decides and _QUESTION.search(place.sentence.folded) else None
        is_answer = heading is not None and 0 < at - heading <= ANSWER
        asked.append(heading if is_answer else None)
    return asked


def _in_run(places: Sequence[Place], decided: Sequence[bool]) -> list[bool]:
    """For each sentence whether enough of those around it have the theme by their own words."""
    found = []
    for at, place in enumerate(places):
        others = (*decided[max(0, at - AROUND) : at], *decided[at + 1 : at + 1 + AROUND])
        found.append(not place.is_heading and sum(others) >= RUN * max(len(others), AROUND))
    return found


def _is_enclosed(places: Sequence[Place], ours: Sequence[Sighting]) -> bool:
    """Whether a sentence stands between two of its paragraph that have the theme; so does none at an edge."""
    if len(places) < 3:
        return False
    return ours[0].decides and ours[2].decides and len({place.passage for place in places}) == 1


def _supported(places: Sequence[Place], firm: Sequence[bool]) -> list[bool]:
    """For each sentence whether the text around it makes a weak cue decide.

    Args:
        places: The sentences.
        firm: Which of them have the theme by a cue that decides alone.
    """
    steeped = len(firm) >= STEEPED_OF and sum(firm) >= STEEPED * len(firm)
    supported, headed, before = [], False, False
    for place, is_firm in zip(places, firm, strict=True):
        supported.append(steeped or (not place.is_heading and (headed or before)))
        headed = is_firm if place.is_heading else headed
        before = is_firm
    return supported


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
    opening = Sentence(sentence.folded[:_OPENING])
    found = (span for span in rules.back.spans(opening) if not opening.folded[: span[0]].strip(_SIGNS))
    return max(found, default=None)
