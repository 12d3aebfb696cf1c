"""The codebook: closed sets that the code knows, and themes that it only reads.

Unit kind, stance, mode and voice are enums. Themes with their definitions, labels, colours and cues stand in
`corpus/codebook.toml`: a new theme is a table in that file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from pipeline.cues import compiled, required
from pipeline.errors import CodebookError, first_fault
from pipeline.text import checksum


class UnitKind(StrEnum):
    """What a unit is part of."""

    TEXT = "text"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    REFERENCE = "reference"


RUNNING_KINDS = frozenset({UnitKind.TEXT, UnitKind.HEADING})
"""The kinds that get themes and that shares are counted over."""


class Reason(StrEnum):
    """Why a unit is no running text: the class of boilerplate or reference that it is of."""

    ADVERT = "advert"
    COMMENTS = "comments"
    CONTACT = "contact"
    CONTENTS = "contents"
    COOKIES = "cookies"
    COPYRIGHT = "copyright"
    COUNTER = "counter"
    CREDIT = "credit"
    DOWNLOAD = "download"
    FORM = "form"
    LEARNED = "learned"
    LETTER_HEAD = "letter_head"
    LOG_IN = "log_in"
    MARKUP = "markup"
    MASTHEAD = "masthead"
    NAVIGATION = "navigation"
    OUTSIDE = "outside"
    PAGE = "page"
    PUBLICATION = "publication"
    RUNNING_HEAD = "running_head"
    SHARING = "sharing"
    SIGNATURE = "signature"
    TABLE = "table"
    BIBLIOGRAPHY = "bibliography"
    BIOGRAPHY = "biography"
    COLOPHON = "colophon"
    FOOTNOTE = "footnote"


class SourceKind(StrEnum):
    """What a document is. A reader's comment counts as `practice`, whatever it stands under."""

    POLICY = "policy"
    RESEARCH = "research"
    ESSAY = "essay"
    INTERVIEW = "interview"
    PRACTICE = "practice"


class Stance(StrEnum):
    """Whether a sentence says that the theme's phenomenon is there."""

    PRESENT = "present"
    ABSENT = "absent"


class Mode(StrEnum):
    """The word or the deed."""

    RHETORIC = "rhetoric"
    PRACTICE = "practice"
    NONE = "none"


class Voice(StrEnum):
    """Who speaks."""

    AUTHOR = "author"
    INTERVIEWER = "interviewer"
    INTERVIEWEE = "interviewee"
    COMMENTER = "commenter"


class Language(StrEnum):
    """Languages of labels and of the browser."""

    DUTCH = "nl"
    ENGLISH = "en"


_FROZEN = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
Line = Annotated[str, StringConstraints(min_length=1)]
ClassName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
ThemeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,40}$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Labels(BaseModel):
    """One name in each language of the browser."""

    model_config = _FROZEN
    nl: Line
    en: Line

    def in_language(self, language: Language) -> str:
        """The name to show."""
        return self.nl if language is Language.DUTCH else self.en


class Cues(BaseModel):
    """What makes the cue rules see a theme. Every list may be empty; `pipeline/cues.py` tells how a cue is written.

    Attributes:
        compounds: Stems that decide wherever they stand in a word: *opbouwwerk* is seen in *wijkopbouwwerkers*.
        lemmas: Lemmas or runs of lemmas, parted by a space, that decide as whole words.
        patterns: Cues that decide.
        weak: Cues that decide only together: two different ones in a sentence, or one where the text around it has
            the theme.
        beside: Cues that decide nothing by themselves: they make a weak one in the same sentence decide, and stand
            for the theme amid a run of sentences that have it.
        exclusions: Cues; what they cover is not looked at, by any of the above.
        absent: Cues that find the theme with stance `absent` in one go.
        reach: For how many sentences on end a theme is carried by words that only point back (*dat*, *daar*, *ze*).
        is_loss: The theme is itself that something is lost, so words of failure and decline do not make it absent.
    """

    model_config = _FROZEN
    compounds: tuple[Line, ...] = ()
    lemmas: tuple[Line, ...] = ()
    patterns: tuple[Line, ...] = ()
    weak: tuple[Line, ...] = ()
    beside: tuple[Line, ...] = ()
    exclusions: tuple[Line, ...] = ()
    absent: tuple[Line, ...] = ()
    reach: int = Field(default=1, ge=0, le=5)
    is_loss: bool = False

    def written(self) -> tuple[str, ...]:
        """All that is in the notation of cues."""
        return (*self.patterns, *self.weak, *self.beside, *self.exclusions, *self.absent)


