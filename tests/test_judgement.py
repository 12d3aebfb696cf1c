"""What counts follows from what everybody said, by rules that stand here as tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pipeline.codebook import Mode, UnitKind, Voice
from pipeline.judgement import (
    Judgement,
    LabellerKind,
    ThemeJudgement,
    Verdict,
    labeller_kind,
    standing,
)
from pipeline.spans import RawSpan

CW = "community_work"
MACHINE, MODEL = "rule:cues@00000000", "model:themes@00000000"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def said(labeller: str, verdict: str = "", *, minute: int = 0, retracts: str | None = None) -> Judgement:
    """What a labeller says of community work, some minutes after noon; nothing when `verdict` is empty."""
    return Judgement(
        *(RawSpan(0, 9), "Buurtwerk", labeller, NOON + timedelta(minutes=minute)),
        themes=(ThemeJudgement(CW, Verdict(verdict)),) if verdict else (),
        retracts=retracts,
    )


def machine(verdict: str = "no", *, labeller: str = MACHINE, minute: int = 0) -> Judgement:
    """What the product says of every question."""
    return Judgement(
        *(RawSpan(0, 9), "Buurtwerk", labeller, NOON + timedelta(minutes=minute)),
        *(UnitKind.TEXT, Voice.AUTHOR, Mode.NONE),
        themes=(ThemeJudgement(CW, Verdict(verdict)),),
    )


# ---- who is who


@pytest.mark.parametrize(
    ("labeller", "kind"),
    [
        ("person:anna", LabellerKind.PERSON),
        (MACHINE, LabellerKind.RULE),
        (MODEL, LabellerKind.MODEL),
        ("coding:a", LabellerKind.CODING),
        ("coder-a", LabellerKind.CODING),
        ("person", LabellerKind.CODING),
        ("Person:anna", LabellerKind.CODING),
        ("team:person:anna", LabellerKind.CODING),
        (":anna", LabellerKind.CODING),
        ("", LabellerKind.CODING),
    ],
)
def test_a_labellers_name_says_who_stands_behind_it(labeller: str, kind: LabellerKind) -> None:
    assert labeller_kind(labeller) is kind


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
