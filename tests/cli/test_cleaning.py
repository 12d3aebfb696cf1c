"""`clean`: each edit where it stands and why, rules that can be left out, and no wrong name taken in silence."""

import json
from pathlib import Path

import pytest

from pipeline.clean import RULES
from pipeline.cli.explaining import LONGEST, How, explain, print_edits, shown
from pipeline.spans import Edit, Piece, apply_edits
from pipeline.text import Cleaned, Document
from tests.corpora import make_corpus
from tests.test_cli import Cli

TEXT = "De wijk heeft op-\nbouwwerk  nodig, en dat is al jaren zo.\n\nNog een \ufb01ets erbij.\n"
SPLIT, SPACES, LIGATURE = "join_split_words", "squeeze_spaces", "expand_ligatures"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    make_corpus(tmp_path, ())
    path = tmp_path / "essay.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def _explained(done_out: str) -> list[str]:
    """The lines with edits, without the table."""
    return done_out.partition("\n\n")[0].splitlines()


def _moved() -> tuple[Document, Cleaned]:
    raw = "De wijk\nBij de foto\nis klaar.\n"
    start, end = raw.index("\nBij"), raw.index("\nis")
    put = Edit(len(raw), len(raw), "Bij de foto\n", "move", (Piece(0, 11, start + 1, end),))
    return Document("a.txt", raw, "test 1", "0" * 64), Cleaned(raw, (Edit(start, end + 1, " ", "move"), put))


def test_every_edit_is_marked_where_it_stands_with_page_offset_and_rule(wijkspiegel: Cli, essay: Path) -> None:
    done = wijkspiegel("clean", essay, "--explain")
    assert (done.code, done.err) == (0, f"{essay}: 3 edits, {len(TEXT)} characters became {len(TEXT) - 2}\n")
    assert [line.split("  ")[0] for line in _explained(done.out)] == ["p. 1"] * 3
    assert [line.split()[2:4] for line in _explained(done.out)] == [
        [str(TEXT.index("-\n")), SPLIT],
        [str(TEXT.index("  ")), SPACES],
        [str(TEXT.index("\ufb01")), LIGATURE],
    ]
    split, spaces, ligature = _explained(done.out)
    assert "heeft op[--⏎-]bouwwerk" in split
    assert "bouwwerk[-··-]{+·+}nodig" in spaces
    assert "Nog een [-\ufb01-]{+fi+}ets" in ligature


def test_the_table_adds_up(wijkspiegel: Cli, essay: Path) -> None:
    table = wijkspiegel("clean", essay, "--explain").out.partition("\n\n")[2].splitlines()
    assert table[0].split() == ["rule", "edits", "removed", "added", "moved", "words"]
    assert [line.split() for line in table[1:]] == [
        [LIGATURE, "1", "1", "2", "0", "1"],
        [SPLIT, "1", "2", "0", "0", "1"],
        [SPACES, "1", "2", "1", "0", "0"],
        ["all", "3", "5", "3", "0", "2"],
    ]


def test_only_the_rules_asked_for_are_shown(wijkspiegel: Cli, essay: Path) -> None:
    done = wijkspiegel("clean", essay, "--explain", "--rule", SPACES, "--rule", LIGATURE, "--json")
    found = json.loads(done.out)
    assert [edit["rule"] for edit in found["edits"]] == [SPACES, LIGATURE]
    assert [one["rule"] for one in found["rules"]] == [LIGATURE, SPACES]
    assert done.err == ""


def test_an_edit_of_several_rules_is_found_by_each(wijkspiegel: Cli, essay: Path) -> None:
    essay.write_text("Het op\u2010\nbouwwerk is er.", encoding="utf-8")
    for rule in ("unify_odd_hyphens", SPLIT):
        [edit] = json.loads(wijkspiegel("clean", essay, "--explain", "--json", "--rule", rule).out)["edits"]
        assert edit["rule"] == f"unify_odd_hyphens+{SPLIT}"
    assert json.loads(wijkspiegel("clean", essay, "--explain", "--json", "--rule", SPACES).out)["edits"] == []


