"""What was said of a document before the model learned from it stands in the place of what it says now."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.model.encoder import Reading
from pipeline.model.remembered import REMEMBERED, Answer, Logits, Memory, recalled, save_answers
from pipeline.spans import RawSpan

RAW, OTHER = "a" * 64, "b" * 64


def _answer(start: int, end: int, logit: float = 1.0, raw: str = RAW) -> Answer:
    said = Logits(themes={"noise": logit, "silence": -logit}, stances={"noise": 2.0, "silence": 3.0}, modes=(1, 0, 0))
    return Answer(doc="2016-straat", raw_sha256=raw, start=start, end=end, encoder=said, linear=said)


def test_answers_are_kept_as_they_were_given(tmp_path: Path) -> None:
    answers = [_answer(0, 10, 0.123), _answer(12, 20), _answer(0, 10, raw=OTHER)]
    save_answers(tmp_path / REMEMBERED, reversed(answers))
    assert Memory.load(tmp_path / REMEMBERED) == Memory.of(answers)
    assert Memory.load(tmp_path / REMEMBERED).on(RAW, [RawSpan(0, 10)]) == answers[:1]


def test_a_unit_that_is_cut_a_little_otherwise_has_its_answer() -> None:
    memory = Memory.of([_answer(0, 10), _answer(10, 20)])
    spans = [RawSpan(1, 10), RawSpan(8, 20), RawSpan(0, 20), RawSpan(30, 40), RawSpan(12, 15)]
    found = memory.on(RAW, spans)
    assert [one and (one.start, one.end) for one in found] == [(0, 10), (10, 20), None, None, None]


def test_of_a_text_it_never_learned_from_nothing_is_remembered() -> None:
    assert Memory.of([_answer(0, 10)]).on(OTHER, [RawSpan(0, 10)]) == [None]


def test_only_lines_with_an_answer_are_recalled() -> None:
    now = Reading(*(np.zeros((2, size), np.float32) for size in (4, 2, 2, 3)))
    then = recalled(now, [None, _answer(0, 10, 5.0).encoder], ("silence", "noise"))
    assert then.themes.tolist() == [[0, 0], [-5, 5]]
    assert then.stances.tolist() == [[0, 0], [3, 2]]
    assert then.modes.tolist() == [[0, 0, 0], [1, 0, 0]]
    assert now.themes.tolist() == [[0, 0], [0, 0]]


@pytest.mark.parametrize("line", ["{", "{}", '{"doc": "x"}'])
def test_a_line_that_is_no_answer_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / REMEMBERED
    save_answers(path, [_answer(0, 10)])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(ModelError, match=f"{REMEMBERED}:2"):
        Memory.load(path)
