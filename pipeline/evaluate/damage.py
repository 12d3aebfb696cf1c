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
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import Levenshtein

from pipeline.spans import Edit

LETTERS = r"[^\W\d_]"
_INSIDE_WORD = re.compile(rf"(?<={LETTERS}{{2}})(?={LETTERS}{{2}})")
_LETTER_INSIDE = re.compile(rf"(?<={LETTERS}){LETTERS}(?={LETTERS}{{2}})")
_SPACE_BETWEEN = re.compile(rf"(?<={LETTERS}{{2}}) (?={LETTERS}{{2}})")
_WORD_END = re.compile(rf"(?<={LETTERS}{{3}})(?=[.,;:]?(?: |$))", re.MULTILINE)
_SPACEABLE = re.compile(rf"(?<![\w-]){LETTERS}{{5,12}}(?![\w-])")
_INITIAL = re.compile(rf"^{LETTERS}(?={LETTERS}+(?: \S+){{11}})", re.MULTILINE)
HIGHEST_NOTE = 40


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
    chance = np.random.default_rng(seed)
    pools = {kind: _shuffled(KINDS[kind](text, load_model(), chance), chance) for kind in shares}
    taken: list[Edit] = []
    touched: set[int] = set()
    left = rate * len(text)
    while left > 0 and pools:
        kind = _drawn({kind: shares[kind] for kind in pools}, chance)
        edit = next((edit for edit in pools[kind] if touched.isdisjoint(range(edit.start - 1, edit.end + 1))), None)
        if edit is None:
            del pools[kind]
            continue
        taken.append(edit)
        touched.update(range(edit.start - 1, edit.end + 1))
        left -= Levenshtein.distance(text[edit.start : edit.end], edit.new)
    return sorted(taken)


def _shuffled(edits: Iterable[Edit], chance: np.random.Generator) -> Iterator[Edit]:
    pool = list(edits)
    return (pool[i] for i in chance.permutation(len(pool)))


def _drawn(weights: Mapping[str, float], chance: np.random.Generator) -> str:
    names, values = list(weights), np.array(list(weights.values()), dtype=np.float64)
    return names[int(chance.choice(len(names), p=values / values.sum()))]


def _look_alikes(text: str, model: Model, chance: np.random.Generator) -> Iterator[Edit]:
    for at in range(len(text)):
        for length in (1, 2, 3):
            readings = model.look_alikes.get(text[at : at + length])
            if readings and len(text) >= at + length:
                read = readings[int(chance.integers(len(readings)))]
                yield Edit(at, at + length, read, "look_alike")


def _lost_diacritics(text: str, model: Model, chance: np.random.Generator) -> Iterator[Edit]:
    for at, letter in enumerate(text):
        if readings := model.diacritics.get(letter):
            yield Edit(at, at + 1, readings[int(chance.integers(len(readings)))], "lost_diacritic")


def _lost_spaces(text: str, _model: Model, _chance: np.random.Generator) -> Iterator[Edit]:
    return (Edit(space.start(), space.end(), "", "lost_space") for space in _SPACE_BETWEEN.finditer(text))


def _split_words(text: str, _model: Model, _chance: np.random.Generator) -> Iterator[Edit]:
    return (Edit(gap.start(), gap.start(), " ", "split_word") for gap in _INSIDE_WORD.finditer(text))


def _stray_signs(text: str, model: Model, chance: np.random.Generator) -> Iterator[Edit]:
    for gap in _INSIDE_WORD.finditer(text):
        yield Edit(gap.start(), gap.start(), _drawn(model.stray_signs, chance), "stray_sign")


def _lost_letters(text: str, _model: Model, _chance: np.random.Generator) -> Iterator[Edit]:
    return (Edit(letter.start(), letter.end(), "", "lost_letter") for letter in _LETTER_INSIDE.finditer(text))


def _note_marks(text: str, _model: Model, chance: np.random.Generator) -> Iterator[Edit]:
    for end in _WORD_END.finditer(text):
        yield Edit(end.start(), end.start(), str(chance.integers(1, HIGHEST_NOTE)), "note_mark")


def _letter_spacing(text: str, _model: Model, _chance: np.random.Generator) -> Iterator[Edit]:
    for word in _SPACEABLE.finditer(text):
        yield Edit(word.start(), word.end(), " ".join(word.group()), "letter_spacing")


def _lost_initials(text: str, _model: Model, _chance: np.random.Generator) -> Iterator[Edit]:
    return (Edit(letter.start(), letter.end(), "", "lost_initial") for letter in _INITIAL.finditer(text))


KINDS: Mapping[str, Callable[[str, Model, np.random.Generator], Iterator[Edit]]] = MappingProxyType(
    {
        "look_alike": _look_alikes,
        "lost_diacritic": _lost_diacritics,
        "lost_space": _lost_spaces,
        "split_word": _split_words,
        "stray_sign": _stray_signs,
        "lost_letter": _lost_letters,
        "note_mark": _note_marks,
        "letter_spacing": _letter_spacing,
        "lost_initial": _lost_initials,
    }
)
"""For each kind of damage, every place in a text that could suffer it, as edits over the text."""
