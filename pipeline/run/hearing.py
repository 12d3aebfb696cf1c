"""What is said of a document at the moment that it is written, for people give verdicts while a run works."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.corpus.judgements import AllSaid, Said, read_all, said_files

_State = tuple[int, int]


class Hearing:
    """Codings and reviews as they are on disk now; files are read again only when one of them changed.

    A reviewer's verdict is in its file before it goes to the store. Who asks inside a transaction that writes hears
    every verdict that came before it; later ones wait for its end, and then count by themselves.
    """

    def __init__(self, corpus: Path, only: Collection[str] | None = None) -> None:
        """Of documents of a corpus: of those that `only` names, or of all."""
        self._corpus = corpus
        self._only = only
        self._heard: tuple[Mapping[Path, _State | None], AllSaid] | None = None

    def of(self, slug: str) -> Said:
        """What is said of one document."""
        files = said_files(self._corpus, self._only)
        states = {path: _state(path) for path in files}  # before the reading: a change meanwhile is read the next time
        if self._heard is None or self._heard[0] != states:
            self._heard = states, read_all(self._corpus, self._only)
        return self._heard[1].of(slug)


def _state(path: Path) -> _State | None:
    """Time of change and size; `None` when it is gone, which reading it then tells."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
