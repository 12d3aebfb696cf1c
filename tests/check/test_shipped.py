"""The corpus that ships has no errors, and its rulings are read."""

from pipeline.check.checking import check
from pipeline.check.finding import Question, Severity
from pipeline.corpus.rulings import read_rulings
from pipeline.settings import Settings


def test_the_shipped_codebook_has_no_errors_and_says_what_each_theme_is() -> None:
    findings = check(Settings(), [Question.DEFINITIONS, Question.CUES, Question.EXAMPLES, Question.CODERS])
    assert [str(one) for one in findings if one.severity is not Severity.NOTE] == []


def test_the_shipped_rulings_name_themes_of_the_shipped_codebook() -> None:
    rulings = read_rulings(Settings().corpus / "rulings.toml")
    themes = {theme for ruling in rulings for theme in ruling.themes}
    assert rulings
    assert themes <= {"individual_casework", "collectivisation", "deprofessionalisation", "community_work"}
