"""A few labelled documents, and what three voices that err at times say of them."""

import numpy as np

from pipeline.codebook import Mode, SourceKind
from pipeline.judgement import Verdict
from pipeline.model.encoder import Reading
from pipeline.model.linear import LinearReading
from pipeline.model.passages import Line, Passage
from pipeline.model.voices import OWN, CueSign, Voices
from pipeline.training.lessons import Lesson, Truth

THEMES = ("community_work", "individual_casework")
SAYINGS = {
    None: ("Het regende die dag.", "De raad vergadert in maart.", "Zie ook bijlage twee."),
    THEMES[0]: ("Bewoners beheren samen het buurthuis.", "De opbouwwerker brengt buren bijeen."),
    THEMES[1]: ("Het gezin krijgt een eigen casusregisseur.", "Elke cliënt heeft een plan."),
}
LINES = 12
DOCUMENTS = 24


def lessons() -> list[Lesson]:
    """Documents, two to a cluster; half of them policy."""
    chance = np.random.default_rng(7)
    return [_lesson(number, chance) for number in range(DOCUMENTS)]


def _lesson(number: int, chance: np.random.Generator) -> Lesson:
    about = [(None, *THEMES)[at] for at in chance.choice(3, LINES, p=(0.6, 0.2, 0.2))]
    lines = [Line(str(chance.choice(SAYINGS[theme]))) for theme in about]
    themes = np.array([[float(theme == one) for one in THEMES] for theme in about])
    stances = themes * chance.choice((0.0, 1.0), (LINES, 1), p=(0.3, 0.7))
    modes = np.eye(len(Mode))[chance.choice(len(Mode), LINES)]
    kind = (SourceKind.POLICY, SourceKind.PRACTICE)[number % 2]
    truth = Truth(themes, stances, modes, np.ones(LINES, bool))
    return Lesson(f"doc {number}", f"cluster {number // 2}", 1.0, Passage(tuple(lines), source_kind=kind), truth)


def voices(lesson: Lesson, noise: float = 2.5) -> Voices:
    """What is said of a document: the truth, drowned in as much noise as is asked for."""
    chance = np.random.default_rng(len(lesson.name) + int(lesson.name[4:]))

    def heard(truth: np.ndarray) -> np.ndarray:
        return (4 * truth - 2 + noise * chance.normal(size=truth.shape)).astype(np.float32)

    truth = lesson.truth
    reading = Reading(np.zeros((LINES, 2), np.float32), heard(truth.themes), heard(truth.stances), heard(truth.modes))
    linear = LinearReading(heard(truth.themes), heard(truth.stances), heard(truth.modes))
    seen = truth.themes * chance.choice((0.0, 1.0), truth.themes.shape)
    cues = [_cues(there, present) for there, present in zip(seen, truth.stances, strict=True)]
    return Voices(lesson.passage, reading, linear, cues, [Mode.PRACTICE] * LINES)


def _cues(there: np.ndarray, present: np.ndarray) -> dict[str, CueSign]:
    verdicts = [Verdict.PRESENT if one else Verdict.ABSENT for one in present]
    seen = zip(THEMES, there, verdicts, strict=True)
    return {theme: CueSign(OWN, verdict) for theme, is_there, verdict in seen if is_there}
