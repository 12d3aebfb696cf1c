"""Which of our units answers for a gold unit, where one of ours was moved out of another."""

from datetime import UTC, datetime

import pytest

from pipeline.codebook import Stance, UnitKind
from pipeline.evaluate.gold import GoldUnit
from pipeline.evaluate.matching import answers
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.spans import RawSpan


def ours(start: int, end: int, kind: UnitKind, theme: str) -> Judgement:
    themes = (ThemeJudgement(theme, Verdict.PRESENT),)
    return Judgement(RawSpan(start, end), "", "rule:x@1", datetime(2026, 1, 1, tzinfo=UTC), kind=kind, themes=themes)


SENTENCE = ours(0, 60, UnitKind.TEXT, "community_work")
BOX = ours(20, 40, UnitKind.BOILERPLATE, "individual_casework")
NEXT = ours(61, 80, UnitKind.TEXT, "collectivisation")


@pytest.mark.parametrize(
    ("start", "end", "kind", "themes"),
    [
        (20, 40, UnitKind.BOILERPLATE, {"individual_casework"}),
        (0, 20, UnitKind.TEXT, {"community_work"}),
        (40, 60, UnitKind.TEXT, {"community_work"}),
        (61, 80, UnitKind.TEXT, {"collectivisation"}),
    ],
)
def test_each_answers_for_its_own_characters(start: int, end: int, kind: UnitKind, themes: set[str]) -> None:
    gold = GoldUnit("g", RawSpan(start, end), None, None, None, {})
    (answer,) = answers([gold], [SENTENCE, NEXT, BOX])
    assert answer.kind is kind
    assert answer.themes == dict.fromkeys(themes, Stance.PRESENT)
