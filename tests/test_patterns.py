"""Regular expressions mean the same on every Python that the product runs on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.settings import REPOSITORY

POSSESSIVE_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{+\d*,?\d*\}+)\+")
"""`(?:…)*+`: Python 3.11 before 3.11.5 finds other things by it, or goes on for ever; `(?>(?:…)*)` is sound."""
SOURCES = sorted(path for path in (REPOSITORY / "pipeline").rglob("*") if path.suffix in (".py", ".toml"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_no_group_is_possessive(path: Path) -> None:
    assert not POSSESSIVE_GROUP.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("pattern", ["(?:a|b)*+", "(?:a)?+", "(a)++", "(?:a){3,80}+", "(?:a){{3,80}}+"])
def test_a_possessive_group_is_seen(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", [r"\)++", "[ab]*+", r"\d++", "(?>(?:a|b)*)", "(a)+"])
def test_other_quantifiers_may_be_used(pattern: str) -> None:
    assert not POSSESSIVE_GROUP.search(pattern)
