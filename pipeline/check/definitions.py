"""Whether each theme says what it is: definition, inclusions, exclusions, examples, its own name and colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pipeline.check.finding import Finding, Question, Report, Severity, Spot
from pipeline.check.material import Material
from pipeline.codebook import Theme
from pipeline.cues import fold

SHORTEST = 8
"""Words of a definition, below which it defines nothing."""
EXAMPLES = 3
"""How many sentences show a theme."""


def definitions(material: Material, report: Report) -> Iterator[Finding]:
    """Themes that lack a part of their description, or share one with another."""
    themes = material.codebook.themes
    for done, theme in enumerate(themes, start=1):
        at = partial(material.in_codebook, theme.id)
        yield from _lacking(theme, at)
        yield from _twice(theme, at)
        report(done, len(themes))
    yield from _shared(material, "label", {theme.id: (theme.label.nl,) for theme in themes})
    yield from _shared(material, "colour", {theme.id: (theme.colour,) for theme in themes})
    yield from _shared(material, "example", {theme.id: theme.examples for theme in themes})


def _lacking(theme: Theme, at: Callable[..., Spot]) -> Iterator[Finding]:
    for language, text in (("nl", theme.definition.nl), ("en", theme.definition.en)):
        if len(text.split()) < SHORTEST:
            problem = f"the definition of {theme.id} in {language} has fewer than {SHORTEST} words"
            yield _finding(Severity.WARNING, at(text), problem, "say what a sentence must be about to have the theme")
    for name, lines in (("includes", theme.includes), ("excludes", theme.excludes), ("examples", theme.examples)):
        if not lines:
            yield _finding(Severity.ERROR, at(), f"{theme.id} has no {name}", f"write a list {name}, a line each")
    if 0 < len(theme.examples) < EXAMPLES:
        problem = f"{theme.id} has {len(theme.examples)} of {EXAMPLES} examples"
        yield _finding(Severity.WARNING, at(), problem, "add sentences that show it, one where it is absent")


def _twice(theme: Theme, at: Callable[..., Spot]) -> Iterator[Finding]:
    """Lines that stand twice among what a theme includes, excludes and shows."""
    seen: set[str] = set()
    for line in (*theme.includes, *theme.excludes, *theme.examples):
        if fold(line) in seen:
            yield _finding(Severity.ERROR, at(line), f"{theme.id} says {line!r} twice", "leave one of them out")
        seen.add(fold(line))


def _shared(material: Material, name: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[Finding]:
    """Values that a theme has in common with one before it."""
    first: dict[str, str] = {}
    for theme, of_one in values.items():
        for value in of_one:
            owner = first.setdefault(fold(value), theme)
            if owner != theme:
                spot = material.in_codebook(theme, value)
                problem = f"{theme} has the {name} {value!r} of {owner}"
                yield _finding(Severity.ERROR, spot, problem, "let it stand in one of them")


def _finding(severity: Severity, spot: Spot, problem: str, remedy: str) -> Finding:
    return Finding(severity, Question.DEFINITIONS, spot, problem, remedy)
