"""What the guide to searching says is found, is found by the language pipeline that ships."""

import re

import pytest

from pipeline.language import load
from pipeline.run.indexing import indexed
from pipeline.search import parse
from pipeline.settings import REPOSITORY
from tests.search.looking import marked
from tests.store.build import processed

GUIDE = (REPOSITORY / "docs" / "searching.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+)` \| (.+) \|$", GUIDE, re.MULTILINE)


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize(("typed", "truth"), EXAMPLES)
def test_an_example_of_the_guide_finds_what_is_in_bold(typed: str, truth: str) -> None:
    text = truth.replace("**", "")
    (lines,) = indexed(processed(text), load()).lines
    assert marked(parse(typed.replace("\\|", "|")), text, lines, "****") == truth
