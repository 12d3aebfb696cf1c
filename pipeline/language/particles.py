"""The particle of a separable verb that stands apart from it: `stelde ... voor`, `op te lossen`, `mee zou gaan`.

Found by parts of speech and word order alone, so that no parser need be loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTICLES = frozenset(("ADP", "ADV", "ADJ", "NOUN"))
_VERBS = frozenset(("VERB", "AUX"))
_OBJECTS = frozenset(("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "SYM"))
"""What a preposition governs: `voor` before one of these is no particle."""
_STOPS = frozenset(".;:?!")
_FARTHEST = 40


Separable = Mapping[str, Collection[str]]
"""For each particle the lemmas of the verbs that it may stand apart from."""


def particles(doc: Doc, separable: Separable) -> dict[int, str]:
    """The particles that stand apart from their verbs.

    Args:
        doc: With parts of speech, features and the lemmas of whole words.
        separable: Which verbs each particle may stand apart from.

    Returns:
        By the place of each verb in the text that has one, its particle in lower case.
    """
    found: dict[int, str] = {}
    for token in doc:
        verbs = separable.get(token.lower_)
        if verbs and token.pos_ in _PARTICLES:
            verb = _verb_after(token, verbs)
            if verb is None and not _goes_on(token):
                verb = _verb_before(token, verbs)
            if verb is not None:
                found.setdefault(verb.i, token.lower_)
    return found


def _goes_on(token: Token) -> bool:
    """Whether it governs what follows, as a preposition or as `om` does with `te` and a verb."""
    after = token.doc[token.i + 1 : token.i + 3]
    if [word.lower_ for word in after[:1]] == ["te"]:
        return after[-1].pos_ == "VERB"
    return token.pos_ == "ADP" and any(word.pos_ in _OBJECTS for word in after[:1])


def _verb_after(token: Token, verbs: Collection[str]) -> Token | None:
    """The last verb that takes this particle in the row of verbs right after it, `te` among them."""
    last: Token | None = None
    for verb in token.doc[token.i + 1 :]:
        if verb.pos_ not in _VERBS and verb.lower_ != "te":
            break
        if _is(verb, verbs):
            last = verb
    return last


def _verb_before(token: Token, verbs: Collection[str]) -> Token | None:
    """The finite verb nearest before it in its sentence, if that takes this particle."""
    for verb in reversed(token.doc[max(0, token.i - _FARTHEST) : token.i]):
        if verb.text in _STOPS:
            return None
        if verb.pos_ == "VERB" and "VerbForm=Part" not in str(verb.morph):
            finite = "VerbForm=Inf" not in str(verb.morph)  # where the tagger names no form, it mostly is
            return verb if finite and _is(verb, verbs) else None
    return None


def _is(token: Token, verbs: Collection[str]) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in verbs