class Theme(BaseModel):
    """A theme as the codebook file gives it."""

    model_config = _FROZEN
    id: ThemeId
    label: Labels
    definition: Labels
    colour: Colour
    includes: tuple[Line, ...] = ()
    excludes: tuple[Line, ...] = ()
    examples: tuple[Line, ...] = ()
    cues: Cues = Cues()


class ScopeCues(BaseModel):
    """Words that turn a theme's stance to `absent` when the theme stands in their scope. All are cues.

    Attributes:
        negations: Negate all that stands in their clause: *niet*, *nooit*.
        before: Negate the words that come after them in their clause: *geen*, *zonder*, *nauwelijks*.
        failures: Say that something failed, declined or is lacking: *komt niet van de grond*, *verdween*.
        not_negations: Look like one of the above and are none: *niet alleen*, *niet langer zonder*.
        borders: Words and signs at which a scope ends: *maar*, *hoewel*, a semicolon.
    """

    model_config = _FROZEN
    negations: tuple[Line, ...] = ()
    before: tuple[Line, ...] = ()
    failures: tuple[Line, ...] = ()
    not_negations: tuple[Line, ...] = ()
    borders: tuple[Line, ...] = ()


class ModeCues(BaseModel):
    """Words that tell word from deed. All are cues.

    Attributes:
        rhetoric: Promise, intention, norm, advice, requirement: *moeten*, *zullen*, *de bedoeling*, *is nodig*.
        practice: Experience, observation, finding, a case: *bleek*, *zagen we*, *in de praktijk*.
        broken_promise: A promise reported as not kept, which is practice.
        none: Announcements, pointers, definitions: *in dit hoofdstuk*, *wij verstaan onder*.
    """

    model_config = _FROZEN
    rhetoric: tuple[Line, ...] = ()
    practice: tuple[Line, ...] = ()
    broken_promise: tuple[Line, ...] = ()
    none: tuple[Line, ...] = ()


class Codebook(BaseModel):
    """The whole codebook, as read from one file.

    Attributes:
        version: The codebook's own version, for citation.
        themes: In the order in which they are shown.
        classes: Word classes that cues name in braces, each a list of cues; a class may use those before it.
        back: Openings of a sentence that point back to the one before.
        stance: Cues of stance.
        mode: Cues of mode.
        sha256: Checksum of the file, so that a change of any kind makes judgements stale.
    """

    model_config = _FROZEN
    version: Line
    themes: tuple[Theme, ...] = Field(min_length=1)
    classes: Mapping[ClassName, tuple[Line, ...]] = Field(default_factory=dict)
    back: tuple[Line, ...] = ()
    stance: ScopeCues = ScopeCues()
    mode: ModeCues = ModeCues()
    sha256: str = ""

    @model_validator(mode="after")
    def _themes_differ(self) -> Codebook:
        ids = [theme.id for theme in self.themes]
        twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
        if twice:
            raise ValueError(f"theme twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _cues_compile(self) -> Codebook:
        parts = [theme.cues.written() for theme in self.themes]
        parts += [tuple(cue for _, cues in part for cue in cues) for part in (self.stance, self.mode)]
        for cue in (*(cue for cues in self.classes.values() for cue in cues), *self.back, *chain(*parts)):
            try:
                compiled(cue, self.classes)
                required(cue, self.classes)
            except (ValueError, re.error) as error:
                raise ValueError(f"not a cue: {cue!r} ({error})") from error
        return self

    @property
    def theme_ids(self) -> tuple[str, ...]:
        """The ids of the themes, in order."""
        return tuple(theme.id for theme in self.themes)

    def theme(self, id_: str) -> Theme:
        """The theme with this id.

        Raises:
            CodebookError: when there is none.
        """
        for theme in self.themes:
            if theme.id == id_:
                return theme
        raise CodebookError(f"no theme {id_!r}", remedy=f"use one of {', '.join(self.theme_ids)}")


def load_codebook(path: Path) -> Codebook:
    """Read and check a codebook file.

    Raises:
        CodebookError: when the file is missing, is no TOML, or breaks the form above; names file and field.
    """
    try:
        data = path.read_bytes()
        table = tomllib.loads(data.decode("utf-8-sig"))
        return Codebook.model_validate({**table, "sha256": checksum(data)})
    except OSError as error:
        raise CodebookError("cannot be read", where=path, remedy="give a corpus that has one with --corpus") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(f"is not TOML ({error})", where=path, remedy="mend the line named") from error
    except ValidationError as error:
        raise CodebookError(first_fault(error), where=path, remedy="see CONTRIBUTING.md for the form") from error
