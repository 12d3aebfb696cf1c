"""What is said of a unit of running text, before it is put down as a judgement; and what the cue rules say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.annotate.matching import Rules
from pipeline.annotate.mode import mode_of
from pipeline.annotate.stance import stance_of
from pipeline.annotate.themes import Ground, Place, Seen, themes_of
from pipeline.codebook import Mode, SourceKind, Voice
from pipeline.cues import Offsets
from pipeline.judgement import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of one theme.

    Attributes:
        verdict: Stance, or no.
        evidence: Offsets over the unit's clean text of the words that carry it; none where the theme is not there.
        probability: That the theme is there; `None` for rules.
        ground: Why the cue rules see it; `None` where they do not.
    """

    verdict: Verdict
    evidence: tuple[Offsets, ...] = ()
    probability: float | None = None
    ground: Ground | None = None

    @property
    def is_contested(self) -> bool:
        """Whether the theme is there by what is said now, and not by the cue rules, or the other way round."""
        return (self.ground is None) == (self.verdict.stance is not None)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one unit.

    Attributes:
        mode: Word or deed.
        themes: By theme, in the order of the codebook.
        mode_probability: Of the mode; `None` for rules.
    """

    mode: Mode
    themes: Mapping[str, Finding]
    mode_probability: float | None = None


def by_cues(
    places: Sequence[Place], spoken: Sequence[Voice], source_kind: SourceKind | None, rules: Rules
) -> list[Said]:
    """What the cue rules say of the running text of a document.

    Args:
        places: All its units of running text, in order.
        spoken: Who speaks in each.
        source_kind: What the document is; `None` when that is not known. A reader's comment counts as practice.
        rules: The compiled codebook.
    """
    found = []
    for place, voice, seen in zip(places, spoken, themes_of(places, rules), strict=True):
        source = SourceKind.PRACTICE if voice is Voice.COMMENTER else source_kind
        mode = mode_of(place.sentence, rules, is_heading=place.is_heading, source_kind=source)
        found.append(Said(mode, {id_: _finding(seen.get(id_), place, rules, id_) for id_ in rules.themes}))
    return found


def _finding(seen: Seen | None, place: Place, rules: Rules, theme: str) -> Finding:
    if seen is None:
        return Finding(Verdict.NO)
    if seen.says_absent:
        return Finding(Verdict.ABSENT, seen.evidence, ground=seen.ground)
    stance = stance_of(place.sentence, seen.evidence, rules, is_loss=rules.themes[theme].is_loss)
    return Finding(Verdict(stance.value), seen.evidence, ground=seen.ground)
