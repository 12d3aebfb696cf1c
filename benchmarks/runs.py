"""Bringing the store up to date, from nothing and with nothing to do; and what a verdict asks of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.sample import words
from benchmarks.timing import Case
from pipeline import review, run
from pipeline.codebook import Codebook, load_codebook
from pipeline.corpus.documents import read_entry, read_raw, slugs
from pipeline.judgement import Verdict
from pipeline.settings import Settings

_COMMAND = "from pipeline.cli import main; main()"


def cases(settings: Settings) -> Iterator[Case]:
    """On a copy of the corpus, whose store is made anew each time; the copy goes when the last case is done."""
    with tempfile.TemporaryDirectory() as folder:
        copy = settings.model_copy(update={"corpus": Path(folder) / "corpus"})
        derived = copy.store.parent
        shutil.copytree(settings.corpus, copy.corpus, ignore=shutil.ignore_patterns(derived.name))
        total = words([read_raw(read_entry(copy.corpus, slug)) for slug in slugs(copy.corpus)])
        clear = partial(shutil.rmtree, derived, ignore_errors=True)
        yield Case("runs: the whole corpus", partial(run.update, copy), total, "words", prepare=clear, warm=False)
        yield Case("runs: nothing to do", partial(run.update, copy), 1, "runs")
        command = [sys.executable, "-c", _COMMAND, "run", "--quiet", "--corpus", str(copy.corpus)]
        yield Case("runs: nothing to do, as a command", partial(subprocess.run, command, check=True), 1, "runs")
        codebook = load_codebook(copy.codebook)
        yield Case("runs: what to judge next", partial(review.queue, copy, codebook, "anna"), 1, "items")
        yield Case("runs: what to judge next, and a verdict on it", partial(_judge, copy, codebook), 1, "verdicts")


def _judge(settings: Settings, codebook: Codebook) -> None:
    (item,) = review.queue(settings, codebook, "bram")
    themes = dict.fromkeys(codebook.theme_ids, Verdict.NO)
    review.record(settings, codebook, "bram", item.unit_id, themes=themes, mode=None)
