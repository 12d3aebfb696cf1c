"""A run does what is stale and nothing else, and always ends in the store that the corpus as it is would give."""

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline import run
from pipeline.clean import RULES
from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.durable import lock_file
from pipeline.corpus.judgements import append_review
from pipeline.errors import CorpusError, SettingsError, StoreError
from pipeline.judgement import Verdict
from pipeline.records import to_record
from pipeline.run import Part, plan, status, update
from pipeline.run.planning import decide
from pipeline.settings import REPOSITORY, Settings
from pipeline.stages import process
from pipeline.store.connection import writing
from pipeline.store.documents import remove_document, save_refusals
from pipeline.store.processed import Prints
from tests.corpora import TEXTS, TIME, ask, coding, dump, make_corpus
from tests.corpus.build import add, document, metadata

BELEID, LIJST, PRAKTIJK = "2016-beleid", "2016-lijst", "2016-praktijk"
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A corpus that was run once; tests work on copies."""
    settings = make_corpus(tmp_path_factory.mktemp("made"))
    outcome = update(settings, time=TIME)
    assert not outcome.failures
    return settings


@pytest.fixture
def settings(made: Settings, tmp_path: Path) -> Settings:
    shutil.copytree(made.corpus, tmp_path / "corpus")
    return made.model_copy(update={"corpus": tmp_path / "corpus"})


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def _about(settings: Settings, slug: str) -> Path:
    return settings.corpus / "texts" / slug / "document.toml"


def _write_codings(settings: Settings, slug: str, *lines: str) -> Path:
    path = settings.corpus / "judgements" / f"{slug}.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    return path


def _coding_line(settings: Settings, slug: str, words: str, labeller: str, **fields: object) -> str:
    record = to_record(slug, coding(read_entry(settings.corpus, slug), words, labeller))
    record.pop("id")
    return json.dumps({**record, **fields})


def _labels(settings: Settings, slug: str) -> list[tuple[object, ...]]:
    """Theme, stance and basis of each label of a document."""
    return ask(settings.store, "SELECT theme, stance, basis FROM label WHERE slug = ?", slug)


def _made_anew(settings: Settings, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the store of this corpus is when it is made from nothing."""
    corpus = folder / "anew"
    shutil.copytree(settings.corpus, corpus, ignore=shutil.ignore_patterns(".store"))
    fresh = settings.model_copy(update={"corpus": corpus})
    update(fresh, time=TIME)
    text = json.dumps(dump(fresh.store), default=str)
    return json.loads(text.replace(str(corpus), str(settings.corpus)))


def _as_json(tables: object) -> object:
    return json.loads(json.dumps(tables, default=str))


def test_a_run_brings_every_document_in_with_all_its_tables(made: Settings) -> None:
    tables = dump(made.store)
    assert [row[0] for row in tables["document"]] == [BELEID, LIJST, PRAKTIJK]
    units = ask(made.store, "SELECT text FROM unit WHERE slug = ? ORDER BY position", PRAKTIJK)
    assert units == [("In de praktijk verdween het opbouwwerk.",), ("De buurt organiseert nu zelf een inloop.",)]
    assert ("community_work", "absent", "machine") in _labels(made, PRAKTIJK)
    assert len(tables["judgement"]) == len(tables["unit"])
    assert {name for name, _ in tables["fact"]} == {"codebook", "codebook_sha256", "labeller", "language"}


def test_with_nothing_to_do_the_store_is_not_touched(settings: Settings) -> None:
    before = settings.store.read_bytes()
    assert update(settings, time=TIME + timedelta(days=1)) == run.Outcome((), ())
    assert settings.store.read_bytes() == before


def test_with_nothing_to_do_no_heavy_library_is_loaded(settings: Settings) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from pipeline.run import update; from pipeline.settings import Settings\n"
        "assert not update(Settings(corpus=Path(sys.argv[1]))).done\n"
        "print([m for m in ('spacy', 'pandas', 'numpy', 'streamlit', 'trafilatura', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(settings.corpus)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_new_metadata_leave_the_judgements_as_they_are(settings: Settings) -> None:
    before = dump(settings.store)
    _edit(_about(settings, BELEID), 'title = "Beleid"', 'title = "Beleid"\nlicence = "CC BY 4.0"')
    outcome = update(settings, time=TIME + timedelta(days=1))
    assert [(task.slug, task.parts, task.reasons) for task in outcome.done] == [
        (BELEID, {Part.METADATA}, ("the metadata changed",))
    ]
    after = dump(settings.store)
    assert ask(settings.store, "SELECT licence FROM document WHERE slug = ?", BELEID) == [("CC BY 4.0",)]
    assert (after["judgement"], after["unit"]) == (before["judgement"], before["unit"])


