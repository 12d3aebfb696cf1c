"""Stance: does a sentence say that a theme's phenomenon is there, or that it is lacking, failing or denied?

A theme is absent when its words stand in the scope of a negation or of a word of failure. A scope is a clause: it ends
at the words that the codebook calls borders, and at a semicolon, colon or dash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.matching import Offsets, Rules
from pipeline.codebook import Stance
from pipeline.cues import Cue, Sentence

_SIGN = re.compile(r"[;:–—]|\s-\s|, (?=(?:maar|doch|terwijl|hoewel|want|omdat|zodat|waardoor)\b)")


def stance_of(sentence: Sentence, evidence: Sequence[Offsets], rules: Rules, *, is_loss: bool) -> Stance:
    """The stance of one theme in one sentence.

    Args:
        sentence: The sentence.
        evidence: Offsets over it of the words that carry the theme.
        rules: The compiled codebook.
        is_loss: Whether the theme is itself a loss; failure does not make it absent, denial does.
    """
    scope = _scope(sentence, evidence, rules)
    rest = sentence.without([span for cue in rules.not_negations for span in cue.spans(sentence)])
    cues = rules.negations if is_loss else (*rules.negations, *rules.failures)
    return Stance.ABSENT if any(_stands_in(cue, rest, scope) for cue in cues) else Stance.PRESENT


def _scope(sentence: Sentence, evidence: Sequence[Offsets], rules: Rules) -> list[Offsets]:
    """The clauses in which the evidence stands."""
    signs = [match.start() for match in _SIGN.finditer(sentence.folded)]
    words = [span[0] for cue in rules.borders for span in cue.spans(sentence)]
    edges = [0, *sorted({*signs, *words}), len(sentence.folded)]
    clauses = [(start, end) for start, end in zip(edges, edges[1:], strict=False) if end > start]
    return [clause for clause in clauses if any(clause[0] < end and start < clause[1] for start, end in evidence)]


def _stands_in(cue: Cue, sentence: Sentence, scope: Sequence[Offsets]) -> bool:
    return any(lo <= start and end <= hi for start, end in cue.spans(sentence) for lo, hi in scope)