def test_for_scripts_the_same_edits_come_as_in_the_file(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    out = tmp_path / "out.json"
    found = json.loads(wijkspiegel("clean", essay, "--explain", "--json", "--out", out).out)
    made = json.loads(out.read_text(encoding="utf-8"))
    assert [{key: edit[key] for key in ("start", "end", "new", "rule")} for edit in found["edits"]] == made["edits"]
    for edit in found["edits"]:
        assert TEXT[edit["start"] : edit["end"]] == edit["raw"]
        assert TEXT[: edit["start"]].endswith(edit["before"])
        assert TEXT[edit["end"] :].startswith(edit["after"])
        assert edit["page"] == 1


def test_a_rule_is_left_out_for_once_and_by_the_settings(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    (tmp_path / "wijkspiegel.toml").write_text(f'rules_off = ["{LIGATURE}"]\n', encoding="utf-8")
    done = wijkspiegel("clean", essay, "--out", "-", "--rules-off", SPACES, "-q")
    made = json.loads(done.out)
    assert [edit["rule"] for edit in made["edits"]] == [SPLIT]
    assert made["clean"] == apply_edits(TEXT, [Edit(**edit) for edit in made["edits"]])
    assert "opbouwwerk  nodig" in made["clean"]
    assert "\ufb01ets" in made["clean"]


@pytest.mark.parametrize("option", ["--rule", "--rules-off"])
def test_a_rule_that_there_is_not_is_refused_in_one_line(wijkspiegel: Cli, essay: Path, option: str) -> None:
    there = "see which there are: wijkspiegel clean --list-rules"
    for more in ([], ["--explain"]):
        done = wijkspiegel("clean", essay, *more, option, "mend_everything")
        assert (done.code, done.out) == (2, "")
        assert done.err == f"{option}: no such cleaning rule: mend_everything; {there}\n"


def test_a_wrong_name_in_the_settings_is_refused_before_anything_is_done(
    wijkspiegel: Cli, tmp_path: Path, essay: Path
) -> None:
    (tmp_path / "wijkspiegel.toml").write_text('rules_off = ["mend_everything"]\n', encoding="utf-8")
    for command in (("clean", essay, "--explain"), ("annotate", essay, "--out", "-"), ("run",), ("status",)):
        done = wijkspiegel(*command)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(
            f"{tmp_path / 'wijkspiegel.toml'}: rules_off: no such cleaning rule: mend_everything; "
        )
        assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ((), "say where to write with --out, or ask for --explain"),
        (("--out", "a.json", "--rule", SPACES), "--rule and --json go with --explain"),
        (("--out", "a.json", "--json"), "--rule and --json go with --explain"),
        (("--out", "-", "--explain"), "both would go to standard output: name a file with --out"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    wijkspiegel: Cli, essay: Path, options: tuple[str, ...], line: str
) -> None:
    done = wijkspiegel("clean", essay, *options)
    assert (done.code, done.out, done.err) == (2, "", f"{line}\n")


def test_a_file_that_cannot_be_read_is_one_line(wijkspiegel: Cli, tmp_path: Path, essay: Path) -> None:
    done = wijkspiegel("clean", tmp_path / "weg.txt", "--explain")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)


def test_every_rule_is_listed_with_what_it_does(wijkspiegel: Cli) -> None:
    done = wijkspiegel("clean", "--list-rules")
    assert done.code == 0
    listed = dict(line.split(maxsplit=1) for line in done.out.splitlines())
    assert list(listed) == list(RULES)
    assert all(listed.values())


def test_a_clean_text_has_a_table_of_noughts(wijkspiegel: Cli, essay: Path) -> None:
    essay.write_text("De wijk is mooi.\n", encoding="utf-8")
    done = wijkspiegel("clean", essay, "--explain", "-q")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == ["all       0        0      0      0      0"]


def test_moved_text_is_shown_as_moved() -> None:
    document, cleaned = _moved()
    [(_, away), (_, here)] = explain(document, cleaned).pieces()
    assert [piece for piece in away if piece[1] is not How.KEPT] == [
        ("\n", How.REMOVED),
        ("Bij de foto", How.MOVED_AWAY),
        ("\n", How.REMOVED),
        (" ", How.ADDED),
    ]
    assert [piece for piece in here if piece[0] and piece[1] is not How.KEPT] == [
        ("Bij de foto", How.MOVED_HERE),
        ("\n", How.ADDED),
    ]


def test_on_a_terminal_colours_stand_for_marks() -> None:
    from rich.console import Console  # noqa: PLC0415 - only here

    document, cleaned = _moved()
    plain, coloured = (
        Console(width=200, color_system=None),
        Console(width=200, color_system="standard", force_terminal=True),
    )
    texts = []
    for console in (plain, coloured):
        with console.capture() as captured:
            print_edits(explain(document, cleaned), console)
        texts.append(captured.get())
    assert "[-⏎-][>Bij de foto>][-⏎-]{+·+}is klaar" in texts[0]
    assert "\x1b[9;36mBij de foto\x1b[0m\x1b[9;31m⏎\x1b[0m\x1b[32m·\x1b[0mis klaar" in texts[1]


def test_nothing_of_a_text_reaches_the_terminal_as_an_order() -> None:
    assert shown("\x1b[2Jweg\u202e\xad") == "<U+001B>[2Jweg<U+202E><U+00AD>"
    assert "\n" not in shown("a\nb\r\x0bc\x85\u2028d")


def test_of_a_long_piece_both_ends_are_shown() -> None:
    text = shown("begin " + "x" * 1000 + " einde", How.REMOVED)
    assert text.startswith("begin x")
    assert text.endswith("x einde")
    assert len(text) < LONGEST + 10
