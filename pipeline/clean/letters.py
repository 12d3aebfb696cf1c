"""Gives damaged words their letters back: a noisy channel over words that are not Dutch.

A word is changed when it is not Dutch, and one Dutch word is clearly likelier than that somebody wrote it so, and
clearly likelier than any other. How likely damage is, the document tells: where many words in small letters are none, a
scanner made mistakes; where hardly any is, an unknown word is a name, a term, or a word that no table has.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.clean.candidates import Candidate, candidates, shape
from pipeline.clean.tokens import Token, all_words, is_abbreviated, is_half, opens_sentence, tokens
from pipeline.spans import Edit
from pipeline.vocabulary import GRAMMAR, foreign_frequency, frequency, is_known, is_word

LETTERS_IN_A_WORD = 6
UNKNOWN_IN_CLEAN_TEXT = 0.004
"""The share of words in small letters that no table has although nobody damaged them."""
LEAST_RATE = 0.0005
FEW_WORDS = 200
"""So many words are added to those of a document before its share of damage is taken: a sentence proves little."""
NOISY = 0.002
"""From this rate of damaged letters, a rare word of the tables is doubted too."""
SHORTEST_WITNESS = 3
LONGEST_DOUBTED = 8
COMMONEST_DOUBTED = 3.0

# How often an unknown word of three letters stands in a million, and how much rarer it is with each letter more (10^x).
UNKNOWN = -1.5
PER_LETTER = 0.8
SEEN = 0.05
"""How much of its frequency in the wide world a word keeps that no Dutch table has: such lists are full of errors."""
NAME = 1.5
REPEATED = 0.7
ODD_SIGN = 1.0
"""How much less often (10^x) a word is meant with a digit, sign or capital among its small letters."""
SHORT = 5
OWN_WORD = 0.5
"""How much the frequency of a word in the document itself counts, beside that in all Dutch."""
AROUND = 30
FEWEST_AMONG = 3
MOST_UNKNOWN = 0.4
MARGIN = 0.25
LEAD = 0.6


@dataclass(frozen=True, slots=True)
class Witness:
    """What a document tells about its words.

    Attributes:
        counts: How often each word stands in it, capitals and all.
        words: How many words it has.
        suspects: The words that may be damaged.
        damage: How many of its letters are damaged, as a power of ten.
    """

    counts: Mapping[str, int]
    words: int
    suspects: frozenset[str]
    damage: float


def restore_letters(text: str) -> list[Edit]:
    """`rnoet` becomes `moet`, `gemccnte` `gemeente`, `maatschappeIijk` `maatschappelijk`, `lk` `Ik`.

    Names, abbreviations, addresses, foreign words, compounds, words in old spelling and halves of words stay, and so
    does a word that two Dutch words may have been. Numbers stay; a digit among letters counts as a damaged letter.
    """
    witness = _hear(text)
    edits = []
    for token in tokens(text) if witness.suspects else ():
        if token.word in witness.suspects and (new := _restored(text, token, witness)):
            edits.append(Edit(token.start, token.end, new, "restore_letters"))
    return edits


def _hear(text: str) -> Witness:
    counts = Counter(all_words(text))
    suspects = {word for word in counts if _is_suspect(word)}
    plain = {word: count for word, count in counts.items() if len(word) >= SHORTEST_WITNESS and word.islower()}
    unknown = sum(count for word, count in plain.items() if word in suspects)
    share = (unknown + 1) / (sum(plain.values()) + FEW_WORDS) - UNKNOWN_IN_CLEAN_TEXT
    rate = max(share / LETTERS_IN_A_WORD, LEAST_RATE)
    if rate > NOISY:
        suspects |= {word for word in counts if _is_doubtful(word)}
    return Witness(counts, counts.total(), frozenset(suspects), math.log10(rate))


def _is_suspect(word: str) -> bool:
    """Whether a word is not Dutch, and no code, measure or word with a number of its own."""
    if len(word) < 2 or is_word(word):
        return False
    letters = word.strip("0123456789")
    return letters == word or (len(letters) > 1 and not letters.isupper() and not is_word(letters))


def _is_doubtful(word: str) -> bool:
    """Whether a form of the tables is so rare that in a damaged text it is likelier damage."""
    return (
        1 < len(word) <= LONGEST_DOUBTED
        and word.islower()
        and word not in GRAMMAR
        and frequency(word) < COMMONEST_DOUBTED
    )


def _restored(text: str, token: Token, witness: Witness) -> str | None:
    """What a suspect word must become; `None` where it is not sure."""
    ranked = _ranked(token.word, witness)
    if not ranked:
        return None
    (best, found), *others = ranked
    if others and best - others[0][0] < LEAD:
        return None
    opens = opens_sentence(text, token)
    own = _presence(token.word, witness, opens=opens) + NAME * (
        len(token.word) <= SHORT and is_abbreviated(text, token)
    )
    if best < own + MARGIN or is_half(text, token) or _is_among_unknown(text, token, witness):
        return None
    new = _in_capitals_of(token.word, found.word, opens=opens)
    return new if new != token.word else None


def _is_among_unknown(text: str, token: Token, witness: Witness) -> bool:
    """Whether so many words around are unknown that this is another language, a dialect, or past repair."""
    around = all_words(text[max(0, token.start - AROUND) : token.end + AROUND])
    unknown = sum(word in witness.suspects for word in around)
    return unknown >= FEWEST_AMONG and unknown > MOST_UNKNOWN * len(around)


def _ranked(word: str, witness: Witness) -> list[tuple[float, Candidate]]:
    """What may have been meant, the likeliest first, each with how often this is read for that in a million words."""
    found = []
    for one in candidates(*shape(word)):
        here = witness.counts.get(one.word, 0) + witness.counts.get(one.word.capitalize(), 0)
        prior = math.log10(10**one.prior + OWN_WORD * 1e6 * here / witness.words)
        found.append((prior - one.cost + witness.damage, one))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].word))


def _presence(word: str, witness: Witness, *, opens: bool) -> float:
    """How often in a million words somebody means a word as it stands, as a power of ten."""
    unknown = UNKNOWN - PER_LETTER * max(0, len(word) - SHORTEST_WITNESS)
    odd = not word.isalpha() or not (word[1:].islower() or word.isupper())
    own = unknown - ODD_SIGN if odd else math.log10(max(10**unknown, _seen(word)))
    count = witness.counts[word]
    if word.isupper():
        own += NAME if len(word) <= SHORT else 0
    elif word[0].isupper():
        own += (NAME / 2 if opens else NAME) + REPEATED * (count > 1)
    return own + REPEATED * (math.log10(count) if count > 2 else 0)


def _seen(word: str) -> float:
    """How often in a million words a word is seen in the wide world, as far as that says that somebody meant it."""
    if is_known(word):
        return frequency(word)
    return SEEN * max(frequency(word), foreign_frequency(word))


def _in_capitals_of(word: str, new: str, *, opens: bool) -> str:
    """A restored word with the capitals of the damaged one; `lk` that opens a sentence had one that was misread."""
    if shape(word)[1] == "upper":
        return new.upper()
    lost = opens and not word[0].isupper() and (word[0].isdecimal() or (word[0] in "l|" and new[0] == "i"))
    return new[0].upper() + new[1:] if word[0].isupper() or lost else new
