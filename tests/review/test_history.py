"""The log tells every act from files that only grow; who decided what can be told for any moment that is past."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.codebook import Codebook, Mode
from pipeline.effective import Basis
from pipeline.judgement import Asked, Before, Judgement, Verdict, Why
from pipeline.review import undo
from pipeline.review.history import Decision, Deed, Entry, Wanted, decisions, end_of, read_log, units_at
from pipeline.review.settling import settle
from pipeline.review.topics import Matter, Topic
from pipeline.settings import Settings
from pipeline.store.connection import writing
from tests.review.saying import give, unit_of
from tests.small_store import SENTENCES, span_of

FIRST, SECOND, RAIN, *_ = SENTENCES
WORK = Topic(Matter.THEME, "community_work")
ANNA, BRAM, CARLA = "person:anna", "person:bram", "person:carla"


@pytest.fixture
def acts(settings: Settings, codebook: Codebook) -> list[Judgement]:
    """Two differ, one takes a verdict on another sentence back, and the difference is settled."""
    asked = Asked(Why.DOUBT, theme="community_work", blind=True)
    said = [
        give(settings, codebook, "anna", FIRST, "absent", note="zie boven", asked=asked),
        give(settings, codebook, "bram", FIRST, "no", mode=Mode.RHETORIC),
        give(settings, codebook, "bram", RAIN, "present", asked=Asked(Why.CHANCE, chance=0.2)),
    ]
    said.append(undo(settings, "bram", said[-1].id))
    unit = unit_of(settings, FIRST)
    said.append(settle(settings, codebook, "carla", unit, given={WORK: Verdict.NO}, reason="een persoon"))
    return said


def at(log: tuple[Entry, ...], place: int) -> datetime:
    return log[place].act.time


def held(found: tuple[Decision, ...]) -> dict[tuple[str, str], tuple[str | None, str | None, list[str]]]:
    """By sentence and question: the answer, what it rests on, and who gave it."""
    return {
        (one.quote, one.topic.name): (one.answer, one.basis, [f"{who} {answer}" for who, answer in one.said])
        for one in found
    }


def test_every_act_is_told_with_who_when_what_and_why(settings: Settings, acts: list[Judgement]) -> None:
    log = read_log(settings.corpus)
    assert [entry.act.judgement for entry in log] == acts
    assert [entry.deed for entry in log] == [Deed.VERDICT] * 3 + [Deed.TAKING_BACK, Deed.SETTLEMENT]
    first = log[0].act.judgement
    assert (log[0].slug, first.span, first.labeller) == ("buurt", span_of(FIRST), ANNA)
    assert first.before == Before(themes=(("community_work", Verdict.PRESENT),))
    assert first.asked == Asked(Why.DOUBT, "community_work", blind=True, machine="rule:cues@00000000")
    assert first.note == "zie boven"


def test_what_was_taken_back_says_when_and_its_taking_back_says_what(settings: Settings, acts: list[Judgement]) -> None:
    _, _, taken, back, _ = read_log(settings.corpus)
    assert (taken.taken_back, taken.takes) == (acts[3].time, None)
    assert (back.taken_back, back.takes) == (None, taken.act)


def test_the_log_until_a_moment_is_as_it_was_then(settings: Settings, acts: list[Judgement]) -> None:
    whole = read_log(settings.corpus)
    for n in range(len(acts) + 1):
        until = acts[n].time - timedelta(microseconds=1) if n < len(acts) else acts[-1].time
        log = read_log(settings.corpus, until)
        assert [entry.act for entry in log] == [entry.act for entry in whole[:n]]
    before_the_undo = read_log(settings.corpus, at(whole, 2))
    assert before_the_undo[2].taken_back is None


def test_who_decided_what_is_told_for_any_moment(settings: Settings, acts: list[Judgement]) -> None:
    def then(n: int) -> dict[tuple[str, str], tuple[str | None, str | None, list[str]]]:
        return held(decisions(read_log(settings.corpus, acts[n].time)))

    work, mode = (FIRST, "theme:community_work"), (FIRST, "mode")
    assert then(0) == {work: ("absent", Basis.PERSON, [f"{ANNA} absent"])}
    assert then(1)[work] == (None, None, [f"{ANNA} absent", f"{BRAM} no"])
    assert then(2)[RAIN, "theme:community_work"] == ("present", Basis.PERSON, [f"{BRAM} present"])
    assert (RAIN, "theme:community_work") not in then(3)
    assert then(4) == {
        work: ("no", Basis.ADJUDICATED, [f"{CARLA} no"]),
        mode: ("rhetoric", Basis.PERSON, [f"{BRAM} rhetoric"]),
    }


def test_two_who_say_the_same_agree_and_unsure_is_no_vote(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, "anna", FIRST, "absent")
    give(settings, codebook, "bram", FIRST, "absent")
    give(settings, codebook, "dirk", FIRST, "unsure")
    (one,) = decisions(read_log(settings.corpus))
    assert (one.answer, one.basis, [who for who, _ in one.said]) == (Verdict.ABSENT, Basis.AGREED, [ANNA, BRAM])


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(), [0, 1, 2, 3, 4]),
        (Wanted(labeller=BRAM), [1, 2, 3]),
        (Wanted(slug="elders"), []),
        (Wanted(theme="community_work"), [0, 1, 2, 3, 4]),
        (Wanted(theme="collectivisation"), []),
        (Wanted(why=Why.CHANCE), [2, 3]),
        (Wanted(why=Why.SETTLING), [4]),
        (Wanted(deed=Deed.TAKING_BACK, labeller=BRAM), [3]),
        (Wanted(first=date(2000, 1, 1), last=date(2000, 12, 31)), []),
        (Wanted(first=date(2000, 1, 1)), [0, 1, 2, 3, 4]),
    ],
)
def test_the_log_is_looked_through(
    settings: Settings, acts: list[Judgement], wanted: Wanted, places: list[int]
) -> None:
    log = read_log(settings.corpus)
    assert [place for place, entry in enumerate(log) if wanted.holds_for(entry)] == places
    assert len(log) == len(acts)


def test_a_day_is_looked_for_from_its_beginning_to_its_end(settings: Settings, acts: list[Judgement]) -> None:
    log = read_log(settings.corpus)
    day = acts[0].time.astimezone().date()
    assert all(Wanted(first=day, last=acts[-1].time.astimezone().date()).holds_for(entry) for entry in log)
    assert not any(Wanted(last=day - timedelta(days=1)).holds_for(entry) for entry in log)
    assert end_of(day - timedelta(days=1)) < acts[0].time <= end_of(day)


def test_the_log_does_not_need_the_store(settings: Settings, acts: list[Judgement]) -> None:
    with writing(settings.store) as connection:
        connection.execute("DELETE FROM document")
    assert len(read_log(settings.corpus)) == len(acts)


def test_a_place_leads_to_its_sentence_as_long_as_there_is_one(settings: Settings, acts: list[Judgement]) -> None:
    span = acts[0].span
    here, elsewhere = ("buurt", span.start, span.end), ("buurt", span.start, span.end + 1)
    assert units_at(settings.store, [here, elsewhere]) == {here: unit_of(settings, FIRST)}


def test_files_of_people_only_grow(settings: Settings, codebook: Codebook) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (settings.corpus / "reviews").glob("*.jsonl")}

    steps = [
        lambda: give(settings, codebook, "anna", FIRST, "absent"),
        lambda: give(settings, codebook, "anna", FIRST, "absent"),  # once more by accident
        lambda: give(settings, codebook, "bram", FIRST, "no"),
        lambda: settle(settings, codebook, "carla", unit_of(settings, FIRST), given={WORK: Verdict.NO}, reason="zo"),
        lambda: undo(settings, "carla", last("carla")),
        lambda: undo(settings, "anna", last("anna")),
    ]

    def last(who: str) -> str:
        *_, line = (settings.corpus / "reviews" / f"{who}.jsonl").read_text(encoding="utf-8").splitlines()
        return str(json.loads(line)["id"])

    for step in steps:
        before = files()
        step()
        assert all(path.read_bytes().startswith(data) for path, data in before.items())
    assert len(read_log(settings.corpus)) == 5
