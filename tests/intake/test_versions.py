"""A next version keeps what was said where it still stands, tells what does not, and loses no earlier text."""

import json
from pathlib import Path

import pytest

from pipeline.corpus import versions as folders
from pipeline.corpus.documents import read_document, read_entry, read_raw
from pipeline.corpus.judgements import read_codings
from pipeline.corpus.reviews import append_review
from pipeline.corpus.turns import alone
from pipeline.corpus.versions import count_versions, earlier
from pipeline.errors import CorpusError
from pipeline.intake import new_version, removed, undo_version
from pipeline.records import to_record
from tests.corpus.build import metadata, said
from tests.intake.build import TEXT, added, candidate, corpus

KEPT, MENDED, LOST = TEXT.split("\n\n")
NEXT = (
    f"Woord vooraf bij deze herziene druk.\n\n{KEPT}\n\n{MENDED.replace('is', 'was')}\n\nHier staat nu iets anders.\n"
)


def test_judgements_stay_where_their_quotes_stand_and_the_others_are_listed(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    slug = added(settings).slug
    for quote in (KEPT, MENDED, LOST.strip()):
        append_review(settings.corpus, "anna", slug, said(TEXT, quote))
    made = new_version(settings, slug, candidate(NEXT), metadata(title="Tweede druk"))
    assert [judgement.quote for judgement in made.kept] == [KEPT, MENDED]
    assert [judgement.quote for judgement in made.lost] == [LOST.strip()]
    assert (made.entry.slug, made.entry.metadata.title) == (slug, "Tweede druk")
    assert read_document(made.entry).raw == NEXT


def test_codings_are_read_where_they_stand_now(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    slug = added(settings).slug
    path = settings.corpus / "judgements" / f"{slug}.jsonl"
    path.parent.mkdir()
    codings = [said(TEXT, quote, "coder-a") for quote in (KEPT, LOST.strip())]
    path.write_text("".join(f"{json.dumps(to_record(slug, one))}\n" for one in codings), encoding="utf-8")
    new_version(settings, slug, candidate(NEXT))
    (coding,) = read_codings(settings.corpus, slug)
    assert coding.span.of(NEXT) == KEPT


def test_every_earlier_version_can_be_read(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    slug = added(settings).slug
    for text in (NEXT, TEXT + "Nog meer.\n"):
        made = new_version(settings, slug, candidate(text, name="stuk.txt"))
    assert [read_raw(version) for version in earlier(made.entry)] == [TEXT, NEXT]
    assert count_versions(made.entry) == 3
    assert (made.entry.folder / "versions" / "1" / "stuk.txt").read_text(encoding="utf-8") == TEXT


def test_a_version_that_is_undone_gives_back_the_one_before_it_to_the_letter_and_lies_in_the_bin(
    tmp_path: Path,
) -> None:
    settings = corpus(tmp_path)
    entry = added(settings)
    folder, slug = entry.folder, entry.slug
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    append_review(settings.corpus, "anna", slug, said(TEXT, LOST.strip()))
    new_version(settings, slug, candidate(NEXT), metadata(title="Tweede druk"))
    second = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    new_version(settings, slug, candidate(TEXT + "Nog meer.\n"))
    assert undo_version(settings, slug).entry.metadata.title == "Tweede druk"
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == second
    append_review(settings.corpus, "anna", slug, said(NEXT, "Hier staat nu iets anders."))
    undone = undo_version(settings, slug)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
    assert [one.quote for one in undone.kept] == [LOST.strip()]
    assert [one.quote for one in undone.lost] == ["Hier staat nu iets anders."]
    kept = sorted((settings.corpus / ".bin").glob("*/version/raw.txt"))
    assert [path.read_text(encoding="utf-8") for path in kept] == [TEXT + "Nog meer.\n", NEXT]
    assert removed(settings) == ()
    with pytest.raises(CorpusError, match="has no earlier version"):
        undo_version(settings, slug)


def test_a_version_is_not_undone_where_another_document_has_the_text_before_it_by_now(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    slug = added(settings).slug
    new_version(settings, slug, candidate(NEXT))
    added(settings, title="Dezelfde tekst")
    with pytest.raises(CorpusError, match="the corpus has this file already, as 2016-dezelfde-tekst"):
        undo_version(settings, slug)


def test_the_same_text_is_no_other_version_and_another_documents_text_neither(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    slug, other = added(settings).slug, added(settings, NEXT, title="Anders").slug
    with pytest.raises(CorpusError, match=f"has the very text that {slug} has"):
        new_version(settings, slug, candidate(TEXT))
    with pytest.raises(CorpusError, match=f"the corpus has this file already, as {other}"):
        new_version(settings, slug, candidate(NEXT))
    assert count_versions(read_entry(settings.corpus, slug)) == 1


def test_a_version_that_is_cut_off_leaves_the_document_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = corpus(tmp_path)
    entry = added(settings)

    def killed(folder: Path, final: Path) -> None:
        final.rename(final.with_name(f".old-{final.name}"))
        raise KeyboardInterrupt

    monkeypatch.setattr(folders, "_take_place", killed)
    with pytest.raises(KeyboardInterrupt):
        new_version(settings, entry.slug, candidate(NEXT))
    assert not entry.folder.exists()
    with alone(settings.corpus):  # whoever changes a document next
        assert read_document(read_entry(settings.corpus, entry.slug)).raw == TEXT
    assert [path.name for path in entry.folder.parent.iterdir()] == [entry.slug]
