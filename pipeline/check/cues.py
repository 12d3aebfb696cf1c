"""Whether each cue stands in the codebook once, in one theme, and adds something to those beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.check.finding import Finding, Question, Report, Severity
from pipeline.check.material import Material
from pipeline.codebook import Codebook, Cues
from pipeline.cues import fold

DECIDING = ("compounds", "lemmas", "patterns", "absent")
"""The lists of a theme of which one cue is enough."""
HINTING = ("weak", "beside")


@dataclass(frozen=True, slots=True)
class Written:
    """A cue where it stands: in a list of a theme, or in `stance`, `mode` or `classes`."""

    owner: str
    list_name: str
    cue: str

    @property
    def decides(self) -> bool:
        """Whether it is enough by itself to see a theme."""
        return self.list_name in DECIDING


def theme_cues(codebook: Codebook) -> list[Written]:
    """The cues of all themes, in the order of the file; exclusions are none."""
    lists = (*DECIDING, *HINTING)
    return [
        Written(theme.id, name, cue) for theme in codebook.themes for name in lists for cue in getattr(theme.cues, name)
    ]


def cues(material: Material, report: Report) -> Iterator[Finding]:
    """Cues that stand twice, decide two themes, or are covered by a stem of their own theme."""
    codebook = material.codebook
    yield from _twice(material, theme_cues(codebook))
    for part, lists in (("stance", codebook.stance), ("mode", codebook.mode)):
        yield from _twice(material, [Written(part, name, cue) for name, found in lists for cue in found])
    for theme in codebook.themes:
        yield from _covered(material, theme.id, theme.cues)
    yield from _unused_classes(material)
    report(1, 1)


def _twice(material: Material, written: list[Written]) -> Iterator[Finding]:
    first: dict[str, Written] = {}
    for one in written:
        other = first.setdefault(fold(one.cue), one)
        if other is one:
            continue
        spot = material.in_codebook(one.owner, one.cue) if one.owner != "stance" else material.in_codebook(one.cue)
        if other.owner == one.owner:
            problem = f"{one.cue!r} stands in {other.list_name} and again in {one.list_name} of {one.owner}"
            yield Finding(Severity.ERROR, Question.CUES, spot, problem, "leave one of them out")
        else:
            both = one.decides and other.decides
            problem = f"{one.cue!r} is a cue of {one.owner} ({one.list_name}) and of {other.owner} ({other.list_name})"
            remedy = "let it decide one theme" if both else "see that a sentence cannot get both themes by it alone"
            yield Finding(Severity.ERROR if both else Severity.NOTE, Question.CUES, spot, problem, remedy)


def _covered(material: Material, theme: str, found: Cues) -> Iterator[Finding]:
    """Stems and lemmas that hold another stem of their theme, which then finds all that they find."""
    stems = [fold(stem) for stem in found.compounds]
    for cue in (*found.compounds, *found.lemmas):
        wider = next((stem for stem in stems if stem in fold(cue).split(" ")[0] and stem != fold(cue)), None)
        if wider is not None:
            problem = f"{cue!r} of {theme} finds nothing that the stem {wider!r} does not find"
            yield Finding(Severity.WARNING, Question.CUES, material.in_codebook(theme, cue), problem, "leave it out")


def _unused_classes(material: Material) -> Iterator[Finding]:
    codebook = material.codebook
    everywhere = "\n".join(_all_written(codebook, codebook.classes))
    for name in codebook.classes:
        if f"{{{name}}}" not in everywhere:
            spot = material.in_codebook()
            yield Finding(
                Severity.WARNING, Question.CUES, spot, f"no cue names the word class {name!r}", "use it or leave it out"
            )


def _all_written(codebook: Codebook, classes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for theme in codebook.themes:
        yield from theme.cues.written()
    for part in (codebook.stance, codebook.mode):
        for _, found in part:
            yield from found
    for members in classes.values():
        yield from members
    yield from codebook.back
