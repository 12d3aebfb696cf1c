"""Candidates for tests, made without a reader's process."""

from pathlib import Path

from pipeline.corpus.documents import Entry
from pipeline.intake import Candidate, add
from pipeline.settings import Settings
from pipeline.text import Document, checksum
from tests.corpus.build import metadata

TEXT = (
    "De wijkwerker belt overal aan en drinkt koffie.\n\n"
    "De keukentafel is het begin van elk gesprek.\n\n"
    "De straat zorgt voor elkaar.\n"
)


def candidate(text: str = TEXT, name: str = "stuk.txt") -> Candidate:
    """A text as its reader would hand it over."""
    data = text.encode()
    return Candidate(Document(name, text, "test 1", checksum(data)), data)


def corpus(tmp_path: Path) -> Settings:
    """Settings for a corpus that is not there yet."""
    return Settings(corpus=tmp_path / "corpus", workers=1)


def added(settings: Settings, text: str = TEXT, **fields: object) -> Entry:
    """A text as a document of 2016 in the corpus."""
    return add(settings, candidate(text), metadata(**fields))
