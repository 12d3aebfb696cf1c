"""What a treebank's sentences are made into for the exam: running text, and sentences with damaged letters.

The damage has the tables of `pipeline/evaluate/damage.toml`, which are for exams only: no training noise may be drawn
from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from pipeline.evaluate.damage import damage, load_model
from pipeline.spans import apply_edits
from tools.language_model.documents import spaces
from tools.language_model.treebank import Sentence

DAMAGE_RATE = 0.02
DAMAGE_SEED = (2007, 2)
WITHIN_TOKENS = ("look_alike", "lost_diacritic", "lost_letter", "stray_sign")
"""The kinds of damage that leave the tokens as they are: spaces are neither lost nor put in."""
_BETWEEN = "\n"  # no kind of damage reaches over it


@dataclass(frozen=True, slots=True)
class RunningText:
    """Sentences of one or more documents as a text without line breaks.

    Attributes:
        text: The sentences, joined by single spaces.
        spans: Start and end of each sentence, in code points of `text`; the end is past its last character.
        documents: The document of each sentence.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    documents: tuple[str, ...]


def running_text(sentences: Iterable[Sentence]) -> RunningText:
    """Join sentences as a paragraph would, so that only words and punctuation tell where one ends."""
    parts, spans, documents, start = [], [], [], 0
    for sentence in sentences:
        part = text_of(sentence)
        parts.append(part)
        spans.append((start, start + len(part)))
        documents.append(sentence.document)
        start += len(part) + 1
    return RunningText(" ".join(parts), tuple(spans), tuple(documents))


def texts_by_document(sentences: Iterable[Sentence]) -> list[RunningText]:
    """A running text for each document, with its sentences in its own order."""
    ordered = sorted(sentences, key=lambda sentence: sentence.order)
    return [running_text(group) for _, group in groupby(ordered, key=lambda sentence: sentence.document)]


def text_of(sentence: Sentence) -> str:
    """A sentence as it is printed, without a space at its end."""
    printed = zip(sentence.forms, spaces(sentence.tokens), strict=True)
    return "".join(form + " " * space for form, space in printed).rstrip()


def damaged(
    sentences: Sequence[Sentence], rate: float = DAMAGE_RATE, seed: Sequence[int] = DAMAGE_SEED
) -> list[Sentence]:
    """The same sentences and annotation, with characters of the tokens misread.

    Args:
        sentences: What is damaged, as one text: the share holds for all of it, not for each sentence.
        rate: Characters put in, lost or replaced, as a share of those of the tokens and of one space after each.
        seed: The same sentences, rate and seed give the same damage.
    """
    text = _BETWEEN.join(form for sentence in sentences for form in sentence.forms)
    shares = {kind: load_model().shares[kind] for kind in WITHIN_TOKENS}
    forms = iter(apply_edits(text, damage(text, rate, shares, seed)).split(_BETWEEN))
    return [_with_forms(sentence, forms) for sentence in sentences]


def _with_forms(sentence: Sentence, forms: Iterator[str]) -> Sentence:
    ours = islice(forms, len(sentence.tokens))
    tokens = tuple(replace(token, form=form) for token, form in zip(sentence.tokens, ours, strict=True))
    return replace(sentence, tokens=tokens)
