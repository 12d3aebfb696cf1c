"""Letters that every match holds let no sentence by that has one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.required import runs_of
from pipeline.search.words import words_in


@pytest.mark.parametrize(
    ("pattern", "runs"),
    [
        ("opbouw", ("opbouw",)),
        ("Op(?:bouw)werk", ("opbouwwerk",)),
        (r"\bwijk\b", ("wijk",)),
        ("wijk|buurt", ()),
        ("(wijk|buurt)team", ("team",)),
        ("wij?ken", ("ken",)),
        ("(wijk)?team", ("team",)),
        ("(wijk)+team", ("wijk", "team")),
        ("wijk-aanpak", ("wijk", "aanpak")),
        ("wijk aanpak", ("wijk", "aanpak")),
        ("(?!wijk)team", ("team",)),
        (r"w[ij]k\d{4}", ()),
        ("de", ()),
    ],
)
def test_the_letters_that_every_match_holds(pattern: str, runs: tuple[str, ...]) -> None:
    assert runs_of(pattern) == runs


PATTERNS = st.recursive(
    st.sampled_from(["wijk", "Één", "abc", "d", r"\w", ".", r"\b", "[ab]", "-", " "]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"({part})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "+?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
    ),
    max_leaves=8,
)


@given(PATTERNS.flatmap(lambda pattern: st.tuples(st.just(pattern), st.from_regex(re.compile(pattern, re.IGNORECASE)))))
def test_what_matches_an_expression_has_its_runs_within_its_words(example: tuple[str, str]) -> None:
    pattern, text = example
    words = words_in(text)
    assert all(any(run in word for word in words) for run in runs_of(pattern))
