"""A table of metadata is read as spreadsheets save it; what is wrong is told row by row."""

from pathlib import Path

import pytest

from pipeline.errors import CorpusError
from pipeline.intake.sheet import Sheet, matched, read_sheet


def _sheet(tmp_path: Path, text: str, encoding: str = "utf-8") -> Sheet:
    path = tmp_path / "metadata.csv"
    path.write_bytes(text.encode(encoding))
    return read_sheet(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_a_spreadsheet_saves_says_the_same(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["File", "Title", "Date", "Kind", "Fictional", "Author"],
        ["coöp.txt", '"Eén; twee, drie"', "12-03-2016", "Essay", "ja", ""],
    ]
    sheet = _sheet(tmp_path, "\r\n".join(delimiter.join(row) for row in rows) + "\r\n\r\n", encoding)
    assert sheet.faults == ()
    assert sheet.rows[2].told() == {
        **{"title": "Eén; twee, drie", "year": 2016, "date": sheet.rows[2].date},
        **{"source_kind": "essay", "fictional": True},
    }
    assert str(sheet.rows[2].date) == "2016-03-12"


def test_kinds_are_named_as_the_browser_names_them_or_as_documents_do(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "file,kind\na,Beleid\nb,onderzoek\nc,praktijk\nd,interview\ne,policy\n")
    assert [row.source_kind for row in sheet.rows.values()] == ["policy", "research", "practice", "interview", "policy"]


def test_every_fault_of_a_row_is_a_line_with_its_number(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "file,year,kind\na.txt,2016,essay\nb.txt,ooit,gedicht\n,2016,essay\nd.txt,1,essay,meer\n")
    lines = [str(fault).removeprefix(f"{sheet.path}: ").split(":")[:2] for fault in sheet.faults]
    assert lines[:3] == [["row 3", " year"], ["row 3", " source_kind"], ["row 4", " file"]]
    assert str(sheet.faults[3]) == (
        f"{sheet.path}: row 5: has more cells than there are columns; mend that row; its file is not added"
    )
    assert list(sheet.rows) == [2]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("naam,title\nx,y\n", "row 1: no such column: naam; name columns among file, title"),
        ("title,year\nx,2016\n", "row 1: there is no column file"),
        ("file,title,title\n", "row 1: column title stands there twice"),
        ("", "row 1: there is no column file"),
        ('file\n"a.txt', "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_understood_is_refused_as_a_whole(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(CorpusError, match=fault):
        _sheet(tmp_path, text)


def test_a_day_or_year_that_has_yet_to_come_is_told_with_its_row(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "file,year,date\na.txt,2099,\nb.txt,,1-2-2099\nc.txt,2016,\n")
    assert [str(fault) for fault in sheet.faults] == [
        f"{sheet.path}: row 2: year: 2099 lies in the future; mend that row; its file is not added",
        f"{sheet.path}: row 3: date: 2099-02-01 lies in the future; mend that row; its file is not added",
    ]
    assert list(sheet.rows) == [4]


def test_rows_find_their_files_by_name_or_by_path(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "file,title\nb/een.txt,B\ntwee.txt,Twee\nweg.txt,Weg\ndrie.txt,Drie\ndrie.txt,Weer\n")
    names = ["a/een.txt", "b/een.txt", "c/twee.txt", "drie.txt", "vier.txt"]
    found = matched(sheet, [(f"map/{name}", name) for name in names])
    assert {name: row.title for name, row in found.rows.items()} == {
        **{"map/b/een.txt": "B", "map/c/twee.txt": "Twee", "map/drie.txt": "Drie"},
    }
    assert [str(fault).removeprefix(f"{sheet.path}: ") for fault in found.faults] == [
        "row 4: there is no file weg.txt; look at the spelling of its name",
        "row 6: another row is about drie.txt too; keep one of them",
    ]
    assert (found.without_row, found.barred) == (("map/a/een.txt", "map/vier.txt"), {"map/drie.txt"})


def test_a_name_that_two_files_have_is_told_and_neither_is_taken(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "file\neen.txt\n")
    found = matched(sheet, [("a/een.txt", "a/een.txt"), ("b/een.txt", "b/een.txt")])
    assert "2 files are named een.txt; write the folder before the name" in str(found.faults[0])
    assert found.barred == {"a/een.txt", "b/een.txt"}
