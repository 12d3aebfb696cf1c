"""Where in a word the damage must be: at letters that never follow each other in Dutch. It spares much search."""

from __future__ import annotations

from functools import cache

from pipeline.vocabulary import forms

GROUP = 4


@cache
def _groups() -> frozenset[str]:
    """Every row of letters of this length that occurs in a Dutch form."""
    return frozenset(form[at : at + GROUP] for form in forms() for at in range(len(form) - GROUP + 1))


def weak_spot(word: str) -> tuple[int, int] | None:
    """The letters that every odd row has in common: a single error must be there. `None`: there is more than one."""
    low, high = 0, len(word)
    for at in range(len(word) - GROUP + 1):
        if word[at : at + GROUP] not in _groups():
            low, high = max(low, at), min(high, at + GROUP)
    return (low, high) if low < high else None