def test_other_names_in_the_metadata_are_cleaned_around_again(settings: Settings) -> None:
    _edit(_about(settings, BELEID), 'title = "Beleid"', 'title = "Beleid"\nauthor = "De Gemeentc"')
    [task] = update(settings, time=TIME).done
    assert task.parts == {Part.TEXT, Part.METADATA}
    assert task.reasons == ("title, author or outlet changed", "the metadata changed")
    assert ask(settings.store, "SELECT author FROM document WHERE slug = ?", BELEID) == [("De Gemeentc",)]


def test_noise_is_kept_of_every_unit_and_summed_up_in_the_ledger(made: Settings) -> None:
    assert ask(made.store, "SELECT DISTINCT noise FROM unit WHERE slug = ?", PRAKTIJK) == [(0.0,)]
    ledger = status(made).ledgers[PRAKTIJK]
    assert (ledger["noise"], ledger["noisy"], ledger["not_dutch"]) == (0.0, 0, 0)


def test_a_store_of_the_form_before_is_filled_up(settings: Settings) -> None:
    before = dump(settings.store)
    with closing(sqlite3.connect(settings.store)) as connection:
        connection.executescript(
            "ALTER TABLE unit DROP COLUMN noise; ALTER TABLE unit DROP COLUMN comment;"
            "ALTER TABLE unit DROP COLUMN reason; PRAGMA user_version = 2;"
        )
    outcome = update(settings, time=TIME)
    assert {task.reasons for task in outcome.done} == {("the store is of an earlier form",)}
    assert outcome.notices == ()
    assert dump(settings.store) == before


def test_another_kind_of_source_is_judged_again(settings: Settings) -> None:
    _edit(_about(settings, BELEID), '"essay"', '"policy"')
    task = update(settings, time=TIME).done[0]
    assert (task.slug, Part.TEXT in task.parts) == (BELEID, True)
    assert "the kind of source changed" in task.reasons
    assert ask(settings.store, "SELECT DISTINCT source_kind FROM unit WHERE slug = ?", BELEID) == [("policy",)]


def test_another_codebook_makes_every_document_stale(settings: Settings) -> None:
    _edit(settings.codebook, 'version = "1"', 'version = "2"')
    planned = plan(settings)
    assert {task.slug for task in planned.tasks} == {BELEID, LIJST, PRAKTIJK}
    assert {task.reasons for task in planned.tasks} == {("rules, codebook or language pipeline changed",)}
    update(settings, time=TIME)
    assert ("codebook", "2") in dump(settings.store)["fact"]


def test_rules_turned_off_make_the_text_stale_and_are_obeyed(settings: Settings) -> None:
    off = settings.model_copy(update={"rules_off": tuple(sorted(RULES))})
    assert {task.reasons for task in plan(off).tasks} == {("rules, codebook or language pipeline changed",)}
    signed = ask(off.store, "SELECT DISTINCT labeller FROM judgement")
    update(off, time=TIME)
    assert ask(off.store, "SELECT DISTINCT labeller FROM judgement") != signed
    assert ask(off.store, "SELECT DISTINCT edits FROM document") == [("[]",)]


def test_a_rule_that_there_is_not_is_refused(settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"rules_off: no such cleaning rule: mend_everything; use some of"):
        plan(settings.model_copy(update={"rules_off": ("mend_everything",)}))


def test_codings_and_reviews_change_labels_only_and_going_back_restores_them(settings: Settings) -> None:
    before = dump(settings.store)
    quote = "De buurt organiseert nu zelf een inloop."
    lines = [_coding_line(settings, PRAKTIJK, quote, who) for who in ("coder-a", "coder-b")]
    path = _write_codings(settings, PRAKTIJK, *lines)
    outcome = update(settings, time=TIME)
    assert [(task.slug, task.parts) for task in outcome.done] == [(PRAKTIJK, {Part.LABELS})]
    assert ("community_work", "absent", "codings") in _labels(settings, PRAKTIJK)
    entry = read_entry(settings.corpus, PRAKTIJK)
    append_review(settings.corpus, "anna", PRAKTIJK, coding(entry, quote, "person:anna", Verdict.PRESENT))
    update(settings, time=TIME)
    assert ("community_work", "present", "person") in _labels(settings, PRAKTIJK)
    path.unlink()
    (settings.corpus / "reviews" / "anna.jsonl").unlink()
    update(settings, time=TIME)
    assert dump(settings.store) == before


