"""Mode: the word, the deed, or neither."""

from pathlib import Path

import pytest

from pipeline.annotate.matching import rules_of
from pipeline.annotate.mode import mode_of
from pipeline.codebook import Codebook, Mode, SourceKind, load_codebook
from tests.annotate.marked import Case, cases
from tests.annotate.tagged import tagged

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


@pytest.mark.parametrize(
    ("marked", "source", "due"),
    [
        (
            "Vorige/vorig/ADJ week/week/NOUN moest/moeten/AUX/Fin.Past.Sing het/het/PRON vaak/vaak/ADV",
            "interview",
            "rhetoric",
        ),
        (
            "Bewoners/bewoner/NOUN die/die/PRON/Rel willen/willen/AUX/Fin.Pres.Plur koken/koken/VERB/Inf "
            "zongen/zingen/VERB/Fin.Past.Plur",
            "essay",
            "practice",
        ),
        (
            "Timmer/timmeren/VERB/Fin.Pres.Sing een/een/DET bank/bank/NOUN voor/voor/ADP de/de/DET deur/deur/NOUN",
            "practice",
            "rhetoric",
        ),
        ("Timmeren/timmeren/VERB/Inf van/van/ADP een/een/DET bank/bank/NOUN", "practice", "rhetoric"),
        (
            "De/de/DET tuin/tuin/NOUN is/zijn/AUX/Fin.Pres.Sing een/een/DET trefpunt/trefpunt/NOUN",
            "policy",
            "practice",
        ),
        ("De/de/DET tuin/tuin/NOUN is/zijn/AUX/Fin.Pres.Sing onmisbaar/onmisbaar/ADJ", "policy", "rhetoric"),
        (
            "De/de/DET tuin/tuin/NOUN is/zijn/AUX/Fin.Pres.Sing bestemd/bestemmen/VERB/Part voor/voor/ADP "
            "kinderen/kind/NOUN",
            "policy",
            "rhetoric",
        ),
    ],
)
def test_the_verb_of_the_main_clause_decides_where_it_is_told(
    marked: str, source: str, due: str, codebook: Codebook
) -> None:
    given = mode_of(tagged(marked), rules_of(codebook), is_heading=False, source_kind=SourceKind(source))
    assert given is Mode(due)
