"""The judges: weigh what the voices say into probabilities that mean something, theme by theme, and decide.

A panel is a set of judges that hear the same voices. The *ensemble* hears all; a panel that hears one voice alone shows
what that voice is worth. Thresholds and the band of doubt belong to the panel, for they depend on its probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import Pipeline

from pipeline.codebook import Mode
from pipeline.errors import ModelError
from pipeline.judgement import Verdict
from pipeline.model.choice import read_bytes
from pipeline.model.stored import REMEDY, packed, unpacked
from pipeline.model.voices import (
    MODE_SIGNS,
    STANCE_SIGNS,
    THEME_SIGNS,
    CueSign,
    Signs,
    Voices,
    mode_signs,
    stance_signs,
    theme_signs,
)

__all__ = ["ENSEMBLE", "CueSign", "Judge", "Judges", "Opinion", "Panel", "ThemeOpinion", "Voices", "Weigher"]

ENSEMBLE = "ensemble"
RISK = 0.3
"""A verdict that is wrong more often than this is in doubt."""

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ThemeOpinion:
    """What is thought of one theme in one line.

    Attributes:
        probability: That the theme is there.
        present: Where it is there, that its stance is `present`.
    """

    probability: float
    present: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is thought of one line.

    Attributes:
        themes: Every theme, by id.
        mode: The likeliest.
        mode_probability: Of that mode.
    """

    themes: Mapping[str, ThemeOpinion]
    mode: Mode
    mode_probability: float


@dataclass(frozen=True)
class Weigher:
    """A logistic regression on some of the signs.

    Attributes:
        signs: Names of the signs it weighs.
        model: Scales and weighs them.
    """

    signs: tuple[str, ...]
    model: Pipeline

    def probabilities(self, signs: Signs, names: tuple[str, ...]) -> Probabilities:
        """Float (n, classes): the probability of each class for each row of signs, whose columns have these names."""
        chosen = [names.index(name) for name in self.signs]
        return np.asarray(self.model.predict_proba(signs[:, chosen]), np.float64)


@dataclass(frozen=True)
class Judge:
    """Decides on one question that is answered by yes or no.

    Attributes:
        weigher: Gives the probability of yes as its second.
        threshold: From which probability on the answer is yes.
    """

    weigher: Weigher
    threshold: float

    @property
    def doubt(self) -> tuple[float, float]:
        """The probabilities between which an answer is wrong more often than `RISK` allows: low and high end."""
        return min(self.threshold, RISK), max(self.threshold, 1 - RISK)

    def is_in_doubt(self, probability: float) -> bool:
        """Whether a person should look."""
        low, high = self.doubt
        return low <= probability < high


@dataclass(frozen=True)
class Panel:
    """Judges that hear the same voices.

    Attributes:
        themes: A judge for each theme: it is there.
        stance: The judge of all themes' stance: it is `present`.
        mode: Gives the probability of each mode, in the order of `Mode`.
    """

    themes: Mapping[str, Judge]
    stance: Judge
    mode: Weigher


@dataclass(frozen=True)
class Judges:
    """All panels.

    Attributes:
        themes: What they know, in the order of the voices' logits.
        panels: By name; one is the `ENSEMBLE`.
        base_rates: By kind of source, how often each theme was there in what they learned from.
    """

    themes: tuple[str, ...]
    panels: Mapping[str, Panel]
    base_rates: Mapping[str, Mapping[str, float]]

    def judge(self, voices: Voices, panel: str = ENSEMBLE) -> tuple[Opinion, ...]:
        """Judge the lines of a passage, in order.

        Args:
            voices: What every voice says.
            panel: Which judges are asked.

        Raises:
            KeyError: when there is no such panel.
        """
        judges = self.panels[panel]
        if not voices.passage.lines:
            return ()
        themes = [self._theme_opinions(judges, voices, at) for at in range(len(self.themes))]
        modes = judges.mode.probabilities(mode_signs(voices), MODE_SIGNS)
        best = modes.argmax(axis=1)
        return tuple(
            Opinion(dict(zip(self.themes, of_line, strict=True)), tuple(Mode)[mode], float(modes[at, mode]))
            for at, (mode, *of_line) in enumerate(zip(best, *themes, strict=True))
        )

    def _theme_opinions(self, judges: Panel, voices: Voices, at: int) -> list[ThemeOpinion]:
        theme = self.themes[at]
        there = judges.themes[theme].weigher.probabilities(theme_signs(voices, theme, at), THEME_SIGNS)[:, 1]
        present = judges.stance.weigher.probabilities(stance_signs(voices, theme, at), STANCE_SIGNS)[:, 1]
        return [ThemeOpinion(float(one), float(other)) for one, other in zip(there, present, strict=True)]

    def verdict(self, theme: str, opinion: ThemeOpinion, panel: str = ENSEMBLE) -> Verdict:
        """What an opinion comes to, by the thresholds of the panel that gave it."""
        judges = self.panels[panel]
        if opinion.probability < judges.themes[theme].threshold:
            return Verdict.NO
        return Verdict.PRESENT if opinion.present >= judges.stance.threshold else Verdict.ABSENT

    def is_in_doubt(self, theme: str, opinion: ThemeOpinion, panel: str = ENSEMBLE) -> bool:
        """Whether a person should look at the verdict."""
        return self.panels[panel].themes[theme].is_in_doubt(opinion.probability)

    def save(self, path: Path) -> None:
        """Write them as `load` reads them."""
        content = {"themes": list(self.themes), "base_rates": self.base_rates, "panels": _plain(self.panels)}
        path.write_bytes(packed(content))

    @classmethod
    def load(cls, path: Path) -> Judges:
        """Read judges.

        Raises:
            ModelError: when the file is missing, damaged, or holds none.
        """
        judges = unpacked(read_bytes(path), cls._of, problem="holds no judges", where=path)
        if (
            any(set(panel.themes) != set(judges.themes) for panel in judges.panels.values())
            or ENSEMBLE not in judges.panels
        ):
            raise ModelError("lacks a judge", where=path, remedy=REMEDY)
        return judges

    @classmethod
    def _of(cls, content: Mapping[str, Any]) -> Judges:
        panels = {name: _panel(table) for name, table in content["panels"].items()}
        return cls(tuple(content["themes"]), panels, content["base_rates"])


def _plain(panels: Mapping[str, Panel]) -> dict[str, Any]:
    """Panels as nested dictionaries: skops would not trust classes of ours."""
    return {
        name: {
            "themes": {theme: _of_judge(judge) for theme, judge in panel.themes.items()},
            "stance": _of_judge(panel.stance),
            "mode": _of_weigher(panel.mode),
        }
        for name, panel in panels.items()
    }


def _of_judge(judge: Judge) -> dict[str, Any]:
    return {**_of_weigher(judge.weigher), "threshold": judge.threshold}


def _of_weigher(weigher: Weigher) -> dict[str, Any]:
    return {"signs": list(weigher.signs), "model": weigher.model}


def _panel(table: Mapping[str, Any]) -> Panel:
    themes = {theme: _judge(one) for theme, one in table["themes"].items()}
    return Panel(themes, _judge(table["stance"]), _weigher(table["mode"]))


def _judge(table: Mapping[str, Any]) -> Judge:
    return Judge(_weigher(table), float(table["threshold"]))


def _weigher(table: Mapping[str, Any]) -> Weigher:
    return Weigher(tuple(table["signs"]), table["model"])
