"""Holds the next head of a theme against the last, on reviews that no head learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipeline.annotate.matching import rules_of
from pipeline.annotate.themes import themes_of
from pipeline.codebook import Codebook
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.judgements import AllSaid, heard_now, read_all
from pipeline.model.encoder import Encoder
from pipeline.model.heads import ThemeHead
from pipeline.model.passages import Passage
from pipeline.settings import Settings
from pipeline.training.comparison import Comparison, Judged, compared, truth_of
from pipeline.training.hearing import places
from pipeline.training.reviewed import by_span, is_held_back, people, running

if TYPE_CHECKING:
    from spacy.language import Language


def compare_heads(
    settings: Settings,
    theme: str,
    both: tuple[ThemeHead, ThemeHead],
    *,
    encoder: Encoder,
    codebook: Codebook,
    nlp: Language,
) -> Comparison | None:
    """Let two heads of a theme judge the documents whose reviews are held back, and score both.

    Args:
        settings: Where the corpus is.
        theme: Its id.
        both: The head that judges now, and the one that may take its place.
        encoder: Gives the vectors that they weigh.
        codebook: Has the cues.
        nlp: The Dutch pipeline.

    Returns:
        `None` where too few sentences of theirs were reviewed, see `compared`.

    Raises:
        CorpusError: when a document cannot be read.
    """
    said = read_all(settings.corpus)
    judged: list[Judged] = []
    for slug in filter(is_held_back, slugs(settings.corpus)):
        passage, truths = _reviewed(settings, slug, said, theme)
        if any(truths):
            vectors = encoder.read(passage).vectors
            seen = np.array([theme in found for found in themes_of(places(passage, nlp), rules_of(codebook))], bool)
            last, following = (head.judge(vectors, seen) >= head.threshold for head in both)
            rows = zip(truths, last, following, strict=True)
            judged += [Judged(slug, truth, {theme: bool(one)}, {theme: bool(two)}) for truth, one, two in rows if truth]
    return compared(judged)


def _reviewed(settings: Settings, slug: str, said: AllSaid, theme: str) -> tuple[Passage, list[dict[str, bool]]]:
    """A document's running text, and of each line whether people see the theme; empty where nobody said."""
    reviews = people(heard_now(settings.corpus, slug, said))
    entry = read_entry(settings.corpus, slug)
    if not reviews:
        return Passage(()), []
    text = running(settings, entry)
    truths = [truth_of(of_line, (theme,)) for of_line in by_span([unit.raw for unit in text.units], reviews)]
    return Passage(text.lines, entry.metadata.title, entry.metadata.source_kind), truths
