"""What comes up for whom: in the same order each time, nothing twice, and with the reason and the chance of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from pipeline import review
from pipeline.codebook import Codebook, Mode, load_codebook
from pipeline.corpus.assignments import Assignment, Task, append_assignment, read_assignments
from pipeline.corpus.people import Role, give_role
from pipeline.errors import CodebookError, CorpusError
from pipeline.judgement import Judgement, ThemeJudgement, Verdict, Why
from pipeline.records import from_record
from pipeline.review import Fill, Way
from pipeline.review.ways import turns
from pipeline.settings import REPOSITORY, Review, Settings
from pipeline.store.connection import reading, writing
from pipeline.store.labels import derive, save_machine
from pipeline.store.queueing import Askers, Shares, doubtful
from tests.small_store import RAW, SENTENCES, TIME, said, store

FIRST, SHARED, RAIN, BUS, COFFEE, LAST = SENTENCES
DOUBT, CHANCE, ASSIGNED, SECOND = (Way(fill) for fill in (Fill.DOUBT, Fill.CHANCE, Fill.ASSIGNED, Fill.SECOND))
IN_TEXT = Way(Fill.DOCUMENT, "buurt")
ALL, NONE = Review(doubtful=1, positives=1, negatives=1), Review(doubtful=0, positives=0, negatives=0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "codebook.toml").write_bytes((REPOSITORY / "corpus" / "codebook.toml").read_bytes())
    made = Settings(corpus=tmp_path, review=NONE)
    store(made)
    return made


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(REPOSITORY / "corpus" / "codebook.toml")


@pytest.fixture
def doubted(settings: Settings) -> Settings:
    """A model judged: in doubt of the first sentence for its cues, of the rain most of all, and of no other."""
    model_says(settings, FIRST, 0.9, "community_work")
    model_says(settings, RAIN, 0.42)
    model_says(settings, BUS, 0.1)
    return settings


def model_says(settings: Settings, sentence: str, probability: float, *contested: str) -> None:
    """Let a model judge community work in a sentence, after the rules did."""
    verdict = Verdict.PRESENT if probability >= 0.4 else Verdict.NO
    themes = (ThemeJudgement("community_work", verdict, probability),)
    judgement = replace(
        said(sentence, "model:themes@1", {}), themes=themes, contested=contested, time=TIME + timedelta(days=1)
    )
    with writing(settings.store) as connection:
        save_machine(connection, "buurt", {unit_of(settings, sentence): judgement})
        derive(connection, "buurt")


def unit_of(settings: Settings, sentence: str) -> str:
    with reading(settings.store) as connection:
        return str(connection.execute("SELECT id FROM unit WHERE text = ?", (sentence,)).fetchone()["id"])


def give(settings: Settings, codebook: Codebook, reviewer: str, sentence: str, verdict: str = "no") -> Judgement:
    unit = unit_of(settings, sentence)
    return review.record(settings, codebook, reviewer, unit, themes={"community_work": Verdict(verdict)}, mode=None)


def coming(settings: Settings, codebook: Codebook, way: Way, reviewer: str = "anna") -> list[str]:
    """The whole queue, as somebody meets it who skips everything."""
    skipped: list[str] = []
    texts = []
    while (item := review.queue(settings, codebook, reviewer, way, skip=skipped).next) is not None:
        skipped.append(item.unit_id)
        texts.append(item.text)
    return texts


# ---- ways


def test_the_most_doubtful_comes_first_and_what_is_certain_never(doubted: Settings, codebook: Codebook) -> None:
    assert [unit_of(doubted, one) for one in (RAIN, FIRST)] == list(
        doubtful(doubted.store, Askers(["person:anna"], n=9))
    )
    assert set(coming(doubted, codebook, DOUBT)) == {RAIN, FIRST}
    first = review.queue(doubted, codebook, "anna", DOUBT)
    assert first.left == 2
    assert first.next is not None
    assert (first.next.asked.why, first.next.asked.theme) == (Why.DOUBT, "community_work")


def test_people_who_sit_down_together_do_not_all_begin_with_the_same(doubted: Settings, codebook: Codebook) -> None:
    for sentence in SENTENCES:
        model_says(doubted, sentence, 0.35)
    orders = {name: coming(doubted, codebook, DOUBT, name) for name in ("anna", "bram", "carla", "daan", "els")}
    assert len({order[0] for order in orders.values()}) > 1
    assert len({frozenset(order) for order in orders.values()}) == 1
    assert orders["anna"] == coming(doubted, codebook, DOUBT, "anna")


@pytest.mark.parametrize("way", [Way(), Way(Fill.THEME, "community_work")])
def test_people_begin_at_their_own_place_of_all_that_there_is_and_go_round(
    settings: Settings, codebook: Codebook, way: Way
) -> None:
    for sentence in SENTENCES if way.fill is Fill.THEME else ():
        model_says(settings, sentence, 0.35)
    people = ("anna", "bram", "carla", "daan", "els")
    orders = {name: [unit_of(settings, one) for one in coming(settings, codebook, way, name)] for name in people}
    for name, order in orders.items():
        at = order.index(min(order))
        assert order[at:] + order[:at] == sorted(order)
        assert [turn.unit_id for turn in turns(settings, way, [name], n=1)] == order[:1]
    assert len({order[0] for order in orders.values()}) > 1
    assert [turn.unit_id for turn in turns(settings, way, people, n=9)] == sorted(orders["anna"])


def test_what_somebody_judged_is_no_longer_in_doubt_and_what_they_were_unsure_of_is(
    doubted: Settings, codebook: Codebook
) -> None:
    give(doubted, codebook, "bram", RAIN, "unsure")
    give(doubted, codebook, "bram", FIRST)
    assert coming(doubted, codebook, DOUBT, "bram") == []
    assert coming(doubted, codebook, DOUBT) == [RAIN]


def test_chance_brings_up_a_share_of_each_sort_in_an_order_of_its_own(doubted: Settings, codebook: Codebook) -> None:
    drawn = doubted.model_copy(update={"review": ALL})
    by_id = sorted(SENTENCES, key=lambda sentence: unit_of(doubted, sentence))
    assert coming(drawn, codebook, CHANCE) == by_id
    assert coming(doubted, codebook, CHANCE) == []
    sorts = {"doubtful": {RAIN, FIRST}, "positives": {SHARED, LAST}, "negatives": {BUS, COFFEE}}
    for sort, sentences in sorts.items():
        only = doubted.model_copy(update={"review": NONE.model_copy(update={sort: 1})})
        assert set(coming(only, codebook, CHANCE)) == sentences


def test_what_is_drawn_has_its_chance_whatever_brought_it_up(settings: Settings, codebook: Codebook) -> None:
    half = settings.model_copy(update={"review": Review(positives=0.5, negatives=0.5)})
    sample = coming(half, codebook, CHANCE)
    for sentence in SENTENCES:
        item = review.item(half, codebook, "anna", unit_of(half, sentence), why=Why.DOCUMENT)
        assert item is not None
        assert item.asked.chance == (0.5 if sentence in sample else None)


def test_a_share_of_ids_is_drawn_and_a_larger_share_draws_the_same_and_more() -> None:
    ids = [blake2b(str(number).encode(), digest_size=8).hexdigest() for number in range(20_000)]

    def drawn(share: float) -> set[str]:
        shares = Shares(doubtful=0, positives=0, negatives=share)
        return {id_ for id_ in ids if shares.chance(id_, is_doubtful=False, is_positive=False)}

    assert len(drawn(0.02)) == pytest.approx(400, abs=80)  # four times the deviation of such a draw
    assert drawn(0.02) < drawn(0.1) < drawn(1) == set(ids)
    assert drawn(0) == set()


def test_a_theme_brings_up_where_it_is_found_and_where_it_may_be(doubted: Settings, codebook: Codebook) -> None:
    model_says(doubted, COFFEE, 0.35)
    assert set(coming(doubted, codebook, Way(Fill.THEME, "community_work"))) == {FIRST, RAIN, COFFEE, LAST}
    assert coming(doubted, codebook, Way(Fill.THEME, "collectivisation")) == [SHARED]
    item = review.queue(doubted, codebook, "anna", Way(Fill.THEME, "collectivisation")).next
    assert item is not None
    assert (item.asked.why, item.asked.theme) == (Why.THEME, "collectivisation")


def test_a_document_is_judged_from_top_to_bottom_without_its_furniture(settings: Settings, codebook: Codebook) -> None:
    store(settings, menu=RAIN)
    give(settings, codebook, "anna", BUS)
    give(settings, codebook, "bram", FIRST)
    assert coming(settings, codebook, IN_TEXT) == [FIRST, SHARED, COFFEE, LAST]


def test_what_one_person_corrected_comes_up_for_another(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, "bram", FIRST, "absent")
    given = give(settings, codebook, "bram", RAIN, "present")
    give(settings, codebook, "bram", BUS, "no")  # as the rules have it
    give(settings, codebook, "bram", COFFEE, "unsure")
    assert set(coming(settings, codebook, SECOND)) == {FIRST, RAIN}
    assert coming(settings, codebook, SECOND, "bram") == []
    review.undo(settings, "bram", given.id)
    assert coming(settings, codebook, SECOND) == [FIRST]
    give(settings, codebook, "bram", BUS, "present")
    give(settings, codebook, "bram", BUS, "no")  # thought better of it
    assert coming(settings, codebook, SECOND) == [FIRST]
    give(settings, codebook, "anna", FIRST, "present")
    assert coming(settings, codebook, SECOND, "carla") == []


def test_a_way_without_its_theme_or_document_is_refused(settings: Settings, codebook: Codebook) -> None:
    for way in (Way(Fill.THEME), Way(Fill.DOCUMENT)):
        with pytest.raises(CorpusError, match="which"):
            review.queue(settings, codebook, "anna", way)
    with pytest.raises(CodebookError, match="knitting"):
        review.queue(settings, codebook, "anna", Way(Fill.THEME, "knitting"))


# ---- the mixed queue


def test_a_mixed_queue_has_chance_at_fixed_places_and_goes_on_after_a_restart(
    doubted: Settings, codebook: Codebook
) -> None:
    mixed = doubted.model_copy(update={"review": Review(doubtful=0, positives=0, negatives=1, every=2)})
    rest = sorted([BUS, COFFEE], key=lambda sentence: unit_of(doubted, sentence))
    first, second = coming(mixed, codebook, DOUBT)
    for place, sentence in enumerate([first, rest[0], second, rest[1]]):
        item = review.queue(mixed, codebook, "anna").next
        assert item is not None
        assert (item.text, item.asked.why) == (sentence, (Why.DOUBT, Why.CHANCE)[place % 2])
        give(mixed, codebook, "anna", sentence)
    assert set(coming(mixed, codebook, Way())) == {SHARED, LAST}
    for sentence in coming(mixed, codebook, Way()):
        item = review.queue(mixed, codebook, "anna").next
        assert item is not None
        assert (item.text, item.asked.why, item.asked.chance) == (sentence, Why.REST, None)
        give(mixed, codebook, "anna", sentence)
    assert review.queue(mixed, codebook, "anna") == review.Queue(None, 0)


def test_a_mixed_queue_begins_with_what_is_assigned_and_ends_with_what_others_corrected(
    doubted: Settings, codebook: Codebook
) -> None:
    assign(doubted, [COFFEE])
    give(doubted, codebook, "bram", BUS, "present")
    assigned, one, other, corrected, *rest = coming(doubted, codebook, Way())
    assert (assigned, {one, other}, corrected, set(rest)) == (COFFEE, {RAIN, FIRST}, BUS, {SHARED, LAST})


# ---- assigned


def assign(settings: Settings, sentences: Sequence[str], ids: Mapping[str, str] | None = None) -> None:
    """Ask Anna and Bram to judge sentences; `ids` where these had other ids then."""
    tasks = tuple(
        Task(
            unit=(ids or {}).get(one, unit_of(settings, one)),
            doc="buurt",
            start=RAW.index(one),
            end=RAW.index(one) + len(one),
            quote=one,
        )
        for one in sentences
    )
    append_assignment(
        settings.corpus, Assignment(time=TIME, by="els", to=("anna", "bram"), why=Why.CHANCE, tasks=tasks)
    )


def test_what_is_assigned_comes_up_for_each_in_that_order_until_they_judged_it(
    settings: Settings, codebook: Codebook
) -> None:
    assign(settings, [LAST, FIRST, RAIN])
    give(settings, codebook, "bram", FIRST)
    assert coming(settings, codebook, ASSIGNED) == [LAST, FIRST, RAIN]
    assert coming(settings, codebook, ASSIGNED, "bram") == [LAST, RAIN]
    assert coming(settings, codebook, ASSIGNED, "carla") == []


def test_an_assigned_sentence_is_found_again_by_its_place(settings: Settings, codebook: Codebook) -> None:
    assign(settings, [RAIN, BUS], ids={RAIN: "0" * 16})
    assert coming(settings, codebook, ASSIGNED) == [RAIN, BUS]


def test_an_adjudicator_assigns_what_nobody_judged_and_nothing_twice(doubted: Settings, codebook: Codebook) -> None:
    give_role(doubted.corpus, "els", Role.ADJUDICATOR)

    def assigned(n: int) -> list[str]:
        made = review.assign(doubted, codebook, "els", to=["Anna", "bram"], way=IN_TEXT, n=n)
        return [task.quote for task in made.tasks]

    give(doubted, codebook, "bram", SHARED)
    assert assigned(2) == [FIRST, RAIN]
    assert assigned(9) == [BUS, COFFEE, LAST]
    with pytest.raises(CorpusError, match="nothing left to assign"):
        assigned(1)
    give(doubted, codebook, "anna", FIRST)
    assert [(one.judged, one.there) for one in review.progress(doubted)] == [
        ({"anna": 0, "bram": 0}, 3),
        ({"anna": 1, "bram": 0}, 2),
    ]


def test_who_may_not_assign_and_what_is_no_assignment_is_refused(settings: Settings, codebook: Codebook) -> None:
    with pytest.raises(CorpusError, match="wijkspiegel people els --role adjudicator"):
        review.assign(settings, codebook, "els", to=["anna", "bram"], way=IN_TEXT, n=1)
    give_role(settings.corpus, "els", Role.ADJUDICATOR)
    give_role(settings.corpus, "kees", Role.READER)
    for to, way, n in ((["anna", "Anna"], IN_TEXT, 1), (["anna", "bram"], SECOND, 1), (["anna", "bram"], IN_TEXT, 0)):
        with pytest.raises(CorpusError, match="two people or more"):
            review.assign(settings, codebook, "els", to=to, way=way, n=n)
    with pytest.raises(CorpusError, match="kees is reader"):
        review.assign(settings, codebook, "els", to=["anna", "kees"], way=IN_TEXT, n=1)
    assert read_assignments(settings.corpus) == ()


def test_a_line_that_is_no_assignment_is_told_with_its_place_and_a_torn_one_is_left_out(settings: Settings) -> None:
    assign(settings, [RAIN])
    path = settings.corpus / "assignments.jsonl"
    path.write_bytes(path.read_bytes() + b'{"time": "20')
    assert len(read_assignments(settings.corpus)) == 1
    path.write_bytes(path.read_bytes() + b'"}\n')
    with pytest.raises(CorpusError, match=r"assignments\.jsonl:2.*Field required"):
        read_assignments(settings.corpus)


# ---- items


def test_only_what_is_shown_is_read_whole(
    settings: Settings, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []

    def counted(record: Mapping[str, object], **where: str) -> tuple[str, Judgement]:
        read.append(record)
        return from_record(record, **where)

    monkeypatch.setattr("pipeline.store.reviewing.from_record", counted)
    assert review.queue(settings, codebook, "anna", IN_TEXT).left == len(SENTENCES)
    assert len(read) == 1


def test_an_item_shows_the_sentence_in_its_passage_with_the_machine_and_the_definition(
    settings: Settings, codebook: Codebook
) -> None:
    item = review.item(settings, codebook, "anna", unit_of(settings, RAIN), why=Why.DOCUMENT)
    assert item is not None
    sentences = list(SENTENCES)
    assert [near.text for near in item.before] == sentences[:2]
    assert [near.text for near in item.after] == sentences[3:]
    assert [near.same_passage for near in (*item.before, *item.after)] == [True, True, False, False, False]
    assert item.raw.of(RAW) == RAIN
    assert (item.slug, item.title, item.year, item.fictional) == ("buurt", "Een buurt", 2015, True)
    assert item.machine is not None
    assert (item.machine.labeller, item.machine.mode) == ("rule:cues@00000000", Mode.PRACTICE)
    assert [question.theme for question in item.questions] == list(codebook.themes)
    assert {question.machine for question in item.questions} == {Verdict.NO}


def test_an_item_shows_what_the_reviewer_said_last_and_who_else_judged(settings: Settings, codebook: Codebook) -> None:
    give(settings, codebook, "bram", RAIN)
    give(settings, codebook, "anna", RAIN)
    last = give(settings, codebook, "anna", RAIN, "present")
    item = review.item(settings, codebook, "anna", unit_of(settings, RAIN), why=Why.SECOND)
    assert item is not None
    assert (item.own, item.others) == (last, ("person:bram",))
    review.undo(settings, "anna", last.id)
    again = review.item(settings, codebook, "anna", unit_of(settings, RAIN), why=Why.SECOND)
    assert again is not None
    assert again.own is not None
    assert again.own.verdict_on("community_work") is Verdict.NO
    assert review.item(settings, codebook, "anna", "0" * 16, why=Why.SECOND) is None
