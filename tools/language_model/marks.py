"""Marks what a pipeline said of a sentence or a text: how much of it was right, figure by figure."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Token as Answer

from tools.language_model.exam import RunningText
from tools.language_model.treebank import Sentence, Token

NO_DEPENDENCY = frozenset({"punct", "p"})
"""Relations that spaCy's own scorer leaves out of UAS and LAS."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was right of one token, or of the sentences of a text.

    Attributes:
        document: Where it stands: intervals draw documents.
        marks: For each figure how much is right, and of how much. Where what is found and what is true are counted
            both (F1, and UAS and LAS without punctuation), what is right counts twice.
        upos: The token's true part of speech; `None` for sentences.
        length: The tokens of its sentence; 0 for sentences.
    """

    document: str
    marks: Mapping[str, tuple[int, int]]
    upos: str | None = None
    length: int = 0


def token_marks(sentence: Sentence, doc: Doc, prefix: str = "") -> Iterator[Marks]:
    """Mark the tokens of a sentence that was given with its true tokens.

    Args:
        sentence: The truth; what it leaves open is not marked.
        doc: What a pipeline says of the same tokens.
        prefix: Stands before the name of each figure.
    """
    parsed = doc.has_annotation("DEP")
    for true, answer in zip(sentence.tokens, doc, strict=True):
        marks = _word(true, answer) | (_dependency(true, answer) if parsed else {})
        named = {prefix + figure: mark for figure, mark in marks.items()}
        yield Marks(sentence.document, named, true.upos, len(sentence.tokens))


def _word(true: Token, answer: Answer) -> dict[str, tuple[int, int]]:
    marks = {}
    if true.upos is not None:
        marks["upos"] = (int(answer.pos_ == true.upos), 1)
    if true.feats is not None:
        marks["features"] = (int(_features(str(answer.morph)) == _features(true.feats)), 1)
    if true.lemma is not None:
        marks["lemma"] = (int(answer.lemma_ == true.lemma), 1)
        marks["lemma.joined"] = (int(answer.lemma_.replace("_", "") == true.lemma.replace("_", "")), 1)
    return marks


def _features(feats: str) -> frozenset[str]:
    """The features in no order; that of the names is told differently by each tool."""
    return frozenset(feats.split("|")) - {"", "_"}


def _dependency(true: Token, answer: Answer) -> dict[str, tuple[int, int]]:
    """Over all tokens, and as spaCy's scorer has it: F1 over those that are no punctuation for the one or the other."""
    relation, said = (true.deprel or "").lower(), answer.dep_.lower()
    of = (relation not in NO_DEPENDENCY) + (said not in NO_DEPENDENCY)
    attached = answer.head.i == true.head
    labelled = attached and said == relation
    return {
        "uas": (2 * int(attached and of == 2), of),
        "las": (2 * int(labelled and of == 2), of),
        "uas.all": (int(attached), 1),
        "las.all": (int(labelled), 1),
    }


def sentence_marks(text: RunningText, doc: Doc, figure: str) -> Iterator[Marks]:
    """Mark where a pipeline parted a running text: a sentence is right when both its ends are.

    A sentence that was found counts for the document in which it starts.

    Args:
        text: The text and where its sentences stand.
        doc: The text as a pipeline parted it.
        figure: The name of the figure.
    """
    true = set(text.spans)
    starts = [start for start, _ in text.spans]
    right, of = Counter[str](), Counter(text.documents)
    for span in _spans(doc):
        document = text.documents[bisect_right(starts, span[0]) - 1]
        of[document] += 1
        right[document] += span in true
    for document, number in of.items():
        yield Marks(document, {figure: (2 * right[document], number)})


def _spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """The sentences of a document without space at their ends; one of nothing but space is none."""
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])
