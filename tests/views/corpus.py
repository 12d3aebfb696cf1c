"""A corpus of seven small documents, brought in as users do: each file added, then one run.

Three policy documents that promise community work and three of practitioners who miss it, so that every figure is
drawn; and one whose title and text try to be run as HTML or Markdown.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from pipeline.corpus.metadata import Metadata
from pipeline.intake import add, of_file
from pipeline.run import update
from pipeline.settings import REPOSITORY, Settings

HOSTILE_TITLE = "<img src=x onerror=alert(1)> [klik](javascript:alert(2)) :smile: **vet** $x$"
HOSTILE_SENTENCE = "De opbouwwerker schreef <script>alert(3)</script> en <b onclick=alert(4)>meer</b> op het bord."
WRAPPED_TITLE = "Een lange middag"
WRAPPED_START = (
    "Een middag in de buurtkamer\n\nDe opbouwwerker kwam elke week langs  en de bewoners\nwaren daar blij mee. "
    "Zij heb-\nben samen een moestuin gemaakt,\ndie nu van de hele straat is.\n\n"
)
WRAPPED_PARAGRAPH = (
    "De bewoners heb-\nben samen de straat geveegd en daarna\nsoep gegeten in de buurtkamer op nummer {n}.\n\n"
)
NOISY_TEXT = (
    "De bewoners hebben samen soep gemaakt.\n\nXqz wrtk bnvv lkjh gfds mnbq ptrw zzkq van het wvbn.\n\n"
    "Daarna gingen zij weer naar huis en bleef het stil.\n"
)
PROMISES = (
    "De gemeente wil in {year} investeren in opbouwwerk in de wijk.",
    "Het opbouwwerk moet bewoners helpen om zelf iets te beginnen.",
    "Wij zullen daarom het opbouwwerk in elke wijk versterken.",
    "De gemeente gaat het opbouwwerk in {year} uitbreiden.",
    "Opbouwwerk zou in iedere buurt aanwezig moeten zijn.",
)
FINDINGS = (
    "In onze wijk is het opbouwwerk in {year} verdwenen.",
    "Wij hebben al jaren geen opbouwwerker meer gezien.",
    "De laatste opbouwwerker is in {year} wegbezuinigd.",
    "Er was in de praktijk geen opbouwwerk meer in de buurt.",
    "Vorig jaar kwam er bij ons geen opbouwwerker langs.",
)


def make(corpus: Path, *, hostile: bool = False) -> Settings:
    """Make the corpus with its store; `hostile` adds the seventh document."""
    settings = begin(corpus)
    for place, year in enumerate((2010, 2016, 2021), start=1):
        _add(settings, f"Nota {place}", "policy", year, PROMISES)
        _add(settings, f"Verslag {place}", "practice", year, FINDINGS)
    if hostile:
        _add(settings, HOSTILE_TITLE, "essay", 2018, (HOSTILE_SENTENCE, "Het bleef daarna lang stil in de buurt."))
    update(settings)
    return settings


def begin(corpus: Path) -> Settings:
    """A corpus with codebook and events, and nothing else."""
    corpus.mkdir(parents=True, exist_ok=True)
    for name in ("codebook.toml", "events.toml"):
        shutil.copyfile(REPOSITORY / "corpus" / name, corpus / name)
    return Settings(corpus=corpus, workers=1)


def add_wrapped(settings: Settings) -> str:
    """Add a document of a hundred hard-wrapped paragraphs, and count it; gives its slug."""
    text = WRAPPED_START + "".join(WRAPPED_PARAGRAPH.format(n=n) for n in range(1, 101))
    return _add_text(settings, WRAPPED_TITLE, "practice", 2012, text)


def add_noisy(settings: Settings) -> str:
    """Add a document with a sentence that no scanner read well, and count it; gives its slug."""
    return _add_text(settings, "Scan", "practice", 2013, NOISY_TEXT)


def _add_text(settings: Settings, title: str, kind: str, year: int, text: str) -> str:
    source = settings.corpus.parent / "source.txt"
    source.write_text(text, encoding="utf-8")
    about = Metadata.model_validate({"title": title, "year": year, "source_kind": kind, "fictional": True})
    entry = add(settings, of_file(source, settings), about)
    update(settings)
    return entry.slug


def _add(settings: Settings, title: str, kind: str, year: int, sentences: tuple[str, ...]) -> None:
    source = settings.corpus.parent / "source.txt"
    source.write_text(f"Over {year} en de wijk.\n\n" + " ".join(sentences).format(year=year) + "\n", encoding="utf-8")
    about = Metadata.model_validate({"title": title, "year": year, "source_kind": kind, "fictional": True})
    add(settings, of_file(source, settings), about)
