"""The overview counts what the small store holds; every number is worked out in `small_store`."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.browse.figures import Bases
from pipeline.browse.footing import Footing, footing, version
from pipeline.browse.overview import BasisCount, DocumentCount, Question, ThemeCount, overview
from pipeline.browse.reading import documents
from pipeline.codebook import SourceKind, UnitKind, Voice
from pipeline.effective import Basis
from pipeline.errors import StoreError
from pipeline.selection import Selection
from pipeline.store.connection import writing
from tests.browse import small_store
from tests.browse.small_store import CO, CW, FACTS, MACHINE, TIME


def test_the_footing_counts_running_units_and_names_versions(store: Path, everything: Selection) -> None:
    found = footing(store, everything)
    about = (MACHINE, FACTS["codebook"], FACTS["language"])
    counts = {"selection": everything, "themes": Bases(1, 1, 23), "last_audited": TIME}
    assert found == Footing(31, 6, 1, 1, *about, state=found.state, **counts)
    assert found.audited_share == pytest.approx(1 / 31)


def test_documents_are_counted_by_kind_and_year(store: Path, everything: Selection) -> None:
    assert overview(store, everything).documents == (
        DocumentCount(SourceKind.POLICY, 2008, 3, fictional=1),
        DocumentCount(SourceKind.INTERVIEW, 2016, 1, fictional=0),
        DocumentCount(SourceKind.PRACTICE, 2016, 1, fictional=0),
        DocumentCount(SourceKind.ESSAY, 2017, 1, fictional=0),
    )


def test_units_are_counted_by_kind(store: Path, everything: Selection) -> None:
    kinds = {row.kind: row.units for row in overview(store, everything).kinds}
    assert kinds == {UnitKind.TEXT: 29, UnitKind.HEADING: 2, UnitKind.BOILERPLATE: 2, UnitKind.REFERENCE: 2}


def test_themes_are_counted_with_stance_and_documents(store: Path, everything: Selection) -> None:
    assert overview(store, everything).themes == (
        ThemeCount(CW, units=24, present=15, absent=9, documents=6, bases=Bases(1, 1, 22)),
        ThemeCount(CO, units=1, present=1, absent=0, documents=1, bases=Bases(0, 0, 1)),
    )


def test_sentences_with_a_theme_are_counted_once(store: Path, everything: Selection, tmp_path: Path) -> None:
    assert overview(store, everything).themed == 25
    both = small_store.fill(
        tmp_path / "both.sqlite", {"een": [(2, "text author none CW+ CO-"), (1, "text author none")]}
    )
    assert overview(both, everything).themed == 2


def test_a_theme_that_nobody_saw_stands_there_with_zero(store: Path) -> None:
    assert overview(store, Selection(themes=("unheard_of",))).themes == (ThemeCount("unheard_of", 0, 0, 0, 0, Bases()),)


def test_labels_are_counted_by_what_they_rest_on(store: Path, everything: Selection) -> None:
    found = set(overview(store, everything).bases)
    assert found == {
        BasisCount(Question.KIND, Basis.MACHINE, 31),
        BasisCount(Question.VOICE, Basis.MACHINE, 31),
        BasisCount(Question.MODE, Basis.PERSON, 1),
        BasisCount(Question.MODE, Basis.CODINGS, 1),
        BasisCount(Question.MODE, Basis.MACHINE, 29),
        BasisCount(Question.THEMES, Basis.PERSON, 1),
        BasisCount(Question.THEMES, Basis.CODINGS, 1),
        BasisCount(Question.THEMES, Basis.MACHINE, 23),
    }


@pytest.mark.parametrize(
    ("change", "units", "documents"),
    [
        ({"fictional": False}, 28, 5),
        ({"years": (2016, 2016)}, 11, 2),
        ({"source_kinds": (SourceKind.PRACTICE,)}, 8, 2),
        ({"source_kinds": (SourceKind.ESSAY,)}, 2, 1),
        ({"source_kinds": ()}, 0, 0),
        ({"voices": (Voice.INTERVIEWEE, Voice.COMMENTER)}, 6, 2),
        ({"voices": (Voice.AUTHOR,), "years": (2017, 2020)}, 2, 1),
    ],
)
def test_a_selection_leaves_out_what_it_does_not_hold(
    store: Path, everything: Selection, change: dict[str, object], units: int, documents: int
) -> None:
    found = footing(store, replace(everything, **change))
    assert (found.units, found.documents) == (units, documents)


def test_documents_of_uncertain_year_are_counted_and_left_out_where_asked(
    tmp_path: Path, store: Path, everything: Selection
) -> None:
    copy = tmp_path / "store.sqlite"
    shutil.copyfile(store, copy)
    with writing(copy) as connection:
        connection.execute("UPDATE document SET year_uncertain = 1 WHERE slug IN ('verslag', 'nota-a')")
    whole, certain = footing(copy, everything), footing(copy, replace(everything, certain_years=True))
    assert (whole.uncertain_years, footing(store, everything).uncertain_years) == (2, 0)
    assert (certain.documents, certain.uncertain_years) == (whole.documents - 2, 2)
    assert {one.when for one in documents(copy, everything) if one.slug in {"verslag", "gesprek"}} == {"≈ 2016", "2016"}


def test_an_empty_store_has_an_overview_of_nothing(empty_store: Path, everything: Selection) -> None:
    found = overview(empty_store, everything)
    nothing = Footing(0, 0, 0, 0, None, None, None, state=found.footing.state, selection=everything, themes=Bases())
    assert found.footing == nothing
    assert found.footing.audited_share is None
    assert found.documents == ()
    assert {row.units for row in found.kinds} == {0}


def test_without_a_store_there_is_no_version_and_an_error_that_helps(tmp_path: Path, everything: Selection) -> None:
    nowhere = tmp_path / "none.sqlite"
    assert version(nowhere) is None
    with pytest.raises(StoreError, match="wijkspiegel run"):
        overview(nowhere, everything)


def test_a_store_made_anew_is_of_another_version_though_as_often_written(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    seen = [version(small_store.fill(path)), version(path)]
    path.unlink()
    seen.append(version(small_store.fill(path)))
    assert [one.revision for one in seen if one] == [1, 1, 1]
    assert seen[0] == seen[1] != seen[2]
