"""The record that every labeller writes says who wrote it."""

from __future__ import annotations

import pytest

from pipeline.judgement import LabellerKind, labeller_kind


@pytest.mark.parametrize(
    ("labeller", "kind"),
    [
        ("person:anna", LabellerKind.PERSON),
        ("rule:cues@00000000", LabellerKind.RULE),
        ("model:themes@00000000", LabellerKind.MODEL),
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