@pytest.mark.parametrize("is_new", [True, False])
def test_a_verdict_that_is_given_while_the_run_works_counts(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    quote, entry = "De buurt organiseert nu zelf een inloop.", read_entry(settings.corpus, PRAKTIJK)
    if is_new:
        settings.store.unlink()
    _edit(_about(settings, PRAKTIJK), '"essay"', '"practice"')

    def judged_meanwhile(*args: Any, **options: Any) -> object:
        if args[0].raw.endswith(f"{quote}\n"):
            append_review(settings.corpus, "anna", PRAKTIJK, coding(entry, quote, "person:anna", Verdict.PRESENT))
        return process(*args, **options)

    monkeypatch.setattr("pipeline.run.workers.process", judged_meanwhile)
    update(settings, time=TIME)
    assert ("community_work", "present", "person") in _labels(settings, PRAKTIJK)
    assert status(settings).ledgers[PRAKTIJK]["said"] == {"person:anna": 1}
    assert not update(settings, time=TIME).done


def test_what_does_not_fit_is_in_the_ledger_and_not_used(settings: Settings) -> None:
    quote = "De buurt organiseert nu zelf een inloop."
    _write_codings(
        *(settings, PRAKTIJK),
        _coding_line(settings, PRAKTIJK, quote, "coder-a"),
        _coding_line(settings, PRAKTIJK, quote, "coder-b", quote="Heel iets anders dan daar staat."),
        _coding_line(settings, PRAKTIJK, "De buurt", "coder-c"),
        '{"doc": "2016-praktijk", "start": "nul"}',
    )
    outcome = update(settings, time=TIME)
    ledger = status(settings).ledgers[PRAKTIJK]
    assert ledger["said"] == {"coder-a": 1}
    unmatched = {item["labeller"]: item["why"] for item in ledger["unmatched"]}  # type: ignore[attr-defined]
    assert unmatched == {"coder-b": "its quote does not stand there", "coder-c": "covers no sentence by half"}
    where = f"judgements/{PRAKTIJK}.jsonl:4"
    assert [failure.slug for failure in outcome.failures] == [where]
    assert update(settings).failures == outcome.failures
    assert not update(settings).done
    assert status(settings).faults == tuple(failure.message for failure in outcome.failures)


def test_a_theme_that_the_codebook_does_not_have_is_noted_and_does_not_count(settings: Settings) -> None:
    quote, themes = "De buurt organiseert nu zelf een inloop.", {"gardening": "present", "community_work": "absent"}
    lines = [_coding_line(settings, PRAKTIJK, quote, who, themes=themes) for who in ("coder-a", "coder-b")]
    _write_codings(settings, PRAKTIJK, *lines)
    assert not update(settings, time=TIME).failures
    assert status(settings).ledgers[PRAKTIJK]["unknown_themes"] == ["gardening"]
    assert ("community_work", "absent", "codings") in _labels(settings, PRAKTIJK)
    assert "gardening" not in {theme for theme, *_ in _labels(settings, PRAKTIJK)}


def test_a_fault_is_told_once_when_the_metadata_change(settings: Settings) -> None:
    _write_codings(settings, PRAKTIJK, "{")
    first = update(settings, time=TIME).failures
    _edit(_about(settings, PRAKTIJK), 'title = "Praktijk"', 'title = "Uit de praktijk"')
    assert update(settings, time=TIME).failures == first
    assert len(first) == 1


def test_a_store_that_fails_ends_the_run_and_costs_no_document(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    _edit(_about(settings, BELEID), '"essay"', '"policy"')
    before = dump(settings.store)
    monkeypatch.setattr("pipeline.run.execution.save_document", locked)
    with pytest.raises(StoreError, match=r"does not answer \(database is locked\); close what else uses it"):
        update(settings, time=TIME)
    assert dump(settings.store) == before


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


def test_what_goes_wrong_in_a_run_is_not_taken_for_a_store_without_rights(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(_: object) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    settings.store.unlink()
    monkeypatch.setattr("pipeline.run.execution.prepare", breaks)
    with pytest.raises(OSError, match="the disk is broken"):
        update(settings)


def test_a_store_that_cannot_be_written_is_one_line(settings: Settings) -> None:
    shutil.rmtree(settings.store.parent)
    settings.store.parent.write_text("hier staat al iets", encoding="utf-8")
    with pytest.raises(StoreError, match=r"cannot be written \(.*\); see to the rights of its folder"):
        update(settings)


def test_codings_of_a_document_that_is_not_there_are_noticed(settings: Settings) -> None:
    line = _coding_line(settings, PRAKTIJK, "De buurt", "coder-a", doc="2016-weg")
    _write_codings(settings, "2016-weg", line)
    assert update(settings).notices == ("1 codings or reviews are of 2016-weg, which is not in the corpus",)


def test_a_source_file_that_is_gone_or_another_one_is_noticed_and_refuses_nothing(settings: Settings) -> None:
    texts = settings.corpus / "texts"
    (texts / BELEID / "beleid.txt").unlink()
    _edit(texts / LIJST / "lijst.txt", "samen koken", "samen eten")
    notices = (
        f"{texts / BELEID / 'beleid.txt'}: the source file is missing or cannot be read",
        f"{texts / LIJST / 'lijst.txt'}: is no longer the file that the text was read from",
    )
    assert update(settings) == run.Outcome((), (), notices)
    assert status(settings).notices == notices


def test_a_document_that_goes_takes_all_with_it(settings: Settings) -> None:
    shutil.rmtree(settings.corpus / "texts" / LIJST)
    assert [(task.slug, task.parts) for task in update(settings).done] == [(LIJST, {Part.GONE})]
    tables = dump(settings.store)
    assert all(LIJST not in repr(row) for rows in tables.values() for row in rows)


def test_faulty_documents_are_reported_and_leave_and_the_others_go_on(settings: Settings, tmp_path: Path) -> None:
    _edit(settings.corpus / "texts" / BELEID / "raw.txt", "opbouwwerk", "Opbouwwerk")
    _edit(_about(settings, LIJST), "year = 2016", 'year = "2016"')
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
    assert _as_json(dump(settings.store)) == _made_anew(settings, tmp_path)
    assert update(settings, time=TIME) == run.Outcome((), outcome.failures)


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
    assert _as_json(dump(settings.store)) == _made_anew(settings, tmp_path)


@pytest.mark.parametrize("damage", ["no store", "no database", "newer"])
def test_a_store_that_cannot_be_used_is_made_anew(settings: Settings, damage: str) -> None:
    before = dump(settings.store)
    if damage == "no store":
        shutil.rmtree(settings.store.parent)
    elif damage == "no database":
        settings.store.write_bytes(b"geen SQLite" * 999)
    else:
        with writing(settings.store) as connection:
            connection.execute("PRAGMA user_version = 999")
    outcome = update(settings, time=TIME)
    assert dump(settings.store) == before
    assert len(outcome.notices) == (0 if damage == "no store" else 1)


def test_a_store_that_somebody_changed_is_put_right(settings: Settings) -> None:
    before = dump(settings.store)
    with writing(settings.store) as connection:
        remove_document(connection, LIJST)
        save_refusals(connection, {"x": "y"})
    update(settings, time=TIME)
    assert dump(settings.store) == before


def test_a_second_run_at_once_says_so_in_one_line(settings: Settings) -> None:
    shutil.rmtree(settings.corpus / "texts" / LIJST)
    line = "another run is bringing it up to date; wait until it is done"
    with lock_file(settings.store.with_name("run.lock")), pytest.raises(StoreError, match=line):
        update(settings)
    assert len(update(settings).done) == 1


def test_without_a_corpus_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no such corpus; name another with --corpus"):
        update(Settings(corpus=tmp_path / "nergens"))
    assert list(tmp_path.iterdir()) == []


def test_a_new_corpus_whose_codebook_could_not_be_written_whole_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, source = Settings(corpus=tmp_path / "corpus"), tmp_path / "tekst.txt"
    source.write_text("De buurt doet het zelf.", encoding="utf-8")
    new = document(source)

    def full(_: int) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.corpus.durable.os.fsync", full)
        with pytest.raises(CorpusError, match=r"cannot be made \(no space left\); see to its rights"):
            run.add(corpus, new, metadata(), source)
    assert not corpus.codebook.exists()
    run.add(corpus, new, metadata(), source)
    assert corpus.codebook.read_bytes() == (REPOSITORY / "corpus" / "codebook.toml").read_bytes()


def test_an_empty_corpus_gives_an_empty_store(tmp_path: Path) -> None:
    settings = make_corpus(tmp_path, ())
    assert update(settings) == run.Outcome((), ())
    assert dump(settings.store)["document"] == []


_KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.run import execution
from pipeline.settings import REPOSITORY, Settings
from tests.corpora import TIME

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def dies_in(name, nth):
    real, calls = getattr(execution, name), []
    def wrapped(*args):
        calls.append(args)
        return die() if len(calls) == nth else real(*args)
    setattr(execution, name, wrapped)

if __name__ == "__main__":
    corpus, workers, where, nth = sys.argv[1:]
    progress = (lambda done, *_: done == int(nth) and die()) if where == "progress" else (lambda *_: None)
    if where != "progress":
        dies_in(where, int(nth))
    execution.update(Settings(corpus=Path(corpus), workers=int(workers)), progress=progress, time=TIME)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_run_killed_again_and_again_ends_in_the_same_store(tmp_path: Path) -> None:
    texts = [(f"{title} {n}", f"{text}Dit is nummer {n}.\n") for n in range(3) for title, text in TEXTS.items()]
    settings = make_corpus(tmp_path, texts)
    entry = read_entry(settings.corpus, "2016-beleid-1")
    append_review(settings.corpus, "anna", entry.slug, coding(entry, "Dit is nummer 1.", "person:anna"))
    script = tmp_path / "killed.py"
    script.write_text(_KILLED, encoding="utf-8")
    kills = [
        ("2", "progress", "1"),  # between two documents, with workers waiting
        ("1", "save_ledger", "2"),  # in the middle of a transaction
        ("1", "save_refusals", "1"),  # after the last document
        ("1", "prepare", "1"),  # before anything, with the lock held
    ]
    for kill in kills:
        command = [sys.executable, str(script), str(settings.corpus), *kill]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
        assert done.returncode == -signal.SIGKILL
    update(settings, time=TIME)
    assert len(slugs(settings.corpus)) == len(status(settings).ledgers) == len(texts)
    assert _as_json(dump(settings.store)) == _made_anew(settings, tmp_path)


def test_side_by_side_gives_the_same_store_as_one_by_one(tmp_path: Path) -> None:
    texts = [(f"Tekst {n}", f"Het opbouwwerk in wijk {n} verdween.\n") for n in range(6)]
    settings = make_corpus(tmp_path, texts)
    update(settings.model_copy(update={"workers": 2}), time=TIME)
    assert _as_json(dump(settings.store)) == _made_anew(settings, tmp_path)


def test_in_a_servers_thread_no_process_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a process would be started")

    settings = make_corpus(tmp_path, [(f"Tekst {n}", f"Wijk {n}.\n") for n in range(6)])
    monkeypatch.setattr("pipeline.run.workers.ProcessPoolExecutor", refuse)
    with ThreadPoolExecutor(1) as thread:
        outcome = thread.submit(update, settings.model_copy(update={"workers": 2})).result()
    assert len(outcome.done) == 6


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    settings = make_corpus(tmp_path, [(f"Tekst {n}", f"Wijk {n}.\n") for n in range(6)])
    script = tmp_path / "killed.py"
    script.write_text(_KILLED, encoding="utf-8")
    mark = f"WIJKSPIEGEL_TEST={tmp_path}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "WIJKSPIEGEL_TEST": str(tmp_path)}
    command = [sys.executable, str(script), str(settings.corpus), "2", "progress", "1"]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    deadline = time.monotonic() + 30
    while (left := _running_with(mark)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []


def _running_with(mark: str) -> list[str]:
    """The processes whose environment holds a mark, those that ended and wait for their parent left out."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(folder.name)
        except OSError:
            continue  # it ended, or is somebody else's
    return found


def test_deciding_needs_no_disk() -> None:
    one, other = Prints({"raw": "a", "labeller": "x"}, "m", "l"), Prints({"raw": "b", "labeller": "x"}, "m", "k")
    tasks = list(decide({"new": one, "same": one, "changed": other}, {"same": one, "changed": one, "gone": one}))
    assert [(task.slug, set(task.parts), task.reasons) for task in tasks] == [
        ("changed", {Part.TEXT, Part.LABELS}, ("the text changed", "codings or reviews changed")),
        ("gone", {Part.GONE}, ("no longer in the corpus",)),
        ("new", {Part.TEXT}, ("new",)),
    ]


def test_the_ledger_says_what_came_in_and_what_was_cut(made: Settings) -> None:
    ledger = status(made).ledgers[LIJST]
    assert ledger["source"] == "lijst.txt"
    assert (ledger["pages"], ledger["pages_without_text"]) == (1, [])
    assert ledger["raw_characters"] == len(TEXTS["Lijst"])
    removed = ledger["removed"]
    assert isinstance(removed, dict)
    assert ledger["clean_characters"] == len(TEXTS["Lijst"]) - sum(removed.values())
    assert sum(removed.values()) > 0
    units = ledger["units"]
    assert isinstance(units, dict)
    assert [(sum(units.values()),)] == ask(made.store, "SELECT count(*) FROM unit WHERE slug = ?", LIJST)
