"""What stands out in a document that is read, and where in it each theme stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.browse.sentences import Sentence, ThemeLabel
from pipeline.codebook import RUNNING_KINDS, Mode, Stance, Voice


@dataclass(frozen=True, slots=True)
class Marking:
    """What a reader wants marked.

    Attributes:
        themes: Themes whose sentences are marked.
        modes: Only in sentences of these; empty: of any.
        voices: Only in sentences of these speakers; empty: of any.
    """

    themes: tuple[str, ...]
    modes: tuple[Mode, ...] = ()
    voices: tuple[Voice, ...] = ()

    def fits(self, sentence: Sentence) -> bool:
        """Whether a sentence is running text of the modes and voices wanted, with a theme or without."""
        mode = not self.modes or sentence.mode in self.modes
        voice = not self.voices or sentence.voice in self.voices
        return mode and voice and sentence.kind in RUNNING_KINDS

    def of(self, sentence: Sentence) -> tuple[ThemeLabel, ...]:
        """The themes of a sentence that are marked; none where the sentence does not fit."""
        return tuple(label for label in sentence.themes if label.theme in self.themes) if self.fits(sentence) else ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence with a theme stands among the sentences shown.

    Attributes:
        unit: Id of the sentence.
        start: Where it begins, as a fraction of the characters of all sentences shown: 0 at the first.
        end: Where it ends, likewise; 1 at the end of the last.
        stance: Whether it says that the theme is there.
    """

    unit: str
    start: float
    end: float
    stance: Stance


def marked(sentences: Sequence[Sentence], marking: Marking) -> tuple[str, ...]:
    """The ids of sentences in which a theme is marked, in order."""
    return tuple(sentence.id for sentence in sentences if marking.of(sentence))


def places(sentences: Sequence[Sentence], marking: Marking) -> dict[str, tuple[Place, ...]]:
    """Where each theme that is marked stands; nowhere for a theme that no sentence has.

    Args:
        sentences: Those shown, in order of the text.
        marking: What is marked.
    """
    found: dict[str, list[Place]] = {theme: [] for theme in marking.themes}
    edges = [0, *accumulate(len(sentence.text) for sentence in sentences)]
    whole = edges[-1] or 1
    for sentence, (start, end) in zip(sentences, pairwise(edges), strict=True):
        for label in marking.of(sentence):
            found[label.theme].append(Place(sentence.id, start / whole, end / whole, label.stance))
    return {theme: tuple(of_theme) for theme, of_theme in found.items()}
