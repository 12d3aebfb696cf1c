"""What the guide to a fifth theme says, done in its order on a small corpus with the model that ships."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipeline.codebook import load_codebook
from pipeline.model.choice import MANIFEST, SHIPPED, VARIABLE
from pipeline.settings import REPOSITORY, Settings
from tests.corpora import ask
from tests.test_cli import Cli, wijkspiegel

__all__ = ["wijkspiegel"]

GUIDE = (REPOSITORY / "docs" / "fifth_theme.md").read_text(encoding="utf-8")
LABELS = REPOSITORY / "tests" / "cases" / "fifth_theme" / "informal_care.jsonl"
THEME = "informal_care"
DOCUMENTS = (
    "2008-meedoen-in-waterveen-beleidsplan-maatschappelijke",
    "2015-de-rek-in-het-informele-verwachtingen-en-feiten",
    "2015-een-half-jaar-na-de-overdracht-peiling-onder-118",
)
"""Shipped documents that tell much of such care, so that the last digit of a processor does not decide."""


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


COMMANDS = list(dict.fromkeys(line for block in _blocks("sh") for line in block.splitlines()))
"""The last step repeats two of them, with more labels."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A corpus of some shipped documents, with the table of the guide in its codebook."""
    shipped, corpus = REPOSITORY / "corpus", tmp_path / "corpus"
    (corpus / "texts").mkdir(parents=True)
    for slug in DOCUMENTS:
        shutil.copytree(shipped / "texts" / slug, corpus / "texts" / slug)
    codebook = (shipped / "codebook.toml").read_text(encoding="utf-8")
    (corpus / "codebook.toml").write_text(f"{codebook}\n{_blocks('toml')[0]}", encoding="utf-8")
    shutil.copyfile(LABELS, tmp_path / LABELS.name)
    (tmp_path / "brief.txt").write_text(_blocks("text")[0], encoding="utf-8")
    (tmp_path / "wijkspiegel.toml").write_text("workers = 1\n", encoding="utf-8")
    return Settings(corpus=corpus)


def test_the_theme_of_the_guide_is_none_of_the_shipped_ones_and_is_taken_as_it_stands(settings: Settings) -> None:
    assert THEME not in load_codebook(REPOSITORY / "corpus" / "codebook.toml").theme_ids
    assert load_codebook(settings.codebook).theme_ids[-1] == THEME


def test_the_fifty_sentences_are_about_half_with_the_theme_and_hold_those_of_the_guide() -> None:
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    stances = [json.loads(line)["themes"].get(THEME) for line in lines]
    shown = [json.loads(line) for line in _blocks("json")[0].splitlines()]
    assert len(lines) == 50
    assert (stances.count("present"), stances.count("absent")) == (18, 7)
    assert all(any(one.items() <= json.loads(line).items() for line in lines) for one in shown)


@pytest.mark.skipif(not (SHIPPED / MANIFEST).is_file(), reason="no model is shipped here")
def test_the_guide_leads_to_a_theme_that_is_judged_stored_and_shown_as_a_trial(
    wijkspiegel: Cli, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(SHIPPED))
    said = {command.removeprefix("wijkspiegel "): wijkspiegel(*command.split()[1:]) for command in COMMANDS}
    assert {line: one.err for line, one in said.items() if one.code} == {}
    assert (
        f"{THEME} has 0 of 100 labelled sentences" in said["check --only definitions --only cues --only examples"].out
    )
    assert f"{THEME}: learned from 50 labelled sentences, 25 with it" in said[f"train --labels {LABELS.name}"].err
    with_it, without = map(json.loads, (tmp_path / "brief.jsonl").read_text(encoding="utf-8").splitlines())
    assert THEME in {found["theme"] for found in with_it["themes"]}
    assert THEME not in {found["theme"] for found in without["themes"]}
    assert with_it["theme_probabilities"][THEME] > without["theme_probabilities"][THEME] >= 0
    stored = ask(settings.store, "SELECT count(*), count(probability) FROM label WHERE theme = ?", THEME)
    assert stored[0][0] == stored[0][1] > 0
    page = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert any(caption.value.startswith("Op proef: informele zorg") for caption in page.caption)
