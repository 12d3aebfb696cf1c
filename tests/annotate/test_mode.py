"""Mode: the word, the deed, or neither."""

from pathlib import Path

import pytest

from pipeline.annotate.matching import rules_of
from pipeline.annotate.mode import mode_of
from pipeline.codebook import Codebook, Mode, SourceKind, load_codebook
from tests.annotate.marked import Case, cases

CODEBOOK = Path(__file__).resolve().parent.parent.parent / "corpus" / "codebook.toml"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(CODEBOOK)


def check(case: Case, codebook: Codebook) -> None:
    for sentence in case.sentences:
        (due,) = map(Mode, sentence.truth)
        place = sentence.place
        source = SourceKind(case.source) if case.source else None
        given = mode_of(place.sentence, rules_of(codebook), is_heading=place.is_heading, source_kind=source)
        assert given is due, sentence.text


@pytest.mark.parametrize("case", [*cases("mode", "synthetic"), *cases("mode", "negative")], ids=lambda case: case.label)
def test_word_is_told_from_deed(case: Case, codebook: Codebook) -> None:
    check(case, codebook)


@pytest.mark.parametrize("case", cases("mode", "known-failures"), ids=lambda case: case.label)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_what_is_not_told_apart_yet(case: Case, codebook: Codebook) -> None:
    check(case, codebook)
