"""Damages training documents as our texts are damaged, so that the pipeline has seen worse than print.

The annotation stays: a word keeps its place and what is said of it, whatever becomes of its letters. Only the final
stop of a heading goes, with its annotation. Which letters are read for which is the table of the room that repairs
(`pipeline/clean/spelling`), never the one of the exam of the cleaning (`pipeline/evaluate`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from random import Random

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.clean.spelling.confusions import confusions

Augmenter = Callable[[Language, Example], Iterator[Example]]
LONGEST_HEADING = 9
"""How many words and signs a sentence may have and still be made a heading."""
LONGEST_READ = 3
"""How many letters at once a scanner takes for others."""
LOST_OR_STRANGE = 0.3
"""How many misread letters are lost, doubled or any other letter, where the rest are in the table."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DOUBLE_QUOTES = frozenset({'"', "“", "”", "„", ",,", "''", "``", "«", "»"})
SINGLE_QUOTES = frozenset("'‘’")
STYLES = (('"', '"', "'", "'"), ("“", "”", "‘", "’"), ("„", "”", "‘", "’"), ("«", "»", "‹", "›"))
"""Ways to print quotes: double that opens and closes, single that opens and closes."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each kind of damage is done, as shares between 0 and 1.

    Attributes:
        lower_case: Of the documents, those that lose every capital.
        headings: Of the short sentences, those that are made headings: in capitals, without a final stop, or both.
        lost_marks: Of the documents, those that lose every mark on a letter.
        other_quotes: Of the documents, those whose quotes are printed in another style.
        misread: Of the documents, those that a scanner has read badly.
        misread_letters: Of the letters of a document that is read badly, those misread: at most as many as this.
    """

    lower_case: float
    headings: float
    lost_marks: float
    other_quotes: float
    misread: float
    misread_letters: float


@spacy.registry.augmenters("wijkspiegel.damage.v1")
def damage_augmenter(
    *,
    lower_case: float,
    headings: float,
    lost_marks: float,
    other_quotes: float,
    misread: float,
    misread_letters: float,
    seed: int,
) -> Augmenter:
    """What spaCy's config calls to damage the documents of a corpus as they are read; see `Rates`.

    Args:
        lower_case: See `Rates`, as for all but the seed.
        headings: See `Rates`.
        lost_marks: See `Rates`.
        other_quotes: See `Rates`.
        misread: See `Rates`.
        misread_letters: See `Rates`.
        seed: The same documents in the same order are damaged in the same way.
    """
    rates, chance = Rates(lower_case, headings, lost_marks, other_quotes, misread, misread_letters), Random(seed)

    def augment(_nlp: Language, example: Example) -> Iterator[Example]:
        reference = damaged(example.reference, rates, chance)
        bare = Doc(reference.vocab, words=[t.text for t in reference], spaces=[bool(t.whitespace_) for t in reference])
        yield Example(bare, reference)

    return augment


def damaged(doc: Doc, rates: Rates, chance: Random) -> Doc:
    """A copy of a document with other letters and, but for the stops of headings, the same tokens and annotation."""
    words, lost = _with_headings(doc, rates.headings, chance)
    for rate, change in (
        (rates.lower_case, in_small_letters),
        (rates.lost_marks, without_marks),
        (rates.other_quotes, lambda words: with_quotes(words, *chance.choice(STYLES))),
        (rates.misread, lambda words: misread(words, chance.uniform(0, rates.misread_letters), chance)),
    ):
        if chance.random() < rate:
            words = change(words)
    return _copy(doc, words, [place for place in range(len(doc)) if place not in lost])


def _with_headings(doc: Doc, rate: float, chance: Random) -> tuple[list[str], set[int]]:
    """The words, some short sentences of them in capitals, and the places of the stops that are lost."""
    words, lost = [token.text for token in doc], set[int]()
    for start, end in _sentences(doc):
        if end - start > LONGEST_HEADING or chance.random() >= rate:
            continue
        in_capitals, without_stop = chance.choice([(True, False), (False, True), (True, True)])
        if in_capitals:
            words[start:end] = in_capital_letters(words[start:end])
        if without_stop and end - start > 1 and words[end - 1] == "." and not _has_children(doc, end - 1):
            lost.add(end - 1)
    return words, lost


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def _has_children(doc: Doc, place: int) -> bool:
    return any(token.head.i == place for token in doc)


