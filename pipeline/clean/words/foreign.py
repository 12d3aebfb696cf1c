"""Whether a word is one of another language that stands in Dutch texts: English, German or French.

Each repair asks in its own measure: such a word may well be Dutch too, or what is left of a Dutch one.
"""

from __future__ import annotations

from pipeline.vocabulary import foreign_frequency, frequency, is_known

SHORTEST = 4  # letters of a word that is one, and no scrap that happens to look like it


def is_abroad(word: str, least: float = 0.0) -> bool:
    """Whether another language has a word, `least` times in a million or more; Dutch may have it too."""
    often = foreign_frequency(word)
    return often > 0 and often >= least


def is_only_abroad(word: str, least: float = 0.0) -> bool:
    """Whether another language has it as often as that, and no table of Dutch has it at all."""
    return is_abroad(word, least) and not is_known(word)


def is_commoner_abroad(word: str, times: float = 1.0) -> bool:
    """Whether it is more than so many times as common in another language as in Dutch."""
    return foreign_frequency(word) > times * frequency(word)
