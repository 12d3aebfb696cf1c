"""Which cues of each theme stand in a sentence. Context, stance and mode are decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.codebook import Codebook, Cues
from pipeline.cues import CueSet, Offsets, Sentence, fold
from pipeline.text import checksum


@dataclass(frozen=True, slots=True)
class Sighting:
    """What of one theme stands in one sentence.

    Attributes:
        strong: Offsets over the sentence of words that decide.
        weak: Of words that decide only together, one list for each cue that was found.
        beside: Of words that make a weak cue decide.
        absent: Of words that decide and say that the theme is not there.
    """

    strong: tuple[Offsets, ...] = ()
    weak: tuple[tuple[Offsets, ...], ...] = ()
    beside: tuple[Offsets, ...] = ()
    absent: tuple[Offsets, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether the sentence has the theme by its own words."""
        return self.is_firm or len(self.weak) > 1 or bool(self.weak and self.beside)

    @property
    def is_firm(self) -> bool:
        """Whether it has the theme by a cue that decides alone, and so can lend support to its neighbours."""
        return bool(self.strong or self.absent)

    @property
    def evidence(self) -> tuple[Offsets, ...]:
        """The words found, in order, overlapping ones merged; weak ones only where they were needed or stand beside."""
        return _merged((*self.strong, *self.absent, *(span for spans in self.weak for span in spans), *self.beside))


@dataclass(frozen=True)
class ThemeCues:
    """The cues of one theme, compiled."""

    strong: CueSet
    weak: CueSet
    beside: CueSet
    absent: CueSet
    exclusions: CueSet
    lemmas: Mapping[str, tuple[tuple[str, ...], ...]]
    reach: int
    is_loss: bool

    def sighting(self, sentence: Sentence) -> Sighting:
        """Look for all cues of the theme in a sentence."""
        rest = sentence.without(self.exclusions.spans(sentence))
        strong = (*self.strong.spans(rest), *_lemma_runs(rest, self.lemmas))
        absent = tuple(self.absent.spans(rest))
        weak = _apart(spans for _, spans in self.weak.by_cue(rest))
        taken = [span for spans in weak for span in spans]
        beside = tuple(span for span in self.beside.spans(rest) if not _overlaps(span, taken))
        return Sighting(strong, weak, beside, absent)


@dataclass(frozen=True)
class Rules:
    """A codebook, compiled."""

    themes: Mapping[str, ThemeCues]
    back: CueSet
    negations: CueSet
    before: CueSet
    failures: CueSet
    not_negations: CueSet
    borders: CueSet
    rhetoric: CueSet
    practice: CueSet
    broken_promise: CueSet
    none: CueSet


def rules_of(codebook: Codebook) -> Rules:
    """Compile a codebook, once for each content in a process."""
    return _compiled(_Key(codebook))


class _Key:
    """A codebook as the key of a cache: equal when what it says is equal."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.content = codebook.sha256 or checksum(codebook.model_dump_json())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.content == self.content

    def __hash__(self) -> int:
        return hash(self.content)


@lru_cache(maxsize=8)
def _compiled(key: _Key) -> Rules:
    codebook = key.codebook
    stance, mode, classes = codebook.stance, codebook.mode, codebook.classes
    return Rules(
        themes={theme.id: _theme_cues(theme.cues, classes) for theme in codebook.themes},
        back=CueSet(codebook.back, classes),
        negations=CueSet(stance.negations, classes),
        before=CueSet(stance.before, classes),
        failures=CueSet(stance.failures, classes),
        not_negations=CueSet(stance.not_negations, classes),
        borders=CueSet(stance.borders, classes),
        rhetoric=CueSet(mode.rhetoric, classes),
        practice=CueSet(mode.practice, classes),
        broken_promise=CueSet(mode.broken_promise, classes),
        none=CueSet(mode.none, classes),
    )


def _theme_cues(cues: Cues, classes: Mapping[str, Sequence[str]]) -> ThemeCues:
    return ThemeCues(
        strong=CueSet((*(f"*{stem}*" for stem in cues.compounds), *cues.patterns), classes),
        weak=CueSet(cues.weak, classes),
        beside=CueSet(cues.beside, classes),
        absent=CueSet(cues.absent, classes),
        exclusions=CueSet(cues.exclusions, classes),
        lemmas=_by_first_word(cues.lemmas),
        reach=cues.reach,
        is_loss=cues.is_loss,
    )


def _by_first_word(lemmas: Sequence[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for lemma in lemmas:
        run = tuple(fold(lemma).split())
        table[run[0]] = (*table.get(run[0], ()), run)
    return table


def _lemma_runs(sentence: Sentence, table: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterable[Offsets]:
    """Runs of lemmas, in which a word stands for itself too: an unknown plural may be written out in the codebook."""
    words = sentence.words
    for at, word in enumerate(words):
        for run in (*table.get(word.lemma, ()), *(table.get(word.form, ()) if word.form != word.lemma else ())):
            here = words[at : at + len(run)]
            if len(here) == len(run) and all(
                part in (one.lemma, one.form) for part, one in zip(run, here, strict=True)
            ):
                yield word.start, here[-1].end


def _apart(found: Iterable[tuple[Offsets, ...]]) -> tuple[tuple[Offsets, ...], ...]:
    """Leave out weak cues whose words an earlier one has: two cues on one word are one hint."""
    kept: list[tuple[Offsets, ...]] = []
    for spans in found:
        taken = [span for others in kept for span in others]
        if not all(_overlaps(span, taken) for span in spans):
            kept.append(spans)
    return tuple(kept)


def _overlaps(span: Offsets, others: Iterable[Offsets]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _merged(spans: Iterable[Offsets]) -> tuple[Offsets, ...]:
    merged: list[Offsets] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
