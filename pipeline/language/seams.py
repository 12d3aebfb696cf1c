"""Seams of compounds that a pipeline leaves whole, guessed for searches alone: `samenlevings|opbouwwerk`.

A lemma must be right, so the pipeline cuts where the odds are even at least. A search had better find a word too many
than miss one: here a known start before what begins as a known head is enough.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.language.compounds import NAME, Compounds, PartTables, bare

if TYPE_CHECKING:
    from spacy.language import Language

SHORTEST = 5
"""Letters of a start and of a head: shorter ones stand in words that are no compounds, as *deel* in *voordeel*."""
_WORDS_KEPT = 65_536

Guess = Callable[[str], tuple[str, ...]]
"""Gives the parts of a word in lower case, in order; none for a word that shows no seam."""


@lru_cache(maxsize=1)
def guesser(nlp: Language) -> Guess:
    """What guesses by the tables of a pipeline; one without tables of compounds guesses nothing."""
    compounds = nlp.get_pipe(NAME) if NAME in nlp.pipe_names else None
    tables = compounds.tables if isinstance(compounds, Compounds) else PartTables()
    heads = frozenset(head for head in tables.head_scores if len(head) >= SHORTEST)

    @lru_cache(maxsize=_WORDS_KEPT)
    def guess(word: str) -> tuple[str, ...]:
        starts = (at for at in range(SHORTEST, len(word) - SHORTEST + 1) if word[:at] in tables.start_scores)
        seams = [at for at in starts if _is_headed(word[at:], heads)]
        if not seams:
            return ()
        places = zip((0, *seams), (*seams, len(word)), strict=True)
        *before, head = (word[begin:end] for begin, end in places)
        return (*(bare(start, tables) for start in before), head)

    return guess


def _is_headed(rest: str, heads: frozenset[str]) -> bool:
    return any(rest[:end] in heads for end in range(SHORTEST, len(rest) + 1))
