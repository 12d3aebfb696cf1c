"""What counts follows from what everybody said, by rules that stand here as tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.effective import Basis, Label, effective_label, latest_machine, on_theme, standing, unanimous, votes
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.spans import RawSpan

CW = "community_work"
MACHINE, MODEL = "rule:cues@00000000", "model:themes@00000000"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def said(
    labeller: str, verdict: str = "", *, minute: int = 0, retracts: str | None = None, settles: bool = False
) -> Judgement:
    """What a labeller says of community work, some minutes after noon; nothing when `verdict` is empty."""
    return Judgement(
        *(RawSpan(0, 9), "Buurtwerk", labeller, NOON + timedelta(minutes=minute)),
        themes=(ThemeJudgement(CW, Verdict(verdict)),) if verdict else (),
        retracts=retracts,
        settles=settles,
    )


def machine(verdict: str = "no", *, labeller: str = MACHINE, minute: int = 0) -> Judgement:
    """What the product says of every question."""
    return Judgement(
        *(RawSpan(0, 9), "Buurtwerk", labeller, NOON + timedelta(minutes=minute)),
        *(UnitKind.TEXT, Voice.AUTHOR, Mode.NONE),
        themes=(ThemeJudgement(CW, Verdict(verdict)),),
    )


# ---- who is who


# ---- what stands


def test_what_stands_comes_in_order_of_time() -> None:
    late, early = said("person:anna", "no", minute=2), said("person:bert", "absent", minute=1)
    assert standing([late, early]) == [early, late]


def test_a_taking_back_and_what_it_takes_back_no_longer_stand() -> None:
    given, other = said("person:anna", "no"), said("person:anna", "absent", minute=1)
    assert standing([given, other, said("person:anna", minute=2, retracts=given.id)]) == [other]


@pytest.mark.parametrize("silenced", [said("person:anna", "no"), said("coder-a", "no"), machine()])
def test_nobody_takes_back_what_another_said(silenced: Judgement) -> None:
    assert standing([silenced, said("person:bert", minute=1, retracts=silenced.id)]) == [silenced]


def test_a_taking_back_of_nothing_changes_nothing() -> None:
    given = said("person:anna", "no")
    assert standing([given, said("person:anna", minute=1, retracts="0" * 16)]) == [given]


# ---- what counts

CASES = {
    "nobody said anything": ([], None),
    "the machine alone": (["m present"], "present machine m"),
    "one coding is no agreement": (["m no", "a present"], "no machine m"),
    "two codings that agree": (["m no", "a present", "b present"], "present codings a b"),
    "two codings that differ": (["m no", "a present", "b absent"], "no machine m"),
    "codings are unsure alike": (["m present", "a unsure", "b unsure"], "present machine m"),
    "one coding is unsure": (["m no", "a present", "b unsure"], "no machine m"),
    "two codings agree, a third is unsure": (["m no", "a present", "b present", "c unsure"], "present codings a b"),
    "two codings agree, a third differs": (["m no", "a present", "b present", "c no"], "no machine m"),
    "a coder alone cannot agree": (["m no", "a present", "a present"], "no machine m"),
    "a coder who comes to agree": (["m no", "a absent", "b present", "a present"], "present codings a b"),
    "one person outweighs all": (["m no", "a no", "b no", "anna present"], "present person anna"),
    "a person who is unsure has no vote": (["m present", "anna unsure"], "present machine m"),
    "a person beside one who is unsure": (["m no", "anna present", "bert unsure"], "present person anna"),
    "two people who agree": (["m no", "anna absent", "bert absent"], "absent agreed anna bert"),
    "a later word replaces an earlier": (["m no", "anna present", "anna absent"], "absent person anna"),
    "later doubt replaces an earlier word": (["m no", "anna present", "anna unsure"], "no machine m"),
    "people differ, codings choose": (["m no", "a absent", "b absent", "anna absent", "bert no"], "absent codings a b"),
    "people differ, the machine chooses": (["m present", "anna present", "bert no"], "present machine m"),
    "people differ, codings say what nobody said": (
        ["m no", "a absent", "b absent", "anna present", "bert no"],
        "no machine m",
    ),
    "all reject what the machine says": (["m no", "anna present", "bert absent"], "absent person bert"),
    "the last to answer may have answered before": (
        ["m no", "anna present", "bert absent", "anna present"],
        "present person anna",
    ),
    "of three who differ the last, with who is with them": (
        ["m no", "cas absent", "anna present", "bert absent"],
        "absent person bert cas",
    ),
    "a settlement outweighs people who agree": (
        ["anna present", "bert present", "cas! absent"],
        "absent adjudicated cas",
    ),
    "what people say after a settlement does not undo it": (["cas! no", "anna present"], "no adjudicated cas"),
    "a settlement is no vote beside its giver's own": (["cas! no", "cas present"], "no adjudicated cas"),
    "of two settlements the later": (["cas! no", "anna! present"], "present adjudicated anna"),
    "to settle in doubt settles nothing": (["cas! unsure", "anna present"], "present person anna"),
}
NAMES = {"m": MACHINE, "anna": "person:anna", "bert": "person:bert", "cas": "person:cas"}


@pytest.mark.parametrize(("lines", "counts"), CASES.values(), ids=CASES.keys())
def test_what_counts_of_a_theme(lines: list[str], counts: str | None) -> None:
    judgements = [
        said(NAMES.get(who.strip("!"), who), verdict, minute=minute, settles=who.endswith("!"))
        for minute, (who, verdict) in enumerate(line.split() for line in lines)
    ]
    label = effective_label(reversed(judgements)).themes.get(CW)
    if counts is None:
        assert label is None
    else:
        value, basis, *who = counts.split()
        assert label == Label(value, Basis(basis), tuple(NAMES.get(one, one) for one in who))


def test_what_was_taken_back_does_not_count() -> None:
    given = said("person:anna", "present", minute=1)
    judgements = [machine("no"), given, said("person:anna", minute=2, retracts=given.id)]
    assert effective_label(judgements).themes[CW] == Label("no", Basis.MACHINE, (MACHINE,))


def test_a_settlement_that_was_taken_back_gives_way_to_what_it_settled() -> None:
    settled = said("person:cas", "no", minute=2, settles=True)
    votes_ = [said("person:anna", "present"), said("person:bert", "present", minute=1)]
    label = effective_label([*votes_, settled, said("person:cas", minute=3, retracts=settled.id)]).themes[CW]
    assert label == Label("present", Basis.AGREED, ("person:anna", "person:bert"))


def test_each_question_is_settled_by_itself() -> None:
    anna = Judgement(RawSpan(0, 9), "Buurtwerk", "person:anna", NOON + timedelta(minutes=1), mode=Mode.PRACTICE)
    label = effective_label([machine("present"), anna])
    assert label.mode == Label("practice", Basis.PERSON, ("person:anna",))
    assert label.kind == Label("text", Basis.MACHINE, (MACHINE,))
    assert label.themes[CW].basis is Basis.MACHINE


def test_people_who_differ_on_mode_do_not_get_a_mode_that_neither_gave() -> None:
    anna, bert = (
        Judgement(RawSpan(0, 9), "Buurtwerk", f"person:{who}", NOON + timedelta(minutes=minute), mode=mode)
        for minute, (who, mode) in enumerate([("anna", Mode.PRACTICE), ("bert", Mode.RHETORIC)], start=1)
    )
    assert effective_label([bert, anna, machine()]).mode == Label("rhetoric", Basis.PERSON, ("person:bert",))


@pytest.mark.parametrize("order", [(MACHINE, MODEL), (MODEL, MACHINE)])
def test_of_several_machines_the_last_counts_whatever_its_kind(order: tuple[str, str]) -> None:
    old, new = machine("present", labeller=order[0]), machine("no", labeller=order[1], minute=1)
    assert latest_machine([new, old]) == new
    assert effective_label([new, old]).themes[CW] == Label("no", Basis.MACHINE, (order[1],))


def test_without_a_machine_there_is_none() -> None:
    assert latest_machine([said("person:anna", "no"), said("coder-a", "no")]) is None


@pytest.mark.parametrize(
    ("verdicts", "agreed"),
    [
        ([], None),
        (["present"], None),
        (["present", "present"], Verdict.PRESENT),
        (["present", "absent"], None),
        (["present", "unsure"], None),
        (["unsure", "unsure"], None),
        (["no", "no", "unsure", ""], Verdict.NO),
    ],
)
def test_to_agree_takes_two_votes_all_alike(verdicts: list[str], agreed: Verdict | None) -> None:
    judgements = [said(f"coder-{number}", verdict) for number, verdict in enumerate(verdicts)]
    assert unanimous(votes(judgements, on_theme(CW))) is agreed
