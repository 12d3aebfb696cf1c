"""A corpus in which everything that people can write tries to be run: titles, texts, codebook, law changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import tomlkit

from pipeline.corpus.metadata import Metadata
from pipeline.intake import add, of_file
from pipeline.run import update
from pipeline.settings import Settings
from tests.views import corpus

RUN = "window.hostile=1"
"""What every attack does where it succeeds."""
SCRIPT = f"<script>{RUN}</script>"
IMAGE = f'<img src=x onerror="{RUN}">'
LINK = f"[klik](javascript:{RUN})"
FETCH = "![beeld](https://kwaad.example/beeld.png)"
FORMULA = '=HYPERLINK("https://kwaad.example";"klik")'
TURNED = "\u202egnurekrew\u202c"
"""Letters that a mark for the direction of writing turns round."""
BROKEN_OUT = f'"><svg onload="{RUN}"></svg>'
STYLE = "<style>*{display:none}</style>"
ABOUT: Mapping[str, object] = {
    "title": f"{IMAGE} {LINK} {TURNED}",
    "author": f"{SCRIPT}{FORMULA}",
    "outlet": f"{BROKEN_OUT} $x$ :smile: {FETCH}",
    "address": f"javascript:{RUN}",
    "licence": STYLE,
}
SENTENCES = (
    f"De opbouwwerker schreef {SCRIPT} en {IMAGE} op het bord in de wijk.",
    f"Het opbouwwerk is in deze wijk verdwenen {BROKEN_OUT} zei de bewoner.",
    f"Volgens {LINK} en {FETCH} is het opbouwwerk {TURNED} in {{year}} wegbezuinigd.",
    f"De gemeente wil investeren in opbouwwerk {STYLE} in iedere buurt.",
    f"{FORMULA} staat boven het opbouwwerk in het verslag van de wijk.",
)
LABEL = f"{IMAGE}{LINK} opbouwwerk"
LAW = f"{SCRIPT} {LINK} wet"
THEME = "community_work"


def make(folder: Path) -> Settings:
    """The corpus with its store: four hostile documents, so that every figure is drawn of them."""
    settings = corpus.begin(folder)
    _hostile_codebook(settings.codebook)
    _hostile_law(folder / "events.toml")
    for kind in ("policy", "practice"):
        for year in (2010, 2016, 2021):
            _add(settings, kind, year)
    update(settings)
    return settings


def _hostile_codebook(path: Path) -> None:
    codebook = tomlkit.parse(path.read_text(encoding="utf-8"))
    (theme,) = [one for one in codebook["themes"] if one["id"] == THEME]
    theme["label"] = {"nl": LABEL, "en": f"{LABEL} en"}
    theme["definition"] = {"nl": SENTENCES[0], "en": SENTENCES[1]}
    theme["includes"], theme["excludes"] = [IMAGE, LINK], [SCRIPT, FETCH]
    theme["examples"] = list(SENTENCES[:3])
    path.write_text(tomlkit.dumps(codebook), encoding="utf-8")


def _hostile_law(path: Path) -> None:
    law = {"year": 2015, "label": {"nl": LAW, "en": LAW}, "address": f"javascript:{RUN}"}
    path.write_text(tomlkit.dumps({"events": [law]}), encoding="utf-8")


def _add(settings: Settings, kind: str, year: int) -> None:
    source = settings.corpus.parent / "source.txt"
    text = " ".join(SENTENCES).replace("{year}", str(year))
    source.write_text(f"Over {kind} in {year}.\n\n{text}\n\n{text}\n", encoding="utf-8")
    told = {**ABOUT, "title": f"{kind} {year} {ABOUT['title']}", "year": year, "source_kind": kind}
    add(settings, of_file(source, settings), Metadata.model_validate(told))
