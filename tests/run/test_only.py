"""Bringing some documents up to date leaves the others as the store has them, and asks nothing of them."""

import shutil

import pytest

from pipeline.corpus import documents
from pipeline.run import Part, anew, plan, update
from pipeline.settings import Settings
from tests.corpora import TIME, ask
from tests.corpus.build import add
from tests.run.changes import BELEID, LIJST, PRAKTIJK, about, coding_line, edit, labels, write_codings

TEXT = "De wijkwerker drinkt koffie. Daarna belt zij overal aan.\n"


def titles(settings: Settings) -> dict[object, object]:
    return dict(ask(settings.store, "SELECT slug, title FROM document"))  # type: ignore[arg-type]


def test_a_new_document_comes_in_and_what_changed_elsewhere_waits_for_a_run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(about(settings, BELEID), 'title = "Beleid"', 'title = "Anders"')
    slug = add(settings.corpus, settings.corpus.parent, TEXT, title="Koffie").slug
    read = documents.read_about
    monkeypatch.setattr(documents, "read_about", lambda path: read(path) if path.parent.name == slug else pytest.fail())
    assert [task.slug for task in update(settings, only=[slug], time=TIME).done] == [slug]
    assert titles(settings) == {BELEID: "Beleid", LIJST: "Lijst", PRAKTIJK: "Praktijk", slug: "Koffie"}
    monkeypatch.undo()
    assert [task.slug for task in plan(settings).tasks] == [BELEID]


def test_what_is_said_of_it_counts_and_what_is_said_of_others_waits(settings: Settings) -> None:
    lines = [coding_line(settings, PRAKTIJK, "In de praktijk verdween", who) for who in ("coder-a", "coder-b")]
    write_codings(settings, PRAKTIJK, *lines)
    assert update(settings, only=[BELEID], time=TIME).done == ()
    [task] = update(settings, only=[PRAKTIJK], time=TIME).done
    assert task.parts == {Part.LABELS}
    assert ("community_work", "absent", "codings") in labels(settings, PRAKTIJK)


def test_one_that_left_the_corpus_goes(settings: Settings) -> None:
    shutil.rmtree(settings.corpus / "texts" / LIJST)
    assert [task.parts for task in update(settings, only=[LIJST]).done] == [{Part.GONE}]
    assert LIJST not in titles(settings)


def test_a_text_that_another_document_has_is_refused_and_earlier_refusals_stay(settings: Settings) -> None:
    (settings.corpus / "texts" / LIJST / "document.toml").unlink()
    assert [failure.slug for failure in update(settings).failures] == [LIJST]
    twin = settings.corpus / "texts" / "2016-tweeling"
    shutil.copytree(settings.corpus / "texts" / BELEID, twin)
    [failure] = update(settings, only=[twin.name]).failures
    assert f"has the same text as {BELEID}" in failure.message
    assert ask(settings.store, "SELECT slug FROM refusal ORDER BY slug") == [(LIJST,), (twin.name,)]
    assert BELEID in titles(settings)


def test_all_are_done_where_others_were_judged_otherwise_or_there_is_no_store(settings: Settings) -> None:
    assert (plan(settings, [BELEID]).only, anew(settings)) == ({BELEID}, 0)
    otherwise = settings.model_copy(update={"rules_off": ("squeeze_spaces",)})
    assert (plan(otherwise, [BELEID]).only, anew(otherwise)) == (None, 3)
    settings.store.unlink()
    assert anew(settings) == 3
    assert {task.slug for task in plan(settings, [BELEID]).tasks} == {BELEID, LIJST, PRAKTIJK}


def test_works_that_are_copies_of_themselves_are_refused_and_a_copy_of_nothing_is_told(settings: Settings) -> None:
    edit(about(settings, BELEID), "[source]", f'copy_of = "{LIJST}"\n\n[source]')
    edit(about(settings, LIJST), "[source]", f'copy_of = "{BELEID}"\n\n[source]')
    edit(about(settings, PRAKTIJK), "[source]", 'copy_of = "2001-weg"\n\n[source]')
    found = plan(settings)
    assert found.refused.keys() == {BELEID, LIJST}
    assert f"is said to be a copy of itself ({BELEID} → {LIJST} → {BELEID})" in found.refused[BELEID]
    assert "2016-praktijk: is said to be a copy of 2001-weg, which is not in the corpus" in found.notices[0]
