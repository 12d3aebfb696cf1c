"""Makes one rule of several, and one pass of many: what comes out is a rule again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import repeat

from pipeline.clean.composing import compose
from pipeline.spans import Edit, apply_edits

Rule = Callable[[str], list[Edit]]
"""Takes the text so far, returns edits over it, in order and not overlapping."""


def in_turn(rules: Sequence[Rule]) -> Rule:
    """The rule that applies several, each to what the ones before it left."""
    return lambda text: _follow(text, rules)


def until_stable(rule: Rule) -> Rule:
    """The rule that applies `rule` until it finds nothing more.

    It ends, since each edit takes away a line break, a page break, white space or a damaged character, and no rule
    puts back what another takes away; a move lets the first line that broke off be taken up and leaves all above it,
    or takes away a gap between columns.
    """
    return lambda text: _follow(text, repeat(rule), stop_at_rest=True)


def _follow(text: str, rules: Iterable[Rule], *, stop_at_rest: bool = False) -> list[Edit]:
    """The edits of rules over what the ones before them left, as one list over `text`."""
    edits: tuple[Edit, ...] = ()
    so_far = text
    for rule in rules:
        found = rule(so_far)
        if found:
            edits = compose(edits, found, so_far)
            so_far = apply_edits(so_far, found)
        elif stop_at_rest:
            break
    return [_name_once(edit) for edit in edits if edit.new != text[edit.start : edit.end]]


def _name_once(edit: Edit) -> Edit:
    """An edit of several rules names each of them once, in the order in which they came."""
    names = "+".join(dict.fromkeys(edit.rule.split("+")))
    return edit if names == edit.rule else replace(edit, rule=names)
