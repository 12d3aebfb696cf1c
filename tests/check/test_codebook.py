"""What is found in the codebook: definitions, cues, and cues that no sentence has."""

from pathlib import Path

import pytest

from pipeline.check.finding import Question, Severity
from tests.check.build import CODEBOOK, found, lines_of, make


def _line(text: str, part: str) -> int:
    """The last line with a part."""
    return max(number for number, line in enumerate(text.split("\n"), start=1) if part in line)


@pytest.mark.parametrize("question", [Question.DEFINITIONS, Question.CUES])
def test_nothing_is_found_in_a_codebook_that_is_as_it_should_be(tmp_path: Path, question: Question) -> None:
    assert found(make(tmp_path), question) == []


@pytest.mark.parametrize(
    ("old", "new", "severity", "part"),
    [
        ('excludes = ["een park dat de gemeente beheert"]\n', "", Severity.ERROR, 'id = "gardens"'),
        ('"Op dinsdag eten wij samen.", ', "", Severity.WARNING, 'id = "meals"'),
        ('"Wie kan koken, kookt voor tien."', '"De eettafel is gestopt."', Severity.ERROR, 'examples = ["Op'),
        ('"Wie kan koken, kookt voor tien."', '"Achter de flat kwam een tuin."', Severity.ERROR, 'examples = ["Op'),
        (
            "Samen koken en eten in de buurt, door wie dan ook bedacht, en dat het ophoudt.",
            "Eten.",
            Severity.WARNING,
            '"Eten."',
        ),
        ("#0072B2", "#D55E00", Severity.ERROR, "#D55E00"),
    ],
)
def test_what_a_theme_lacks_or_shares_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, severity: Severity, part: str
) -> None:
    codebook = CODEBOOK.replace(old, new)
    findings = found(make(tmp_path, codebook), Question.DEFINITIONS)
    assert lines_of(findings) == [f"{severity}: codebook.toml:{_line(codebook, part)}"]


@pytest.mark.parametrize(
    ("old", "new", "severity", "says"),
    [
        ('weak = ["koken"]', 'weak = ["koken", "koken"]', Severity.ERROR, "again in weak"),
        (
            'patterns = ["*eettafel*"]',
            'patterns = ["plantenbak"]',
            Severity.ERROR,
            "a cue of meals (patterns) and of gardens",
        ),
        ('weak = ["koken"]', 'weak = ["plantenbak"]', Severity.NOTE, "a cue of meals (weak) and of gardens (lemmas)"),
        ('compounds = ["tuin"]', 'compounds = ["moestuin", "tuin"]', Severity.WARNING, "that the stem 'tuin' does not"),
        ('[[themes]]\nid = "g', '[classes]\nnever = ["dus"]\n\n[[themes]]\nid = "g', Severity.WARNING, "'never'"),
    ],
)
def test_cues_that_stand_twice_or_add_nothing_are_told(
    tmp_path: Path, old: str, new: str, severity: Severity, says: str
) -> None:
    findings = found(make(tmp_path, CODEBOOK.replace(old, new)), Question.CUES)
    assert [one.severity for one in findings] == [severity]
    assert says in findings[0].problem


def test_cues_that_no_sentence_has_are_told_and_lemmas_are_looked_up(tmp_path: Path) -> None:
    codebook = CODEBOOK.replace('lemmas = ["plantenbak"]', 'lemmas = ["plantenbak", "volière"]')
    codebook = codebook.replace('weak = ["koken"]', 'weak = ["koken", "oven", "tafel*"]\nexclusions = ["tafelkleed"]')
    findings = found(make(tmp_path, codebook), Question.MATCHES)
    told = [one.problem.split(" (")[0] for one in findings if "matches in no" in one.problem]
    assert sorted(told) == ["'oven'", "'tafel*'", "'tafelkleed'", "'volière'"]
    assert all(one.severity is Severity.NOTE for one in findings)


def test_an_example_without_a_cue_of_its_theme_is_told(tmp_path: Path) -> None:
    findings = found(make(tmp_path), Question.MATCHES)
    blind = [one for one in findings if "own example" in one.problem]
    assert ["Op dinsdag eten wij samen." in one.problem for one in blind] == [True, False]
    assert lines_of(blind) == [f"note: codebook.toml:{_line(CODEBOOK, 'Op dinsdag eten')}"] * 2
