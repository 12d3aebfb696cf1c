"""`add`: what is taken for the metadata of a document, what is asked, and what is told of it."""

import io
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pytest

from pipeline.corpus.documents import read_entry, slugs
from pipeline.corpus.metadata import Metadata
from tests.ingest.documents import write_pdf
from tests.test_cli import DUTCH, Cli

OPTIONS = ("--kind", "essay", "--no-run")


def _text(path: Path) -> Path:
    path.write_text(DUTCH, encoding="utf-8")
    return path


def _word(path: Path) -> Path:
    """A Word file with a title that says that it was made on 21 November 2026."""
    document = docx.Document()
    for line in DUTCH.splitlines():
        document.add_paragraph(line)
    document.core_properties.title = "De wijk"
    document.core_properties.created = datetime(2026, 11, 21)
    document.save(str(path))
    return path


def _about(tmp_path: Path) -> Metadata:
    (slug,) = slugs(tmp_path / "corpus")
    return read_entry(tmp_path / "corpus", slug).metadata


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sits at the terminal and gives these answers."""

    def give(*lines: str) -> None:
        monkeypatch.setattr("pipeline.cli.corpus.is_terminal", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return give


class TestInAScript:
    def test_a_year_that_rests_on_when_the_file_was_made_is_uncertain_and_told(
        self, wijkspiegel: Cli, tmp_path: Path
    ) -> None:
        source = _word(tmp_path / "stuk.docx")
        done = wijkspiegel("add", source, *OPTIONS)
        assert done.code == 0
        about = _about(tmp_path)
        assert (about.year, about.date, about.year_uncertain) == (2026, None, True)
        assert about.year_from == "made: 2026-11-21"
        line = "the year 2026 is uncertain, from made: 2026-11-21; also there: 2013; when it is right: "
        assert f"note: {source}: {line}wijkspiegel edit 2026-de-wijk --year 2026\n" in done.err

    def test_the_kind_that_a_file_seems_to_be_is_taken_only_where_that_is_asked(
        self, wijkspiegel: Cli, tmp_path: Path
    ) -> None:
        source = tmp_path / "a.txt"
        source.write_text(f"Beleidsplan Wmo\n\nDe Ham, 12 maart 2014\n\n{DUTCH}", encoding="utf-8")
        done = wijkspiegel("add", source, "--title", "Wmo", "--no-run")
        problem = "not known: --source-kind (by “Beleidsplan” it seems policy)"
        assert (done.code, done.err) == (1, f"{source}: {problem}; give them as options, or take policy with --yes\n")
        assert wijkspiegel("add", source, "--title", "Wmo", "--no-run", "--yes").code == 0
        about = _about(tmp_path)
        assert (about.source_kind, str(about.date), about.year_uncertain) == ("policy", "2014-03-12", False)

    def test_a_year_that_is_told_takes_no_day_from_when_the_file_was_made(
        self, wijkspiegel: Cli, tmp_path: Path
    ) -> None:
        assert wijkspiegel("add", _word(tmp_path / "stuk.docx"), *OPTIONS, "--year", "2026").code == 0
        assert (_about(tmp_path).year, _about(tmp_path).date) == (2026, None)

    def test_a_year_in_the_name_goes_before_when_the_file_was_made(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        assert wijkspiegel("add", _word(tmp_path / "nota-2009.docx"), *OPTIONS).code == 0
        assert (_about(tmp_path).title, _about(tmp_path).year) == ("De wijk", 2009)

    def test_the_title_and_year_that_were_taken_are_told(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        done = wijkspiegel("add", _word(tmp_path / "nota-2009.docx"), *OPTIONS)
        assert "added as 2009-de-wijk (“De wijk”, 2009; " in done.err

    def test_what_came_of_each_file_can_be_had_as_json(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        good, gone = _text(tmp_path / "a 2010.txt"), tmp_path / "weg.txt"
        refused = wijkspiegel("add", gone, *OPTIONS, "--json")
        fault = {"path": str(gone), "problem": "is not there", "remedy": "look at the spelling of the path"}
        assert (refused.code, json.loads(refused.out)) == (1, {"added": [], "refused": [fault]})
        done = wijkspiegel("add", good, *OPTIONS, "--json", "--title", "Het\nopbouwwerk")
        folder = tmp_path / "corpus" / "texts" / "2010-het-opbouwwerk"
        added = {"slug": folder.name, "title": "Het opbouwwerk", "year": 2010}
        places = {"path": str(good), "folder": str(folder), "year_uncertain": True, "alike": []}
        assert (done.code, json.loads(done.out)) == (
            0,
            {"added": [added | places | {"kept": 0, "lost": []}], "refused": []},
        )
        assert done.err == ""

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
    def test_a_name_that_not_every_system_keeps_is_changed(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _text(tmp_path / 'Wat "is":\neen wijk?.txt')
        assert wijkspiegel("add", source, *OPTIONS, "--title", "Wijk", "--year", "2010").code == 0
        entry = read_entry(tmp_path / "corpus", "2010-wijk")
        assert entry.source.name == "Wat _is___een wijk_.txt"
        assert (entry.folder / entry.source.name).read_bytes() == source.read_bytes()

    def test_a_wrong_value_is_told_without_the_words_of_a_library(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _text(tmp_path / "a.txt")
        done = wijkspiegel("add", source, *OPTIONS, "--title", "T", "--year", "2015", "--date", "2016-01-01")
        assert done.err == f"{source}: date 2016-01-01 does not lie in year 2015; give another value as an option\n"

    @pytest.mark.skipif(sys.platform == "win32", reason="links are not for everybody there")
    def test_a_folder_of_odd_files_costs_a_line_each_and_no_other(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        folder = tmp_path / "map"
        (folder / "rond").mkdir(parents=True)
        (folder / "rond" / "weer").symlink_to("../rond")
        (folder / "zelf.txt").symlink_to("zelf.txt")
        (folder / "weg.txt").symlink_to("nergens.txt")
        (folder / "leeg.pdf").touch()
        write_pdf(folder / "dicht.pdf", lambda canvas: canvas.drawString(72, 720, DUTCH[:60]), password=DUTCH[:4])
        _text(folder / "goed.txt")
        done = wijkspiegel("add", folder, *OPTIONS, "--title", "T", "--year", "2010")
        assert (done.code, "a title, address" in done.err) == (2, True)
        done = wijkspiegel("add", folder, *OPTIONS, "--year", "2010")
        assert done.code == 1
        lines = [line.removeprefix(f"{folder}/") for line in done.err.splitlines() if "note" not in line]
        told = dict(line.split(": ", 1) for line in lines)
        assert {name: why.split(";")[0] for name, why in told.items() if name != "goed.txt"} == {
            "dicht.pdf": "is locked with a password",
            "leeg.pdf": "is empty",
            "weg.txt": "is not there",
            "zelf.txt": "cannot be opened (Too many levels of symbolic links)",
        }
        assert len(list((tmp_path / "corpus" / "texts").glob("[!.]*"))) == 1

    @pytest.mark.parametrize(
        ("option", "fault"),
        [(("--year", "2099"), "year: 2099"), (("--date", "2099-02-01"), "year: 2099")],
    )
    def test_what_has_yet_to_come_dates_no_text(
        self, wijkspiegel: Cli, tmp_path: Path, option: tuple[str, str], fault: str
    ) -> None:
        source = _text(tmp_path / "a.txt")
        done = wijkspiegel("add", source, *OPTIONS, "--title", "T", *option)
        assert (done.code, done.err) == (1, f"{source}: {fault} lies in the future; give another value as an option\n")
        assert not list((tmp_path / "corpus" / "texts").glob("*"))


class TestOnATerminal:
    def test_the_proposed_day_goes_with_the_proposed_year(
        self, wijkspiegel: Cli, tmp_path: Path, answers: Callable[..., None]
    ) -> None:
        page = tmp_path / "a.md"
        page.write_text(f"---\ntitle: De wijk\ndate: 2026-11-21\n---\n\n{DUTCH}", encoding="utf-8")
        answers("", "", "2012")
        assert wijkspiegel("add", page, *OPTIONS).code == 0
        assert (_about(tmp_path).year, _about(tmp_path).date) == (2012, None)

    def test_the_proposed_day_stays_with_the_proposed_year(
        self, wijkspiegel: Cli, tmp_path: Path, answers: Callable[..., None]
    ) -> None:
        page = tmp_path / "a.md"
        page.write_text(f"---\ntitle: De wijk\ndate: 2016-11-21\n---\n\n{DUTCH}", encoding="utf-8")
        answers("", "", "")
        assert wijkspiegel("add", page, *OPTIONS).code == 0
        assert str(_about(tmp_path).date) == "2016-11-21"

    @pytest.mark.parametrize(("answer", "uncertain"), [("", True), ("y", False)])
    def test_an_uncertain_year_is_shown_with_its_dates_and_certain_at_a_word(
        self, wijkspiegel: Cli, tmp_path: Path, answers: Callable[..., None], answer: str, uncertain: bool
    ) -> None:
        answers("", "", "", answer)
        done = wijkspiegel("add", _word(tmp_path / "stuk.docx"), *OPTIONS)
        assert done.code == 0
        assert "  2026: when the file was made: “2026-11-21”\n" in done.err
        about = _about(tmp_path)
        assert (about.year, about.date, about.year_uncertain) == (2026, None, uncertain)

    def test_each_answer_is_checked_at_once_and_the_kinds_are_named_once(
        self, wijkspiegel: Cli, tmp_path: Path, answers: Callable[..., None]
    ) -> None:
        answers("  ", "De straat", "", "16", "veel", "2099", "2011", "blog", "essay")
        done = wijkspiegel("add", _text(tmp_path / "a.txt"), "--no-run")
        assert done.code == 0
        assert (_about(tmp_path).title, _about(tmp_path).author, _about(tmp_path).year) == ("De straat", None, 2011)
        assert [done.err.count(say) for say in ("give at least a word", "give a year from 1800 to 2100")] == [1, 2]
        assert "2099 lies in the future: give the year of the text" in done.err
        kinds = [line for line in done.err.split("  kind of source")[1:] if "policy" in line]
        assert all(line.count("policy") == 1 for line in kinds)
        assert len(kinds) == 2