def _copy(doc: Doc, words: Sequence[str], kept: Sequence[int]) -> Doc:
    """The document with these words, of which those at the places kept stay, with what was said of them."""
    has_tree = doc.has_annotation("DEP")
    attributes = [TAG, POS, MORPH, LEMMA, *([HEAD, DEP] if has_tree else [SENT_START])]
    values = doc.to_array(attributes).astype(np.int64)[list(kept)]
    if has_tree:
        places = {old: new for new, old in enumerate(kept)}
        values[:, 4] = [places[doc[old].head.i] - new for new, old in enumerate(kept)]
    spaces = [bool(doc[end - 1].whitespace_) for end in [*kept[1:], len(doc)]]  # of what is lost, the space stays
    copied = Doc(doc.vocab, words=[words[i] for i in kept], spaces=spaces)
    return copied.from_array(attributes, values.astype(np.uint64))


def in_small_letters(words: Sequence[str]) -> list[str]:
    """Without capitals, as people write to each other."""
    return [word.lower() for word in words]


def in_capital_letters(words: Sequence[str]) -> list[str]:
    """In capitals, as headings are; a letter that has no capital stays."""
    return [word.upper() if len(word.upper()) == len(word) else word for word in words]


def without_marks(words: Sequence[str]) -> list[str]:
    """`coördinatoren` becomes `coordinatoren`; a word that is nothing but marks stays."""
    return [_unmarked(word) or word for word in words]


def _unmarked(word: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(letters))


def with_quotes(words: Sequence[str], opens: str, closes: str, opens_single: str, closes_single: str) -> list[str]:
    """Quotes in another style, which open and close by turns; an apostrophe within a word stays."""
    double, single = cycle((opens, closes)), cycle((opens_single, closes_single))
    return [
        next(double) if word in DOUBLE_QUOTES else next(single) if word in SINGLE_QUOTES else word for word in words
    ]


def misread(words: Sequence[str], rate: float, chance: Random) -> list[str]:
    """Letters taken for others.

    Args:
        words: Any.
        rate: The share of the letters that are misread; signs and digits are read well.
        chance: Where from.

    Returns:
        As many words, none of them empty and none with a space in it.
    """
    return ["".join(_readings(word, rate, chance)) or word for word in words]


def _readings(word: str, rate: float, chance: Random) -> Iterator[str]:
    place = 0
    while place < len(word):
        if not word[place].isalpha() or chance.random() >= rate:
            yield word[place]
            place += 1
            continue
        printed, read = _one_misread(word, place, chance)
        yield read
        place += len(printed)


def _one_misread(word: str, place: int, chance: Random) -> tuple[str, str]:
    """What is printed at a place, and what is read for it."""
    case = "upper" if word[place].isupper() else "lower"
    table = _misreadings(case)
    printed = [word[place : place + size] for size in range(1, LONGEST_READ + 1)]
    choices = [(shape, *reading) for shape in dict.fromkeys(printed) for reading in table.get(shape, ())]
    if not choices or chance.random() < LOST_OR_STRANGE:
        letter = word[place]
        return letter, chance.choice(["", letter * 2, chance.choice(LETTERS)])
    shape, read, _ = chance.choices(choices, weights=[weight for _, _, weight in choices])[0]
    return shape, read


@cache
def _misreadings(case: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """For what is printed, what may be read, with its weight: the table of repairs, turned round."""
    found: dict[str, list[tuple[str, float]]] = {}
    for seen, meanings in confusions(case).items():
        for meant, cost in meanings:
            printed, read = (meant.upper(), seen.upper()) if case == "upper" else (meant, seen)
            found.setdefault(printed, []).append((read, 10**-cost))
    return {printed: tuple(readings) for printed, readings in found.items()}
