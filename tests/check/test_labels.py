"""What is found in labels: against the form and the rulings, unlike their likes, too few, of one coder, of no unit."""

import json
from pathlib import Path

import pytest

from pipeline.check.checking import check
from pipeline.check.finding import Question, Severity
from pipeline.errors import CodebookError
from tests.check.build import CODEBOOK, LINES, NOTHING, code, found, lines_of, make, recode, record, train_on

JUDGEMENTS = "judgements/2016-de-tuin.jsonl"
RULING = """
[[rulings]]
says.nl = "een nota is geen tuin"
says.en = "a paper is no garden"
themes = ["gardens"]
cues = ["nota"]
[[rulings]]
says.nl = "wie zich moet melden hoort woord"
says.en = "asking people to come forward is rhetoric"
mode = "rhetoric"
cues = ["meldt zich"]
[[rulings]]
says.nl = "een eettafel die er is, is aanwezig"
says.en = "a table that is there is present"
themes = ["meals"]
stance = "present"
cues = ["eettafel"]
"""


@pytest.mark.parametrize("question", [Question.RULINGS, Question.LIKENESS, Question.CODERS, Question.COVERAGE])
def test_nothing_is_found_where_two_coders_agree_by_the_rules(tmp_path: Path, question: Question) -> None:
    assert found(make(tmp_path), question) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (record(0, kind="boilerplate", mode="none"), "gives gardens to boilerplate"),
        (record(4, kind="reference"), "gives mode practice to reference"),
        (record(4, themes={**NOTHING, "sheds": "no"}), "a verdict on sheds"),
    ],
)
def test_labels_that_the_form_does_not_allow_are_errors(tmp_path: Path, changed: dict[str, object], says: str) -> None:
    settings = make(tmp_path)
    recode(settings, changed)
    (finding,) = found(settings, Question.RULINGS)
    assert finding.severity is Severity.ERROR
    assert says in finding.problem
    assert str(finding.spot) == f"{JUDGEMENTS}:10 (raw {changed['start']}–{changed['end']})"


def test_a_theme_on_words_that_a_ruling_gives_none_is_told_unless_it_has_another_ground(tmp_path: Path) -> None:
    codebook = CODEBOOK
    settings = make(tmp_path, codebook, (*LINES[:4], LINES[4]))
    (settings.corpus / "rulings.toml").write_text(RULING, encoding="utf-8")
    recode(settings, *(record(4, coder, themes={**NOTHING, "gardens": "present"}) for coder in ("coder-a", "coder-b")))
    about = [one for one in found(settings, Question.RULINGS) if "a paper is no garden" in one.problem]
    assert [one.severity for one in about] == [Severity.NOTE]
    assert "coder-a and coder-b gave gardens present" in about[0].problem


def test_a_neighbour_with_the_theme_is_ground_enough(tmp_path: Path) -> None:
    settings = make(tmp_path)
    (settings.corpus / "rulings.toml").write_text(RULING, encoding="utf-8")
    present = {**NOTHING, "gardens": "present"}
    recode(settings, record(4, themes=present), record(3, "coder-b", themes=present, mode="rhetoric"))
    assert not [one for one in found(settings, Question.RULINGS) if "a paper is no garden" in one.problem]


def test_a_ruling_on_mode_and_on_stance_holds_for_all_and_leaves_a_doubt_where_one_coder_keeps_it(
    tmp_path: Path,
) -> None:
    settings = make(tmp_path)
    (settings.corpus / "rulings.toml").write_text(RULING, encoding="utf-8")
    recode(settings, record(2, themes={**NOTHING, "meals": "absent"}))
    told = {one.problem.split(", but ")[1]: one.severity for one in found(settings, Question.RULINGS)}
    assert told == {
        "asking people to come forward is rhetoric": Severity.WARNING,
        "a table that is there is present": Severity.NOTE,
    }


def test_a_ruling_of_no_form_is_refused(tmp_path: Path) -> None:
    settings = make(tmp_path)
    (settings.corpus / "rulings.toml").write_text(RULING.replace('mode = "rhetoric"\n', ""), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"rulings\.toml: rulings\.1: give themes"):
        check(settings, [Question.RULINGS])


