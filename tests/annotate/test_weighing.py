"""Judging with a model: its probabilities and verdicts, the words of the cues or its own, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import language
from pipeline.annotate import judge, labeller
from pipeline.codebook import RUNNING_KINDS, Codebook, Mode, load_codebook
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.model.loading import Model, load_model
from pipeline.model.remembered import Answer, Logits
from pipeline.text import Cleaned, checksum
from pipeline.units import split
from tests.model.small_model import THEMES, WORDS, write_head, write_model
from tests.strategies import edits_over, texts

CODEBOOK = Path(__file__).resolve().parent.parent.parent / "corpus" / "codebook.toml"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(CODEBOOK)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return _model(tmp_path_factory.mktemp("themes"))


def _model(folder: Path, answers: Iterable[Answer] = ()) -> Model:
    write_model(folder, answers)
    return load_model(folder)


def _judged(raw: str | Cleaned, codebook: Codebook, model: Model | None) -> tuple[Judgement, ...]:
    cleaned = Cleaned(raw, ()) if isinstance(raw, str) else raw
    return judge(cleaned, split(cleaned), codebook, language.load(), source_kind=None, time=NOON, model=model)


def _on(judgement: Judgement, theme: str) -> ThemeJudgement:
    return next(one for one in judgement.themes if one.theme == theme)


def test_the_model_decides_and_tells_how_sure_it_is(codebook: Codebook, model: Model) -> None:
    (judgement,) = _judged("Het opbouwwerk moet terug in de wijk.", codebook, model)
    there, other = _on(judgement, "community_work"), _on(judgement, "deprofessionalisation")
    assert (there.verdict, other.verdict) == (Verdict.PRESENT, Verdict.NO)
    assert there.probability is not None and other.probability is not None
    assert there.probability > 0.7
    assert other.probability < 0.3
    assert judgement.mode is Mode.RHETORIC
    assert judgement.mode_probability is not None and judgement.mode_probability > 0.5
    assert judgement.labeller.startswith("model:themes@")


def test_a_theme_that_only_the_cues_see_is_not_there(codebook: Codebook, model: Model) -> None:
    raw = "De bewoners richtten een bewonersinitiatief op."
    assert _on(_judged(raw, codebook, None)[0], "community_work").verdict is Verdict.PRESENT
    found = _on(_judged(raw, codebook, model)[0], "community_work")
    assert (found.verdict, found.evidence) == (Verdict.NO, ())


def test_themes_that_model_and_cues_see_differently_are_contested(codebook: Codebook, model: Model) -> None:
    initiative, together = "De bewoners richtten een bewonersinitiatief op.", "Zij deden het samen."
    assert [_judged(raw, codebook, model)[0].contested for raw in (initiative, together)] == [
        ("community_work",),  # the cues alone
        ("collectivisation",),  # the model alone
    ]
    assert _judged("Het opbouwwerk moet terug in de wijk.", codebook, model)[0].contested == ()
    assert _judged(initiative, codebook, None)[0].contested == ()


def test_evidence_is_the_words_of_the_cues_where_they_agree_else_those_of_the_encoder(
    codebook: Codebook, model: Model
) -> None:
    raw = "Zij deden het samen, en het  opbouwwerk keek toe."
    (judgement,), (by_cues,) = _judged(raw, codebook, model), _judged(raw, codebook, None)
    assert {theme.theme for theme in judgement.themes if theme.evidence} == {"collectivisation", "community_work"}
    assert _on(judgement, "community_work").evidence == _on(by_cues, "community_work").evidence
    assert _on(by_cues, "collectivisation").verdict is Verdict.NO
    assert [span.of(raw) for span in _on(judgement, "collectivisation").evidence] == ["samen"]


def test_evidence_of_the_encoder_stands_where_its_words_stand(codebook: Codebook, model: Model) -> None:
    raw = "Er is gezegd,  dat  zij\t dit   alles samen  deden."
    (judgement,) = _judged(raw, codebook, model)
    assert [span.of(raw) for span in _on(judgement, "collectivisation").evidence] == ["samen"]


def test_what_was_said_before_it_learned_counts_for_what_it_learned_from(codebook: Codebook, tmp_path: Path) -> None:
    raw = "Het opbouwwerk kwam terug.\n\nHet opbouwwerk ging weer weg."
    said = Logits(themes=dict.fromkeys(THEMES, -6.0), stances=dict.fromkeys(THEMES, 0.0), modes=(9, 0, 0))
    (unit, _) = split(Cleaned(raw, ()))
    place = {"raw_sha256": checksum(raw), "start": unit.raw.start, "end": unit.raw.end}
    model = _model(tmp_path, [Answer(doc="2016-wijk", encoder=said, linear=said, **place)])
    known, fresh = _judged(raw, codebook, model)
    assert (_on(known, "community_work").verdict, known.mode) == (Verdict.NO, Mode.RHETORIC)
    assert (_on(fresh, "community_work").verdict, fresh.mode) == (Verdict.PRESENT, Mode.PRACTICE)


def test_the_encoder_does_not_read_what_it_is_remembered_of(codebook: Codebook, tmp_path: Path) -> None:
    raw = "Het opbouwwerk kwam terug."
    said = Logits(themes=dict.fromkeys(THEMES, -6.0), stances=dict.fromkeys(THEMES, 0.0), modes=(9, 0, 0))
    place = {"raw_sha256": checksum(raw), "start": 0, "end": len(raw)}
    model = _model(tmp_path, [Answer(doc="2016-wijk", encoder=said, linear=said, **place)])
    with pytest.raises(ZeroDivisionError):
        _judged("Iets anders.", codebook, _blind(model))
    (judgement,) = _judged(raw, codebook, _blind(model))
    assert _on(judgement, "community_work").verdict is Verdict.NO


def _blind(model: Model) -> Model:
    """A model whose network cannot be run."""
    return replace(model, encoder=replace(model.encoder, network=lambda _: 1 / 0))


def test_a_theme_that_the_model_does_not_know_is_left_to_the_cues(codebook: Codebook, model: Model) -> None:
    fifth = codebook.theme("community_work").model_copy(update={"id": "noise"})
    larger = codebook.model_copy(update={"themes": (*codebook.themes, fifth), "sha256": "0" * 64})
    raw = "Zij deden het samen, en het opbouwwerk keek toe."
    (judgement,) = _judged(raw, larger, model)
    (by_cues,) = _judged(raw, larger, None)
    assert _on(judgement, "noise") == _on(by_cues, "noise")
    assert _on(judgement, "noise").probability is None


def test_a_theme_with_a_head_of_its_own_has_a_probability(codebook: Codebook, tmp_path: Path) -> None:
    _model(tmp_path / "themes")
    write_head(tmp_path / "heads", "noise", tmp_path / "themes", "samen")
    model = load_model(tmp_path / "themes", heads=tmp_path / "heads")
    fifth = codebook.theme("community_work").model_copy(update={"id": "noise"})
    larger = codebook.model_copy(update={"themes": (*codebook.themes, fifth), "sha256": "0" * 64})
    raw = "Zij deden het samen.\n\nEr was een vergadering."
    there, elsewhere = (_on(one, "noise") for one in _judged(raw, larger, model))
    assert [span.of(raw) for span in there.evidence] == ["samen"]
    assert there.probability is not None and elsewhere.probability is not None
    assert there.probability > 0.5 > elsewhere.probability
    assert elsewhere.verdict is Verdict.NO
    assert _judged(raw, codebook, model)[0].themes == _judged(raw, codebook, _model(tmp_path / "themes"))[0].themes


def test_furniture_has_no_probability(codebook: Codebook, model: Model) -> None:
    judgements = _judged("Zij deden het samen in de buurt.\n\nLees meer »", codebook, model)
    assert [judgement.kind in RUNNING_KINDS for judgement in judgements] == [True, False]
    assert judgements[1].mode_probability is None
    assert {theme.probability for theme in judgements[1].themes} == {None}


def test_the_labeller_names_the_model_and_its_panel(codebook: Codebook, model: Model) -> None:
    nlp = language.load()
    names = {labeller(codebook, nlp, (), name) for name in ("1", "2", model.name, model.asking("linear").name)}
    assert len(names) == 4
    assert all(name.startswith("model:themes@") and len(name) == len("model:themes@") + 8 for name in names)


def test_another_panel_says_what_its_voice_says(codebook: Codebook, model: Model) -> None:
    (judgement,) = _judged("Het opbouwwerk moet terug.", codebook, model.asking("linear"))
    assert {round(theme.probability or 0, 2) for theme in judgement.themes} == {0.5}


@settings(max_examples=30)
@given(data=st.data())
def test_all_themes_have_a_verdict_and_evidence_inside_the_unit(
    data: st.DataObject, codebook: Codebook, model: Model
) -> None:
    words = st.sampled_from([*WORDS, "niet", "Opbouwwerk.", "Zie ook bijlage 3.", "\n\n", "12 %"])
    raw = data.draw(st.lists(st.one_of(words, texts), max_size=8).map(" ".join))
    cleaned = Cleaned(raw, data.draw(edits_over(raw)))
    judgements = _judged(cleaned, codebook, model)
    assert [judgement.span for judgement in judgements] == [unit.raw for unit in split(cleaned)]
    for judgement in judgements:
        assert tuple(theme.theme for theme in judgement.themes) == codebook.theme_ids
        for theme in judgement.themes:
            assert bool(theme.evidence) == (theme.verdict is not Verdict.NO)
            assert (theme.probability is None) == (judgement.kind not in RUNNING_KINDS)
            assert all(judgement.span.start <= one.start <= one.end <= judgement.span.end for one in theme.evidence)
