"""Voice: who speaks is told from turns, quotes, reporting words and what stands under *Reacties*."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.kind import kinds
from pipeline.annotate.lexicon import FOLDER
from pipeline.annotate.voice import voices
from pipeline.codebook import SourceKind, Voice
from pipeline.spans import RawSpan
from pipeline.text import Block, Cleaned, Role
from pipeline.units import split
from tests.annotate.voice_cases import Case, cases
from tests.strategies import texts


def check(case: Case) -> None:
    cleaned = Cleaned(case.text, ())
    units = split(cleaned)
    heard = voices(units, kinds(units, cleaned), case.source_kind)
    due = [(unit.text, case.voice_at(unit.raw.start)) for unit in units]
    assert [(unit.text, voice) for unit, voice in zip(units, heard, strict=True)] == due


@pytest.mark.parametrize("case", [*cases("wild"), *cases("synthetic")], ids=lambda case: case.label)
def test_who_speaks_is_heard(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("negative"), ids=lambda case: case.label)
def test_the_author_alone_speaks(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_who_is_not_heard_yet(case: Case) -> None:
    check(case)


@given(texts, st.sampled_from([None, *SourceKind]))
def test_every_unit_gets_a_voice_whatever_the_text(raw: str, source_kind: SourceKind | None) -> None:
    cleaned = Cleaned(raw, ())
    units = split(cleaned)
    assert len(voices(units, kinds(units, cleaned), source_kind)) == len(units)


def test_what_the_reader_saw_as_comment_is_a_commenters() -> None:
    raw = "De bank staat er weer.\nMooi, maar te laag.\nEinde."
    cleaned = Cleaned(raw, ())
    units = split(cleaned, [Block(RawSpan(23, 42), Role.COMMENT)])
    heard = voices(units, kinds(units, cleaned), SourceKind.POLICY)
    assert heard == (Voice.AUTHOR, Voice.COMMENTER, Voice.AUTHOR)


LISTS = tomllib.loads((FOLDER / "voice.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_patterns_are_sorted_trimmed_small_without_repeats_and_compile(name: str) -> None:
    entries = LISTS[name]
    assert entries == sorted(set(entries))
    for entry in entries:
        assert entry == entry.strip() == entry.lower()
        assert re.compile(entry).match("") is None, f"{entry} matches nothing at all"
