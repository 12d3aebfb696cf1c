"""Score a Dutch spaCy pipeline on a treebank: `python -m tools.language_model.scoring MODEL FILE.conllu`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import language
from pipeline.errors import WijkspiegelError
from tools.language_model.documents import spaces
from tools.language_model.exam import damaged, running_text, texts_by_document
from tools.language_model.figures import (
    CEILINGS,
    FLOORS,
    LABELS,
    PUBLISHED,
    Figure,
    Figures,
    Scores,
    figures,
    load,
    save,
    short_of,
)
from tools.language_model.marks import Marks, sentence_marks, token_marks
from tools.language_model.respelling import respelled
from tools.language_model.treebank import Sentence, read

PARTING = ("senter", "parser")
"""The components that can find sentences."""
OF_GROUPS = MappingProxyType(
    {
        "upos": "UPOS",
        "features": "features",
        "lemma": "lemma",
        "lemma.joined": "without `_`",
        "uas.all": "UAS",
        "las.all": "LAS",
        "damaged.upos": "UPOS, damaged",
        "damaged.lemma": "lemma, damaged",
    }
)
"""The figures that are told of a class of tokens, and what they are called there."""
WIDE = 150  # columns of a table that goes into a file
LENGTHS = MappingProxyType(
    {"1–10": range(1, 11), "11–20": range(11, 21), "21–30": range(21, 31), "over 30": range(31, 10_000)}
)
"""Classes of sentences by their tokens."""


def score(nlp: Language, sentences: Sequence[Sentence], treebank: str) -> Scores:
    """Everything that is measured of a pipeline.

    Tokens are given one true sentence at a time; what the pipeline makes of them is marked as it stands, also where it
    parts a sentence in two.

    Args:
        nlp: A pipeline; figures of components that it lacks are left out.
        sentences: The truth.
        treebank: What the file is called.
    """
    words = [*_words(nlp, sentences), *_words(nlp, damaged(sentences), "damaged.")]
    classes = sorted({mark.upos for mark in words if mark.upos})
    found = figures([*words, *_in_old_spelling(nlp, sentences), *_parted(nlp, sentences)], LABELS)
    return Scores(
        pipeline=language.describe(nlp),
        treebank=treebank,
        documents=len({sentence.document for sentence in sentences}),
        sentences=len(sentences),
        tokens=sum(len(sentence.tokens) for sentence in sentences),
        figures={name: found[name] for name in LABELS if name in found},
        by_class={upos: figures([mark for mark in words if mark.upos == upos], OF_GROUPS) for upos in classes},
        by_length={
            label: group
            for label, lengths in LENGTHS.items()
            if (group := figures([mark for mark in words if mark.length in lengths], OF_GROUPS))
        },
    )


def _words(nlp: Language, sentences: Sequence[Sentence], prefix: str = "") -> Iterator[Marks]:
    docs = (Doc(nlp.vocab, words=list(sentence.forms), spaces=spaces(sentence.tokens)) for sentence in sentences)
    for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
        yield from token_marks(sentence, doc, prefix)


def _in_old_spelling(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[Marks]:
    """The words that were spelled otherwise before 1947, as they are spelled now and as they were then."""
    old = [respelled(sentence) for sentence in sentences]
    pairs = [(now.forms, then.forms) for now, then in zip(sentences, old, strict=True)]
    differs = [a != b for now, then in pairs for a, b in zip(now, then, strict=True)]
    for prefix, group in (("now.", sentences), ("old.", old)):
        marks = zip(_words(nlp, group, prefix), differs, strict=True)
        yield from (mark for mark, is_other in marks if is_other)


def _parted(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[Marks]:
    """Running text, parted by the whole pipeline and by each of its components that can."""
    texts = texts_by_document(sentences)
    whole = running_text(sorted(sentences, key=lambda sentence: sentence.order))
    able = [name for name in PARTING if name in nlp.pipe_names]
    for suffix, without in [("", ()), *((f".{name}", {*able} - {name}) for name in able)] if able else []:
        with nlp.select_pipes(disable=list(without)):
            for prefix, group in (("", texts), ("long.", [whole])):
                for text in group:
                    yield from sentence_marks(text, nlp(text.text), f"{prefix}sentences{suffix}")


def table(scores: Scores, earlier: Scores | None = None) -> Table:
    """The figures for a terminal.

    Args:
        scores: What to show.
        earlier: Those of another pipeline; each figure is then followed by its change.
    """
    title = f"{scores.pipeline} on {scores.treebank}: {scores.tokens} tokens in {scores.documents} documents"
    shown = Table("", "", "95 %", "over", "change", "held to", "published", title=title)
    for name, figure in scores.figures.items():
        before = earlier.figures.get(name) if earlier else None
        shown.add_row(
            LABELS[name],
            f"{figure.value:.3f}",
            interval(figure),
            str(figure.of),
            f"{figure.value - before.value:+.3f}" if before else "",
            f"{FLOORS[name]:.3f}" if name in FLOORS else f"≤ {CEILINGS[name]:.3f}" if name in CEILINGS else "",
            f"{PUBLISHED[name]:.3f}" if name in PUBLISHED else "",
        )
    return shown


def group_table(title: str, groups: Mapping[str, Figures]) -> Table:
    """The figures of classes of tokens for a terminal, without intervals."""
    shown = Table(title, "tokens", *OF_GROUPS.values())
    for name, group in groups.items():
        values = (f"{group[column].value:.3f}" if column in group else "" for column in OF_GROUPS)
        shown.add_row(name, str(group["upos"].of), *values)
    return shown


def interval(figure: Figure) -> str:
    """The ends of an interval, or nothing where there is none."""
    return "" if figure.low is None or figure.high is None else f"{figure.low:.3f}–{figure.high:.3f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and write the file with which the next training is compared.

    Returns:
        The exit status: 1 when a floor is not reached, or a file or pipeline cannot be read.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.language_model.scoring", description=__doc__)
    parser.add_argument("model", help="a folder or an installed package")
    parser.add_argument("treebank", type=Path, help="a file in CoNLL-U, such as ../shared/ud/alpino_test.conllu")
    parser.add_argument("--out", type=Path, help="write the figures here as JSON")
    parser.add_argument("--base", type=Path, help="earlier figures to compare with; those in --out unless named")
    asked = parser.parse_args(arguments)
    try:
        return _run(asked.model, asked.treebank, asked.out, asked.base or asked.out)
    except WijkspiegelError as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False)
        return 1


def _run(model: str, treebank: Path, out: Path | None, base: Path | None) -> int:
    earlier = load(base) if base is not None and base.exists() else None
    scores = score(language.load(model, also=PARTING), read(treebank), treebank.name)
    console = Console()
    console.width = console.width if console.is_terminal else WIDE
    console.print(table(scores, earlier))
    console.print(group_table("part of speech", scores.by_class), group_table("tokens", scores.by_length))
    if out is not None:
        save(scores, out)
    failures = short_of(scores.figures)
    for line in failures:
        console.print(line, markup=False, highlight=False)
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
