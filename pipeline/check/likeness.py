"""Nearly the same sentence with different labels, within a document or in two: one of them is wrong, or the context is.

Only what all coders of a sentence agree on is held against another: where they differ, it is known to be in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from pipeline.check.finding import Finding, Question, Report, Severity
from pipeline.check.material import Coded, Material
from pipeline.codebook import Mode
from pipeline.cues import fold

ALIKE = 85.0
"""How alike two sentences are, in hundredths of their letters, from which on they are nearly the same."""
SHORTEST = 5
"""Words of a sentence, below which it takes its meaning from its neighbours (*Dat is niet gebeurd.*)."""
_AT_ONCE = 256
_LONGER = (200 - ALIKE) / ALIKE  # no text that is longer by more can be so much alike


@dataclass(frozen=True, slots=True)
class _Comparable:
    letters: str
    sentence: Coded


def likeness(material: Material, report: Report) -> Iterator[Finding]:
    """Pairs of sentences that are nearly the same and differ in a theme, its stance, or mode."""
    comparable = sorted(map(_comparable, _long_enough(material)), key=lambda one: len(one.letters))
    for begin in range(0, len(comparable), _AT_ONCE):
        for one, other in _alike(comparable, begin):
            yield from _differences(material, one, other)
        report(min(begin + _AT_ONCE, len(comparable)), len(comparable))


def _long_enough(material: Material) -> Iterator[Coded]:
    return (sentence for sentence in material.sentences if len(sentence.text.split()) >= SHORTEST)


def _comparable(sentence: Coded) -> _Comparable:
    return _Comparable(" ".join(fold(sentence.text).split()), sentence)


def _alike(comparable: Sequence[_Comparable], begin: int) -> Iterator[tuple[Coded, Coded]]:
    """Pairs of which the shorter one stands in the block that begins here; texts are in order of their length."""
    block = comparable[begin : begin + _AT_ONCE]
    longest = _LONGER * len(block[-1].letters)
    end = next((at for at in range(begin, len(comparable)) if len(comparable[at].letters) > longest), len(comparable))
    others = comparable[begin:end]
    texts = [one.letters for one in block], [one.letters for one in others]
    scores = process.cdist(*texts, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.float32)
    for row, column in zip(*np.nonzero(scores), strict=True):
        if row < column:
            yield block[row].sentence, others[column].sentence


def _differences(material: Material, one: Coded, other: Coded) -> Iterator[Finding]:
    themes = material.codebook.theme_ids
    asked = [(Severity.WARNING, theme, one.agreed(theme), other.agreed(theme)) for theme in themes]
    for severity, question, here, there in (*asked, (Severity.NOTE, "mode", _mode(one), _mode(other))):
        if here is None or there is None or here == there:
            continue
        problem = f"{question} is {here} for {_short(one.text)} and {there} for nearly the same at {other.spot}"
        yield Finding(
            severity,
            Question.LIKENESS,
            one.spot,
            problem,
            "read both in their passages; let them differ only if those do",
        )


def _mode(sentence: Coded) -> Mode | None:
    given = {coding.mode for coding in sentence.codings if coding.mode}
    return given.pop() if len(given) == 1 else None


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
