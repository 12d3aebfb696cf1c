"""Mode: the word or the deed, told from modal verbs, promise words and tense.

The first telling word of a sentence decides, for it stands in the main clause more often than not: *Uit onderzoek bleek
dat gemeenten moeten …* is a finding, *Gemeenten moeten doen wat eerder mislukte* is a norm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.matching import Rules
from pipeline.annotate.verbs import first_past, is_finite, is_participle
from pipeline.codebook import Mode, SourceKind
from pipeline.cues import Sentence, Word

_QUESTION = re.compile(r"\?[\s'\")\]*_]*$")
_GRAMMAR = load_lexicon("mode")


def mode_of(sentence: Sentence, rules: Rules, *, is_heading: bool, source_kind: SourceKind | None) -> Mode:
    """The mode of one sentence.

    Args:
        sentence: The sentence, with its words.
        rules: The compiled codebook.
        is_heading: Whether it is a heading; a heading claims nothing.
        source_kind: What the document is; `None` when that is not known. In policy the plain present announces.
    """
    if is_heading or _QUESTION.search(sentence.folded) or rules.none.seen_in(sentence):
        return Mode.NONE
    if rules.broken_promise.seen_in(sentence):
        return Mode.PRACTICE
    word, deed = rules.rhetoric.first(sentence), _first_deed(rules, sentence)
    if word is not None and (deed is None or word <= deed):
        return Mode.RHETORIC
    return Mode.PRACTICE if deed is not None else _plain(sentence, source_kind)


def _plain(sentence: Sentence, source_kind: SourceKind | None) -> Mode:
    """The mode where no word tells: a claim in the present, or no claim at all."""
    roles = ("have",) if source_kind is SourceKind.POLICY else ("have", "be")
    if _has_perfect(sentence.words, roles):
        return Mode.PRACTICE
    if source_kind is SourceKind.POLICY:
        return Mode.RHETORIC
    return Mode.PRACTICE if any(map(is_finite, sentence.words)) else Mode.NONE


def _first_deed(rules: Rules, sentence: Sentence) -> int | None:
    """Where the first word of a deed begins, a past tense included; `None` when there is none."""
    past, told = first_past(sentence.words), rules.practice.first(sentence)
    return min([*([] if past is None else [past.start]), *([] if told is None else [told])], default=None)


def _has_perfect(words: Sequence[Word], roles: Sequence[str]) -> bool:
    """Whether there is a perfect tense. With *is* it looks like a passive (*is bedoeld*), which policy abounds in."""
    return any(map(is_participle, words)) and any(
        _GRAMMAR[role].fullmatch(word.form) for word in words for role in roles
    )
