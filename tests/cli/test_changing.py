"""Folders with a table, next versions, `edit`, `remove` and `restore`: what is told, and what scripts read of it."""

import json
from pathlib import Path

from pipeline.corpus.documents import read_entry, slugs
from tests.test_cli import DUTCH, Cli

NEXT = "Deze tekst heeft nu ook een voorwoord van de schrijver.\n\n" + DUTCH.replace("op straat", "in de wijk")


def _write(path: Path, text: str = DUTCH) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_a_folder_comes_in_by_its_table_and_what_is_wrong_costs_no_other(wijkspiegel: Cli, tmp_path: Path) -> None:
    _write(tmp_path / "map" / "een.txt")
    _write(tmp_path / "map" / "sub" / "twee.txt", NEXT)
    _write(tmp_path / "map" / "fout.txt", "x")
    _write(tmp_path / "map" / "foto.gif", "x")
    rows = "file;title;year;kind\neen.txt;Eén;2014;policy\ntwee.txt;Twee;2016;\nfout.txt;Fout;ooit;\n"
    table = _write(tmp_path / "map" / "metadata.csv", rows)
    done = wijkspiegel("add", "map", "--metadata", table, "--kind", "essay", "--no-run")
    assert done.code == 1
    lines = done.err.splitlines()
    assert lines[0] == "note: map: 1 file left out, of an ending that no document has: foto.gif"
    assert lines[1].startswith(f"{table}: row 4: year: ")
    assert [line.partition(" (")[0] for line in lines if "added as" in line] == [
        "map/een.txt: added as 2014-een",
        "map/sub/twee.txt: added as 2016-twee",
    ]
    assert lines[-1].endswith("when it is a copy: wijkspiegel edit 2016-twee --copy-of 2014-een")
    about = [read_entry(tmp_path / "corpus", slug).metadata for slug in slugs(tmp_path / "corpus")]
    assert [(one.title, one.source_kind.value) for one in about] == [("Eén", "policy"), ("Twee", "essay")]


def test_a_document_is_edited_versioned_removed_and_restored(wijkspiegel: Cli, tmp_path: Path) -> None:
    source, slug = _write(tmp_path / "a.txt"), "2016-de-wijk"
    options = ("--title", "De wijk", "--year", "2016", "--kind", "essay", "--no-run")
    assert wijkspiegel("add", source, *options).code == 0

    edited = wijkspiegel("edit", slug, "--year", "2014", "--outlet", "De Krant", "--no-run", "--json")
    about = json.loads(edited.out)
    assert (about["year"], about["outlet"], edited.err) == (2014, "De Krant", "")
    assert wijkspiegel("edit", slug, "--without", "titel", "--no-run").code == 2
    assert wijkspiegel("edit", slug).code == 2

    _write(source, NEXT)
    done = wijkspiegel("add", source, "--version-of", slug, "--author", "J. Smit", "--no-run", "--json")
    (made,) = json.loads(done.out)["added"]
    assert (made["slug"], made["kept"], made["lost"]) == (slug, 0, [])
    now = read_entry(tmp_path / "corpus", slug).metadata
    assert (now.year, now.outlet, now.author) == (2014, "De Krant", "J. Smit")
    again = wijkspiegel("reread", slug, "--no-run")
    assert (again.code, again.err) == (0, f"{slug}: nothing changed: it reads as it did\n")
    undone = wijkspiegel("remove", slug, "--last-version", "--no-run")
    assert (undone.code, undone.err) == (0, f"{slug}: has its earlier version again\n")
    assert read_entry(tmp_path / "corpus", slug).metadata.author is None
    assert "has no earlier version" in wijkspiegel("remove", slug, "--last-version", "--no-run").err

    gone = wijkspiegel("remove", slug, "2001-weg", "--no-run")
    assert gone.code == 1
    assert f"{slug}: in the bin; to have it back: wijkspiegel restore {slug}\n" in gone.err
    (listed,) = json.loads(wijkspiegel("restore", "--json").out)["bin"]
    assert (listed["slug"], slugs(tmp_path / "corpus")) == (slug, [])
    assert wijkspiegel("restore", slug, "--no-run").err == f"{slug}: back in the corpus\n"
    assert wijkspiegel("restore").err == "the bin is empty\n"
