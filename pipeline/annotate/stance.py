"""Stance: does a sentence say that a theme's phenomenon is there, or that it is lacking, failing or denied?

A theme is absent when its words stand in the scope of a negation or of a word of failure. A scope is a clause: it ends
at the words that the codebook calls borders, and at a semicolon, colon or dash.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.annotate.matching import Rules
from pipeline.codebook import Stance
from pipeline.cues import Offsets, Sentence

_SIGN = re.compile(
    r"[;:–—]|\s-\s|, (?=(?:als|dat|die|doordat|maar|of|omdat|om|terwijl|waar\w*|want|wie|zodat|tenzij|hoewel)\b)"
    r"|, (?=(?:gaat|heeft|hebben|is|kan|komt|komen|krijgt|kunnen|moet|moeten|wordt|worden|zal|zijn)\b)"
)
_POINTS_BACK = re.compile(r"[\s,;:–—-]*(?:maar|doch|en) (?:daar\w*|die)\b")
"""A clause that speaks on of what stood before it: *…, maar daar kwam niets van*. It belongs to the same scope."""
_REACH = 40
"""How many characters after a word such as *geen* the negated words may begin."""
_FAR = 60
"""How many characters away a word such as *niet* may stand."""


def stance_of(sentence: Sentence, evidence: Sequence[Offsets], rules: Rules, *, is_loss: bool) -> Stance:
    """The stance of one theme in one sentence.

    Args:
        sentence: The sentence.
        evidence: Offsets over it of the words that carry the theme.
        rules: The compiled codebook.
        is_loss: Whether the theme is itself a loss; failure does not make it absent, denial does.
    """
    scope = _scope(sentence, evidence, rules)
    rest = sentence.without(rules.not_negations.spans(sentence))
    whole = rules.negations.spans(rest) + ([] if is_loss else rules.failures.spans(rest))
    denied = any(_inside(span, scope) and _is_near(span, evidence) for span in whole)
    return Stance.ABSENT if denied or _negated_before(rest, evidence, scope, rules) else Stance.PRESENT


def _scope(sentence: Sentence, evidence: Sequence[Offsets], rules: Rules) -> list[Offsets]:
    """The clauses in which the evidence stands."""
    signs = [match.start() for match in _SIGN.finditer(sentence.folded)]
    words = [start for start, _ in rules.borders.spans(sentence)]
    inner = (edge for edge in sorted({*signs, *words}) if not _POINTS_BACK.match(sentence.folded, edge))
    edges = [0, *inner, len(sentence.folded)]
    clauses = [(start, end) for start, end in pairwise(edges) if end > start]
    return [clause for clause in clauses if any(clause[0] < end and start < clause[1] for start, end in evidence)]


def _inside(span: Offsets, scope: Sequence[Offsets]) -> bool:
    return any(lo <= span[0] and span[1] <= hi for lo, hi in scope)


def _is_near(span: Offsets, evidence: Sequence[Offsets]) -> bool:
    return any(start - span[1] < _FAR and span[0] - end < _FAR for start, end in evidence)


def _negated_before(sentence: Sentence, evidence: Sequence[Offsets], scope: Sequence[Offsets], rules: Rules) -> bool:
    """Whether a word such as *geen* stands shortly before the evidence, in the same clause."""
    before = [span for span in rules.before.spans(sentence) if _inside(span, scope)]
    return any(
        0 <= start - end <= _REACH and _inside((at, start), scope) for at, end in before for start, _ in evidence
    )
