"""Documents are mended, taken out and back without a word of people lost."""

from pathlib import Path

import pytest

from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.judgements import read_codings
from pipeline.corpus.reviews import append_review, read_reviews
from pipeline.errors import CorpusError
from pipeline.intake import edit, last_removed, remove, removed, restore
from tests.corpus.build import said
from tests.intake.build import TEXT, added, corpus


def test_an_edit_changes_a_field_and_leaves_what_people_wrote_beside_it(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    entry = added(settings, author="J. Smit")
    path = entry.folder / "document.toml"
    path.write_text("# Nagekeken.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    changed = edit(settings, entry.slug, {"year": 2014, "outlet": "De Krant", "author": None})
    assert (changed.slug, changed.metadata.year, changed.metadata.author) == (entry.slug, 2014, None)
    assert changed.raw == entry.raw
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# Nagekeken."
    assert lines.index('outlet = "De Krant"') < lines.index("[source]")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"year": 20}, "2016-de-buurt: year: Input should be greater than or equal to 1800; give another value"),
        (
            {"date": "2014-01-01"},
            "does not lie in year 2016; change both, or take the date out with --without date; nothing",
        ),
        ({"year": 2099}, "2016-de-buurt: year: 2099 lies in the future; give another value; nothing was changed"),
        ({"titel": "Anders"}, "titel: is no field of metadata"),
        ({"title": None}, "title: Field required"),
        ({"copy_of": "2016-de-buurt"}, "copy_of: would be a copy of itself"),
        ({"copy_of": "2001-elders"}, "2001-elders: there is no such document"),
    ],
)
def test_an_edit_that_does_not_fit_changes_nothing(tmp_path: Path, changes: dict[str, object], fault: str) -> None:
    settings = corpus(tmp_path)
    path = added(settings).folder / "document.toml"
    before = path.read_bytes()
    with pytest.raises(CorpusError, match=fault):
        edit(settings, "2016-de-buurt", changes)
    assert path.read_bytes() == before


def test_two_documents_are_not_copies_of_each_other(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    first, second = added(settings), added(settings, TEXT + "Meer.", title="Herdruk")
    edit(settings, second.slug, {"copy_of": first.slug})
    with pytest.raises(CorpusError, match="would be a copy of itself; name the document that was there first"):
        edit(settings, first.slug, {"copy_of": second.slug})


def test_what_is_removed_lies_in_the_bin_and_comes_back_with_its_codings(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    entry = added(settings)
    codings = settings.corpus / "judgements" / f"{entry.slug}.jsonl"
    codings.parent.mkdir()
    codings.write_text("{}\n", encoding="utf-8")
    append_review(settings.corpus, "anna", entry.slug, said(TEXT, "De straat zorgt voor elkaar."))
    files = {path.name: path.read_bytes() for path in entry.folder.iterdir()}

    gone = remove(settings, entry.slug)
    assert (slugs(settings.corpus), codings.exists(), removed(settings)) == ([], False, (gone,))
    assert gone.folder.is_relative_to(settings.corpus / ".bin")
    assert len(read_reviews(settings.corpus, "anna")) == 1

    back = restore(settings, last_removed(settings, entry.slug))
    assert back == entry
    assert {path.name: path.read_bytes() for path in back.folder.iterdir()} == files
    assert (codings.read_text(encoding="utf-8"), removed(settings)) == ("{}\n", ())
    assert list((settings.corpus / ".bin").iterdir()) == []


def test_what_is_in_the_bin_stays_there_when_its_name_or_text_is_taken(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    gone = remove(settings, added(settings).slug)
    other = added(settings, "Iets heel anders.")
    with pytest.raises(CorpusError, match="another has this place by now"):
        restore(settings, gone)
    remove(settings, other.slug)
    added(settings, title="Dezelfde tekst")
    with pytest.raises(CorpusError, match="the corpus has this file already, as 2016-dezelfde-tekst"):
        restore(settings, gone)
    assert gone in removed(settings)


def test_a_name_that_leads_elsewhere_removes_nothing(tmp_path: Path) -> None:
    settings = corpus(tmp_path)
    added(settings)
    for name in ("../2016-de-buurt", "..", "2001-elders"):
        with pytest.raises(CorpusError):
            remove(settings, name)
    with pytest.raises(CorpusError, match="2001-elders: is not in the bin"):
        last_removed(settings, "2001-elders")
    assert read_entry(settings.corpus, "2016-de-buurt").metadata.title == "De buurt"
    assert read_codings(settings.corpus, "2016-de-buurt") == ()
