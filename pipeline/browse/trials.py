"""Themes on trial: few labels taught them, and until people judged a hundred of their sentences no figure is firm."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pipeline.codebook import Codebook
from pipeline.model.choice import choose_model, read_manifest
from pipeline.settings import Settings
from pipeline.store.reviewing import reviewed_of

ENOUGH = 100
"""So many sentences on which people gave a verdict end a trial."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A theme on trial.

    Attributes:
        theme: Its id.
        reviewed: On how many sentences people gave a verdict of it, present, absent or no.
    """

    theme: str
    reviewed: int


def new_themes(settings: Settings, codebook: Codebook) -> tuple[str, ...]:
    """The themes that the model did not learn with the others; where there is no model, those that have heads.

    Raises:
        ModelError: when the settings name a model that there is not, or its manifest cannot be read.
    """
    if (folder := choose_model(settings.model)) is not None:
        known = read_manifest(folder).themes
        return tuple(theme for theme in codebook.theme_ids if theme not in known)
    return tuple(theme for theme in codebook.theme_ids if (settings.heads / f"{theme}.json").exists())


def trials(store: Path, themes: Collection[str]) -> tuple[Trial, ...]:
    """Those of the new themes that too few people looked at yet.

    Args:
        store: The store; none need be there when there are no new themes.
        themes: See `new_themes`.

    Raises:
        StoreError: when it does not answer.
    """
    if not themes:
        return ()
    reviewed = reviewed_of(store)
    found = (Trial(theme, reviewed.get(theme, 0)) for theme in themes)
    return tuple(trial for trial in found if trial.reviewed < ENOUGH)
