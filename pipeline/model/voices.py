"""What the voices say of each line and of the text around it, as signs that judges weigh.

Three voices that differ in kind: the encoder reads passages, the linear voice words and letters, the cues follow rules.
Where a theme is spread over several sentences none hears it in each, so a line's signs hold what is said of its
neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.codebook import Mode
from pipeline.judgement import Verdict
from pipeline.model.encoder import Reading
from pipeline.model.linear import LinearReading
from pipeline.model.passages import Passage

Signs = NDArray[np.float64]

OWN, SUPPORT, CARRIED = "own", "support", "carried"
"""The grounds on which the cue rules give a theme, see `CueSign`."""
AROUND = 2
"""How many lines before and after a line are its neighbours."""

THEME_SIGNS = (
    *("encoder", "encoder_around", "encoder_heading", "linear", "linear_around"),
    *("cue_own", "cue_support", "cue_carried", "cue_before", "cue_document", "is_heading"),
)
"""What `theme_signs` gives, in order: each tells whether a theme is there."""
STANCE_SIGNS = ("encoder", "encoder_around", "linear", "cue_present", "cue_absent")
"""What `stance_signs` gives, in order: each tells whether a theme that is there is present."""
MODE_SIGNS = (
    *(f"{voice}_{mode}" for voice in ("encoder", "around", "linear", "rules") for mode in Mode),
    "is_heading",
)
"""What `mode_signs` gives, in order: each tells the mode."""


@dataclass(frozen=True, slots=True)
class CueSign:
    """What the cue rules say of a theme that they see in a line.

    Attributes:
        ground: Why they see it: `own` words, weak words with the `support` of the text, or `carried` over.
        verdict: Its stance.
    """

    ground: str
    verdict: Verdict


@dataclass(frozen=True)
class Voices:
    """What every voice says of the n lines of a passage.

    Attributes:
        passage: The lines.
        reading: The encoder's.
        linear: The linear voice's, with the same themes in the same order.
        cues: For each line what the rules see, by theme; themes that they do not see are left out.
        modes: For each line the mode by the rules.
    """

    passage: Passage
    reading: Reading
    linear: LinearReading
    cues: Sequence[Mapping[str, CueSign]]
    modes: Sequence[Mode]


def theme_signs(voices: Voices, theme: str, at: int) -> Signs:
    """Float (n, len(THEME_SIGNS)): what tells of one theme in each line.

    Args:
        voices: What is said.
        theme: Its id.
        at: Its place in the order of the readings.
    """
    read, words = voices.reading.themes[:, at].astype(np.float64), voices.linear.themes[:, at].astype(np.float64)
    seen = [signs.get(theme) for signs in voices.cues]
    above = np.array(
        [own if heading is None else heading for own, heading in enumerate(_headings(voices.passage))], int
    )
    return np.column_stack(
        [
            *(read, _around(read), read[above], words, _around(words)),
            *(*_cue_signs(seen), _is_heading(voices.passage)),
        ]
    )


def stance_signs(voices: Voices, theme: str, at: int) -> Signs:
    """Float (n, len(STANCE_SIGNS)): what tells of the stance of one theme in each line; arguments as above."""
    said = voices.reading.stances[:, at].astype(np.float64)
    seen = [signs.get(theme) for signs in voices.cues]
    return np.column_stack(
        [
            *(said, _around(said), voices.linear.stances[:, at]),
            [one is not None and one.verdict is Verdict.PRESENT for one in seen],
            [one is not None and one.verdict is Verdict.ABSENT for one in seen],
        ]
    )


def mode_signs(voices: Voices) -> Signs:
    """Float (n, len(MODE_SIGNS)): what tells of the mode of each line."""
    said = voices.reading.modes.astype(np.float64)
    around = np.column_stack([_around(column) for column in said.T])
    rules = [[mode is one for one in Mode] for mode in voices.modes]
    return np.hstack([said, around, voices.linear.modes, rules, _is_heading(voices.passage)[:, None]])


def _cue_signs(seen: Sequence[CueSign | None]) -> list[Signs]:
    """Each ground, the theme in the line before, and the share of the document that has it."""
    grounds = [
        np.array([one is not None and one.ground == ground for one in seen], np.float64)
        for ground in (OWN, SUPPORT, CARRIED)
    ]
    there = np.sum(grounds, axis=0)
    return [*grounds, _shifted(there, 1), np.full(len(there), there.mean())]


def _shifted(values: Signs, by: int) -> Signs:
    """The value of the line `by` before each (after it, where negative); at the edges a line's own."""
    places = np.clip(np.arange(len(values)) - by, 0, len(values) - 1)
    return values[places]


def _around(values: Signs) -> Signs:
    """The mean over the neighbours of each line, itself left out; a line alone is its own neighbour."""
    steps = [by for by in range(-AROUND, AROUND + 1) if by]
    return np.asarray(np.mean([_shifted(values, by) for by in steps], axis=0), np.float64)


def _headings(passage: Passage) -> list[int | None]:
    """The place of the heading above each line; `None` where there is none."""
    above: list[int | None] = []
    last: int | None = None
    for at, line in enumerate(passage.lines):
        above.append(last)
        last = at if line.is_heading else last
    return above


def _is_heading(passage: Passage) -> Signs:
    return np.array([line.is_heading for line in passage.lines], np.float64)
