"""Spells words of now as before 1947: what a pipeline makes of them says what it makes of old texts.

Only what a rule can tell is respelled: open vowels written double, -sch, and some everyday words. Old texts also have
endings of their own (`den`, `eener`), which would change the annotation; they are left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tools.language_model.treebank import Sentence, Token

_OPEN = (
    r"^(?:ge|ver|be|ont|af|aan|op|uit|in|om|door)?(?:del|hel|len|ler|ker|men|grot|hog|lop|kop|ton"
    r"|lon|dod|bom|rod|hor|gelov)(?=(?:en|e|er|ers|ere|ing|ingen|end|ende)$)"
)
"""Stems whose vowel was written double before an ending too."""
_LETTER = r"[^\W\d_]"
_RULES = (
    (re.compile(r"^(z)o(?=als$|dat$|n$|$)", re.IGNORECASE), r"\1oo"),
    (re.compile(r"^(g?)e(?=ne$)", re.IGNORECASE), r"\1ee"),
    (re.compile(rf"(?<={_LETTER})lo(?=ze$|zen$)"), "loo"),
    (re.compile(_OPEN, re.IGNORECASE), lambda found: _doubled(found.group())),
    (re.compile(r"^(.*tu|wi|vi|wa|fle|bo)ss(?=en)", re.IGNORECASE), r"\1ssch"),
    (re.compile(r"^(.*)(?<=men)s(?=$|en$|elijk|heid)", re.IGNORECASE), r"\1sch"),
)
_ADJECTIVE = re.compile(r"^([A-Z]\w*[^\Ws])s(?=e?$)")
"""Adjectives of places: Nederlandsch, Fransche."""


def respelled(sentence: Sentence) -> Sentence:
    """A sentence with its words spelled as before 1947 where a rule can tell how; its annotation stays."""
    return replace(sentence, tokens=tuple(replace(token, form=old_form(token)) for token in sentence.tokens))


def old_form(token: Token) -> str:
    """How a word was spelled; most words as they are now."""
    if token.upos == "PROPN":
        return token.form
    if token.upos == "ADJ" and _ADJECTIVE.match(token.form):
        return _ADJECTIVE.sub(r"\1sch", token.form)
    for pattern, old in _RULES:
        if pattern.search(token.form):
            return pattern.sub(old, token.form)
    return token.form


def _doubled(stem: str) -> str:
    """The last vowel of a stem, twice."""
    return re.sub(r"([eo])(?=[^eo]+$)", r"\1\1", stem)
