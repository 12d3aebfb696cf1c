"""Whether the corpus has a document is asked of the store, and of what the store does not have yet."""

import shutil
from pathlib import Path

import pytest

from pipeline.corpus.documents import Entry, read_document
from pipeline.errors import CorpusError
from pipeline.intake.duplicates import refuse_duplicate, suspects
from pipeline.settings import Settings
from pipeline.store.connection import writing
from pipeline.store.documents import save_document
from tests.intake.build import added, candidate, corpus
from tests.store.build import EARLY, processed


def into_store(settings: Settings, entry: Entry) -> None:
    """As a run would, without judging."""
    document = read_document(entry)
    with writing(settings.store) as connection:
        made = processed(*document.raw.splitlines())
        save_document(connection, entry.slug, entry.metadata, made, time=EARLY)
        values = (document.source_sha256, document.raw_sha256, entry.slug)
        connection.execute("UPDATE document SET source_sha256 = ?, raw_sha256 = ? WHERE slug = ?", values)


def test_of_a_corpus_only_those_are_read_that_may_be_the_same(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    first, second, third = (added(settings, f"Tekst {title}.\n", title=title) for title in ("een", "twee", "drie"))
    assert suspects(settings, candidate("Nieuw.\n").document) == [third.slug, first.slug, second.slug]
    into_store(settings, first)
    into_store(settings, second)
    assert suspects(settings, candidate("Nieuw.\n").document) == [third.slug]
    assert suspects(settings, candidate("Tekst een.\n").document) == [third.slug, first.slug]


@pytest.mark.parametrize("in_store", [True, False])
def test_the_same_text_is_refused_by_name_until_it_leaves_the_corpus(tmp_path: Path, in_store: bool) -> None:
    settings = corpus(tmp_path)
    entry = added(settings)
    if in_store:
        into_store(settings, entry)
    with pytest.raises(CorpusError, match=f"the corpus has this file already, as {entry.slug}"):
        refuse_duplicate(settings, candidate().document)
    refuse_duplicate(settings, candidate().document, but=entry.slug)
    shutil.rmtree(entry.folder)
    refuse_duplicate(settings, candidate().document)
