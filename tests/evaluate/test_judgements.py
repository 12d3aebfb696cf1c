"""Scores are those that a person works out by hand, and gold finds its judgements by raw offsets."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pipeline.bootstrap import DRAWS, Interval
from pipeline.codebook import Codebook, Mode, Stance, UnitKind, Voice, load_codebook
from pipeline.effective import effective_label
from pipeline.errors import EvaluationError, SettingsError
from pipeline.evaluate import Evaluation, evaluate_corpus, load_evaluation, render, run_evaluation, save_evaluation
from pipeline.evaluate.gold import GoldUnit, agreed_codings, read_gold
from pipeline.evaluate.judged import Judged
from pipeline.evaluate.matching import NOTHING, answers
from pipeline.evaluate.scores import Score, measures, score
from pipeline.evaluate.tallies import Tally, tally
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.records import to_record
from pipeline.settings import REPOSITORY, Settings
from pipeline.spans import RawSpan
from tests.small_store import SENTENCES, said, store

TIME = datetime(2025, 1, 1, tzinfo=UTC)
SHARED = REPOSITORY.parent / "shared"


def judged(start: int, end: int, themes: str = "", *, labeller: str = "rule:cues@0", **labels: str) -> Judgement:
    """A judgement of raw characters; `themes` is written as `collectivisation:absent community_work:present`."""
    verdicts = (entry.split(":") for entry in themes.split())
    return Judgement(
        RawSpan(start, end),
        "",
        labeller,
        TIME,
        kind=UnitKind(labels.get("kind", "text")),
        voice=Voice(labels.get("voice", "author")),
        mode=Mode(labels.get("mode", "practice")),
        themes=tuple(ThemeJudgement(theme, Verdict(verdict)) for theme, verdict in verdicts),
    )


def gold(start: int, end: int, themes: Mapping[str, str] | None = None, **labels: str) -> GoldUnit:
    return GoldUnit(
        f"{start}",
        RawSpan(start, end),
        UnitKind(labels.get("kind", "text")),
        Voice(labels.get("voice", "author")),
        Mode(labels.get("mode", "practice")),
        {theme: Verdict(verdict) for theme, verdict in (themes or {}).items()},
    )


def scored(*tallies: Tally, themes: tuple[str, ...] = ("a", "b")) -> dict[str, Score]:
    return {one.name: one for one in score(tallies, measures(themes))}


# ---- matching


def test_a_gold_unit_split_in_two_takes_the_themes_of_both_and_the_mode_of_the_longer() -> None:
    ours = [judged(0, 30, "a:present", mode="rhetoric"), judged(31, 100, "b:absent", mode="practice")]
    (answer,) = answers([gold(0, 100)], ours)
    assert answer.themes == {"a": Stance.PRESENT, "b": Stance.ABSENT}
    assert answer.mode is Mode.PRACTICE


def test_two_gold_units_in_one_of_ours_both_take_its_themes() -> None:
    found = answers([gold(0, 40), gold(41, 100)], [judged(0, 100, "a:present")])
    assert [answer.themes for answer in found] == [{"a": Stance.PRESENT}] * 2


def test_a_unit_that_only_touches_a_gold_unit_has_no_say_beside_one_that_covers_it() -> None:
    ours = [judged(0, 50, "a:present"), judged(50, 60, "b:present")]
    (answer,) = answers([gold(45, 60)], ours)
    assert answer.themes == {"b": Stance.PRESENT}


def test_where_no_unit_overlaps_by_half_the_nearest_answers() -> None:
    ours = [judged(0, 40, "a:present"), judged(60, 100, "b:present")]
    (answer,) = answers([gold(35, 72)], ours)  # 5 and 12 of 37 characters
    assert answer.themes == {"b": Stance.PRESENT}


def test_of_two_stances_the_one_with_most_overlap_counts() -> None:
    ours = [judged(0, 10, "a:absent"), judged(10, 30, "a:present")]
    (answer,) = answers([gold(0, 30)], ours)
    assert answer.themes == {"a": Stance.PRESENT}


def test_a_gold_unit_that_nothing_overlaps_gets_no_answer() -> None:
    assert answers([gold(10, 20)], [judged(0, 10, "a:present"), judged(20, 30, "a:present")]) == (NOTHING,)


@st.composite
def units_in_order(draw: st.DrawFn) -> list[Judgement]:
    cuts = sorted(draw(st.sets(st.integers(0, 60), max_size=14)))
    pairs = [(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return [judged(start, end, draw(st.sampled_from(["", "a:present", "b:absent"]))) for start, end in pairs]


@given(units_in_order())
def test_a_gold_that_is_our_own_units_gets_our_own_answers(ours: list[Judgement]) -> None:
    own = [GoldUnit("", judgement.span, None, None, None, {}) for judgement in ours]
    for judgement, answer in zip(ours, answers(own, ours), strict=True):
        assert answer.themes == {judged.theme: judged.verdict.stance for judged in judgement.themes}
        assert (answer.kind, answer.mode) == (judgement.kind, judgement.mode)


@given(units_in_order(), st.integers(0, 59), st.integers(1, 30))
def test_an_answer_comes_from_units_that_overlap_and_only_from_those(
    ours: list[Judgement], start: int, length: int
) -> None:
    unit = gold(start, start + length)
    near = [judgement for judgement in ours if judgement.span.overlap(unit.span)]
    (answer,) = answers([unit], ours)
    assert set(answer.themes) <= {judged.theme for judgement in near for judged in judgement.themes}
    assert (answer is NOTHING) == (not near)


# ---- tallies and scores, worked out by hand

#      0         1         2         3
#      0123456789012345678901234567890123456789
RAW = "Een kop\nZin een. Zin twee. Menu   Noot 1"
GOLD = (
    gold(0, 7, {"a": "no", "b": "no"}, kind="heading", mode="none"),
    gold(8, 16, {"a": "present", "b": "no"}, mode="rhetoric"),
    gold(17, 26, {"a": "absent", "b": "present"}, mode="practice", voice="interviewee"),
    gold(27, 31, kind="boilerplate"),
    gold(34, 40, kind="reference"),
)
OURS = (
    judged(0, 7, "b:present", kind="heading", mode="none"),
    judged(8, 26, "a:present", mode="rhetoric"),  # two gold sentences in one of ours
    judged(27, 31, "", kind="text"),  # a menu taken for text
    judged(34, 40, "", kind="reference"),
)


@pytest.fixture
def counted() -> Tally:
    return tally(RAW, GOLD, answers(GOLD, OURS), OURS)


def test_themes_are_counted_over_running_gold_units(counted: Tally) -> None:
    scores = scored(counted)
    assert scores["theme.a.precision"] == Score("theme.a.precision", 1.0, 2, None)
    assert scores["theme.a.recall"] == Score("theme.a.recall", 1.0, 2, None)
    assert scores["theme.b.precision"] == Score("theme.b.precision", 0.0, 1, None)
    assert scores["theme.b.recall"] == Score("theme.b.recall", 0.0, 1, None)
    assert scores["theme.b.f1"].value == 0.0
    assert scores["theme.macro_f1"] == Score("theme.macro_f1", 0.5, 3, None)


def test_stance_is_counted_where_the_theme_is_found(counted: Tally) -> None:
    scores = scored(counted)
    assert scores["stance.accuracy"] == Score("stance.accuracy", 0.5, 2, None)
    assert scores["stance.absent.recall"] == Score("stance.absent.recall", 0.0, 1, None)
    assert scores["stance.absent.f1"].value == 0.0


def test_mode_and_voice_are_counted_over_running_gold_units(counted: Tally) -> None:
    scores = scored(counted)
    assert scores["mode.accuracy"] == Score("mode.accuracy", 2 / 3, 3, None)
    assert scores["voice.accuracy"] == Score("voice.accuracy", 2 / 3, 3, None)
    assert counted["mode.practice.rhetoric"] == 1


def test_kind_is_counted_in_characters_that_are_no_white_space(counted: Tally) -> None:
    scores = scored(counted)
    assert scores["running.kept"] == Score("running.kept", 1.0, 6 + 7 + 8, None)
    assert scores["rest.out"] == Score("rest.out", 5 / 9, 9, None)
    assert scores["kind.accuracy"] == Score("kind.accuracy", 4 / 5, 5, None)


def test_a_sentence_end_that_we_overlook_or_invent_is_an_error(counted: Tally) -> None:
    assert (counted["boundary.tp"], counted["boundary.fn"], counted["boundary.fp"]) == (2, 1, 0)
    split = (judged(8, 11), judged(12, 16))
    invented = tally(RAW, GOLD[1:2], answers(GOLD[1:2], split), split)
    assert (invented["boundary.tp"], invented["boundary.fn"], invented["boundary.fp"]) == (1, 0, 1)


def test_white_space_at_the_end_of_a_unit_moves_no_boundary() -> None:
    ours = (judged(8, 17),)
    assert tally(RAW, GOLD[1:2], answers(GOLD[1:2], ours), ours)["boundary.tp"] == 1


def test_a_unit_that_we_do_not_have_is_wrong_on_everything() -> None:
    scores = scored(tally(RAW, GOLD, answers(GOLD, ()), ()))
    assert scores["theme.a.recall"].value == 0.0
    assert scores["mode.accuracy"] == Score("mode.accuracy", 0.0, 3, None)
    assert scores["running.kept"].value == 0.0
    assert scores["rest.out"].value == 1.0


def test_a_theme_that_nobody_sees_has_no_score_and_stays_out_of_the_mean() -> None:
    scores = scored(Tally({"theme.a.tp": 1, "theme.a.fp": 1}))
    assert scores["theme.b.f1"].value is None
    assert scores["theme.macro_f1"].value == pytest.approx(2 / 3)


def test_f1_is_that_of_the_summed_counts_not_the_mean_of_documents() -> None:
    scores = scored(Tally({"theme.a.tp": 8, "theme.a.fn": 2}), Tally({"theme.a.tp": 1, "theme.a.fp": 9}))
    assert scores["theme.a.f1"].value == pytest.approx(2 * 9 / (2 * 9 + 9 + 2))


def test_one_document_gives_no_interval_and_alike_documents_give_none_wide() -> None:
    one = Tally({"theme.a.tp": 3, "theme.a.fp": 1})
    assert scored(one)["theme.a.precision"].interval is None
    alike = scored(one, one, one)["theme.a.precision"].interval
    assert alike is not None
    assert (alike.low, alike.high) == pytest.approx((0.75, 0.75))


def test_the_interval_of_two_unlike_documents_reaches_from_the_one_to_the_other() -> None:
    both = (Tally({"mode.practice.practice": 1}), Tally({"mode.practice.none": 1}))
    found = scored(*both)["mode.accuracy"]
    assert found.interval is not None
    ends = (found.interval.low, found.interval.high)
    assert (found.value, ends) == (0.5, (0.0, 1.0))  # each alone is drawn once in four times
    assert scored(*both)["mode.accuracy"] == found


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=6))
def test_scores_stay_between_nought_and_one_and_intervals_in_order(counts: list[tuple[int, int, int]]) -> None:
    tallies = [Tally({"theme.a.tp": tp, "theme.a.fp": fp, "theme.a.fn": fn}) for tp, fp, fn in counts]
    for found in scored(*tallies).values():
        if found.value is not None and found.interval is not None:
            assert 0 <= found.interval.low <= found.interval.high <= 1
            assert 0 <= found.value <= 1


# ---- gold


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(REPOSITORY / "corpus" / "codebook.toml")


def line(**fields: object) -> str:
    return json.dumps({"id": "1", "doc": "a.txt", "start": 0, "end": 5, "kind": "text", "themes": {}, **fields})


def test_a_theme_that_gold_does_not_name_is_not_there(tmp_path: Path, codebook: Codebook) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line(themes={"community_work": "absent"}, coders={"A": {}}) + "\n\n", encoding="utf-8")
    (unit,) = read_gold(path, codebook)["a.txt"]
    assert unit.themes["community_work"] is Verdict.ABSENT
    assert unit.themes["collectivisation"] is Verdict.NO
    assert unit.mode is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (line(end=0), "gold.jsonl:1: "),
        (line(themes={"knitting": "present"}), "unknown theme 'knitting'"),
        (line(mode="song"), "mode"),
        (line(doc="a\x00b"), "doc"),
        ("{", "gold.jsonl:1: "),
        ("", "holds no gold units"),
    ],
)
def test_a_gold_that_is_not_as_it_should_be_is_refused_in_one_line(
    tmp_path: Path, codebook: Codebook, text: str, said: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as refused:
        read_gold(path, codebook)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_codings_are_gold_only_where_they_agree(codebook: Codebook) -> None:
    ours = "community_work:{} collectivisation:{} individual_casework:no deprofessionalisation:unsure"
    codings = [
        judged(0, 9, ours.format("present", "present"), labeller="coder-a", mode="rhetoric"),
        judged(0, 9, ours.format("present", "absent"), labeller="coder-b", mode="practice"),
        judged(10, 19, "community_work:present", labeller="coder-a"),
        judged(0, 9, "community_work:no", labeller="person:anna"),
    ]
    (unit,) = agreed_codings(codings, codebook)
    assert unit.themes == {"community_work": Verdict.PRESENT, "individual_casework": Verdict.NO}
    assert unit.mode is None
    assert unit.kind is UnitKind.TEXT


def test_gold_is_what_would_count_as_the_codings_word(codebook: Codebook) -> None:
    themes = ["community_work:present", "community_work:present", "community_work:unsure", "collectivisation:no"]
    codings = [judged(0, 9, theme, labeller=f"coder-{number}") for number, theme in enumerate(themes)]
    (unit,) = agreed_codings(codings, codebook)
    label = effective_label(codings).themes
    assert unit.themes == {"community_work": Verdict.PRESENT}
    assert {theme: Verdict(settled.value) for theme, settled in label.items()} == unit.themes


# ---- a whole evaluation


TEXTS = {"een.txt": "Buurtwerk kwam op.\nMenu", "twee.txt": "Buurtwerk verdween."}


def evaluate(tmp_path: Path, judgements: Mapping[str, tuple[Judgement, ...]]) -> Evaluation:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    lines = [
        line(doc="een.txt", start=0, end=18, mode="practice", themes={"community_work": "present"}),
        line(doc="een.txt", start=19, end=23, kind="boilerplate"),
        line(doc="twee.txt", start=0, end=19, themes={"community_work": "absent"}),
        line(doc="weg.txt"),
        line(doc="../een.txt"),
        line(doc="een.txt/x"),
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def judge(path: Path) -> Judged:
        return Judged(TEXTS[path.name], judgements[path.name])

    return run_evaluation(tmp_path / "gold.jsonl", tmp_path, Settings(), judge=judge)


GOOD = {
    "een.txt": (judged(0, 18, "community_work:present"), judged(19, 23, kind="boilerplate")),
    "twee.txt": (judged(0, 19, "community_work:absent"),),
}
POOR = {"een.txt": GOOD["een.txt"], "twee.txt": (judged(0, 19, "collectivisation:present"),)}


def test_documents_that_cannot_be_evaluated_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    evaluation = evaluate(tmp_path, GOOD)
    (whole,) = evaluation.parts
    assert (whole.documents, whole.units) == (2, 2)
    assert len(evaluation.failures) == 3
    assert all("not found" in failure for failure in evaluation.failures)
    assert evaluation.labeller == "rule:cues@0"
    scores = {one.name: one for one in whole.scores}
    assert scores["theme.community_work.f1"] == Score("theme.community_work.f1", 1.0, 2, Interval(1.0, 1.0, DRAWS))


def test_a_gold_that_reaches_past_the_end_of_its_text_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "kort.txt").write_text("Kort.", encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(line(doc="kort.txt", end=6), encoding="utf-8")
    evaluation = run_evaluation(
        tmp_path / "gold.jsonl", tmp_path, Settings(), judge=lambda path: Judged(path.read_text(encoding="utf-8"), ())
    )
    assert evaluation.parts[0].documents == 0
    assert evaluation.failures == (
        "kort.txt: the gold goes to character 6, the text to 5; evaluate on the very text that was coded",
    )


def test_a_cleaning_rule_that_there_is_not_is_refused_as_everywhere(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(line(doc="kort.txt"), encoding="utf-8")
    with pytest.raises(SettingsError, match="rules_off: no such cleaning rule: mend_everything"):
        run_evaluation(tmp_path / "gold.jsonl", tmp_path, Settings(rules_off=("mend_everything",)))


def test_an_evaluation_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    evaluation = evaluate(tmp_path, GOOD)
    save_evaluation(evaluation, tmp_path / "out.json")
    assert load_evaluation(tmp_path / "out.json") == evaluation


def test_an_earlier_evaluation_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError("no space left")

    evaluation = evaluate(tmp_path, GOOD)
    save_evaluation(evaluation, tmp_path / "out.json")
    monkeypatch.setattr("pipeline.corpus.durable.os.fsync", full)
    with pytest.raises(EvaluationError, match=r"cannot be written \(no space left\); name another with --out"):
        save_evaluation(evaluate(tmp_path, POOR), tmp_path / "out.json")
    assert load_evaluation(tmp_path / "out.json") == evaluation


def test_a_file_that_is_no_evaluation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text('{"gold": 1}', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"out\.json"):
        load_evaluation(tmp_path / "out.json")


def test_what_is_printed_shows_scores_with_intervals_and_changes(tmp_path: Path) -> None:
    paper = StringIO()
    Console(file=paper, width=140).print(
        render(evaluate(tmp_path, GOOD), base=evaluate(tmp_path, POOR), text_of=TEXTS.__getitem__)
    )
    shown = paper.getvalue()
    assert "1.000 [1.00–1.00] +0.333" in shown  # F1 of community work was 2/3
    assert "2 documents only" in shown


def test_the_corpus_is_evaluated_where_its_codings_agree(tmp_path: Path) -> None:
    (tmp_path / "codebook.toml").write_bytes((REPOSITORY / "corpus" / "codebook.toml").read_bytes())
    settings = Settings(corpus=tmp_path)
    store(settings)
    with pytest.raises(EvaluationError, match="no document has two codings"):
        evaluate_corpus(settings)
    first, second, third, *_ = SENTENCES
    codings = [
        *(said(first, coder, {"community_work": "absent"}) for coder in ("coder-a", "coder-b")),
        *(
            said(second, coder, {"collectivisation": verdict})
            for coder, verdict in (("coder-a", "no"), ("coder-b", "present"))
        ),
        *(said(third, coder, {"community_work": "present"}) for coder in ("coder-a", "coder-b")),
    ]
    (tmp_path / "judgements").mkdir()
    lines = "".join(json.dumps(to_record("buurt", coding)) + "\n" for coding in codings)
    (tmp_path / "judgements" / "buurt.jsonl").write_text(lines, encoding="utf-8")
    evaluation = evaluate_corpus(settings)
    whole, essays = evaluation.parts
    scores = {one.name: one for one in whole.scores}
    assert scores["theme.community_work.f1"] == Score("theme.community_work.f1", 2 / 3, 2, None)
    assert scores["theme.collectivisation.f1"].value is None  # the codings differ there
    assert scores["stance.accuracy"].value == 0.0
    assert (whole.name, essays.name, essays.documents) == ("all", "essay", 1)
    assert [part.name for part in evaluation.periods] == ["2015–2019"]
    assert evaluation.outcomes[1].disputed == {"collectivisation": 0.5}


@pytest.mark.shared
def test_the_product_is_evaluated_on_a_real_document_without_an_error() -> None:
    if not (SHARED / "gold" / "002.jsonl").is_file():
        pytest.skip("needs the folder ../shared beside the clone")
    evaluation = run_evaluation(SHARED / "gold" / "002.jsonl", SHARED / "seeds", Settings())
    (whole,) = evaluation.parts
    scores = {one.name: one.value or 0 for one in whole.scores}
    assert (evaluation.failures, whole.documents, whole.units) == ((), 1, 94)
    assert scores["running.kept"] >= 0.99
    assert scores["theme.macro_f1"] >= 0.4  # one document says little: this only trips when a stage is broken
