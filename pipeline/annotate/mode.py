"""Mode: the word or the deed, told from modal verbs, promise words and tense.

The first telling word of a sentence decides, for it stands in the main clause more often than not: *Uit onderzoek bleek
dat gemeenten moeten …* is a finding, *Gemeenten moeten doen wat eerder mislukte* is a norm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.matching import Rules
from pipeline.codebook import Mode, SourceKind
from pipeline.cues import Sentence, Word

_QUESTION = re.compile(r"\?[\s'\")\]*_]*$")
_PARTICIPLE = re.compile(r"(be|ge|her|ont|ver|\w{2,5}ge)\w{2,}(d|t|en)$")
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
    return Mode.PRACTICE if _has_finite_verb(sentence.words) else Mode.NONE


def _first_deed(rules: Rules, sentence: Sentence) -> int | None:
    """Where the first word of a deed begins, a past tense included; `None` when there is none."""
    lefts = ("", *(form for _, _, _, form in sentence.words))
    past = [word[0] for word, left in zip(sentence.words, lefts, strict=False) if _is_past(word, left)]
    told = rules.practice.first(sentence)
    return min([*past[:1], *([] if told is None else [told])], default=None)


def _is_past(word: Word, left: str) -> bool:
    """Whether a word is a weak verb in the past tense: *werkte* of *werken*, but not *gewerkte* or *volgende*."""
    _, _, lemma, form = word
    ends = form.endswith(("te", "ten", "de", "den")) and not form.endswith(("ende", "enden"))
    is_verb = ends and form != lemma and lemma.endswith("en") and not form.startswith("ge")
    return is_verb and not _GRAMMAR["before_a_noun"].fullmatch(left)


def _has_perfect(words: Sequence[Word], roles: Sequence[str]) -> bool:
    """Whether there is a perfect tense. With *is* it looks like a passive (*is bedoeld*), which policy abounds in."""
    done = any(_PARTICIPLE.match(form) and form != lemma for _, _, lemma, form in words)
    return done and any(_GRAMMAR[role].fullmatch(form) for _, _, _, form in words for role in roles)


def _has_finite_verb(words: Sequence[Word]) -> bool:
    known = (_GRAMMAR[role] for role in ("have", "be", "finite"))
    inflected = any(lemma.endswith("en") and form != lemma for _, _, lemma, form in words)
    return inflected or any(pattern.fullmatch(form) for pattern in known for _, _, _, form in words)
