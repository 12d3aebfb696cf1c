"""`log`: a line an act, JSON for scripts, and all of it as it was at the end of a day."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.codebook import Mode
from pipeline.corpus.people import Role, give_role
from pipeline.corpus.reviews import append_review
from pipeline.judgement import Before, Judgement, ThemeJudgement, Verdict
from pipeline.spans import RawSpan
from tests.test_cli import Cli

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def said(who: str, days: int, **what: object) -> Judgement:
    return Judgement(RawSpan(4, 9), "Een\nzin", f"person:{who}", NOON + timedelta(days), **what)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _acted(tmp_path: Path) -> None:
    """Anna judges, Bram differs two days later, Anna takes hers back after four."""
    corpus = tmp_path / "corpus"
    absent = (ThemeJudgement("community_work", Verdict.ABSENT),)
    first = said("anna", 0, themes=absent, note="zie\nboven", before=Before(themes=(("community_work", Verdict.NO),)))
    other = said("bram", 2, themes=(ThemeJudgement("community_work", Verdict.PRESENT),), mode=Mode.PRACTICE)
    for who, judgement in (("anna", first), ("bram", other), ("anna", said("anna", 4, retracts=first.id))):
        append_review(corpus, who, "nota", judgement)
    give_role(corpus, "Anna", Role.ADJUDICATOR)


def test_each_act_is_a_line(wijkspiegel: Cli) -> None:
    done = wijkspiegel("log")
    assert (done.code, done.err) == (0, "3 acts\n")
    first, second, third = done.out.splitlines()
    assert "Anna: verdict (taken back) of nota:4-9: community_work: no -> community_work: absent [zie boven]" in first
    assert "bram: verdict of nota:4-9: nothing -> community_work: present; mode: practice" in second
    assert "Anna: taking_back of nota:4-9: community_work: absent -> nothing" in third


def test_for_scripts_each_act_is_its_record(wijkspiegel: Cli) -> None:
    done = wijkspiegel("log", "--json")
    first, _, third = json.loads(done.out)
    assert (first["act"], first["themes"], first["doc"]) == ("verdict", {"community_work": "absent"}, "nota")
    assert datetime.fromisoformat(first["taken_back"]) == NOON + timedelta(4)
    assert third["retracts"] == first["id"]
    assert done.err == ""


def test_a_day_shows_the_log_as_it_was_then(wijkspiegel: Cli) -> None:
    (first,) = json.loads(wijkspiegel("log", "--json", "--until", "2026-03-02").out)
    assert first["taken_back"] is None
    assert json.loads(wijkspiegel("log", "--json", "--until", "2026-02-01").out) == []
    assert wijkspiegel("log", "--until", "maart").code == 2


def test_who_had_decided_what(wijkspiegel: Cli) -> None:
    then = json.loads(wijkspiegel("log", "--decided", "--json", "--until", "2026-03-02").out)
    assert [(one["theme"], one["answer"], one["basis"], one["names"]) for one in then] == [
        ("community_work", "absent", "person", "Anna")
    ]
    between = wijkspiegel("log", "--decided", "--until", "2026-03-04").out.splitlines()
    assert between[0].startswith("nota:4-9 community_work: differ (nobody settled it: person:anna: absent; ")
    assert "nota:4-9 community_work: present (person: person:bram: present)" in wijkspiegel("log", "--decided").out
