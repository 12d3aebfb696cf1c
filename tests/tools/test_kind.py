"""What the judge of kind is taught with, and how its weights are written."""

import tomllib
from pathlib import Path

import pytest

from pipeline.annotate.learned import Weights
from pipeline.codebook import RUNNING_KINDS
from pipeline.errors import CorpusError
from tools.kind.__main__ import toml
from tools.kind.fitting import fit, see
from tools.kind.lessons import _pages, lessons


def test_weights_are_read_as_they_are_written() -> None:
    weights = Weights(0.5, 2.0, {'last:"': -1.25, "word:één": 0.5})
    assert Weights(**tomllib.loads(toml(weights))) == weights


def test_pages_teach_what_furniture_looks_like() -> None:
    seen = [see(one) for one in list(_pages("\n\n"))[:8]]
    assert all(one.lesson.kinds.keys() == set(range(len(one.looks))) for one in seen)
    assert all({kind in RUNNING_KINDS for kind in one.lesson.kinds.values()} == {True, False} for one in seen)
    assert fit(seen).signs["1 after:prose"] < 0


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is missing, or another one"):
        list(lessons(tmp_path, tmp_path, []))
