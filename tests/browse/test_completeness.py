"""Which cells of the corpus are empty; the small store has six documents of four kinds, from 2008 to 2017."""

from pathlib import Path

from pipeline.browse.completeness import Cell, EmptyYears, Filling, cells, empty_years
from pipeline.browse.overview import DocumentCount, overview
from pipeline.codebook import SourceKind
from pipeline.selection import Selection


def test_every_kind_has_a_cell_for_every_year_between_the_first_document_and_the_last(
    store: Path, everything: Selection
) -> None:
    found = cells(overview(store, everything).documents)
    assert len(found) == len(SourceKind) * (2017 - 2008 + 1)
    assert {(cell.source_kind, cell.year): cell.documents for cell in found if cell.documents} == {
        (SourceKind.POLICY, 2008): 3,
        (SourceKind.INTERVIEW, 2016): 1,
        (SourceKind.PRACTICE, 2016): 1,
        (SourceKind.ESSAY, 2017): 1,
    }
    assert found[0] == Cell(SourceKind.POLICY, 2008, 3, fictional=1)


def test_a_kind_of_which_there_is_nothing_is_empty_in_all_years(store: Path, everything: Selection) -> None:
    lacking = {one.source_kind: one.runs for one in empty_years(cells(overview(store, everything).documents))}
    assert lacking == {
        SourceKind.POLICY: ((2009, 2017),),
        SourceKind.RESEARCH: ((2008, 2017),),
        SourceKind.ESSAY: ((2008, 2016),),
        SourceKind.INTERVIEW: ((2008, 2015), (2017, 2017)),
        SourceKind.PRACTICE: ((2008, 2015), (2017, 2017)),
    }


def test_a_kind_that_has_documents_in_every_year_lacks_none() -> None:
    counts = [DocumentCount(SourceKind.ESSAY, year, 1, 0) for year in (2010, 2011)]
    assert SourceKind.ESSAY not in {one.source_kind for one in empty_years(cells(counts))}
    assert EmptyYears(SourceKind.POLICY, ((2010, 2011),)) in empty_years(cells(counts))


def test_a_cell_says_whether_it_holds_enough_for_a_figure_of_its_own() -> None:
    few, enough, empty = (Cell(SourceKind.ESSAY, 2010, number, 0) for number in (2, 3, 0))
    assert (few.filling, enough.filling, empty.filling) == (Filling.FEW, Filling.ENOUGH, Filling.EMPTY)


def test_where_nothing_is_there_is_no_cell() -> None:
    assert cells(()) == ()
    assert empty_years(()) == ()
