"""Gives words the marks on letters back that a scanner or a typist lost or took for others."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline.clean.lexicon import READ_ON
from pipeline.clean.spelling.candidates import candidates, shape
from pipeline.clean.words.capitals import opens_sentence
from pipeline.clean.words.foreign import is_abroad, is_only_abroad
from pipeline.clean.words.tokens import Token, all_words, neighbours, tokens
from pipeline.spans import Edit
from pipeline.vocabulary import (
    forms,
    frequency,
    is_emphasised,
    is_in_dictionary,
    is_known,
    is_word,
    modern,
)

SHORTEST = 4
RAREST = 0.05
RAREST_IN_CAPITALS = 1.0
CLEARLY = 10.0
"""How many times commoner than any other the word with its marks must be, and a name's than the name without."""
_TREMAS = str.maketrans("áàâéèêíìîóòôúùû", "äääëëëïïïöööüüü")


def restore_diacritics(text: str) -> list[Edit]:
    """`efficiént` becomes `efficiënt`, `ideeen` `ideeën`, `geinteresseerd` `geïnteresseerd`.

    Only a word that the spelling dictionary does not have without its marks is changed, and never one whose accents
    stress it (`wél`), one in old spelling (`contrôle`), one between foreign words, or a name that is as common without.
    """
    marked = {word: new for word in set(all_words(text)) if (new := _marked(word))}
    edits = []
    for token in tokens(text) if marked else ():
        new = marked.get(token.word)
        if not new or _is_among_foreign(text, token) or _may_be_another(text, token, new):
            continue
        if _is_no_name(token.word, new) or opens_sentence(text, token.start):
            edits.append(Edit(token.start, token.end, new, "restore_diacritics"))
    return edits


@lru_cache(maxsize=1 << 15)
def _marked(word: str) -> str | None:
    """The word with its marks, in the capitals that it had; `None` where nothing is amiss or it is not sure."""
    low = word.lower()
    if len(low) < SHORTEST or not low.isalpha() or is_in_dictionary(low) or is_emphasised(low):
        return None
    new = _known_with_marks(low) or _with_tremas(low)
    if new is None or new == low:
        return None
    if word.isupper():  # an acronym, if the word is rare
        return new.upper() if frequency(new) >= RAREST_IN_CAPITALS else None
    return new[0].upper() + new[1:] if word[0].isupper() else new


def _known_with_marks(word: str) -> str | None:
    """The one form of the dictionary that differs from a word in its marks alone, or is clearly the commonest such."""
    forms_with_marks = sorted(_by_bare_letters().get(_bare(word), ()), key=frequency, reverse=True)
    if not forms_with_marks or len(forms_with_marks[0]) != len(word):
        return None
    best, *others = forms_with_marks
    clear = frequency(best) > CLEARLY * frequency(others[0]) if others else frequency(best) >= RAREST
    return best if clear else None


def _with_tremas(word: str) -> str | None:
    """A word whose accents stand where tremas make a word: `cliéntenraad`."""
    new = word.translate(_TREMAS)
    return new if new != word and not is_known(word) and modern(word) is None and is_word(new) else None


def _is_no_name(word: str, new: str) -> bool:
    return word.islower() or word.isupper() or frequency(new) > CLEARLY * frequency(word)


def _may_be_another(text: str, token: Token, new: str) -> bool:
    """Whether something else was misread and nothing before it asks for this word: `de client`, `dit client te`."""
    readings = candidates(*shape(token.word), by_table=True)
    commoner = any(one.word != new.lower() and frequency(one.word) > frequency(new) for one in readings)
    return commoner and neighbours(text, token)[0] not in READ_ON


def _is_among_foreign(text: str, token: Token) -> bool:
    """Whether a word that English, German or French has stands beside another that only they have."""
    return is_abroad(token.word) and any(map(is_only_abroad, neighbours(text, token)))


@cache
def _by_bare_letters() -> Mapping[str, tuple[str, ...]]:
    """The forms with marks, under what they are without."""
    found: dict[str, tuple[str, ...]] = {}
    for form in forms():
        if not form.isascii() and is_in_dictionary(form) and not is_emphasised(form):
            bare = _bare(form)
            found[bare] = (*found.get(bare, ()), form)
    return found


def _bare(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
