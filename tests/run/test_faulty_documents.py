"""A document that cannot be used is told with the reason, and the others go on."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.run import status, update
from pipeline.settings import Settings
from pipeline.stages import process
from tests.corpora import TIME, ask, dump
from tests.corpus.build import add
from tests.run.changes import BELEID, LIJST, PRAKTIJK, about, as_json, edit, made_anew


def test_faulty_documents_are_reported_and_leave_and_the_others_go_on(settings: Settings, tmp_path: Path) -> None:
    edit(settings.corpus / "texts" / BELEID / "raw.txt", "opbouwwerk", "Opbouwwerk")
    edit(about(settings, LIJST), "year = 2016", 'year = "2016"')
    shutil.copytree(settings.corpus / "texts" / PRAKTIJK, settings.corpus / "texts" / "2017-kopie")
    (settings.corpus / "texts" / "Geen Slug").mkdir()
    add(settings.corpus, tmp_path, "Een nieuwe tekst over de wijk.", "nieuw.txt", title="Nieuw")
    outcome = update(settings, time=TIME)
    failures = {failure.slug: failure.message for failure in outcome.failures}
    assert failures.keys() == {BELEID, LIJST, "2017-kopie", "Geen Slug"}
    assert f"has the same text as {PRAKTIJK}; remove one of the two" in failures["2017-kopie"]
    assert "is no name of a document; use small letters" in failures["Geen Slug"]
    assert "its checksum differs; get it back from git" in failures[BELEID]
    assert "document.toml: year: Input should be a valid integer; mend that field" in failures[LIJST]
    assert ask(settings.store, "SELECT slug FROM refusal ORDER BY slug") == [(slug,) for slug in sorted(failures)]
    assert "2016-nieuw" in status(settings).ledgers
    assert as_json(dump(settings.store)) == made_anew(settings, tmp_path)
    assert update(settings, time=TIME) == run.Outcome((), outcome.failures)


def test_a_source_file_that_is_gone_or_another_one_is_noticed_and_refuses_nothing(settings: Settings) -> None:
    texts = settings.corpus / "texts"
    (texts / BELEID / "beleid.txt").unlink()
    edit(texts / LIJST / "lijst.txt", "samen koken", "samen eten")
    notices = (
        f"{texts / BELEID / 'beleid.txt'}: the source file is missing or cannot be read",
        f"{texts / LIJST / 'lijst.txt'}: is no longer the file that the text was read from",
    )
    assert update(settings) == run.Outcome((), (), notices)
    assert status(settings).notices == notices


def test_a_document_that_breaks_a_stage_does_not_stop_the_others(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(document: object, *args: object, **options: object) -> object:
        if "inloop" in document.raw:  # type: ignore[attr-defined]
            raise ZeroDivisionError("by nought")
        return process(document, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.run.workers.process", breaks)
    settings.codebook.write_text(settings.codebook.read_text(encoding="utf-8") + "\n# anders\n", encoding="utf-8")
    outcome = update(settings, time=TIME)
    assert [failure.message for failure in outcome.failures] == [
        f"{PRAKTIJK}: cannot be processed (ZeroDivisionError: by nought); please report it with the document"
    ]
    assert list(status(settings).ledgers) == [BELEID, LIJST]
    monkeypatch.undo()
    update(settings, time=TIME)
    assert as_json(dump(settings.store)) == made_anew(settings, tmp_path)


def test_a_document_that_does_not_fit_into_the_store_does_not_stop_the_others(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(*args: Any, **options: Any) -> object:
        made = process(*args, **options)
        same = "inloop" in made.document.raw
        return replace(made, units=[made.units[0]] * 2, judgements=[made.judgements[0]] * 2) if same else made

    settings.store.unlink()
    monkeypatch.setattr("pipeline.run.workers.process", twice)
    (failure,) = update(settings, time=TIME).failures
    assert failure.message.startswith(f"{PRAKTIJK}: does not fit into the store (UNIQUE constraint failed: unit")
    assert list(status(settings).ledgers) == [BELEID, LIJST]
