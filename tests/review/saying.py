"""What tests of reviewing say: one person's word on one sentence of the small store."""

from __future__ import annotations

from pipeline import review
from pipeline.codebook import Codebook, Mode
from pipeline.judgement import Asked, Judgement, Verdict
from pipeline.settings import Settings
from pipeline.store.connection import reading


def unit_of(settings: Settings, sentence: str) -> str:
    """The id of a sentence."""
    with reading(settings.store) as connection:
        return str(connection.execute("SELECT id FROM unit WHERE text = ?", (sentence,)).fetchone()["id"])


def give(
    settings: Settings,
    codebook: Codebook,
    who: str,
    sentence: str,
    verdict: str | None = None,
    *,
    theme: str = "community_work",
    mode: Mode | None = None,
    note: str = "",
    asked: Asked | None = None,
) -> Judgement:
    """A verdict on a theme, on mode, or both."""
    themes = {theme: Verdict(verdict)} if verdict else {}
    unit = unit_of(settings, sentence)
    return review.record(settings, codebook, who, unit, themes=themes, mode=mode, note=note, asked=asked)
