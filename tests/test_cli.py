"""The command line: what is printed, where, and the exit status that scripts trust."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import typer

from pipeline import cli
from pipeline.cli import browsing, shared
from pipeline.corpus.documents import read_entry, slugs
from pipeline.judgement import Verdict
from pipeline.records import to_record
from pipeline.settings import CORPUS_VARIABLE, REPOSITORY
from pipeline.spans import Edit, apply_edits
from tests.corpora import ask, coding, make_corpus
from tests.texts_alike import text

DUTCH = (
    "Het opbouwwerk in de wijk\n\n"
    "De gemeente wil dat de bewoners van de wijk het zelf gaan doen. In de praktijk is er\n"
    "van het opbouwwerk niets meer over, en dat is niet goed voor de mensen die er wonen. Wij zien dat\n"
    "elke dag op straat, en we zeggen het ook al jaren tegen de wethouder.\n"
)
ENGLISH = (
    "The municipality wants the residents of the district to do it all by themselves, and that is not what they need. "
    * 3
)


@dataclass(frozen=True)
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Cli = Callable[..., Said]


@pytest.fixture
def wijkspiegel(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    """Runs a command in `tmp_path`, on the corpus that lies there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CORPUS_VARIABLE, str(tmp_path / "corpus"))

    def run(*arguments: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["wijkspiegel", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        return Said(int(ended.value.code or 0), printed.out, printed.err)

    return run


def _write(path: Path, text: str = DUTCH) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _corpus(tmp_path: Path) -> list[str]:
    return slugs(tmp_path / "corpus")


class TestAdd:
    def test_a_file_comes_in_and_is_judged(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "elders" / "essay.txt")
        done = wijkspiegel(
            "add", source, "--title", "De wijk", "--date", "2016-03-01", "--kind", "essay", "--author", "J."
        )
        assert (done.code, done.out) == (0, "")
        assert f"{source}: added as 2016-de-wijk (" in done.err
        assert done.err.endswith("1 document brought up to date\n")
        about = read_entry(tmp_path / "corpus", "2016-de-wijk").metadata
        assert (about.year, str(about.date), about.author, about.fictional) == (2016, "2016-03-01", "J.", False)
        store = tmp_path / "corpus" / ".store" / "wijkspiegel.sqlite"
        assert ask(store, "SELECT slug FROM label WHERE theme = 'community_work' LIMIT 1") == [("2016-de-wijk",)]
        assert (tmp_path / "corpus" / "codebook.toml").read_bytes() == (
            REPOSITORY / "corpus/codebook.toml"
        ).read_bytes()

    def test_what_is_missing_is_refused_in_a_script(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        done = wijkspiegel("add", _write(tmp_path / "stuk.txt"))
        assert done.code == 1
        assert done.err.endswith("stuk.txt: not known: --year, --source-kind; give them as options\n")
        assert done.err.count("\n") == 1
        assert _corpus(tmp_path) == []

    def test_what_the_file_tells_is_taken(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        head = '<meta name="author" content="Anna Smit"><meta property="article:published_time" content="2012-05-06">'
        body = "".join(f"<p>{line}</p>" for line in DUTCH.splitlines())
        page = _write(
            tmp_path / "page.html", f"<html><head><title>De buurt</title>{head}</head><body>{body}</body></html>"
        )
        assert wijkspiegel("add", page, "--kind", "essay", "--no-run").code == 0
        about = read_entry(tmp_path / "corpus", "2012-de-buurt").metadata
        assert (about.title, about.author, about.year) == ("De buurt", "Anna Smit", 2012)
        assert not (tmp_path / "corpus" / ".store" / "wijkspiegel.sqlite").exists()

    def test_a_year_in_the_files_name_is_taken(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "nota-2009-12345.txt")
        assert wijkspiegel("add", source, "--kind", "policy", "--title", "Nota", "--no-run").code == 0
        assert _corpus(tmp_path) == ["2009-nota"]

    def test_one_file_that_fails_does_not_stop_the_others(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        good = _write(tmp_path / "goed 2010.md", f"# Kop\n\n{DUTCH}")
        empty, gone = _write(tmp_path / "leeg.txt", ""), tmp_path / "weg.txt"
        bare = tmp_path / "map"
        bare.mkdir()
        done = wijkspiegel("add", gone, empty, bare, good, tmp_path, "--kind", "essay", "--no-run", "--quiet")
        assert done.code == 1
        refused = [str(path) for path in (bare, gone, empty)]
        assert [line.split(":")[0] for line in done.err.splitlines()] == refused
        assert _corpus(tmp_path) == ["2010-kop"]

    def test_a_title_for_several_files_is_wrong_use(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        assert wijkspiegel("add", tmp_path / "a.txt", tmp_path / "b.txt", "--title", "X").code == 2

    def test_the_same_file_twice_is_refused_by_name(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        options = ("--title", "De wijk", "--year", "2016", "--kind", "essay", "--no-run")
        assert wijkspiegel("add", _write(tmp_path / "a.txt"), *options).code == 0
        done = wijkspiegel("add", _write(tmp_path / "b.txt"), *options)
        assert done.code == 1
        assert "b.txt: the corpus has this file already, as 2016-de-wijk; remove that document first" in done.err

    def test_another_language_is_refused_unless_asked_for(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "english.txt", ENGLISH)
        options = ("--title", "Us", "--year", "2016", "--kind", "essay", "--no-run")
        done = wijkspiegel("add", source, *options)
        assert done.code == 1
        assert (
            "english.txt: does not look like Dutch; if it is Dutch all the same, add it with --any-language" in done.err
        )
        assert wijkspiegel("add", source, *options, "--any-language").code == 0

    def test_a_wrong_value_is_one_line(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "a.txt")
        done = wijkspiegel("add", source, "--title", "T", "--kind", "essay", "--year", "2015", "--date", "2016-01-01")
        assert done.code == 1
        assert "date 2016-01-01 does not lie in year 2015; give another value as an option" in done.err

    def test_on_a_terminal_what_is_missing_is_asked(
        self, wijkspiegel: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("pipeline.cli.corpus.is_terminal", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO("De straat\n\nveel\n2011\nblog\npractice\n"))
        done = wijkspiegel("add", _write(tmp_path / "a.txt"), "--no-run")
        assert done.code == 0
        about = read_entry(tmp_path / "corpus", "2011-de-straat").metadata
        assert (about.title, about.author, about.source_kind) == ("De straat", None, "practice")


class TestRunAndStatus:
    def test_status_tells_what_is_stale_and_then_the_ledger(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        make_corpus(tmp_path)
        before = json.loads(wijkspiegel("status", "--json").out)
        assert before["stale"] == {slug: ["new"] for slug in _corpus(tmp_path)}
        assert wijkspiegel("run", "--quiet") == Said(0, "", "")
        assert wijkspiegel("run") == Said(0, "", "the store is up to date\n")
        after = json.loads(wijkspiegel("status", "--json").out)
        assert (after["stale"], after["ledgers"].keys()) == ({}, before["stale"].keys())
        table = wijkspiegel("status").out
        assert all(slug in table for slug in _corpus(tmp_path))

    def test_status_tells_noise_and_what_the_cleaning_made(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        text = f"{DUTCH}Zie xqzvrt qzxwk vrtxq wkqzx.\nDe buurt heeft op-\nbouwwerk.\n\nFoto: Anna Vos\n"
        make_corpus(tmp_path, [("Vreemd", text)])
        assert wijkspiegel("run", "-q").code == 0
        ledger = json.loads(wijkspiegel("status", "--json").out)["ledgers"]["2016-vreemd"]
        assert (ledger["not_dutch"], ledger["noisy"]) == (4, 1)
        assert ledger["strange"] == [["qzxwk", 1], ["vrtxq", 1], ["wkqzx", 1], ["xqzvrt", 1]]
        assert ledger["words_made"]["join_split_words"] == 1
        assert (ledger["reasons"], ledger["comments"]) == ({"credit": 1}, 0)
        assert f" {ledger['noise']:.1%} " in wijkspiegel("status").out

    def test_documents_that_are_alike_are_sought_where_that_is_asked(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        make_corpus(tmp_path, [("Nota", text(1, 300)), ("Herdruk", f"{text(1, 300)} Tweede druk.")])
        assert wijkspiegel("run", "-q").code == 0
        unasked, asked = wijkspiegel("status", "--json"), wijkspiegel("status", "--json", "--alike", "2016-nota")
        assert json.loads(unasked.out)["alike"] is None
        (pair,) = json.loads(asked.out)["alike"]
        assert {pair["document"], pair["like"]} == {"2016-nota", "2016-herdruk"}
        (line,) = [line for line in wijkspiegel("status", "--alike").out.splitlines() if line.startswith("alike: ")]
        assert line.endswith(f"when it is a copy: wijkspiegel edit {pair['document']} --copy-of {pair['like']}")
        assert "alike: " not in wijkspiegel("status").out

    def test_a_refused_document_is_one_line_and_exit_1(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        settings = make_corpus(tmp_path)
        raw = settings.corpus / "texts" / "2016-beleid" / "raw.txt"
        raw.write_text("anders", encoding="utf-8")
        done = wijkspiegel("run", "--json")
        assert done.code == 1
        assert list(json.loads(done.out)["done"]) == ["2016-lijst", "2016-praktijk"]
        assert json.loads(done.out)["failures"][0]["slug"] == "2016-beleid"
        assert done.err.count("\n") == 1
        assert done.err.startswith(f"{raw}: is not the text that was frozen")
        assert wijkspiegel("status", "-q") == Said(0, "", done.err)

    def test_what_a_run_could_not_judge_is_in_the_status(
        self, wijkspiegel: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def breaks(*_: object, **__: object) -> None:
            raise ZeroDivisionError("by nought")

        make_corpus(tmp_path, [("Beleid", DUTCH)])
        monkeypatch.setattr("pipeline.run.workers.process", breaks)
        assert wijkspiegel("run", "-q").code == 1
        line = "2016-beleid: cannot be processed (ZeroDivisionError: by nought); please report it with the document"
        shown, asked = wijkspiegel("status"), wijkspiegel("status", "--json")
        assert (shown.code, shown.err) == (0, f"{line}\n")
        assert json.loads(asked.out)["refused"] == {"2016-beleid": line}
        (tmp_path / "corpus" / "texts" / "2016-beleid").rename(tmp_path / "weg")
        assert json.loads(wijkspiegel("status", "--json").out)["refused"] == {}

    @pytest.mark.parametrize(
        ("change", "line"),
        [
            (
                lambda text: text.replace('id = "collectivisation"', 'id = "community_work"', 1),
                "codebook.toml: theme twice: community_work; ",
            ),
            (lambda text: text.replace("\n[[themes]]\n", "\n[[themes\n", 1), "codebook.toml: is not TOML"),
        ],
    )
    def test_a_wrong_codebook_is_one_line(
        self, wijkspiegel: Cli, tmp_path: Path, change: Callable[[str], str], line: str
    ) -> None:
        settings = make_corpus(tmp_path, ())
        _write(settings.codebook, change(settings.codebook.read_text(encoding="utf-8")))
        done = wijkspiegel("run")
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert line in done.err

    def test_the_corpus_can_be_named_before_and_behind_the_command(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        for arguments in (("--corpus", tmp_path / "weg", "run"), ("run", "--corpus", tmp_path / "weg")):
            done = wijkspiegel(*arguments)
            assert done == Said(1, "", f"{tmp_path / 'weg'}: there is no such corpus; name another with --corpus\n")


class TestCleanAndAnnotate:
    def test_the_edits_make_the_clean_text_of_the_raw_text(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "essay.txt", DUTCH.replace("opbouwwerk niets", "opbouw-\nwerk niets"))
        assert wijkspiegel("clean", source, "--out", tmp_path / "out.json").code == 0
        made = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
        edits = [Edit(**edit) for edit in made["edits"]]
        assert made["raw"] == source.read_text(encoding="utf-8")
        assert apply_edits(made["raw"], edits) == made["clean"]
        assert "van het opbouwwerk niets" in made["clean"]
        assert made["ledger"]["clean_characters"] == len(made["clean"])
        assert sum(made["ledger"]["edits"].values()) == len(edits)

    def test_units_are_handed_out_in_the_form_that_others_rely_on(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "map" / "essay.txt", DUTCH.replace("opbouwwerk niets", "opbouw-\nwerk niets"))
        out = tmp_path / "out.jsonl"
        assert wijkspiegel("annotate", source, "--out", out, "--corpus", REPOSITORY / "corpus").code == 0
        raw = source.read_text(encoding="utf-8")
        records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [record["unit"] for record in records] == list(range(len(records)))
        themes = ["individual_casework", "collectivisation", "deprofessionalisation", "community_work"]
        for record in records:
            assert list(record) == [
                *("doc", "unit", "start", "end", "text", "kind", "reason", "voice", "comment", "mode"),
                *("mode_probability", "noise", "themes", "theme_probabilities", "labeller"),
            ]
            assert record["doc"] == "essay.txt"
            assert record["labeller"].startswith("rule:cues@")
            assert record["theme_probabilities"] == dict.fromkeys(themes)
            assert record["text"].replace(" ", "") == raw[record["start"] : record["end"]].replace("-\n", "").replace(
                "\n", ""
            ).replace(" ", "")
        found = next(record for record in records if "niets meer over" in record["text"])
        assert (found["noise"], found["reason"], found["comment"]) == (0.0, None, None)
        theme = next(theme for theme in found["themes"] if theme["theme"] == "community_work")
        assert (theme["probability"], theme["stance"]) == (None, "absent")
        assert [cue["text"] for cue in theme["evidence"] if raw[cue["start"] : cue["end"]] == "opbouw-\nwerk"] == [
            "opbouwwerk"
        ]

    def test_what_is_no_running_text_says_why_and_comments_are_numbered(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        said = "2 reacties\n\nAnna Vos, 3 mei 2016 om 10:15\n\nDat werd tijd.\n\nJan Bos, 4 mei 2016 om 9:30\n\nNee.\n"
        source, out = _write(tmp_path / "essay.txt", f"{DUTCH}\n{said}"), tmp_path / "out.jsonl"
        assert wijkspiegel("annotate", source, "--out", out, "--corpus", REPOSITORY / "corpus").code == 0
        records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        told = [(record["kind"], record["reason"], record["comment"]) for record in records[-5:]]
        header = ("boilerplate", "comments")
        assert told == [(*header, None), (*header, 1), ("text", None, 1), (*header, 2), ("text", None, 2)]

    def test_one_failing_file_is_told_and_the_rest_is_written(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        good, bad, out = _write(tmp_path / "a.txt"), _write(tmp_path / "b.txt", ""), tmp_path / "out.jsonl"
        other = _write(tmp_path / "map" / "c.txt")
        make_corpus(tmp_path, ())
        done = wijkspiegel("annotate", good, bad, tmp_path / "weg.pdf", other, "--out", out)
        assert done.code == 1
        assert [line.split(":")[0] for line in done.err.splitlines()][:2] == [str(bad), str(tmp_path / "weg.pdf")]
        docs = [json.loads(line)["doc"] for line in out.read_text(encoding="utf-8").splitlines()]
        assert list(dict.fromkeys(docs)) == ["a.txt", "c.txt"]
        assert not list(tmp_path.glob(".*"))

    def test_when_nothing_could_be_read_an_earlier_output_stays(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        make_corpus(tmp_path, ())
        out = _write(tmp_path / "out.jsonl", "eerder\n")
        assert wijkspiegel("annotate", tmp_path / "weg.txt", "--out", out).code == 1
        assert out.read_text(encoding="utf-8") == "eerder\n"

    def test_output_that_cannot_be_written_is_one_line(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        make_corpus(tmp_path, ())
        done = wijkspiegel("clean", _write(tmp_path / "a.txt"), "--out", tmp_path / "weg" / "out.json")
        assert done.code == 1
        assert "out.json: cannot be written (No such file or directory); name another with --out" in done.err

    def test_a_file_to_read_is_never_written_over(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        source = _write(tmp_path / "a.txt")
        assert wijkspiegel("annotate", source, "--out", source).code == 2
        assert source.read_text(encoding="utf-8") == DUTCH


class TestEvaluate:
    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        make_corpus(tmp_path, ())
        text = _write(tmp_path / "teksten" / "essay.txt").read_text(encoding="utf-8")
        start = text.index("In de praktijk")
        unit = {"id": "1", "doc": "essay.txt", "start": start, "end": text.index(" Wij zien"), "kind": "text"}
        judged = {"voice": "author", "mode": "practice", "themes": {"community_work": "absent"}}
        return _write(tmp_path / "gold.jsonl", json.dumps({**unit, **judged}) + "\n")

    def test_scores_are_printed_and_kept(self, wijkspiegel: Cli, tmp_path: Path, gold: Path) -> None:
        done = wijkspiegel("evaluate", gold, tmp_path / "teksten", "--out", tmp_path / "scores.json", "--json")
        assert done.code == 0
        scores = {score["name"]: score["value"] for score in json.loads(done.out)["all"]}
        assert scores["theme.community_work.f1"] == 1.0
        again = wijkspiegel("evaluate", gold, tmp_path / "teksten", "--base", tmp_path / "scores.json")
        assert again.code == 0
        assert "community_work" in again.out

    def test_a_text_that_is_not_there_is_told(self, wijkspiegel: Cli, tmp_path: Path, gold: Path) -> None:
        (tmp_path / "teksten" / "essay.txt").rename(tmp_path / "teksten" / "ander.txt")
        done = wijkspiegel("evaluate", gold, tmp_path / "teksten")
        assert done.code == 1
        assert "essay.txt: named in the gold but not found; give the folder that holds it" in done.err

    def test_a_corpus_is_brought_up_to_date_before_it_is_scored(self, wijkspiegel: Cli, tmp_path: Path) -> None:
        settings = make_corpus(tmp_path, [("Beleid", "De gemeente wil het opbouwwerk versterken.\n")])
        entry = read_entry(settings.corpus, "2016-beleid")
        sentence = "De gemeente wil het opbouwwerk versterken."
        coded = [to_record(entry.slug, coding(entry, sentence, who, Verdict.PRESENT)) for who in ("coder-a", "coder-b")]
        lines = "".join(json.dumps(record) + "\n" for record in coded)
        _write(settings.corpus / "judgements" / "2016-beleid.jsonl", lines)
        done = wijkspiegel("evaluate", "--json")
        assert done.code == 0
        assert _score(done, "theme.community_work.recall") == 1.0
        codebook = settings.codebook.read_text(encoding="utf-8")
        _write(settings.codebook, codebook.replace("opbouwwerk", "afbouwwerk"))
        assert _score(wijkspiegel("evaluate", "--json"), "theme.community_work.recall") == 0.0

    def test_a_gold_without_texts_is_wrong_use(self, wijkspiegel: Cli, gold: Path) -> None:
        assert wijkspiegel("evaluate", gold).code == 2


def _score(done: Said, name: str) -> float:
    return next(score["value"] for score in json.loads(done.out)["all"] if score["name"] == name)


class TestBrowse:
    def test_the_store_is_brought_up_to_date_and_the_address_told(
        self, wijkspiegel: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_corpus(tmp_path)
        started: list[tuple[list[str], str]] = []

        def start(command: list[str], *, env: dict[str, str], check: bool) -> subprocess.CompletedProcess[str]:
            started.append((command, env[CORPUS_VARIABLE]))
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(browsing, "APP", _write(tmp_path / "app.py", ""))
        monkeypatch.setattr(browsing.subprocess, "run", start)
        done = wijkspiegel("browse", "--headless", "--port", "8600")
        assert done.code == 0
        assert "3 documents brought up to date" in done.err
        assert "http://localhost:8600" in done.err
        command, corpus = started[0]
        assert command[-2:] == ["--server.headless=true", "--server.port=8600"]
        assert corpus == str(tmp_path / "corpus")

    def test_without_the_app_it_says_how_to_install(
        self, wijkspiegel: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(browsing, "APP", tmp_path / "nergens.py")
        done = wijkspiegel("browse")
        assert done.code == 1
        assert "the browser is not there; install the product from a clone with: pip install -e ." in done.err


@pytest.mark.parametrize("arguments", [("wat",), ("run", "--wat"), ("clean",), ("add", "a.txt", "--kind", "blog")])
def test_wrong_use_is_exit_2(wijkspiegel: Cli, arguments: tuple[str, ...]) -> None:
    assert wijkspiegel(*arguments).code == 2


def test_every_command_and_option_has_help() -> None:
    group = typer.main.get_command(cli.app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_what_takes_long_shows_a_bar_and_what_does_not_shows_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr(shared.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(shared.sys.stderr, "isatty", lambda: True, raising=False)
    for elapsed, shown in ((1.0, False), (3.0, True)):
        now[0] = 0.0
        with shared.progress("documents", quiet=False) as report:
            now[0] = elapsed
            report(1, 4, "2016-de-wijk")
        assert ("documents" in capsys.readouterr().err) is shown


def test_the_command_line_starts_without_heavy_libraries() -> None:
    code = (
        "import sys, pipeline.cli\n"
        "heavy = ('spacy', 'pandas', 'numpy', 'streamlit', 'trafilatura', 'lxml', 'simplemma', 'rich.progress')\n"
        "print([module for module in heavy if module in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
