"""Does a text look Dutch? Function words tell: every sentence has them, and each language its own.

Old scans lose the spaces between words, and their function words with them; there the spelling of long words tells.
"""

from __future__ import annotations

import re
from collections import Counter

_FUNCTION_WORDS = {
    "nl": "de het een van en dat die niet met voor zijn ook maar aan als er om door naar bij uit over dan nog wordt "
    "worden heeft hebben deze dit wat hun kan moet wel geen meer veel zij wij je ze te op of in is",
    "en": "the of and to a that is was for it with as be by not are this have from or but they which you we their "
    "has been were more will can in on at an",
    "de": "der die das und ist nicht ein eine zu den mit von für auf dem des im sich auch als wird sind oder aber bei "
    "nach wie aus werden durch um zur zum wir sie es in an",
    "fr": "le la les de des et un une est que qui dans pour pas sur par au avec ce il elle sont aux ou du en plus ne "
    "se nous vous leur cette été",
    "es": "el la los las de y que en un una es por con para no se del al lo como más su sus pero este esta son fue",
    "fy": "it de fan yn en dat is net mei foar oan op te by as der út nei har se sy wy hawwe wurdt binne wol mar ek",
}
_LANGUAGES = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_SPELLING = re.compile(r"ij|aa|ee|oo|uu|oe|ui|sch|lijk|heid|ende|ver|ge")
_WORD = re.compile(r"[^\W\d_]+")
ENOUGH_WORDS = 40
"""A text with fewer words may be anything, and counts as Dutch."""
LOWEST_SHARE = 0.12
"""Dutch prose has 0.4 to 0.5 of its words in the list; menus, tables and lists of names around it bring that down."""
_LOOKED_AT = 200_000  # characters from the start: enough to tell
_LONG_WORD = 5
_SPELLED_SHARE = 0.3  # of long words: Dutch has 0.4 and more, its neighbours but German below 0.15


def looks_dutch(text: str) -> bool:
    """Whether the function words of `text` are Dutch rather than those of a neighbouring language.

    Args:
        text: Raw or clean text of a document.

    Returns:
        True also for a text of under forty words, which cannot be told.
    """
    words = Counter(_WORD.findall(text[:_LOOKED_AT].lower()))
    total = words.total()
    if total < ENOUGH_WORDS:
        return True
    hits = {code: sum(words[word] for word in known) for code, known in _LANGUAGES.items()}
    if hits["nl"] < max(hits.values()):
        return False
    return hits["nl"] >= LOWEST_SHARE * total or _is_spelled_as_dutch(words)


def _is_spelled_as_dutch(words: Counter[str]) -> bool:
    long = {word: count for word, count in words.items() if len(word) >= _LONG_WORD}
    spelled = sum(count for word, count in long.items() if _SPELLING.search(word))
    return spelled > _SPELLED_SHARE * sum(long.values())
