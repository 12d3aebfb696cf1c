"""What the rest of the product reads off a token, whatever pipeline gave it."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.cues import Word, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PARTS = "_"
"""The sign that the treebanks, and so most Dutch pipelines, put between the parts of a lemma: `buurt_huis`."""
_ALIKE = 2
"""So many letters at least has the last part in common with its place in the word: *raad* with *stadsdeelraden*."""


def lemma_of(token: Token) -> str:
    """The lemma of a token as a dictionary writes it.

    The treebanks have `bewoner_initiatief` for *bewonersinitiatieven* and `mee_doen` for *deed*: that becomes
    `bewonersinitiatief`, with the letters between the parts that only the word itself tells, and `meedoen`. Capitals
    stay as the pipeline gives them. A token without a lemma is its own, in lower case. The sign stays where it stands
    in the word itself, as in an address.
    """
    if PARTS in token.text:
        return str(token.lemma_ or token.lower_)
    lemma = str(token.lemma_).strip(PARTS) or str(token.lower_)
    if PARTS not in lemma:
        return lemma
    joined = lemma.replace(PARTS, "")
    return joined if token.pos_ in _VERBS else _compound(token.text, lemma) or joined


def words_of(doc: Doc) -> list[Word]:
    """The words of a text as the rules see them, at offsets over it.

    Part of speech and features are `None` where the pipeline tells none, as a table of lemmas does not.
    """
    return [
        Word(
            token.idx,
            token.idx + len(token),
            fold(lemma_of(token)),
            fold(token.text),
            token.pos_ or None,
            _features(str(token.morph)) if token.has_morph() else None,
        )
        for token in doc
    ]


@lru_cache(maxsize=1024)
def _features(written: str) -> frozenset[str]:
    """The features in `Number=Sing|Tense=Past`; there are few combinations, and every word asks for one."""
    return frozenset(written.split("|")) if written else frozenset()


_VERBS = frozenset({"VERB", "AUX"})
"""Their parts have nothing between them in the dictionary; what stands there in *meegedaan* is inflection."""


def _compound(form: str, lemma: str) -> str | None:
    """The word up to its last part as it stands, and the lemma of that part; `None` where it is not to be seen."""
    start, _, head = lemma.rpartition(PARTS)
    expected, folded, last = len(start.replace(PARTS, "")), form.lower(), head.lower()
    if folded[:1] != start[:1].lower():
        return None
    alike, _, at = max((_shared(folded[at:], last), -abs(at - expected), at) for at in range(1, len(form) + 1))
    if alike < min(_ALIKE, len(head)):
        return None
    return (form if start[0].isupper() else folded)[:at] + head


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
