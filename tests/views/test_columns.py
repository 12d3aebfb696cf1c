"""Every column that is handed out has a heading and an explanation in both languages, none the same as another's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.browse.contrast import word_and_deed
from pipeline.browse.contrast_tables import contrast_records, word_records
from pipeline.browse.keyness import keyness
from pipeline.browse.tables import Record
from pipeline.browse.timeline import timeline
from pipeline.browse.timeline_tables import timeline_records
from pipeline.codebook import Language, load_codebook
from pipeline.selection import BY_MODE, Group, Pair, Selection
from pipeline.settings import REPOSITORY, Settings
from views import columns
from views.rows import period_name
from views.strings import speaking

ROOMS = ("pipeline/browse", "pipeline/review", "views")
HANDED_OUT = ("Record", "list[Record]")
"""What functions return that make rows of files, or columns of them."""
OWN = Pair(Group(years=(2007, 2014)), Group())


def literal_codes() -> Iterator[str]:
    """Columns that are written out in the code."""
    for path in (path for room in ROOMS for path in sorted((REPOSITORY / room).glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) in HANDED_OUT:
                dicts = (one for one in ast.walk(node) if isinstance(one, ast.Dict))
                keys = (key.value for one in dicts for key in one.keys if isinstance(key, ast.Constant))
                yield from (key for key in keys if isinstance(key, str))


@pytest.fixture(scope="session")
def composed(made: Path) -> list[Record]:
    """The first row of each file whose columns are put together."""
    settings = Settings(corpus=made)
    selection = Selection(load_codebook(settings.codebook).theme_ids)
    by_pair = [contrast_records(word_and_deed(settings.store, selection, pair))[0] for pair in (BY_MODE, OWN)]
    words = word_records(keyness(settings.store, selection, OWN))[:1]
    return [*by_pair, *words, timeline_records(timeline(settings.store, selection), period_name)[0]]


def test_every_column_that_stands_in_the_code_is_known() -> None:
    codes = set(literal_codes())
    assert len(codes) > 100
    assert [code for code in sorted(codes) if not columns.known(code)] == []


@pytest.mark.parametrize("language", Language)
def test_columns_that_are_put_together_have_a_heading_and_an_explanation_each(
    language: Language, composed: list[Record]
) -> None:
    with speaking(language):
        for record in composed:
            told = [columns.told(code) for code in record]
            assert [code for code in record if not columns.known(code) or not columns.told(code).meaning] == []
            assert len({one.heading for one in told}) == len(record)


def test_a_column_says_of_which_side_and_figure_it_is_and_what_its_codes_mean() -> None:
    with speaking(Language.DUTCH):
        assert columns.told("word_presence_low").heading == "woord – aanwezigheid: ondergrens"
        assert columns.told("coder anna").heading == "codeur anna"
        assert "rhetoric = woord; practice = daad" in columns.told("mode").meaning


def test_a_column_that_nobody_knows_stands_for_itself() -> None:
    assert columns.told("of_low_word") == columns.Column("of_low_word", "")
