"""A candidate into the corpus, whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pipeline.corpus.adding import add_document
from pipeline.corpus.documents import Entry
from pipeline.corpus.durable import replace_durably
from pipeline.corpus.editing import refuse_odd_copy
from pipeline.corpus.events import EVENTS
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError
from pipeline.intake.candidates import Candidate
from pipeline.intake.duplicates import suspects
from pipeline.messages import Message
from pipeline.settings import REPOSITORY, Settings

SHIPPED = REPOSITORY / "corpus"


def add(settings: Settings, candidate: Candidate, metadata: Metadata) -> Entry:
    """Put a document into the corpus; `pipeline.run.update` then brings it into the store.

    A corpus that has no codebook yet begins with the shipped one, and with the shipped years of the law.

    Raises:
        CorpusError: when the corpus has it already, it is said to be a copy of a document that is not there, or writing
            fails.
    """
    refuse_odd_copy(settings.corpus, None, metadata.copy_of)
    _begin(settings.corpus, settings.codebook)
    look = partial(suspects, settings)
    return add_document(settings.corpus, candidate.document, metadata, candidate.data, look)


def _begin(corpus: Path, codebook: Path) -> None:
    if codebook.exists():
        return
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        if not (corpus / EVENTS).exists():
            replace_durably(corpus / EVENTS, (SHIPPED / EVENTS).read_bytes())
        replace_durably(codebook, (SHIPPED / codebook.name).read_bytes())  # last: it says that all is there
    except OSError as error:
        raise CorpusError(
            Message("cannot be made ({reason})", reason=str(error)), where=corpus, remedy="see to its rights"
        ) from error
