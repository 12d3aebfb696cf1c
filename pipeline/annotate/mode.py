"""Mode: the word or the deed, told from modal verbs, promise words and tense.

The first telling word of a sentence decides, for it stands in the main clause more often than not: *Uit onderzoek bleek
dat gemeenten moeten …* is a finding, *Gemeenten moeten doen wat eerder mislukte* is a norm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.matching import Rules
from pipeline.codebook import Mode, SourceKind
from pipeline.cues import Sentence, Word

_QUESTION = re.compile(r"\?[\s'\")\]*_]*$")
_PARTICIPLE = re.compile(r"(be|ge|her|ont|ver|\w{2,5}ge)\w{2,}(d|t|en)$")
_NOUN_AHEAD = frozenset(
    (
        "de",
        "het",
        "een",
        "deze",
        "die",
        "dit",
        "dat",
        "hun",
        "haar",
        "zijn",
        "onze",
        "ons",
        "van",
        "voor",
        "met",
        "door",
        "en",
        "of",
        "tot",
        "aan",
        "op",
        "in",
        "als",
        "geen",
        "alle",
        "meer",
        "goed",
        "zeer",
    )
)
_HAVE = frozenset(("had", "hadden", "heb", "hebben", "heeft", "hebt"))
_HAVE_OR_BE = _HAVE | {"ben", "bent", "is", "zijn"}
_FINITE = frozenset(
    ("ben", "bent", "gaat", "heb", "hebben", "heeft", "is", "kan", "kunnen", "mag", "mogen", "wordt", "worden", "zijn")
)


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
    if word is not None and (deed is None or word < deed):
        return Mode.RHETORIC
    return Mode.PRACTICE if deed is not None else _plain(sentence, source_kind)


def _plain(sentence: Sentence, source_kind: SourceKind | None) -> Mode:
    """The mode where no word tells: a claim in the present, or no claim at all."""
    if _has_perfect(sentence.words, _HAVE if source_kind is SourceKind.POLICY else _HAVE_OR_BE):
        return Mode.PRACTICE
    if source_kind is SourceKind.POLICY:
        return Mode.RHETORIC
    return Mode.PRACTICE if _has_finite_verb(sentence.words) else Mode.NONE


def _first_deed(rules: Rules, sentence: Sentence) -> int | None:
    before = ("", *(word[3] for word in sentence.words))
    past = next(
        (
            word[0]
            for word, left in zip(sentence.words, before, strict=False)
            if _is_past(word) and left not in _NOUN_AHEAD
        ),
        None,
    )
    return min((start for start in (rules.practice.first(sentence), past) if start is not None), default=None)


def _is_past(word: Word) -> bool:
    """Whether a word is a weak verb in the past tense: *werkte* of *werken*, but not *gewerkte* or *volgende*."""
    _, _, lemma, form = word
    ends = form.endswith(("te", "ten", "de", "den")) and not form.endswith(("ende", "enden"))
    return ends and form != lemma and lemma.endswith("en") and not form.startswith("ge")


def _has_perfect(words: Sequence[Word], auxiliaries: frozenset[str]) -> bool:
    """Whether there is a perfect tense. With *is* it looks like a passive (*is bedoeld*), which policy abounds in."""
    done = any(_PARTICIPLE.match(form) and form != lemma for _, _, lemma, form in words)
    return done and any(form in auxiliaries for _, _, _, form in words)


def _has_finite_verb(words: Sequence[Word]) -> bool:
    return any(form in _FINITE or (lemma.endswith("en") and form != lemma) for _, _, lemma, form in words)
