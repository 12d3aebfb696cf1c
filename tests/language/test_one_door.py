"""Everything works with a package of the usual name, with a folder, and with what is put together here.

The package is made of the pipeline that ships, for the one that everybody knows cannot be had on every machine.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import language
from pipeline.annotate import labeller
from pipeline.codebook import load_codebook
from pipeline.language import choice
from pipeline.run import status
from pipeline.settings import CORPUS_VARIABLE, Settings
from tests.corpora import make_corpus
from tests.language.packages import install

ESSAY = "Het buurthuis ging dicht.\n\nDe bewoners begonnen zelf een inloop aan hun keukentafels.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the shipped pipeline is installed as `nl_core_news_sm`."""
    site = tmp_path_factory.mktemp("one-door") / "site"
    install(choice.SHIPPED, site, language.PACKAGE, version="3.8.0")
    return site


@pytest.fixture
def corpus(tmp_path: Path) -> Settings:
    return make_corpus(tmp_path, [("Inloop", ESSAY)])


def wijkspiegel(corpus: Settings, site: Path | None, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with the packages of `site`; nothing outside the machine can be reached."""
    outside = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")
    path = os.pathsep.join([*([str(site)] if site else []), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, arguments)],
        cwd=corpus.corpus.parent,
        env={**os.environ, **outside, "PYTHONPATH": path, CORPUS_VARIABLE: str(corpus.corpus)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def test_annotate_takes_the_package_and_signs_for_it(site: Path, corpus: Settings, tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text(ESSAY, encoding="utf-8")
    done = wijkspiegel(corpus, site, "annotate", "essay.txt", "--out", "essay.jsonl")
    name = done.stderr.split("language ")[1].strip()
    assert name.startswith("nl_core_news_sm 3.8.0 (spacy ")
    records = [json.loads(line) for line in (tmp_path / "essay.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {record["labeller"] for record in records} == {labeller(load_codebook(corpus.codebook), name)}
    themes = {theme["theme"] for record in records for theme in record["themes"]}
    assert "individual_casework" in themes  # by the lemma of its last word


def test_run_takes_the_package_and_without_it_all_is_judged_again_with_what_ships(site: Path, corpus: Settings) -> None:
    wijkspiegel(corpus, site, "run")
    told = json.loads(wijkspiegel(corpus, site, "status", "--json").stdout)
    assert told["facts"]["language"].startswith("nl_core_news_sm 3.8.0 ")
    assert [ledger["language"] for ledger in told["ledgers"].values()] == [told["facts"]["language"]]
    assert told["stale"] == {}
    assert "language nl_core_news_sm 3.8.0" in wijkspiegel(corpus, site, "status").stdout

    told = json.loads(wijkspiegel(corpus, None, "status", "--json").stdout)
    assert told["stale"] == {"2016-inloop": ["rules, codebook, language pipeline or model changed"]}
    wijkspiegel(corpus, None, "run")
    assert status(corpus).facts["language"].startswith("nl_wijkspiegel_sm ")


def test_the_settings_go_before_the_package(site: Path, corpus: Settings, tmp_path: Path) -> None:
    (tmp_path / "wijkspiegel.toml").write_text(f"language = '{language.TOKENS}'\n", encoding="utf-8")
    wijkspiegel(corpus, site, "run")
    assert status(corpus).facts["language"].startswith("tokens only ")


@pytest.mark.parametrize(
    ("named", "called"),
    [
        (None, "nl_core_news_sm 3.8.0 "),
        (choice.LEMMA_TABLE, "lemma table "),
        (str(choice.SHIPPED), "nl_wijkspiegel_sm "),
    ],
)
def test_what_is_named_goes_before_the_package(
    site: Path, monkeypatch: pytest.MonkeyPatch, named: str | None, called: str
) -> None:
    monkeypatch.syspath_prepend(site)
    assert choice.choose(named).name.startswith(called)


def test_the_package_gives_the_lemmas_of_the_folder_that_it_was_made_of(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(site)
    package, folder = language.load(language.PACKAGE), language.load(str(choice.SHIPPED))
    sys.modules.pop(language.PACKAGE)  # another test installs one of the same name elsewhere
    assert package.pipe_names == folder.pipe_names
    assert [language.lemma_of(token) for token in package(ESSAY)] == [
        language.lemma_of(token) for token in folder(ESSAY)
    ]


def test_the_parser_comes_when_it_is_asked_for(site: Path) -> None:
    assert "parser" not in language.load(str(choice.SHIPPED)).pipe_names
    doc = language.load(str(choice.SHIPPED), also=("parser",))(ESSAY)
    assert doc.has_annotation("DEP")
