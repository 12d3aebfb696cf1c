"""Judges learn to weigh the voices, and what is said of them is said by judges that saw no document of the cluster."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from pipeline.model.judges import ENSEMBLE, Judges
from pipeline.training.fitting import PANELS, base_rates, fit_judges, judged_out_of_fold
from pipeline.training.lessons import Lesson, dealt
from tests.training.small_lessons import THEMES, lessons, voices


@cache
def taught() -> tuple[list[Lesson], Judges]:
    documents = lessons()
    return documents, fit_judges(documents, [voices(one) for one in documents], THEMES)


def test_every_panel_has_a_judge_for_every_theme() -> None:
    _, judges = taught()
    assert set(judges.panels) == set(PANELS)
    assert all(set(panel.themes) == set(THEMES) for panel in judges.panels.values())


def test_judges_find_what_the_voices_know() -> None:
    documents, judges = taught()
    right = [
        (opinion.themes[theme].probability >= judges.panels[ENSEMBLE].themes[theme].threshold) == (share > 0)
        for lesson in documents
        for opinion, shares in zip(judges.judge(voices(lesson)), lesson.truth.themes, strict=True)
        for theme, share in zip(THEMES, shares, strict=True)
    ]
    assert np.mean(right) > 0.9


def test_a_voice_that_knows_nothing_is_told_by_its_judges_to_keep_to_the_base_rate() -> None:
    documents = lessons()
    judges = fit_judges(documents, [_deaf(one) for one in documents], THEMES)
    said = [
        opinion.themes[THEMES[0]].probability for one in documents for opinion in judges.judge(_deaf(one), "encoder")
    ]
    base = np.mean(np.vstack([one.truth.themes for one in documents])[:, 0])
    assert np.ptp(said) < 0.15
    assert np.mean(said) == pytest.approx(base, abs=0.03)


def _deaf(lesson: Lesson) -> object:
    said = voices(lesson)
    shuffled = np.random.default_rng(len(lesson.name)).permutation(len(said.modes))
    return replace(said, reading=replace(said.reading, themes=said.reading.themes[shuffled]))


def test_lines_that_do_not_count_change_nothing() -> None:
    documents = lessons()
    noisy = [
        replace(one, truth=replace(one.truth, themes=1 - one.truth.themes, counts=~one.truth.counts))
        if number == 0
        else one
        for number, one in enumerate(documents)
    ]
    without = fit_judges(documents[1:], [voices(one) for one in documents[1:]], THEMES)
    with_them = fit_judges(noisy, [voices(one) for one in noisy], THEMES)
    one, other = (_opinions(judges, documents[1]) for judges in (without, with_them))
    assert one == pytest.approx(other, abs=0.05)


def test_heavier_documents_pull_the_probabilities_to_their_own_base_rate() -> None:
    documents = lessons()
    rich = [one for one in documents if one.truth.themes[:, 0].mean() > 0.25]
    heavy = [replace(one, weight=50.0) if one in rich else one for one in documents]
    said = [
        _opinions(fit_judges(some, [voices(one) for one in some], THEMES), documents[0]) for some in (documents, heavy)
    ]
    assert sum(said[1]) > sum(said[0])


def _opinions(judges: Judges, lesson: Lesson) -> list[float]:
    return [opinion.themes[THEMES[0]].probability for opinion in judges.judge(voices(lesson))]


def test_who_judges_out_of_fold_has_seen_no_document_of_the_cluster() -> None:
    documents, whole = taught()
    judged = judged_out_of_fold(documents, [voices(one) for one in documents], THEMES, 3)
    fold = dealt(documents, 3)
    kept = [one for one, where in zip(documents, fold, strict=True) if where != fold[0]]
    anew = fit_judges(kept, [voices(one) for one in kept], THEMES)
    assert judged[0][1] == anew.judge(voices(documents[0]))
    assert judged[0][1] != whole.judge(voices(documents[0]))


def test_base_rates_are_told_by_kind_of_source() -> None:
    documents = lessons()
    rates = base_rates(documents, THEMES)
    policy = np.vstack([one.truth.themes for one in documents[::2]]).mean(axis=0)
    assert rates["policy"] == pytest.approx(dict(zip(THEMES, policy, strict=True)))
    assert set(rates) == {"policy", "practice"}
