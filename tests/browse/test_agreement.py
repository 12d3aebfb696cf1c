"""Who answered what, held beside each other; and the sentences behind each figure."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipeline.agreement import Measure
from pipeline.browse import agreement, answered
from pipeline.browse.agreement import Standing
from pipeline.browse.agreement_tables import item_records, line_records, pair_records
from pipeline.browse.answered import MACHINE, Answered, Question, Subject
from pipeline.browse.footing import footing
from pipeline.browse.tables import csv_bytes
from pipeline.codebook import Mode, UnitKind
from pipeline.judgement import Asked, Judgement, Verdict, Why
from pipeline.selection import Selection
from pipeline.spans import RawSpan
from pipeline.store.connection import writing
from pipeline.store.documents import save_document, save_facts
from pipeline.store.labels import add_judgement
from tests.browse.small_store import FACTS
from tests.store.build import EARLY, LATE, THEMES, metadata, processed, verdict

SENTENCES = ("Opbouwwerk kwam.", "Opbouwwerk verdween.", "Het regende.", "De bus reed.", "Menu.")
SELECTION = Selection(THEMES)
WORK = Question(Subject.THEME, "community_work")
STANCE = Question(Subject.STANCE, "community_work")
ANNA, BEN, CODER = "person:anna", "person:ben", "coder-a"
YES, GONE, NO, UNSURE = Verdict.PRESENT, Verdict.ABSENT, Verdict.NO, Verdict.UNSURE
BLIND = Asked(Why.CHANCE, blind=True)


def span(place: int) -> RawSpan:
    start = sum(len(sentence) + 1 for sentence in SENTENCES[:place])
    return RawSpan(start, start + len(SENTENCES[place]))


def said(place: int, labeller: str, work: Verdict, time: datetime = EARLY) -> Judgement:
    return verdict(span(place), SENTENCES[place], labeller, time=time, community_work=work)


def everything() -> list[Judgement]:
    """Anna and Ben on three sentences, a coding on two; and what is no answer any more, or never was one."""
    wrong = said(0, BEN, NO)
    taken_back = said(3, BEN, YES)
    return [
        replace(said(0, ANNA, YES), asked=BLIND),
        replace(said(1, ANNA, GONE), asked=BLIND),
        said(2, ANNA, UNSURE),
        wrong,
        replace(said(0, BEN, YES, LATE), mode=Mode.PRACTICE),
        said(1, BEN, YES),
        said(2, BEN, NO),
        taken_back,
        replace(said(3, BEN, YES, LATE), retracts=taken_back.id),
        replace(said(1, ANNA, YES, LATE), settles=True, note="zo is het"),
        said(0, CODER, YES),
        said(1, CODER, NO),
        replace(said(4, CODER, NO), kind=UnitKind.BOILERPLATE),
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents: of the second, another version of the machine judged, and nobody else."""
    store = tmp_path_factory.mktemp("agreement") / "store.sqlite"
    menu = replace(verdict(span(4), SENTENCES[4]), kind=UnitKind.BOILERPLATE)
    with writing(store) as connection:
        one = processed(*SENTENCES, machine={4: menu})
        save_document(connection, "een", metadata(title="=Een"), one, time=EARLY, said=everything())
        newer = {0: verdict(RawSpan(0, 4), "Meer", "model:themes@1", community_work=YES)}
        save_document(connection, "twee", metadata(year=2017), processed("Meer", machine=newer), time=EARLY)
        save_facts(connection, FACTS)
    return store


@pytest.fixture(scope="module")
def all_said(path: Path) -> Answered:
    return answered.answered(path, SELECTION)


def given(found: Answered, question: Question, who: str) -> dict[str, str | None]:
    """What a coder answered to the sentences that anybody answered, by their text."""
    words = dict(zip(found.units, [*SENTENCES, "Meer"][: len(found.units)], strict=True))
    everybody = [coder.id for coder in found.coders]
    column = everybody.index(who)
    return {words[item.unit]: item.given[column] for item in agreement.items(found, everybody, question).items}


def test_coders_are_people_then_codings_then_the_product_whatever_its_version(all_said: Answered) -> None:
    told = [(coder.id, coder.units, coder.blind) for coder in all_said.coders]
    assert told == [(ANNA, 3, 2), (BEN, 3, 0), (CODER, 3, None), (MACHINE, 6, None)]


def test_the_last_answer_counts_and_neither_a_settlement_nor_what_was_taken_back(all_said: Answered) -> None:
    assert given(all_said, WORK, BEN) == {
        **dict.fromkeys(SENTENCES[:2], "there"),
        SENTENCES[2]: "no",
        SENTENCES[3]: None,
        "Meer": None,
    }
    assert given(all_said, STANCE, ANNA) == {SENTENCES[0]: "present", SENTENCES[1]: "absent", "Meer": None}
    assert given(all_said, Question(Subject.MODE), BEN)[SENTENCES[0]] == "practice"


