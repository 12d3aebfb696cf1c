"""Damages clean text as text recognition does, so that repairs can be scored on errors whose truth is known.

The table `damage.toml` holds published facts, and each with its source:

- which letters are read for which: GeCo (Tran, Vatsalan and Christen, "GeCo: an online personal data generator and
  corruptor", CIKM 2013), whose table of look-alikes goes back to Febrl (Christen and Pudjijono, "Accurate synthetic
  generation of realistic personal information", PAKDD 2009). As there, a place and then one of its readings are drawn
  evenly. What it lacks and newspapers are full of comes from Evershed and Fitch ("Correcting noisy OCR: context beats
  confusion", DATeCH 2014) and from Pethő, Sass, Simon and Lipp (quantitative analysis of OCR errors, MSZNY 2024);
- which signs are put in, and how often letters and spaces are lost or put in: TurkuNLP's `ocr_errors_simulator` (2024),
  counted over four hundred million characters of print.

The room that repairs has tables of its own, made without this one: an exam is not set by the examinee.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import Levenshtein

from pipeline.spans import Edit

LETTER = r"[^\W\d_]"
Place = tuple[int, int]


@dataclass(frozen=True)
class Model:
    """What may go wrong.

    Attributes:
        look_alikes: For what is printed, all that is read for it.
        diacritics: The same, for letters with a diacritic.
        stray_signs: Signs read where nothing is printed, with their weights.
        shares: How often each kind of damage is drawn when all are mixed; they add up to 1.
    """

    look_alikes: Mapping[str, tuple[str, ...]]
    diacritics: Mapping[str, tuple[str, ...]]
    stray_signs: Mapping[str, int]
    shares: Mapping[str, float]


@cache
def load_model() -> Model:
    """The model of `damage.toml`."""
    table = tomllib.loads(Path(__file__).with_name("damage.toml").read_text(encoding="utf-8"))
    return Model(
        look_alikes=MappingProxyType(_both_ways(pair for entry in table["look_alikes"] for pair in entry["pairs"])),
        diacritics=MappingProxyType({letter: tuple(read) for letter, read in table["diacritics"].items()}),
        stray_signs=MappingProxyType(table["stray_signs"]),
        shares=MappingProxyType(table["shares"]),
    )


def _both_ways(pairs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    readings: dict[str, dict[str, None]] = {}
    for pair in pairs:
        one, other = pair.split(" ")
        readings.setdefault(one, {})[other] = None
        readings.setdefault(other, {})[one] = None
    return {printed: tuple(read) for printed, read in readings.items()}


def damage(text: str, rate: float, shares: Mapping[str, float], seed: Sequence[int]) -> list[Edit]:
    """Damage a share of the characters of a text.

    Args:
        text: Clean text.
        rate: The share of its characters that is damaged: put in, lost or replaced, over the number of characters.
        shares: How often each kind is drawn, see `KINDS`; a kind that the text has no place for is left out.
        seed: The same text, rate, shares and seed give the same damage.

    Returns:
        The damages as edits over `text`, in order, parted by at least one character; the rule of each is its kind.
    """
    chance, model = np.random.default_rng(seed), load_model()
    places = {kind: _shuffled(KINDS[kind].places(text, model), chance) for kind in shares}
    taken: list[Edit] = []
    touched: set[int] = set()
    left = rate * len(text)
    while left > 0 and places:
        kind = _drawn({kind: shares[kind] for kind in places}, chance)
        place = next(
            ((start, end) for start, end in places[kind] if touched.isdisjoint(range(start - 1, end + 1))), None
        )
        if place is None:
            del places[kind]
            continue
        printed = text[slice(*place)]
        taken.append(Edit(*place, KINDS[kind].read(printed, model, chance), kind))
        touched.update(range(place[0] - 1, place[1] + 1))
        left -= Levenshtein.distance(printed, taken[-1].new)
    return _numbered(sorted(taken))


def _numbered(edits: Iterable[Edit]) -> list[Edit]:
    """The damages, with the marks of notes counted through the text as notes are."""
    number = count(1)
    return [replace(edit, new=str(next(number))) if edit.rule == "note_mark" else edit for edit in edits]


def _shuffled(places: Iterable[Place], chance: np.random.Generator) -> Iterator[Place]:
    pool = list(places)
    return (pool[i] for i in chance.permutation(len(pool)))


def _drawn(weights: Mapping[str, float], chance: np.random.Generator) -> str:
    names, values = list(weights), np.array(list(weights.values()), dtype=np.float64)
    return names[int(chance.choice(len(names), p=values / values.sum()))]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage.

    Attributes:
        places: Every stretch of a text that could suffer it.
        read: What is read for what is printed there.
    """

    places: Callable[[str, Model], Iterable[Place]]
    read: Callable[[str, Model, np.random.Generator], str]


def _at(pattern: str) -> Callable[[str, Model], Iterable[Place]]:
    """The places where a pattern matches."""
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text, _: (found.span() for found in compiled.finditer(text))


def _of(texts: Iterable[str], text: str) -> Iterable[Place]:
    """The places where one of some short texts stands."""
    return (found.span() for printed in texts for found in re.finditer(re.escape(printed), text))


def _one_of(readings: Sequence[str], chance: np.random.Generator) -> str:
    return readings[int(chance.integers(len(readings)))]


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "look_alike": Kind(
            places=lambda text, model: _of(model.look_alikes, text),
            read=lambda printed, model, chance: _one_of(model.look_alikes[printed], chance),
        ),
        "lost_diacritic": Kind(
            places=lambda text, model: _of(model.diacritics, text),
            read=lambda printed, model, chance: _one_of(model.diacritics[printed], chance),
        ),
        "lost_space": Kind(_at(rf"(?<={LETTER}{{2}}) (?={LETTER}{{2}})"), lambda *_: ""),
        "split_word": Kind(_at(rf"(?<={LETTER}{{2}})(?={LETTER}{{2}})"), lambda *_: " "),
        "stray_sign": Kind(
            places=_at(rf"(?<={LETTER}{{2}})(?={LETTER}{{2}})"),
            read=lambda _, model, chance: _drawn(model.stray_signs, chance),
        ),
        "lost_letter": Kind(_at(rf"(?<={LETTER}){LETTER}(?={LETTER}{{2}})"), lambda *_: ""),
        "note_mark": Kind(_at(rf"(?<={LETTER}{{3}})(?=[.,;:]?(?: |$))"), lambda *_: "1"),
        "letter_spacing": Kind(
            places=_at(rf"(?<![\w-]){LETTER}{{5,12}}(?![\w-])"),
            read=lambda printed, _model, _chance: " ".join(printed),
        ),
        "lost_initial": Kind(_at(rf"^{LETTER}(?={LETTER}+(?: \S+){{11}})"), lambda *_: ""),
    }
)
