"""What is a Dutch word: a kept table of word forms, compounds of what stands in it, and the room's own short lists."""

import tomllib
from functools import lru_cache
from pathlib import Path

import simplemma

SHORTEST_PART = 3
LONGEST_WORD = 40
LINKING_SOUNDS = ("", "s", "en", "e", "n")

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
READ_ON, FINITE_VERBS, AND_OR, OTHER_LINKS, KEEPS_HYPHEN = (
    frozenset(_LISTS[name]) for name in ("read_on", "finite_verbs", "and_or", "other_links", "keeps_hyphen")
)


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Whether a word form stands in the Dutch table of simplemma, in lower case."""
    return bool(word) and bool(simplemma.is_known(word.lower(), lang="nl"))


@lru_cache(maxsize=1 << 14)
def is_word(word: str) -> bool:
    """Whether a word form is known, or is a compound of two known ones with or without a linking sound."""
    word = word.lower()
    if is_known(word):
        return True
    if len(word) > LONGEST_WORD:
        return False
    return any(
        _is_head(word[:cut]) and is_known(word[cut:]) for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    )


def _is_head(part: str) -> bool:
    """Whether the first part of a compound is a known word, linking sound and all."""
    bare = (part.removesuffix(sound) for sound in LINKING_SOUNDS if part.endswith(sound))
    return any(len(word) >= SHORTEST_PART and is_known(word) for word in bare)
