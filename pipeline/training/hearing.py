"""Gathers what every voice says of labelled documents that it had not learned from, and lets the judges learn of it.

labelled documents + answers of networks → lessons | linear voice by folds | cues → judges
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipeline.annotate.findings import by_cues
from pipeline.annotate.matching import rules_of
from pipeline.annotate.themes import Place
from pipeline.codebook import Codebook, Voice
from pipeline.cues import Sentence
from pipeline.language import words_of
from pipeline.model.encoder import Reading
from pipeline.model.judges import Judges
from pipeline.model.linear import Linear, LinearReading
from pipeline.model.passages import Passage
from pipeline.model.voices import CueSign, Voices
from pipeline.training.clusters import clusters
from pipeline.training.finetuning import Answers
from pipeline.training.fitting import fit_judges
from pipeline.training.labelled import Labelled, Source
from pipeline.training.lessons import Lesson
from pipeline.training.wording import fit_linear, linear_out_of_fold

if TYPE_CHECKING:
    from spacy.language import Language

FOLDS = 4
"""Of documents, for the linear voice."""


@dataclass(frozen=True)
class Taught:
    """What was learned beside the network.

    Attributes:
        linear: The linear voice, which learned from all documents.
        judges: They learned from what the voices say of documents that these had not seen.
        documents: Those that the judges learned from, in the order given.
        lessons: The same, as they learned from them.
        voices: What was said of each.
    """

    linear: Linear
    judges: Judges
    documents: tuple[Labelled, ...]
    lessons: tuple[Lesson, ...]
    voices: tuple[Voices, ...]


def teach_judges(
    documents: Sequence[Labelled],
    answers: Mapping[str, Answers],
    themes: Sequence[str],
    codebook: Codebook,
    nlp: Language,
) -> Taught:
    """Fit the linear voice and the judges.

    Judges do not learn from excerpts. Their texts are mostly about other things, which the voices have to learn to tell
    from the themes; but probabilities and thresholds that heed them would expect too few themes elsewhere.

    Args:
        documents: All labelled documents.
        answers: By the name of a document, what a network says of it that had not seen it.
        themes: In the order of truth and answers.
        codebook: Themes and cues.
        nlp: The Dutch pipeline that gives lemmas.

    Raises:
        ValueError: when the documents are too few to be held out in turn, or a theme is never there.
    """
    lessons = lessons_of(documents)
    readings = zip(documents, linear_out_of_fold(lessons, themes, FOLDS), strict=True)
    weighed = [(document, reading) for document, reading in readings if document.source is not Source.EXCERPTS]
    judged = tuple(document for document, _ in weighed)
    voices = tuple(
        heard(document.passage, answers[document.name], reading, codebook, nlp) for document, reading in weighed
    )
    learned = tuple(lessons_of(judged))
    return Taught(fit_linear(lessons, themes), fit_judges(learned, voices, themes), judged, learned, voices)


def lessons_of(documents: Sequence[Labelled]) -> list[Lesson]:
    """Labelled documents with their clusters, and with weights by which each source makes up as much of the whole.

    Given files are real, as what is judged later will be, but few and often known to whoever wrote the cues; written
    documents are strange to the cues; those of the corpus are many, and avoid the words that the cues look for.
    """
    cluster_of = clusters([document.origin for document in documents])
    lines: Counter[Source] = Counter()
    for document in documents:
        lines[document.source] += int(document.truth.counts.sum())
    return [
        Lesson(
            name=document.name,
            cluster=cluster_of[document.name],
            weight=lines.total() / (len(lines) * lines[document.source]),
            passage=document.passage,
            truth=document.truth,
        )
        for document in documents
    ]


def heard(passage: Passage, answers: Answers, linear: LinearReading, codebook: Codebook, nlp: Language) -> Voices:
    """What every voice says of a labelled document.

    Args:
        passage: Its lines. Labels tell no paragraphs, so what stands between two headings is taken for one.
        answers: The network's.
        linear: The linear voice's.
        codebook: Themes and cues.
        nlp: The Dutch pipeline.
    """
    said = by_cues(places(passage, nlp), [Voice.AUTHOR] * len(passage.lines), passage.source_kind, rules_of(codebook))
    cues = [
        {
            theme: CueSign(finding.ground.value, finding.verdict)
            for theme, finding in one.themes.items()
            if finding.ground is not None
        }
        for one in said
    ]
    reading = Reading(np.zeros((len(cues), 0), np.float32), answers.themes, answers.stances, answers.modes)
    return Voices(passage, reading, linear, cues, [one.mode for one in said])


def places(passage: Passage, nlp: Language) -> list[Place]:
    """The lines as the cue rules see them; a heading is a paragraph of its own."""
    places, paragraph = [], 0
    for line, doc in zip(passage.lines, nlp.pipe([line.text for line in passage.lines]), strict=True):
        paragraph += line.is_heading
        places.append(Place(Sentence(line.text, words_of(doc)), paragraph, line.is_heading))
        paragraph += line.is_heading
    return places
