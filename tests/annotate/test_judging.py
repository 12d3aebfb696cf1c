"""Judging: every unit, every theme, evidence in its place, and nothing depends on what else is judged."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline import language
from pipeline.annotate import judge, judging, labeller
from pipeline.codebook import Codebook, Mode, Reason, SourceKind, UnitKind, load_codebook
from pipeline.judgement import Judgement, Verdict
from pipeline.text import Cleaned
from pipeline.units import split
from tests.strategies import edits_over, texts

CODEBOOK = Path(__file__).resolve().parent.parent.parent / "corpus" / "codebook.toml"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
SENTENCES = st.sampled_from(
    [
        "Het opbouwwerk verdween uit de wijk.",
        "Daar is niets voor teruggekomen.",
        "Vrijwilligers namen het over van de beroepskrachten.",
        "De cliënt krijgt één vaste begeleider.",
        "Zie ook bijlage 3.",
        "Twaalf buren hadden dezelfde vraag.",
        "Dat moet anders.",
        "\n\n",
    ]
)
texts_with_cues = st.lists(st.one_of(SENTENCES, texts), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(CODEBOOK)


def judged(cleaned: Cleaned, codebook: Codebook, source: SourceKind | None = None) -> tuple[Judgement, ...]:
    return judge(cleaned, split(cleaned), codebook, language.load(), source_kind=source, time=NOON)


@settings(max_examples=60)
@given(data=st.data())
def test_every_unit_is_judged_on_every_theme_with_evidence_inside_it(data: st.DataObject, codebook: Codebook) -> None:
    raw = data.draw(texts_with_cues)
    cleaned = Cleaned(raw, data.draw(edits_over(raw)))
    judgements = judged(cleaned, codebook)
    assert [judgement.span for judgement in judgements] == [unit.raw for unit in split(cleaned)]
    for judgement in judgements:
        assert tuple(theme.theme for theme in judgement.themes) == codebook.theme_ids
        assert None not in (judgement.kind, judgement.voice, judgement.mode)
        for theme in judgement.themes:
            assert bool(theme.evidence) == (theme.verdict is not Verdict.NO)
            for span in theme.evidence:
                assert judgement.span.start <= span.start <= span.end <= judgement.span.end


def test_evidence_is_the_words_that_were_found(codebook: Codebook) -> None:
    raw = "De wethouder prees het opbouwwerk\u00ad in de kern."
    cleaned = Cleaned(raw, ())
    (judgement,) = judged(cleaned, codebook)
    (theme,) = (theme for theme in judgement.themes if theme.verdict is Verdict.PRESENT)
    assert [span.of(raw) for span in theme.evidence] == ["opbouwwerk"]


def test_furniture_and_references_have_a_reason_no_theme_and_no_mode(codebook: Codebook) -> None:
    raw = "Opbouwwerk moet terug in de wijk, vindt zij.\n\nhttps://www.opbouwwerk.example/nieuws\n\nLees meer »"
    judgements = judged(Cleaned(raw, ()), codebook)
    apart = [j for j in judgements if j.kind in (UnitKind.BOILERPLATE, UnitKind.REFERENCE)]
    assert [judgement.reason for judgement in judgements] == [None, Reason.NAVIGATION, Reason.NAVIGATION]
    for judgement in apart:
        assert judgement.mode is Mode.NONE
        assert {theme.verdict for theme in judgement.themes} == {Verdict.NO}


def test_a_document_is_judged_the_same_after_any_other(codebook: Codebook) -> None:
    one = Cleaned("Het buurthuis sloot. Dat was in mei.", ())
    other = Cleaned("Bewonersinitiatieven.\n\nIn elke wijk groeit het opbouwwerk.", ())
    alone = judged(one, codebook)
    judged(other, codebook)
    assert judged(one, codebook) == alone


def test_the_plain_present_depends_on_the_kind_of_source(codebook: Codebook) -> None:
    cleaned = Cleaned("Het college stelt twee buurtverbinders aan.", ())
    modes = {source: judged(cleaned, codebook, source)[0].mode for source in (SourceKind.POLICY, SourceKind.PRACTICE)}
    assert modes == {SourceKind.POLICY: Mode.RHETORIC, SourceKind.PRACTICE: Mode.PRACTICE}


FIFTH = """
[[themes]]
id = "noise"
colour = "#000000"
label = { nl = "lawaai", en = "noise" }
definition = { nl = "geluid dat stoort", en = "sound that disturbs" }
[themes.cues]
compounds = ["herrie"]
"""


def test_a_fifth_theme_is_a_table_and_no_code(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    base, mark, rest = CODEBOOK.read_text(encoding="utf-8").partition("\n[stance]\n")
    path.write_text(base + FIFTH + mark + rest, encoding="utf-8")
    codebook = load_codebook(path)
    (judgement,) = judged(Cleaned("Er is te veel straatherrie geweest.", ()), codebook)
    assert len(judgement.themes) == 5
    assert judgement.verdict_on("noise") is Verdict.PRESENT


def test_the_labeller_names_codebook_rules_and_language(codebook: Codebook) -> None:
    nlp = language.load()
    name = labeller(codebook, nlp)
    assert name.startswith("rule:cues@") and len(name) == len("rule:cues@") + 8
    assert labeller(codebook, language.choose().name) == name
    assert labeller(codebook, "another pipeline 1.0") != name
    assert labeller(codebook.model_copy(update={"sha256": "0" * 64}), nlp) != name
    assert labeller(codebook, nlp, ("hyphens",)) != name
    assert labeller(codebook, nlp, ("a", "b")) == labeller(codebook, nlp, ("b", "a"))


def test_the_labeller_knows_every_module_that_judgements_are_made_by() -> None:
    package = Path(pipeline.__file__).parent
    known = {file for name in judging._RULES for file in judging._sources(package / name)}
    beginning = [file for name in ("clean", "units", "annotate", "language") for file in (package / name).rglob("*.py")]
    imported = _imported_by(beginning, package)
    assert {file.name for file in imported - known} == {"errors.py", "messages.py"}
    assert package / "annotate" / "lexicons" / "voice.toml" in known


def test_a_rule_file_that_is_not_there_is_heard(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        judging._sources(tmp_path / "units.py")


def _imported_by(files: list[Path], package: Path) -> set[Path]:
    """These modules, and all of the package that they import straight or through others."""
    found: set[Path] = set()
    while files:
        file = files.pop()
        if file in found:
            continue
        found.add(file)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pipeline."):
                module = package.parent / (node.module or "").replace(".", "/")
                files.append(module / "__init__.py" if module.is_dir() else module.with_suffix(".py"))
    return found


@pytest.mark.parametrize("sign", ["a", "-", " ", "vrijwillig", "buurt ", "niet, "])
def test_a_long_line_of_one_sign_is_judged(sign: str, codebook: Codebook) -> None:
    cleaned = Cleaned(sign * 4_000 + "x", ())
    assert len(judged(cleaned, codebook)) == len(split(cleaned)) > 0
