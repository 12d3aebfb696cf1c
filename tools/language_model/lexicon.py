"""Dutch words from kept tables: which lemmas there are, by part of speech, and the forms of each.

From spacy-lookups-data (MIT; after Wiktionary and OpenTaal) and simplemma (MIT); how common a form is, from wordfreq.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

SOURCES = ("exc", "lookup")
UPOS = ("NOUN", "VERB", "ADJ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that the tables hold, in lower case.

    Attributes:
        lemmas: By part of speech all lemmas.
        forms: By part of speech for each form its lemmas, the likeliest first; a lemma is a form of its own.
        shares: How often a form stands in a million words of running text; those that were counted.
    """

    lemmas: Mapping[str, frozenset[str]]
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    shares: Mapping[str, float]


@cache
def lexicon() -> Lexicon:
    """The tables, read once."""
    index = _table("index")
    lemmas = {upos: frozenset(index[upos.lower()]) for upos in UPOS}
    return Lexicon(lemmas, {upos: _forms(upos, lemmas[upos]) for upos in UPOS}, _shares())


def _forms(upos: str, lemmas: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    exceptions: Mapping[str, list[str]] = _table("exc").get(upos.lower(), {})
    for form, several in exceptions.items():
        _add(found, ((form, lemma) for lemma in several), lemmas)
    _add(found, _table("lookup").items(), lemmas)
    _add(found, _simplemma(), lemmas)
    _add(found, ((lemma, lemma) for lemma in sorted(lemmas)), lemmas)
    return {form: tuple(found[form]) for form in sorted(found)}


def _add(found: dict[str, list[str]], pairs: Iterable[tuple[str, str]], lemmas: frozenset[str]) -> None:
    for form, lemma in pairs:
        if lemma in lemmas and lemma not in found[form]:
            found[form].append(lemma)


def _simplemma() -> Iterable[tuple[str, str]]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory  # noqa: PLC0415

    pairs: Iterable[tuple[str, str]] = DefaultDictionaryFactory().get_dictionary("nl").items()
    return pairs


def _shares() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    return {form: 1e6 * share for form, share in get_frequency_dict("nl", wordlist="large").items()}


def _table(name: str) -> dict[str, Any]:
    packed = files("spacy_lookups_data").joinpath(f"data/nl_lemma_{name}.json.gz").read_bytes()
    table: dict[str, Any] = json.loads(gzip.decompress(packed))
    return table
