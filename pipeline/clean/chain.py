"""Makes one rule of several, and one pass of many: what comes out is a rule again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from itertools import cycle

from pipeline.clean.composing import compose
from pipeline.spans import Edit, apply_edits

Rule = Callable[[str], list[Edit]]
"""Takes the text so far, returns edits over it, in order and not overlapping."""


def to_rest(rules: Sequence[Rule]) -> Rule:
    """The rule that applies several in turn, each to what the ones before it left, until none finds anything more.

    It stops as soon as each of them has seen the text as it is. It comes to that, since each edit leaves less that is
    wrong: it takes away a line break, a page break, white space or a character that stands where none should, or makes
    words, or likelier ones, of letters that were none; what one rule has made whole no other parts, and what one has
    parted no other joins. A move lets the first line that broke off be taken up and leaves all above it, or takes away
    a gap between columns. Were two rules to undo each other all the same, the text rests where it comes back to what it
    was before.
    """

    def apply(text: str) -> list[Edit]:
        edits: tuple[Edit, ...] = ()
        so_far, in_vain = text, 0
        seen = {hash(text)}
        for rule in cycle(rules):
            if in_vain == len(rules):
                break
            found = rule(so_far)
            in_vain = 0 if found else in_vain + 1
            if found:
                edits = compose(edits, found, so_far)
                so_far = apply_edits(so_far, found)
                if hash(so_far) in seen:
                    break
                seen.add(hash(so_far))
        return [edit for edit in edits if edit.new != text[edit.start : edit.end]]

    return apply


def until_stable(rule: Rule) -> Rule:
    """The rule that applies `rule` until it finds nothing more."""
    return wraps(rule)(to_rest((rule,)))
