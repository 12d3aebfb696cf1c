"""What comes in is read under a safe name, and told of by the name that people know."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from pipeline.errors import CorpusError, IngestError
from pipeline.fetch import Fetched
from pipeline.intake import Batch, Likeness, add, of_address, of_text, of_upload, refuse_other_language
from tests.corpus.build import metadata
from tests.intake.build import TEXT, candidate, corpus

WORDS = ["".join(pair) for pair in product("abcdefgh", "klmnop")]
ENGLISH = "The residents of the district do it all by themselves, and that is not what they were promised. " * 3


def test_an_upload_keeps_no_folder_of_its_name_and_stays_in_the_corpus(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    entry = add(settings, of_upload("../../etc\\..\\stuk?.txt", TEXT.encode(), settings), metadata())
    assert (entry.folder / "stuk_.txt").read_text(encoding="utf-8") == TEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]


def test_a_refusal_names_the_upload_and_no_folder_of_ours(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"^niets\.txt: is empty; look whether"):
        of_upload("niets.txt", b"", corpus(tmp_path))


def test_pasted_text_proposes_the_title_that_it_was_given(tmp_path: Path) -> None:
    found = of_text(TEXT, " Wat zegt de straat? ", corpus(tmp_path))
    assert (found.name, found.document.proposal.title) == ("Wat zegt de straat_.txt", "Wat zegt de straat?")
    assert found.document.raw.split() == TEXT.split()


def test_a_page_says_where_and_when_it_was_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    when = datetime(2026, 3, 1, tzinfo=UTC)
    asked = "https://voorbeeld.nl/a"
    fetched = Fetched("a.txt", TEXT.encode(), "https://voorbeeld.nl/2012/03/b", asked, when, (f"{asked} led to b",))
    monkeypatch.setattr("pipeline.intake.candidates.fetch", lambda *_: fetched)
    found = of_address(asked, corpus(tmp_path))
    assert (found.address, found.document.proposal.address) == (fetched.address, fetched.address)
    assert found.document.proposal.year == 2012
    assert found.document.notices[-2:] == (f"fetched from {fetched.address} on 2026-03-01", f"{asked} led to b")


def test_another_language_is_refused_by_name_and_a_copy_of_nothing_too(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match=r"^stuk\.txt: does not look like Dutch; if it is Dutch all the same"):
        refuse_other_language(candidate(ENGLISH))
    refuse_other_language(candidate(TEXT))
    with pytest.raises(CorpusError, match="2001-elders"):
        add(corpus(tmp_path), candidate(), metadata(copy_of="2001-elders"))
    assert not (tmp_path / "corpus").exists()


def test_texts_that_come_in_together_are_held_against_each_other(tmp_path: Path) -> None:
    settings, batch = corpus(tmp_path), Batch()
    text = " ".join(f"Zin {word} gaat over de {word[::-1]}wijk en het {word}werk in de buurt." for word in WORDS)
    first = candidate(text, "een.txt")
    assert batch.beside(first).alike == ()
    batch.came(add(settings, first, metadata()), first)
    (near,) = batch.beside(candidate(text + " Herdruk.", "twee.txt")).alike
    assert (near.slug, near.kind, near.likeness > 0.9) == ("2016-de-buurt", Likeness.SAME, True)
    assert batch.beside(candidate(ENGLISH)).alike == ()