def test_unsure_is_told_and_compared_with_nothing(all_said: Answered) -> None:
    (line,) = agreement.lines(all_said, (ANNA, BEN), [WORK])
    assert line.agreement.unsure == 1
    assert (line.agreement.measures[Measure.PERCENT].used, line.agreement.of) == (2, 3)
    assert given(all_said, WORK, ANNA)[SENTENCES[2]] == "unsure"


def test_stance_is_held_beside_each_other_where_both_see_the_theme(all_said: Answered) -> None:
    theme, stance = agreement.lines(all_said, (ANNA, BEN), [WORK, STANCE])
    assert theme.agreement.differing == 0
    assert stance.agreement.differing == 1
    assert stance.agreement.measures[Measure.PERCENT].value == 0.5
    (of_three,) = agreement.lines(all_said, (ANNA, BEN, CODER), [STANCE])
    assert of_three.agreement.measures[Measure.PERCENT].used == 2
    assert of_three.agreement.measures[Measure.FLEISS].used == 1


def test_what_kind_of_sentence_it_is_is_asked_of_all_and_the_rest_of_running_text(all_said: Answered) -> None:
    assert SENTENCES[4] in given(all_said, Question(Subject.KIND), CODER)
    assert SENTENCES[4] not in given(all_said, WORK, CODER)


def test_each_pair_is_what_the_two_would_be_alone(all_said: Answered) -> None:
    found = agreement.pairs(all_said, (ANNA, BEN, CODER), WORK)
    assert [(pair.first.id, pair.second.id) for pair in found] == [(ANNA, BEN), (ANNA, CODER), (BEN, CODER)]
    for pair in found:
        (alone,) = agreement.lines(all_said, (pair.first.id, pair.second.id), [WORK])
        assert pair.agreement == alone.agreement


def test_items_are_those_of_the_figure_differences_first(all_said: Answered) -> None:
    who = (ANNA, BEN, CODER)
    found = agreement.items(all_said, who, WORK)
    (line,) = agreement.lines(all_said, who, [WORK])
    assert [item.standing for item in found.items] == [Standing.DIFFER, Standing.ALIKE, Standing.ALONE]
    assert found.totals[Standing.DIFFER] == line.agreement.differing
    assert sum(found.totals.values()) == line.agreement.of
    assert found.totals[Standing.DIFFER] + found.totals[Standing.ALIKE] == line.agreement.measures[Measure.ALPHA].used
    second = agreement.items(all_said, who, WORK, limit=1, skip=1)
    assert second.items == found.items[1:2]
    assert second.totals == found.totals


def test_the_sentences_themselves_come_in_the_same_order(path: Path, all_said: Answered) -> None:
    found = agreement.items(all_said, (ANNA, BEN, CODER), WORK).items
    shown = agreement.seen(path, found)
    assert [one.item for one in shown] == list(found)
    assert shown[0].sentence.text == SENTENCES[1]
    assert {one.cited.title for one in shown} == {"=Een"}


def test_records_have_one_heading_and_hold_what_was_counted(path: Path, all_said: Answered) -> None:
    who = (ANNA, BEN, CODER)
    coders, foot = all_said.chosen(who), footing(path, SELECTION)
    questions = answered.questions_of(THEMES)
    lines = line_records(agreement.lines(all_said, who, questions), coders, foot)
    pairs = pair_records(agreement.pairs(all_said, who, WORK), WORK, foot)
    items = item_records(path, agreement.items(all_said, who, WORK).items, coders, WORK)
    assert len(csv_bytes(lines).splitlines()) == len(questions) + 1
    assert csv_bytes(pairs).startswith(b"\xef\xbb\xbf")
    work = next(line for line in lines if (line["question"], line["theme"]) == ("theme", "community_work"))
    assert (work["units_used"], work["units_total"], work["units_differing"]) == (2, 3, 1)
    assert work["prevalence"] == "there 0.8333; no 0.1667"
    assert [one["differs"] for one in items] == [True, False, False]
    assert items[0]["coder coder-a"] == "no"
    assert items[0]["quote"] == SENTENCES[1]
    assert "'=Een" in csv_bytes(items).decode("utf-8-sig")


def test_where_nobody_answered_anything_there_is_nothing(empty_store: Path) -> None:
    found = answered.answered(empty_store, SELECTION)
    assert found.coders == ()
    assert found.units == ()


def test_answers_follow_a_judgement_that_comes_in(tmp_path: Path) -> None:

    store = tmp_path / "store.sqlite"
    with writing(store) as connection:
        save_document(connection, "een", metadata(), processed(*SENTENCES), time=EARLY, said=[said(0, ANNA, NO)])
    before = answered.answered(store, SELECTION)
    with writing(store) as connection:
        add_judgement(connection, "een", said(0, ANNA, YES, EARLY + timedelta(hours=1)))
        add_judgement(connection, "een", said(1, BEN, YES))
    after = answered.answered(store, SELECTION)
    assert given(before, WORK, ANNA)[SENTENCES[0]] == "no"
    assert given(after, WORK, ANNA)[SENTENCES[0]] == "there"
    assert [coder.id for coder in after.coders] == [ANNA, BEN, MACHINE]
