"""One change to the documents of a corpus at a time, each whole: what one that was cut off left behind goes first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pipeline.corpus.documents import ASIDE, TEXTS, UNFINISHED
from pipeline.errors import CorpusError, not_written
from pipeline.locks import lock_file


@contextmanager
def alone(corpus: Path) -> Iterator[None]:
    """Hold the documents of a corpus: nobody else adds, changes or removes any meanwhile.

    Raises:
        CorpusError: when the corpus cannot be written.
    """
    with alone_with(corpus, "add"):
        try:
            _mend(corpus / TEXTS)
        except OSError as error:
            raise CorpusError(not_written(error), where=corpus, remedy="see to its rights") from error
        yield


@contextmanager
def alone_with(corpus: Path, what: str) -> Iterator[None]:
    """Hold something of a corpus, such as a file that is read, added to and written again: nobody else does meanwhile.

    Args:
        corpus: The corpus folder.
        what: The name of what is held; whoever gives the same name waits.

    Raises:
        CorpusError: when the corpus cannot be written.
    """
    with ExitStack() as held:
        try:
            held.enter_context(lock_file(corpus / ".store" / f"{what}.lock"))
        except OSError as error:
            raise CorpusError(not_written(error), where=corpus, remedy="see to its rights") from error
        yield


def _mend(texts: Path) -> None:
    """Put away what a process that was killed left: nobody else writes now."""
    if not texts.is_dir():
        return
    with os.scandir(texts) as found:  # once: in a large corpus there are a great many names
        left = sorted(one.name for one in found if one.name.startswith((UNFINISHED, ASIDE)))
    for name in left:
        place = texts / name.removeprefix(ASIDE)
        if name.startswith(UNFINISHED) or place.exists():
            shutil.rmtree(texts / name, ignore_errors=True)
        else:  # the next version had not taken its place yet
            (texts / name).rename(place)