def test_nearly_the_same_sentence_with_another_label_is_told_across_corpus_and_training(tmp_path: Path) -> None:
    settings = make(tmp_path)
    other = "De kas op het dak is nu ook een tuin geworden."  # names the theme, so that it was judged in all of them
    alike = "De bewoners maakten achter die flat een tuin!"
    train_on(settings, "elders", [(other, {"gardens": "present"}), (alike, {}), (LINES[2], {"meals": "present"})])
    findings = found(settings, Question.LIKENESS)
    assert lines_of(findings) == [f"warning: {JUDGEMENTS}:1 (raw 0–44)"]
    assert "gardens is present for" in findings[0].problem
    assert "and no for nearly the same at training/elders.json:3" in findings[0].problem


def test_what_coders_differ_on_is_held_against_nothing(tmp_path: Path) -> None:
    settings = make(tmp_path)
    recode(settings, record(2, "coder-b", themes=NOTHING))
    train_on(settings, "elders", [(LINES[2], {}), (LINES[0], {"gardens": "present", "meals": "present"})])
    assert [one.problem.split(" is ")[0] for one in found(settings, Question.LIKENESS)] == ["meals"]


def test_themes_with_few_sentences_are_told(tmp_path: Path) -> None:
    problems = [one.problem for one in found(make(tmp_path), Question.EXAMPLES)]
    assert "gardens has 2 of 100 labelled sentences" in problems
    assert "gardens has 0 of 25 sentences with stance absent" in problems
    assert "meals has 1 of 10 documents" in problems


def test_a_document_and_a_sentence_of_one_coder_are_told(tmp_path: Path) -> None:
    settings = make(tmp_path)
    both = [record(number, coder) for number in range(4) for coder in ("coder-a", "coder-b")]
    code(settings, [*both, record(4)])
    assert [one.problem[:40] for one in found(settings, Question.CODERS)] == [
        "1 of the 5 sentences of 2016-de-tuin hav"
    ]
    code(settings, [record(number) for number in range(5)])
    assert [one.problem for one in found(settings, Question.CODERS)] == ["2016-de-tuin was coded by coder-a alone"]


def test_a_code_that_two_coders_never_give_alike_is_told(tmp_path: Path) -> None:
    settings = make(tmp_path)
    code(settings, [record(number, coder, mode=mode) for number in range(5) for coder, mode in _MODES])
    problems = {one.problem: one.severity for one in found(settings, Question.CODERS)}
    assert problems["mode rhetoric was given to 5 sentences, and to none of them by both coders"] is Severity.WARNING
    assert len(problems) == 4  # practice and rhetoric, in this document and in all


_MODES = (("coder-a", "practice"), ("coder-b", "rhetoric"))


def test_codings_that_cover_no_unit_or_quote_other_words_are_told(tmp_path: Path) -> None:
    settings = make(tmp_path)
    piece = record(0, end=8, quote="De bewon")
    moved = record(2, quote="Heel iets anders dan er staat.")
    recode(settings, piece, moved)
    assert lines_of(found(settings, Question.COVERAGE)) == [
        f"error: {JUDGEMENTS}:10 (raw {moved['start']}–{moved['end']})",
        f"warning: {JUDGEMENTS}:9 (raw 0–8)",
    ]


def test_a_line_that_is_no_judgement_and_a_document_that_is_not_there_are_errors(tmp_path: Path) -> None:
    settings = make(tmp_path)
    folder = settings.corpus / "judgements"
    (folder / "2016-de-tuin.jsonl").write_text("geen json\n", encoding="utf-8")
    (folder / "2017-weg.jsonl").write_text(json.dumps(record(0, doc="2017-weg")) + "\n", encoding="utf-8")
    (settings.corpus / "training").mkdir()
    (settings.corpus / "training" / "stuk.json").write_text("{}", encoding="utf-8")
    findings = check(settings, [Question.COVERAGE])
    assert [str(one.spot) for one in findings if one.severity is Severity.ERROR] == [
        f"{JUDGEMENTS}:1",
        "judgements/2017-weg.jsonl:1",
        "training/stuk.json",
    ]
