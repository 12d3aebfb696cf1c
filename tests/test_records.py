"""A judgement and its record are two forms of one thing."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.codebook import Mode, Reason, UnitKind, Voice
from pipeline.errors import CorpusError
from pipeline.judgement import Asked, Before, Judgement, ThemeJudgement, Verdict, Why
from pipeline.records import from_record, to_record
from pipeline.spans import RawSpan

_spans = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda pair: RawSpan(pair[0], sum(pair)))
_shares = st.none() | st.floats(0, 1)
_themes = st.builds(
    ThemeJudgement,
    theme=st.from_regex(r"[a-z][a-z_]{1,8}", fullmatch=True),
    verdict=st.sampled_from(Verdict),
    probability=_shares,
    evidence=st.lists(_spans, max_size=2).map(tuple),
)
_asked = st.builds(
    Asked,
    why=st.sampled_from(Why),
    theme=st.none() | st.just("community_work"),
    chance=st.none() | st.floats(0, 1, exclude_min=True),
    blind=st.booleans(),
    machine=st.none() | st.just("model:themes@1"),
)
_before = st.builds(
    Before,
    kind=st.none() | st.sampled_from(UnitKind),
    voice=st.none() | st.sampled_from(Voice),
    mode=st.none() | st.sampled_from(Mode),
    themes=st.lists(
        st.tuples(st.sampled_from(["collectivisation", "community_work"]), st.sampled_from(Verdict)),
        unique_by=lambda one: one[0],
    ).map(tuple),
)
_judgements = st.builds(
    Judgement,
    span=_spans,
    quote=st.text(max_size=20),
    labeller=st.sampled_from(["person:anna", "rule:cues@1", "coder-a"]),
    time=st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(timezone(timedelta(hours=1)))),
    kind=st.none() | st.sampled_from(UnitKind),
    reason=st.none() | st.sampled_from(Reason),
    voice=st.none() | st.sampled_from(Voice),
    mode=st.none() | st.sampled_from(Mode),
    mode_probability=_shares,
    themes=st.lists(_themes, max_size=3, unique_by=lambda judged: judged.theme).map(tuple),
    note=st.text(max_size=9),
    retracts=st.none() | st.just("0123456789abcdef"),
    settles=st.booleans(),
    asked=st.none() | _asked,
    before=st.none() | _before,
)


@given(_judgements)
def test_a_judgement_comes_back_from_its_record(judgement: Judgement) -> None:
    assert from_record(to_record("2016-a", judgement)) == ("2016-a", judgement)


def test_a_record_holds_only_what_was_judged() -> None:
    judgement = Judgement(RawSpan(0, 3), "Een", "coder-a", datetime(2026, 1, 1, tzinfo=UTC), mode=Mode.NONE)
    assert to_record("2016-a", judgement) == {
        "id": judgement.id,
        "doc": "2016-a",
        "start": 0,
        "end": 3,
        "quote": "Een",
        "labeller": "coder-a",
        "time": "2026-01-01T00:00:00+00:00",
        "mode": "none",
    }


def test_evidence_for_a_theme_without_a_verdict_is_refused() -> None:
    judgement = Judgement(RawSpan(0, 3), "Een", "coder-a", datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(CorpusError, match=r"^x:1: .*no verdict on community_work; mend that field"):
        from_record({**to_record("2016-a", judgement), "evidence": {"community_work": [[0, 1]]}}, where="x:1")
