"""What is a Dutch word, and how common it is: kept tables of word forms, and compounds of what stands in them.

The forms come from pyspellchecker's Dutch table (the Hunspell dictionary of OpenTaal written out) and from simplemma's,
the frequencies from wordfreq (Speer 2022). All are looked up in lower case.

Two questions, two answers: `is_word` is lenient and asks whether a word may stay as it is; `is_form` is strict and asks
whether a damaged word may become this one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import simplemma

LONGEST_WORD = 40
SHORTEST_OLD = 4
MOST_OLD_VARIANTS = 32
LINKING_SOUNDS = ("", "s", "en", "e", "n", "er")
# How often in a million words a part of a compound must occur, by its length: short forms in tables are often junk.
RAREST_PART = {3: 20.0, 4: 3.0, 5: 1.0, 6: 0.3}
SHORTEST_PART = min(RAREST_PART)
LONG_PART = 6
SHORTEST_RARE_PART = 5
RAREST_EMPHASISED = 1.0
RAREST_FORM = 0.1
RAREST_MODERN = 0.3
COMMON = 3.0
LONG = 8
NEIGHBOURS = ("de", "en", "fr")

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
GRAMMAR, PREFIXES, SUFFIXES, NO_PARTS = (
    frozenset(_LISTS[name]) for name in ("grammar", "prefixes", "suffixes", "no_parts")
)

_STRAIGHT = str.maketrans("’‘ʼ", "'''")
_PLAIN = str.maketrans("áàéèíìóòúù", "aaeeiioouu")
_TREMA = str.maketrans("áàéèíìóòúù", "ääëëïïööüü")
# One syllable with its accents; é alone bears no stress in a prefix, nor after another syllable.
_STRESSED = re.compile(r"(?P<before>[^\Wáàéèíìóòúù]*)(?P<vowel>[áàéèíìóòúù]+j?)(?P<after>[^\Wáàéèíìóòúù]*)")
_VOWEL = re.compile(r"[aeiou]")
_PREFIXED = frozenset(("b", "g", "v"))  # bé-, gé-, vér-
# How Dutch was spelt before 1947 and before 1995; each is undone everywhere in a word, alone or with others.
_OLD_SPELLING = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"(?<=\w)ssch", "ss"),  # tusschen
        (r"(?<=\w)sch(?=$|[delst])", "s"),  # mensch, Nederlandsche
        (r"iee(?=l)", "ië"),  # financieele
        (r"ee(?=[^aeiouyj\W][aeiouy])", "e"),  # regeering
        (r"oo(?=[^aeiouyj\W][aeiouy])|(?<=z)oo(?=$|[adnvwr])", "o"),  # noodig, zoowel
        (r"ô", "o"),  # contrôle
        (r"iï", "ii"),  # bemoeiïng
        (r"nn", "n"),  # pensionneeren
        (r"c(?=[aorktlu])", "k"),  # vacantie, critiek
        (r"k(?=[aorktlu])", "c"),  # produktie, kultureel
        (r"^bizon", "bijzon"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck", "k"),
        (r"x", "ks"),
        (r"uy", "ui"),
        (r"ae", "aa"),
        (r"ae|^oe", "e"),  # phaenomeen, oeconomisch
        (r"ies(e?)$", r"isch"),  # politiese, in the spelling that some chose around 1970
        (r"sos(?=i)", "soc"),
        (r"y", "ij"),
        (r"(?<=\w{4}e)n$|(?<=\w{3}[^aeiou\W])e$|(?<=\w{2}[^aeiou\W])er$", ""),  # den noodlottigen, eene, eener
    )
)


@cache
def _forms() -> Mapping[str, int]:
    """The word forms of the spelling dictionary; they take half a second to load, so only who asks for them does."""
    from spellchecker import SpellChecker  # noqa: PLC0415

    forms: Mapping[str, int] = SpellChecker(language="nl").word_frequency.dictionary
    return forms


@cache
def _shares(language: str = "nl", size: str = "large") -> Mapping[str, float]:
    """For each word form that wordfreq has counted, its share of all words of running text."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    shares: Mapping[str, float] = get_frequency_dict(language, wordlist=size)
    return shares


def _plain(word: str) -> str:
    low = word.lower()
    return low if low.isascii() else low.translate(_STRAIGHT)


@lru_cache(maxsize=1 << 16)
def is_known(word: str) -> bool:
    """Whether a word form stands in a table of Dutch word forms."""
    word = _plain(word)
    return bool(word) and (word in _forms() or bool(simplemma.is_known(word, lang="nl")))


def is_in_dictionary(word: str) -> bool:
    """Whether a word form stands in the spelling dictionary, which is strict about marks on letters."""
    return _plain(word) in _forms()


@cache
def forms() -> Mapping[str, float]:
    """All forms that are surely Dutch, with their frequency in a million words: what a damaged word may become.

    They stand in the spelling dictionary, or in another table and in running text, and are in the spelling of now.
    """
    table, shares = _forms(), _shares()
    sure = {form: 1e6 * shares.get(form, 0.0) for form in table}
    counted = (form for form, share in shares.items() if 1e6 * share >= RAREST_FORM and form not in table)
    others = (form for form in counted if simplemma.is_known(form, lang="nl") and modern(form) is None)
    return sure | {form: 1e6 * shares[form] for form in others}


