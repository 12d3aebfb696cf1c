"""Lemmas from tables, put over those of the trained lemmatizer wherever a table is surer.

The lemma is that of the whole word: `regeringspartij` for `Regeringspartijen`, `toestaan` for `toegestaan`. What the
treebank makes of it, `regering_partij`, is the work of `compounds`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.language.tables import WithTables

NAME = "wijkspiegel_lemmas"
SHORTEST_TAIL = 4
"""A shorter end of an unknown word says too little of how the word is inflected: -en, -ste."""
SHORTEST_START = 2
SIGN = "\t"
"""Parts the fields of a key."""

_ORDINAL = re.compile(r"(\d+)(?:ste|de|e)")
_EDIT = "-"
_INFLECTED = ("NOUN", "VERB", "ADJ")
_AS_WRITTEN = frozenset(("PROPN", "X", "SYM"))
_ENDS_SENTENCE = frozenset(".!?:;\"'„“”«»‘’-–—•*()")


@dataclass(frozen=True, slots=True)
class LemmaTables:
    """What is known of word forms.

    Attributes:
        seen: Lemmas in the treebank by `form⇥UPOS`, by `form⇥UPOS⇥features` where the features decide, and by `form⇥`
            for a word that has the same lemma whatever it is. Forms in lower case.
        names: Lemmas of names and of foreign and short words by `form⇥UPOS`, the form as written, where they differ.
        forms: By UPOS, for a form in lower case what makes its lemmas, the likeliest first, parted by tabs: how many
            letters to take off its end, and what to put there (`2-`, `3-aan`).
    """

    seen: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Word:
    """What the lemma of a token depends on.

    Attributes:
        form: As it stands in the text.
        upos: The part of speech that the pipeline gave it.
        feats: Its features, `Name=Value|Name=Value`, empty when it has none.
        guess: The lemma of the trained lemmatizer; empty when there is none.
        opens: Whether it opens a sentence, so that its capital says nothing.
    """

    form: str
    upos: str
    feats: str = ""
    guess: str = ""
    opens: bool = False


def key(*fields: str) -> str:
    """The fields as one key of a table."""
    return SIGN.join(fields)


def edit_of(form: str, lemma: str) -> str:
    """How a lemma is made of a form, see `LemmaTables.forms`; `apply_edit` undoes it."""
    same = next((at for at, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b), min(len(form), len(lemma)))
    return f"{len(form) - same}{_EDIT}{lemma[same:]}"


def apply_edit(form: str, edit: str) -> str:
    """The lemma that an edit makes of a form."""
    off, _, ending = edit.partition(_EDIT)
    return form[: len(form) - int(off)] + ending


def whole_lemma(word: Word, tables: LemmaTables) -> str:
    """The lemma of a whole word, without signs between its parts.

    A name, number or foreign word keeps its letters unless it was seen with another lemma. Other words: what the
    treebank has, else the tables of forms, else the longest end of the word that is known (`fietsenmakers` by
    `makers`), else what the trained lemmatizer says, else the word in lower case.

    Returns:
        Never empty, unless the form is.
    """
    if word.upos in _AS_WRITTEN:
        return _as_written(word, tables)
    lemma = _seen(word, tables) or _from_forms(word, tables) or _ordinal(word) or _otherwise(word, tables)
    guess = word.guess if word.upos in _INFLECTED else ""
    return lemma or _from_tail(word, tables) or guess or word.form.lower()


def _as_written(word: Word, tables: LemmaTables) -> str:
    known = tables.names.get(key(word.form, word.upos)) or _no_name(word, tables)
    plural = word.upos == "PROPN" and "Number=Plur" in word.feats
    return known or (_plural_name(word, tables) if plural else "") or word.form


def _no_name(word: Word, tables: LemmaTables) -> str:
    """`eigenlijk` for the first word of a sentence, which the tagger takes for a name by its capital."""
    common = word.opens and word.upos == "PROPN" and word.form[:1].isupper() and word.form[1:].islower()
    return tables.seen.get(key(word.form.lower(), ""), "") if common else ""


def _plural_name(word: Word, tables: LemmaTables) -> str:
    """For `Cubanen`: the table of nouns, else the trained lemma where it is shorter and begins the same."""
    lemma = _from_forms(Word(word.form, "NOUN"), tables) or word.guess
    return word.form[0] + lemma[1:] if lemma[:3].lower() == word.form[:3].lower() else ""


def _seen(word: Word, tables: LemmaTables) -> str:
    low = word.form.lower()
    return tables.seen.get(key(low, word.upos, word.feats)) or tables.seen.get(key(low, word.upos)) or ""


def _otherwise(word: Word, tables: LemmaTables) -> str:
    """Its lemma as another part of speech, for a word that the tables do not know as what the tagger takes it for."""
    others = (_from_forms(replace(word, upos=upos), tables) for upos in _INFLECTED if upos != word.upos)
    return tables.seen.get(key(word.form.lower(), "")) or next(filter(None, others), "")


def _from_forms(word: Word, tables: LemmaTables) -> str:
    edits = tables.forms.get(word.upos, {}).get(word.form.lower())
    if edits is None:
        return ""
    low = word.form.lower()
    lemmas = [apply_edit(low, edit) for edit in edits.split(SIGN)]
    likely = (low, word.guess.lower()) if _is_bare(word) else (word.guess.lower(),)
    return _with_capital(next((lemma for lemma in likely if lemma in lemmas), lemmas[0]), word)


def _is_bare(word: Word) -> bool:
    """Whether its features say that it is not inflected; a diminutive always is, the treebank takes `huis` for it."""
    if word.upos == "NOUN":
        return "Number=Sing" in word.feats and not word.form.lower().endswith("je")
    return "VerbForm=Inf" in word.feats


def _with_capital(lemma: str, word: Word) -> str:
    """`Zeeuws` for `Zeeuwse`: an adjective that no sentence opens with has its capital for itself."""
    if word.upos == "ADJ" and not word.opens and word.form.istitle():
        return lemma[:1].upper() + lemma[1:]
    return lemma


def _ordinal(word: Word) -> str:
    found = _ORDINAL.fullmatch(word.form.lower()) if word.upos in ("ADJ", "NUM") else None
    return found[1] if found else ""


def _from_tail(word: Word, tables: LemmaTables) -> str:
    """The start as it stands, and the lemma of the longest end that is known; nothing for what is not inflected."""
    if word.upos not in _INFLECTED:
        return ""
    start, hyphen, tail = word.form.rpartition("-")
    if start and hyphen and tail:
        return _start(start, word) + hyphen + (_whole(tail, word, tables) or _from_tail_of(tail, word, tables) or tail)
    return _from_tail_of(word.form, word, tables)


def _from_tail_of(form: str, word: Word, tables: LemmaTables) -> str:
    for at in range(SHORTEST_START, len(form) - SHORTEST_TAIL + 1):
        lemma = _whole(form[at:], word, tables)
        if lemma:
            return _start(form[:at], word) + lemma
    return ""


def _whole(tail: str, word: Word, tables: LemmaTables) -> str:
    end = Word(tail.lower(), word.upos, word.feats, opens=True)
    return (_seen(end, tables) or _from_forms(end, tables)) if tail else ""


def _start(start: str, word: Word) -> str:
    """`PSV` and `Goorbergh` stay, the capital of a sentence goes."""
    rest = start[1:]
    capital = not word.opens and word.form != word.form.upper() and "-" in word.form
    return start if capital or (rest != rest.lower() and word.form != word.form.upper()) else start.lower()


class Lemmas(WithTables[LemmaTables]):
    """The spaCy component: sets `token.lemma_` from the tables, after a tagger and a trained lemmatizer."""

    def use(self, tables: LemmaTables) -> None:
        """Work with these tables from now on."""
        super().use(tables)
        self._known: dict[tuple[int, int, str, int, bool], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token but spaces."""
        opens = True
        for token in doc:
            if not token.is_space:
                token.lemma_ = self._lemma(token, opens)
                opens = token.text in _ENDS_SENTENCE
        return doc

    def _lemma(self, token: Token, opens: bool) -> str:
        feats = str(token.morph)
        facts = (token.orth, token.pos, feats, token.lemma, opens)
        lemma = self._known.get(facts)
        if lemma is None:
            word = Word(token.text, token.pos_, feats, token.lemma_, opens)
            lemma = self._known[facts] = whole_lemma(word, self.tables)
        return lemma


@Language.factory(NAME, requires=["token.pos"], assigns=["token.lemma"])
def make_lemmas(nlp: Language, name: str) -> Lemmas:  # noqa: ARG001 - spaCy calls a factory with both
    """Make the component without tables; the pipeline's folder brings them."""
    return Lemmas(LemmaTables())
