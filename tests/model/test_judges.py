"""Judges give probabilities and verdicts, keep them through a round trip, and refuse what they cannot read."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from pipeline.codebook import Mode
from pipeline.errors import ModelError
from pipeline.judgement import Verdict
from pipeline.model.encoder import Reading
from pipeline.model.judges import ENSEMBLE, RISK, Judge, Judges, ThemeOpinion
from pipeline.model.linear import LinearReading
from pipeline.model.passages import Line, Passage
from pipeline.model.voices import CARRIED, OWN, SUPPORT, THEME_SIGNS, CueSign, Voices, mode_signs, theme_signs
from pipeline.training.fitting import fit_judges
from tests.training.small_lessons import THEMES, lessons, voices


@cache
def taught() -> Judges:
    documents = lessons()
    return fit_judges(documents, [voices(one) for one in documents], THEMES)


def heard(logits: list[float], cues: list[dict[str, CueSign]] | None = None, headings: tuple[int, ...] = ()) -> Voices:
    """One voice's logits of one theme; the others are silent."""
    n = len(logits)
    lines = tuple(Line("Een zin.", at in headings) for at in range(n))
    column = np.array(logits, np.float32)[:, None]
    silent = np.zeros((n, 1), np.float32)
    reading = Reading(silent, column, silent, np.zeros((n, 3), np.float32))
    linear = LinearReading(silent, silent, np.zeros((n, 3), np.float32))
    return Voices(Passage(lines), reading, linear, cues or [{}] * n, [Mode.NONE] * n)


def sign(said: Voices, name: str) -> list[float]:
    return theme_signs(said, "community_work", 0)[:, THEME_SIGNS.index(name)].tolist()


def test_a_line_hears_what_is_said_of_its_neighbours() -> None:
    said = heard([1.0, 2.0, 4.0, 8.0])
    assert sign(said, "encoder") == [1.0, 2.0, 4.0, 8.0]
    assert sign(said, "encoder_around") == [2.0, 3.5, 4.75, 5.5]


def test_a_line_hears_the_heading_above_it() -> None:
    said = heard([5.0, 1.0, 2.0, -3.0, 0.0], headings=(0, 3))
    assert sign(said, "encoder_heading") == [5.0, 5.0, 5.0, 5.0, -3.0]
    assert sign(said, "is_heading") == [1.0, 0.0, 0.0, 1.0, 0.0]


def test_grounds_of_cues_are_told_apart() -> None:
    cues = [{"community_work": CueSign(ground, Verdict.PRESENT)} for ground in (OWN, SUPPORT, CARRIED)]
    said = heard([0.0] * 4, [*cues, {"prevention": CueSign(OWN, Verdict.PRESENT)}])
    assert sign(said, "cue_own") == [1.0, 0.0, 0.0, 0.0]
    assert sign(said, "cue_support") == [0.0, 1.0, 0.0, 0.0]
    assert sign(said, "cue_carried") == [0.0, 0.0, 1.0, 0.0]
    assert sign(said, "cue_before") == [1.0, 1.0, 1.0, 1.0]
    assert sign(said, "cue_document") == [0.75] * 4


def test_the_mode_by_rules_is_among_the_signs() -> None:
    said = replace(heard([0.0]), modes=[Mode.RHETORIC])
    assert mode_signs(said)[0, -4:].tolist() == [1.0, 0.0, 0.0, 0.0]


def test_probabilities_are_probabilities() -> None:
    opinions = taught().judge(voices(lessons()[0]))
    assert len(opinions) == len(lessons()[0].passage.lines)
    assert all(0 <= of.probability <= 1 and 0 <= of.present <= 1 for one in opinions for of in one.themes.values())
    assert all(1 / 3 <= one.mode_probability <= 1 for one in opinions)


def test_a_passage_without_lines_gets_no_opinions() -> None:
    assert taught().judge(heard([])) == ()


@pytest.mark.parametrize(
    ("probability", "present", "verdict"),
    [(0.99, 0.99, Verdict.PRESENT), (0.99, 0.01, Verdict.ABSENT), (0.01, 0.99, Verdict.NO)],
)
def test_thresholds_make_verdicts(probability: float, present: float, verdict: Verdict) -> None:
    assert taught().verdict(THEMES[0], ThemeOpinion(probability, present)) is verdict


def test_a_verdict_at_the_threshold_is_yes() -> None:
    threshold = taught().panels[ENSEMBLE].themes[THEMES[0]].threshold
    assert taught().verdict(THEMES[0], ThemeOpinion(threshold, 1.0)) is Verdict.PRESENT


@pytest.mark.parametrize(("threshold", "low", "high"), [(0.4, RISK, 1 - RISK), (0.2, 0.2, 1 - RISK), (0.8, RISK, 0.8)])
def test_the_threshold_lies_in_the_band_of_doubt(threshold: float, low: float, high: float) -> None:
    judge = Judge(taught().panels[ENSEMBLE].themes[THEMES[0]].weigher, threshold)
    assert judge.doubt == (low, high)
    assert judge.is_in_doubt(low)
    assert not judge.is_in_doubt(high)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    taught().save(tmp_path / "judges.skops")
    again = Judges.load(tmp_path / "judges.skops")
    said = voices(lessons()[3])
    for panel in taught().panels:
        assert again.judge(said, panel) == taught().judge(said, panel)
    assert again.base_rates == taught().base_rates
    assert again.panels[ENSEMBLE].stance.threshold == taught().panels[ENSEMBLE].stance.threshold


def test_damage_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "judges.skops"
    path.write_bytes(b"no archive")
    with pytest.raises(ModelError, match="holds no judges; train it again"):
        Judges.load(path)


def test_a_missing_judge_is_told(tmp_path: Path) -> None:
    replace(taught(), themes=(*THEMES, "prevention")).save(tmp_path / "judges.skops")
    with pytest.raises(ModelError, match="lacks a judge"):
        Judges.load(tmp_path / "judges.skops")
