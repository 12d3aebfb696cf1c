"""What the language pipeline is worth is seen where only a lemma shows a theme."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.corpus.documents import read_entry
from pipeline.evaluate import load_evaluation, scores_with
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.records import to_record
from pipeline.settings import CORPUS_VARIABLE, Settings
from pipeline.spans import RawSpan
from tests.corpora import TIME, dump, make_corpus

SENTENCE = "Het gesprek gaat altijd over keukentafels."
"""The codebook has `keukentafel` among its lemmas."""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A corpus of one sentence, in which two coders saw casework."""
    monkeypatch.chdir(tmp_path)
    settings = make_corpus(tmp_path, [("Tafel", f"{SENTENCE}\n")])
    monkeypatch.setenv(CORPUS_VARIABLE, str(settings.corpus))
    (tmp_path / "wijkspiegel.toml").write_text('language = "lemma-table"', encoding="utf-8")
    slug = read_entry(settings.corpus, "2016-tafel").slug
    (settings.corpus / "judgements").mkdir(exist_ok=True)
    lines = "".join(json.dumps(to_record(slug, _coding(who))) + "\n" for who in ("coder-a", "coder-b"))
    (settings.corpus / "judgements" / f"{slug}.jsonl").write_text(lines, encoding="utf-8")
    return settings


def _coding(who: str) -> Judgement:
    themes = (ThemeJudgement("individual_casework", Verdict.PRESENT),)
    return Judgement(RawSpan(0, len(SENTENCE)), SENTENCE, who, TIME, themes=themes)


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", "--only", "judgements", *map(str, arguments)])


def recall(scores: Sequence[dict[str, object]]) -> object:
    return next(score["value"] for score in scores if score["name"] == "theme.individual_casework.recall")


def test_lemmas_are_worth_what_is_lost_without_them(settings: Settings) -> None:
    done = evaluate("--language", "tokens", "--language", "lemma-table", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["language"].startswith("lemma table")
    bare, table = told["languages"].values()
    assert next(iter(told["languages"])).startswith("tokens only")
    assert (recall(told["all"]), recall(table), recall(bare)) == (1.0, 1.0, 0.0)


def test_the_pipelines_are_laid_side_by_side_and_kept(settings: Settings, tmp_path: Path) -> None:
    done = evaluate("--language", "tokens", "--out", tmp_path / "kept.json")
    assert "0.000 -1.000" in " ".join(done.stdout.split())
    kept = load_evaluation(tmp_path / "kept.json")
    assert [one.language.split(" (")[0] for one in kept.languages] == ["tokens only"]


def test_the_store_keeps_the_judgements_of_its_own_pipeline(settings: Settings) -> None:
    assert evaluate().exit_code == 0
    before = dump(settings.store)
    list(scores_with(["tokens"], settings))
    assert dump(settings.store) == before


def test_judging_anew_gives_what_the_store_has(settings: Settings, tmp_path: Path) -> None:
    assert evaluate("--out", tmp_path / "kept.json").exit_code == 0
    (again,) = scores_with(["lemma-table"], settings)
    assert again.scores == load_evaluation(tmp_path / "kept.json").parts[0].scores


def test_a_gold_is_judged_with_other_pipelines_too(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "tafel.txt").write_text(f"{SENTENCE}\n", encoding="utf-8")
    unit = {"id": "1", "doc": "tafel.txt", "start": 0, "end": len(SENTENCE), "kind": "text"}
    unit |= {"themes": {"individual_casework": "present"}}
    (tmp_path / "gold.jsonl").write_text(json.dumps(unit), encoding="utf-8")
    done = evaluate(tmp_path / "gold.jsonl", tmp_path, "--language", "tokens", "--json")
    told = json.loads(done.stdout)
    assert (recall(told["all"]), [recall(scores) for scores in told["languages"].values()]) == (1.0, [0.0])


def test_a_wrong_name_is_told_before_any_work(settings: Settings) -> None:
    done = evaluate("--language", "nl_no_such_pipeline")
    assert "no such language pipeline" in str(done.exception)
    assert not settings.store.exists()


def test_cleaning_alone_asks_no_language_pipeline(settings: Settings) -> None:
    done = CliRunner().invoke(app, ["evaluate", "--only", "cleaning", "--language", "tokens"])
    assert done.exit_code == 2
