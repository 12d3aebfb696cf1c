"""Makes spaCy documents of several sentences, as running text, from the sentences of a treebank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from spacy.tokens import Doc
from spacy.vocab import Vocab

from tools.language_model.habits import whole_lemma
from tools.language_model.treebank import Sentence, Token

LONGEST = 10
"""The most sentences of a document."""
OPENING = frozenset("([{“‘„") | {",,", "``"}
CLOSING = frozenset(".,;:!?)]}”’%…") | {"...", "..", "''"}
STRAIGHT = frozenset("\"'")
STOPS = frozenset(".?!:;…)”’»") | STRAIGHT
"""A sentence that ends in none of these does not show its end."""
BETWEEN = frozenset({"/"})


def documents(sentences: Sequence[Sentence], vocab: Vocab, seed: int) -> Iterator[Doc]:
    """Join sentences into documents of 1 to `LONGEST`, in the order of the texts that they come from.

    What has no stop, such as a heading, is the last of its document: in our texts it stands on a line of its own, and
    who learns to end a sentence behind it ends one within each name of several words.

    Args:
        sentences: Of one file.
        vocab: The vocabulary of the documents.
        seed: The same sentences and seed give the same documents.

    Yields:
        Documents whose annotation is the sentences'; what a sentence leaves open is missing. Lemmas are
        those of whole words, without `_`.
    """
    chance, ordered = Random(seed), sorted(sentences, key=lambda sentence: sentence.order)
    start = 0
    while start < len(ordered):
        joined = ordered[start : start + chance.randint(1, LONGEST)]
        until = next((at for at, sentence in enumerate(joined, 1) if not _is_stopped(sentence)), len(joined))
        yield document(joined[:until], vocab)
        start += until


def _is_stopped(sentence: Sentence) -> bool:
    return sentence.forms[-1][-1] in STOPS


def document(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """One document of the sentences given, a space after each."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    doc = Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[space for sentence in sentences for space in spaces(sentence.tokens)],
        pos=[(token.upos or "") if _is_known(token) else "" for token in tokens],
        morphs=[token.feats or "_" for token in tokens],
        lemmas=[whole_lemma(token) or "" for token in tokens],
        heads=list(_heads(sentences)),
        deps=["ROOT" if token.deprel == "root" else token.deprel or "" for token in tokens],
    )
    for place, token in enumerate(tokens):
        if not _is_known(token):
            doc[place].set_morph(None)  # the one way to tell spaCy "not known" from "has none"
    return doc


def _is_known(token: Token) -> bool:
    """SpaCy learns part of speech and features as one label, so that one of the two is as good as none."""
    return token.upos is not None and token.feats is not None


def _heads(sentences: Sequence[Sentence]) -> Iterator[int]:
    """The heads counted from the start of the document."""
    start = 0
    for sentence in sentences:
        yield from (start + token.head for token in sentence.tokens)
        start += len(sentence.tokens)


def spaces(tokens: Sequence[Token]) -> list[bool]:
    """Whether a space follows each token: as its file says, else as Dutch is printed; always after the last."""
    guessed = _guessed([token.form for token in tokens])
    known = [token.space_after for token in tokens[:-1]]
    return [guess if told is None else told for told, guess in zip(known, guessed, strict=False)] + [True]


def _guessed(forms: Sequence[str]) -> list[bool]:
    """A straight quote opens where none is open and closes otherwise."""
    after = [True] * len(forms)
    is_open: set[str] = set()
    for place, form in enumerate(forms):
        closes = form in CLOSING or form in BETWEEN or form in is_open
        if closes and place:
            after[place - 1] = False
        if form in OPENING or form in BETWEEN or (form in STRAIGHT and not closes):
            after[place] = False
        if form in STRAIGHT:
            is_open ^= {form}
    return after
