"""Mode: the word or the deed, told from modal verbs, promise words and tense.

The first telling word of a sentence decides, for it stands in the main clause more often than not: *Uit onderzoek bleek
dat gemeenten moeten …* is a finding, *Gemeenten moeten doen wat eerder mislukte* is a norm. Where the language pipeline
tells verbs apart, the verb of the main clause goes first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.matching import Rules
from pipeline.annotate.verbs import (
    clauses,
    is_finite,
    is_participle,
    opens_with_command,
    opens_with_infinitive,
    past_verbs,
)
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
    if _demands(sentence.words):
        return Mode.RHETORIC
    deed = min(_deeds(sentence, rules), default=None)
    word = _first_word(sentence, rules, source_kind, beside_a_deed=deed is not None)
    if word is not None and (deed is None or word <= deed):
        return Mode.RHETORIC
    return Mode.PRACTICE if deed is not None else _plain(sentence.words, source_kind)


def _demands(words: Sequence[Word]) -> bool:
    """Whether the main clause is a norm, a plan or a command by its verb, whatever stands before that."""
    main = clauses(words).main
    return opens_with_command(words) or bool(main and _GRAMMAR["demand"].fullmatch(main[0].lemma))


def _deeds(sentence: Sentence, rules: Rules) -> list[int]:
    """Where words of a deed begin, and verbs in the past tense."""
    return [
        *(start for start, _ in rules.practice.spans(sentence)),
        *(verb.start for verb in past_verbs(sentence.words)),
    ]


def _first_word(sentence: Sentence, rules: Rules, source_kind: SourceKind | None, *, beside_a_deed: bool) -> int | None:
    """Where the first word of promise begins; one in a subordinate clause gives way to all that tells besides."""
    starts = {start for start, _ in rules.rhetoric.spans(sentence)}
    if source_kind is not SourceKind.POLICY:  # where nobody is permitted anything, *kunnen* tells what is
        starts -= {word.start for word in sentence.words if _GRAMMAR["can"].fullmatch(word.form)}
    free = starts - {verb.start for verb in clauses(sentence.words).subordinate}
    return min(free if free or beside_a_deed else starts, default=None)


def _plain(words: Sequence[Word], source_kind: SourceKind | None) -> Mode:
    """The mode where no word tells: a claim in the present, or no claim at all."""
    if source_kind is SourceKind.POLICY:
        return Mode.PRACTICE if _has_perfect(words, ("have",)) or _describes(words) else Mode.RHETORIC
    if opens_with_infinitive(words):
        return Mode.RHETORIC
    return Mode.PRACTICE if any(map(is_finite, words)) else Mode.NONE


def _describes(words: Sequence[Word]) -> bool:
    """Whether the main clause says how things are: *is* or *heeft* announces nothing where it is no auxiliary.

    An adjective beside it may value, and what policy values it wants.
    """
    main = clauses(words).main
    is_bare = not any(word.upos == "ADJ" or is_participle(word) for word in words)
    return is_bare and bool(main) and _is_of(main[0], ("be", "have"))


def _has_perfect(words: Sequence[Word], roles: Sequence[str]) -> bool:
    """Whether there is a perfect tense. With *is* it looks like a passive (*is bedoeld*), which policy abounds in."""
    return any(map(is_participle, words)) and any(_is_of(word, roles) for word in words)


def _is_of(word: Word, roles: Sequence[str]) -> bool:
    return any(_GRAMMAR[role].fullmatch(word.form) for role in roles)
