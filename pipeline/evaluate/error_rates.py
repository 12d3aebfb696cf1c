"""How far a text is from its reference: the usual error rates, and what each repair did to them.

Character error is the Levenshtein distance in characters, white space counted as one space; word error the same in
words parted by white space. Both stand over the length of the reference, so they can be summed over documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.tallies import Tally
from pipeline.spans import CleanSpan, Edit, RawSpan, apply_edits
from pipeline.text import Cleaned


def error_tally(reference: str, damaged: str, repaired: str) -> Tally:
    """What one document adds to both error rates, before and after repair.

    Names of counts: `characters` and `words` of the reference, and of either `.before` and `.after`: the errors.
    """
    texts = (reference, damaged, repaired)
    by_character = _distances("characters", *(" ".join(text.split()) for text in texts))
    return by_character + _distances("words", *(text.split() for text in texts))


def _distances(unit: str, truth: Sequence[Hashable], before: Sequence[Hashable], after: Sequence[Hashable]) -> Tally:
    return Counter(
        {
            unit: len(truth),
            f"{unit}.before": Levenshtein.distance(truth, before),
            f"{unit}.after": Levenshtein.distance(truth, after),
        }
    )


def spot_tally(damaged: Cleaned, repaired: Cleaned) -> Tally:
    """How many damages of each kind there are, and how many of them are repaired.

    Args:
        damaged: The reference as `raw`, and its damages as edits, the rule of each its kind.
        repaired: The damaged text as `raw`, and the edits of the cleaning.

    Returns:
        `kind.<kind>.all` and `kind.<kind>.repaired`; a damage is repaired when the words that it touches read as they
        do in the reference, white space and all.
    """
    counts: Tally = Counter()
    for damage in damaged.edits:
        words = _words_around(damaged.raw, damage.start, damage.end)
        became = repaired.offsets.to_clean(_as_raw(damaged.offsets.to_clean(words)))
        counts[f"kind.{damage.rule}.all"] += 1
        counts[f"kind.{damage.rule}.repaired"] += became.of(repaired.text).strip() == words.of(damaged.raw)
    return counts


class Verdict(StrEnum):
    """What an edit did to the words that it touches: brought them nearer to the reference, took them further off."""

    RIGHT = "right"
    WRONG = "wrong"
    NEITHER = "neither"


def verdicts(damaged: Cleaned, repaired: Cleaned) -> Iterator[tuple[Edit, Verdict]]:
    """Each edit of the cleaning, taken alone, with what it did.

    One that puts text where it was moved to does neither: the one that took it away from its place is judged.

    Args:
        damaged: As for `spot_tally`.
        repaired: As for `spot_tally`.
    """
    return ((edit, _verdict(edit, damaged, repaired.raw)) for edit in repaired.edits)


def edit_tally(judged: Iterable[tuple[Edit, Verdict]]) -> Tally:
    """What each rule's edits did: `rule.<rule>.right`, `.wrong` and `.neither`.

    An edit that several rules made together counts for each of them.
    """
    return Counter(f"rule.{rule}.{verdict}" for edit, verdict in judged for rule in edit.rules)


def _verdict(edit: Edit, damaged: Cleaned, text: str) -> Verdict:
    words = _words_around(text, edit.start, edit.end)
    same = damaged.offsets.to_raw(CleanSpan(words.start, words.end))
    truth = _words_around(damaged.raw, same.start, same.end).of(damaged.raw)
    shifted = Edit(edit.start - words.start, edit.end - words.start, edit.new, edit.rule)
    before = Levenshtein.distance(truth, words.of(text))
    after = Levenshtein.distance(truth, apply_edits(words.of(text), [shifted]))
    if after == before or edit.moved:
        return Verdict.NEITHER
    return Verdict.RIGHT if after < before else Verdict.WRONG


def _words_around(text: str, start: int, end: int) -> RawSpan:
    """The stretch, widened to whole words at both ends."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return RawSpan(start, end)


def _as_raw(span: CleanSpan) -> RawSpan:
    """A span on the clean side of one cleaning is one on the raw side of the next."""
    return RawSpan(span.start, span.end)
