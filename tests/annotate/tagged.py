"""Sentences as a trained pipeline tells them: `werkten/werken/VERB/Fin.Past.Plur`, a word to each space."""

from pipeline.cues import Sentence, Word, fold

_NAMES = {"Fin": "VerbForm", "Inf": "VerbForm", "Part": "VerbForm", "Past": "Tense", "Pres": "Tense", "Rel": "PronType"}
"""What each value is a value of; the others are numbers."""


def tagged(marked: str) -> Sentence:
    """The sentence with its words: form, lemma, part of speech, and the values of its features."""
    words: list[Word] = []
    text = ""
    for mark in marked.split():
        form, lemma, upos, *values = mark.split("/")
        start = len(text) + bool(text)
        text = f"{text} {form}".strip()
        words.append(Word(start, len(text), lemma, fold(form), upos, _features(*values)))
    return Sentence(text, words)


def _features(values: str = "") -> frozenset[str]:
    return frozenset(f"{_NAMES.get(value, 'Number')}={value}" for value in values.split(".") if value)
