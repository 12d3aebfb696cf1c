"""The command: treebanks and unlabelled text in, a packaged pipeline with its card out.

What a step has made is kept in the working folder, and the step is left out the next time; `--from` names the first
that is done anew.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from rich.console import Console

from pipeline.errors import LanguageError, WijkspiegelError
from tools.language_model.card import Portion
from tools.language_model.corpora import EXAM, OLD, Corpora, Selection, select, write_corpora
from tools.language_model.figures import short_of
from tools.language_model.lemma_data import build
from tools.language_model.plain import plain_sentences
from tools.language_model.scoring import table
from tools.language_model.shipping import ship
from tools.language_model.training import CONFIG, add_lemmas, train, train_ends
from tools.language_model.treebank import Sentence, read

CORPUS = Path("corpus")
WORDS = 800_000
"""So many words, about five times those of the treebanks, the teacher annotates."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made of what.

    Attributes:
        treebanks: The folder of the treebanks.
        out: The folder to ship; its card and figures go beside it.
        work: Where each step leaves what it made.
        seed: Of everything that is left to chance.
        programmes: Of parties: plain Dutch, with that of the corpus, for a teacher to annotate; `None` for no teacher.
        corpus: The corpus folder.
        words: How many words the teacher annotates.
    """

    treebanks: Path
    out: Path
    work: Path
    seed: int
    programmes: Path | None = None
    corpus: Path = CORPUS
    words: int = WORDS

    def selection(self) -> Selection:
        """The sentences to train on."""
        return select(self.treebanks, self.seed)

    def exam(self) -> list[Sentence]:
        """The sentences for the final test."""
        return read(self.treebanks / EXAM)

    @property
    def teacher(self) -> Path:
        """The teacher that annotates plain Dutch."""
        return self.work / "teacher"

    @property
    def silver(self) -> Path:
        """The documents that it has annotated, beside those of the treebanks."""
        return Corpora.under(self.work).train / "silver.spacy"

    @property
    def trained(self) -> Path:
        """The trained pipeline."""
        return self.work / "trained" / "model-best"

    @property
    def ended(self) -> Path:
        """The same with its ends of sentences trained anew."""
        return self.work / "ends" / "model-best"

    @property
    def whole(self) -> Path:
        """The trained pipeline with its lemma components."""
        return self.work / "whole"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the making.

    Attributes:
        name: As `--from` names it.
        made: What there is when it is done.
        run: Makes that.
    """

    name: str
    made: Callable[[Job], Path]
    run: Callable[[Job], None]


def _corpora(job: Job) -> None:
    write_corpora(job.selection(), job.work, job.seed)


def _teach(job: Job) -> None:
    selection = job.selection()
    sentences = [one for group in (*selection.newer.values(), selection.old) for one in group]
    held_out = [one for group in selection.held_out.values() for one in group]
    _teaching().teach(sentences, held_out, _plain(job), job.teacher, seed=job.seed)


def _annotate(job: Job) -> None:
    _teaching().write_silver(job.teacher, _plain(job), job.silver, job.seed)


@cache
def _plain(job: Job) -> list[Sentence]:
    """Asked by two steps, and slow: the texts are cleaned as the product cleans them."""
    return [] if job.programmes is None else plain_sentences(job.corpus, job.programmes, job.words, job.seed)


def _teaching() -> ModuleType:
    """The steps of the teacher, which need what the other steps do without."""
    try:
        return import_module("tools.language_model.teacher.steps")
    except ImportError as error:
        remedy = "install the extra `train`, or name no programmes"
        raise LanguageError(f"{error.name} is not installed", where="the teacher", remedy=remedy) from error


def _train(job: Job) -> None:
    train(CONFIG, Corpora.under(job.work), job.trained.parent, {"system.seed": job.seed})


def _train_ends(job: Job) -> None:
    train_ends(job.trained, Corpora.under(job.work), job.ended.parent, {"system.seed": job.seed})


def _lemmas(job: Job) -> None:
    selection = job.selection()
    newer = [sentence for sentences in selection.newer.values() for sentence in sentences]
    add_lemmas(job.ended, build(newer, selection.old), job.whole)


def _package(job: Job) -> None:
    """Score, and write the folder, its card and its figures."""
    exam, console = job.exam(), Console()
    portions = list(_portions(job.selection(), exam))
    shipped = ship(job.whole, job.out, exam, treebank=EXAM, portions=portions)
    console.print(table(shipped.scores, shipped.earlier))
    for line in short_of(shipped.scores.figures):
        console.print(line, markup=False, highlight=False)


def _portions(selection: Selection, exam: Sequence[Sentence]) -> Iterator[Portion]:
    for use, files in (
        ("training", selection.newer | {OLD: selection.old}),
        ("choosing the best", selection.held_out),
        ("final test", {EXAM: exam}),
    ):
        for name, sentences in files.items():
            yield Portion(name, use, len(sentences), sum(len(sentence.tokens) for sentence in sentences))


STEPS = (
    Step("corpora", lambda job: Corpora.under(job.work).held_out, _corpora),
    Step("teacher", lambda job: job.teacher, _teach),
    Step("silver", lambda job: job.silver, _annotate),
    Step("training", lambda job: job.trained, _train),
    Step("ends", lambda job: job.ended, _train_ends),
    Step("lemmas", lambda job: job.whole, _lemmas),
    Step("package", lambda job: job.out, _package),
)


def steps_to_do(job: Job, first: str | None) -> list[Step]:
    """The steps from the first that is named, or whose output is missing; without programmes there is no teacher."""
    left_out = set() if job.programmes else {"teacher", "silver"}
    wanted = [step for step in STEPS if step.name not in left_out]
    at = next((i for i, step in enumerate(wanted) if step.name == first or not step.made(job).exists()), len(wanted))
    return wanted[at:]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the pipeline.

    Returns:
        The exit status: 1 when a file cannot be read or a step cannot be done.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.language_model", description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="the folder of the treebanks, in CoNLL-U")
    parser.add_argument("--programmes", type=Path, help="of parties: a folder or an archive; a teacher annotates them")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="which the teacher annotates too")
    parser.add_argument("--words", type=int, default=WORDS, help="how many words it annotates")
    parser.add_argument("--out", type=Path, required=True, help="the folder to ship")
    parser.add_argument("--work", type=Path, default=Path("build/language_model"), help="where the steps keep theirs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from", dest="first", choices=[step.name for step in STEPS], help="do this step anew")
    asked = parser.parse_args(arguments)
    job = Job(
        asked.treebanks,
        asked.out,
        asked.work,
        asked.seed,
        programmes=asked.programmes,
        corpus=asked.corpus,
        words=asked.words,
    )
    console = Console()
    try:
        for step in steps_to_do(job, asked.first):
            console.rule(step.name)
            step.run(job)
            if not step.made(job).exists():
                raise LanguageError(f"step {step.name!r} made nothing", where=step.made(job))
    except WijkspiegelError as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
