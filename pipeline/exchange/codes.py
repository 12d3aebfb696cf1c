"""Answers as codes. Each is a leaf that names its question and its answer: `community_work/absent`, `mode/practice`.

So a stance keeps its theme even where another program flattens folders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipeline.codebook import Codebook, Mode, Theme, UnitKind, Voice
from pipeline.exchange.guids import guid
from pipeline.judgement import Judgement, LabellerKind, Verdict, labeller_kind

THEME = "theme"
"""The folder in which the themes are folders."""
ASKED: dict[str, type[StrEnum]] = {"mode": Mode, "kind": UnitKind, "voice": Voice}
"""What is asked of a unit beside its themes, with the answers."""


@cache  # asked of every coding, and few codes make up a codebook
def _guid(name: str) -> str:
    return guid("code", name)


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """An answer to a question.

    Attributes:
        question: A theme's id, or one of `ASKED`.
        answer: A verdict, or a value of that question.
    """

    question: str
    answer: str

    @property
    def name(self) -> str:
        """As the code is called in every program."""
        return f"{self.question}/{self.answer}"

    @property
    def guid(self) -> str:
        """As files name it."""
        return _guid(self.name)

    @property
    def is_rejection(self) -> bool:
        """Whether it says that a theme is not there, or in doubt: only people hand that out."""
        return self.answer in (Verdict.NO, Verdict.UNSURE)


@dataclass(frozen=True, slots=True)
class Folder:
    """Codes that belong together.

    Attributes:
        name: As it is called.
        description: What it is about.
        colour: `#RRGGBB`; `None`: none of its own.
        codes: The codes in it, each with what it means.
        folders: Folders in it.
    """

    name: str
    description: str = ""
    colour: str | None = None
    codes: tuple[tuple[Code, str], ...] = ()
    folders: tuple[Folder, ...] = ()


def folders(codebook: Codebook) -> tuple[Folder, ...]:
    """All codes of a codebook, in its order: themes first, then word and deed, kind and voice."""
    themes = tuple(_theme_folder(theme) for theme in codebook.themes)
    about = {
        "mode": "Word or deed.",
        "kind": "What a unit is part of; shares are counted over text and heading.",
        "voice": "Who speaks.",
    }
    asked = (
        Folder(question, about[question], codes=tuple((Code(question, value.value), "") for value in values))
        for question, values in ASKED.items()
    )
    return (Folder(THEME, "Themes, each with its stance.", folders=themes), *asked)


def all_codes(themes: Iterable[str]) -> Iterator[Code]:
    """Every code that there is, for themes with these ids."""
    for theme in themes:
        yield from (Code(theme, verdict.value) for verdict in Verdict)
    for question, values in ASKED.items():
        yield from (Code(question, value.value) for value in values)


def codes_of(judgement: Judgement, themes: Iterable[str]) -> list[Code]:
    """What a judgement answers, as codes.

    Args:
        judgement: Of anybody. What rules, models and codings say is not there is left out.
        themes: The ids that the codebook knows; verdicts on others are left out.
    """
    known = set(themes)
    said = [Code(judged.theme, judged.verdict.value) for judged in judgement.themes if judged.theme in known]
    values = {"mode": judgement.mode, "kind": judgement.kind, "voice": judgement.voice}
    said += [Code(question, value.value) for question, value in values.items() if value is not None]
    if labeller_kind(judgement.labeller) is LabellerKind.PERSON:
        return said
    return [code for code in said if not code.is_rejection]


_MEANS = {
    Verdict.PRESENT: "Het thema komt voor, en wat het noemt is er. / The theme is there, and so is what it names.",
    Verdict.ABSENT: "Het thema komt voor, als wat ontbreekt of verdween. / The theme is there, as lacking or gone.",
    Verdict.NO: "Het thema komt niet voor. / The theme is not there.",
    Verdict.UNSURE: "Niet te zeggen; dit telt niet mee. / Cannot be told; this does not count.",
}


def _theme_folder(theme: Theme) -> Folder:
    said = [f"{theme.label.nl}: {theme.definition.nl}", f"{theme.label.en}: {theme.definition.en}"]
    lists = {"+": theme.includes, "-": theme.excludes, "“”": theme.examples}
    said += [f"{mark} {line}" for mark, lines in lists.items() for line in lines]
    codes = tuple((Code(theme.id, verdict.value), _MEANS[verdict]) for verdict in Verdict)
    return Folder(theme.id, "\n".join(said), theme.colour, codes)
