"""A run does what is stale and nothing else."""

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline import run
from pipeline.clean import RULES
from pipeline.errors import SettingsError
from pipeline.run import Part, plan, update
from pipeline.run.planning import decide
from pipeline.settings import REPOSITORY, Settings
from pipeline.store.processed import Prints
from tests.corpora import TIME, ask, dump, make_corpus
from tests.model.small_model import write_model
from tests.run.changes import BELEID, LIJST, PRAKTIJK, about, edit, labels


def test_a_run_brings_every_document_in_with_all_its_tables(made: Settings) -> None:
    tables = dump(made.store)
    assert [row[0] for row in tables["document"]] == [BELEID, LIJST, PRAKTIJK]
    units = ask(made.store, "SELECT text FROM unit WHERE slug = ? ORDER BY position", PRAKTIJK)
    assert units == [("In de praktijk verdween het opbouwwerk.",), ("De buurt organiseert nu zelf een inloop.",)]
    assert ("community_work", "absent", "machine") in labels(made, PRAKTIJK)
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
        [sys.executable, "-c", code, str(settings.corpus)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_an_empty_corpus_gives_an_empty_store(tmp_path: Path) -> None:
    settings = make_corpus(tmp_path, ())
    assert update(settings) == run.Outcome((), ())
    assert dump(settings.store)["document"] == []


def test_new_metadata_leave_the_judgements_as_they_are(settings: Settings) -> None:
    before = dump(settings.store)
    edit(about(settings, BELEID), 'title = "Beleid"', 'title = "Beleid"\nlicence = "CC BY 4.0"')
    outcome = update(settings, time=TIME + timedelta(days=1))
    assert [(task.slug, task.parts, task.reasons) for task in outcome.done] == [
        (BELEID, {Part.METADATA}, ("the metadata changed",))
    ]
    after = dump(settings.store)
    assert ask(settings.store, "SELECT licence FROM document WHERE slug = ?", BELEID) == [("CC BY 4.0",)]
    assert (after["judgement"], after["unit"]) == (before["judgement"], before["unit"])


def test_other_names_in_the_metadata_are_cleaned_around_again(settings: Settings) -> None:
    edit(about(settings, BELEID), 'title = "Beleid"', 'title = "Beleid"\nauthor = "De Gemeentc"')
    [task] = update(settings, time=TIME).done
    assert task.parts == {Part.TEXT, Part.METADATA}
    assert task.reasons == ("title, author or outlet changed", "the metadata changed")
    assert ask(settings.store, "SELECT author FROM document WHERE slug = ?", BELEID) == [("De Gemeentc",)]


def test_another_kind_of_source_is_judged_again(settings: Settings) -> None:
    edit(about(settings, BELEID), '"essay"', '"policy"')
    task = update(settings, time=TIME).done[0]
    assert (task.slug, Part.TEXT in task.parts) == (BELEID, True)
    assert "the kind of source changed" in task.reasons
    assert ask(settings.store, "SELECT DISTINCT source_kind FROM unit WHERE slug = ?", BELEID) == [("policy",)]


def test_another_codebook_makes_every_document_stale(settings: Settings) -> None:
    edit(settings.codebook, 'version = "1"', 'version = "2"')
    planned = plan(settings)
    assert {task.slug for task in planned.tasks} == {BELEID, LIJST, PRAKTIJK}
    assert {task.reasons for task in planned.tasks} == {("rules, codebook, language pipeline or model changed",)}
    update(settings, time=TIME)
    assert ("codebook", "2") in dump(settings.store)["fact"]


def test_another_model_makes_every_document_stale_and_gives_probabilities(settings: Settings, tmp_path: Path) -> None:
    write_model(tmp_path / "themes")
    judged = settings.model_copy(update={"model": str(tmp_path / "themes")})
    assert {task.reasons for task in plan(judged).tasks} == {("rules, codebook, language pipeline or model changed",)}
    assert not update(judged, time=TIME).failures
    (signed,) = ask(judged.store, "SELECT DISTINCT labeller FROM judgement")
    assert str(signed[0]).startswith("model:themes@")
    assert plan(judged).is_current
    assert not plan(settings).is_current


def test_rules_turned_off_make_the_text_stale_and_are_obeyed(settings: Settings) -> None:
    off = settings.model_copy(update={"rules_off": tuple(sorted(RULES))})
    assert {task.reasons for task in plan(off).tasks} == {("rules, codebook, language pipeline or model changed",)}
    signed = ask(off.store, "SELECT DISTINCT labeller FROM judgement")
    update(off, time=TIME)
    assert ask(off.store, "SELECT DISTINCT labeller FROM judgement") != signed
    assert ask(off.store, "SELECT DISTINCT edits FROM document") == [("[]",)]


def test_a_rule_that_there_is_not_is_refused(settings: Settings) -> None:
    with pytest.raises(SettingsError, match=r"rules_off: no such cleaning rule: mend_everything; use some of"):
        plan(settings.model_copy(update={"rules_off": ("mend_everything",)}))


def test_a_document_that_goes_takes_all_with_it(settings: Settings) -> None:
    shutil.rmtree(settings.corpus / "texts" / LIJST)
    assert [(task.slug, task.parts) for task in update(settings).done] == [(LIJST, {Part.GONE})]
    tables = dump(settings.store)
    assert all(LIJST not in repr(row) for rows in tables.values() for row in rows)


def test_deciding_needs_no_disk() -> None:
    one, other = Prints({"raw": "a", "labeller": "x"}, "m", "l"), Prints({"raw": "b", "labeller": "x"}, "m", "k")
    tasks = list(decide({"new": one, "same": one, "changed": other}, {"same": one, "changed": one, "gone": one}))
    assert [(task.slug, set(task.parts), task.reasons) for task in tasks] == [
        ("changed", {Part.TEXT, Part.LABELS}, ("the text changed", "codings or reviews changed")),
        ("gone", {Part.GONE}, ("no longer in the corpus",)),
        ("new", {Part.TEXT}, ("new",)),
    ]