@cache
def parts() -> frozenset[str]:
    """All forms that are common enough for their length to be a part of a compound, and no words of grammar."""
    shares = _shares()
    common = frozenset(
        form
        for form in _forms()
        if len(form) >= SHORTEST_PART and 1e6 * shares.get(form, 0.0) >= RAREST_PART.get(len(form), 0.0)
    )
    return common - (GRAMMAR | NO_PARTS) | SUFFIXES


def is_form(word: str) -> bool:
    """Whether a word form is surely Dutch, see `forms`."""
    return _plain(word) in forms()


def frequency(word: str) -> float:
    """How often a word form stands in a million words of running Dutch; 0 where it was never counted."""
    return 1e6 * _shares().get(_plain(word), 0.0)


def foreign_frequency(word: str) -> float:
    """How often it stands in a million words of English, German or French, the highest; 0 for less than once."""
    word = _plain(word)
    return 1e6 * max(_shares(language, "small").get(word, 0.0) for language in NEIGHBOURS)


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Whether a word may be Dutch: a known form, a compound, one with accents of emphasis, or one in old spelling."""
    word = _plain(word)
    if is_known(word) or is_emphasised(word):
        return True
    if len(word) > LONGEST_WORD or not word:
        return False
    if "-" in word:
        return all(part and is_word(part) for part in word.split("-"))
    return is_compound(word) or modern(word) is not None


def is_emphasised(word: str) -> bool:
    """Whether accents only stress a syllable of a common word: `wél`, `níét`, `sámen`.

    Not `efficiént`, where a trema was meant, nor `mensén`, where the syllable cannot be stressed.
    """
    word = _plain(word)
    plain = word.translate(_PLAIN)
    if plain == word or frequency(plain) < RAREST_EMPHASISED or is_known(word.translate(_TREMA)):
        return False
    stress = _STRESSED.fullmatch(word)
    if not stress or len(stress["vowel"]) > 1 or stress["vowel"] not in "éè":
        return stress is not None
    before = stress["before"].rstrip("aeiou")  # `niét`: the vowel goes on
    return not _VOWEL.search(before) and (stress["before"] not in _PREFIXED or not _VOWEL.search(stress["after"]))


def modern(word: str) -> str | None:
    """The word in the spelling of now, `regeering` as `regering`; `None` for a word that is not in old spelling."""
    word = _plain(word)
    if not SHORTEST_OLD <= len(word) <= LONGEST_WORD:
        return None
    is_now = _is_common if word.endswith("sch") else _is_now
    return next(filter(is_now, _respelt(word)), None)


def _is_now(word: str) -> bool:
    return _is_attested(word) or is_compound(word)


def _is_common(word: str) -> bool:
    """For what ended with -sch: `wijkteamsch` is no old `wijkteams`, but the first part of a word that was split."""
    return frequency(word) >= COMMON


def _is_attested(word: str) -> bool:
    return frequency(word) >= RAREST_MODERN or (len(word) >= LONG and word in _forms())


def _respelt(word: str) -> Iterator[str]:
    """The word with old spellings undone, one, then two of them, and so on."""
    seen = [word]
    for old, new in _OLD_SPELLING:
        for before in seen[:MOST_OLD_VARIANTS]:
            after = old.sub(new, before)
            if after not in seen:
                seen.append(after)
                yield after


@lru_cache(maxsize=1 << 16)
def is_compound(word: str) -> bool:
    """Whether a word is made of two or three common words, with or without linking sounds, or of a prefix and a word.

    A part may be rare where the other is long: `badkamergerei`.
    """
    word = _plain(word)
    if len(word) > LONGEST_WORD:
        return False
    return any(_are_parts(word[:cut], word[cut:]) for cut in range(2, len(word) - SHORTEST_PART + 1))


def _are_parts(head: str, tail: str) -> bool:
    if tail in parts():
        return is_head(head) or (len(tail) >= LONG_PART and any(_is_rare_part(bare) for bare in bare_heads(head)))
    return _is_rare_part(tail) and any(len(bare) >= LONG_PART and bare in parts() for bare in bare_heads(head))


def _is_rare_part(word: str) -> bool:
    return len(word) >= SHORTEST_RARE_PART and word in _forms() and word not in GRAMMAR and word not in NO_PARTS


def is_head(part: str) -> bool:
    """Whether a compound may begin with this: a prefix, or one or two words with their linking sounds."""
    if len(part) > LONGEST_WORD:
        return False
    return _is_simple_head(part) or any(
        bare[cut:] in parts() and _is_simple_head(bare[:cut])
        for bare in bare_heads(part)
        for cut in range(2, len(bare) - SHORTEST_PART + 1)
    )


def bare_heads(part: str) -> list[str]:
    """What the first part of a compound may be without its linking sound."""
    return [part.removesuffix(sound) for sound in LINKING_SOUNDS if part.endswith(sound)]


def _is_simple_head(part: str) -> bool:
    return part in PREFIXES or any(bare in parts() for bare in bare_heads(part))
