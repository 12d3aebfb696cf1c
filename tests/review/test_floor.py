"""Many write at once, the store is made anew under their hands, all are killed: what was acknowledged is there once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipeline import language
from pipeline.review import Fill, Way
from pipeline.run import update
from tests.corpora import ask, make_corpus

PEOPLE = tuple(f"lezer-{letter}" for letter in "abcdefgh")
TIMES, KILLS = 10, 2
WORDS = ("school", "straat", "buurt", "kerk", "markt", "haven", "tuin", "winkel", "brug", "park", "flat", "hal", "zaal")
TEXT = " ".join(f"{word.capitalize()} na {word} kreeg het opbouwwerk terug." for word in WORDS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork server")
def test_what_was_acknowledged_is_there_once_though_all_were_killed_and_the_store_was_made_anew(tmp_path: Path) -> None:
    from benchmarks.reviewers import Team, rebuilding  # noqa: PLC0415 - it asks for a fork server

    settings = make_corpus(tmp_path, [("Wijk", TEXT)]).model_copy(update={"language": language.TOKENS})
    update(settings)
    team = Team(settings, Way(Fill.DOCUMENT, "2016-wijk"), tmp_path, PEOPLE, TIMES)
    with rebuilding(settings, tmp_path):
        for kill in range(1, KILLS + 1):
            team.start()
            team.kill_after(len(PEOPLE) * TIMES * kill // (KILLS + 1))
        team.start()
        team.finish()
    in_store = set(ask(settings.store, "SELECT labeller, id FROM judgement WHERE labeller_kind = 'person'"))
    for name in PEOPLE:
        lines = (settings.corpus / "reviews" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        verdicts = [json.loads(line) for line in lines]
        ids = [verdict["id"] for verdict in verdicts]
        assert set((tmp_path / name).read_text(encoding="utf-8").split()) <= set(ids)
        assert len({verdict["start"] for verdict in verdicts}) == len(ids)  # nothing judged twice
        assert TIMES <= len(ids) <= TIMES + KILLS  # a verdict may be safe that nobody was told of
        assert {(f"person:{name}", id_) for id_ in ids} <= in_store
    assert len(in_store) == sum(
        len((settings.corpus / "reviews" / f"{name}.jsonl").read_bytes().splitlines()) for name in PEOPLE
    )
