"""Where things are and how far they may go, read once from `wijkspiegel.toml` into a frozen record."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.codebook import Voice
from pipeline.errors import SettingsError, first_fault, not_read
from pipeline.fetch.limits import FetchLimits
from pipeline.ingest.limits import Limits
from pipeline.masks import MaskKind
from pipeline.messages import Message
from pipeline.model.choice import NONE

REPOSITORY = Path(__file__).resolve().parent.parent
FILE_NAME = "wijkspiegel.toml"
CORPUS_VARIABLE = "WIJKSPIEGEL_CORPUS"


class Review(BaseModel):
    """How large a share of sentences chance brings up for review, 0 to 1, so that errors can be estimated.

    Attributes:
        doubtful: Of those on which the machine is in doubt.
        positives: Of the others in which it finds a theme.
        negatives: Of those in which it finds none.
        every: Where nobody says what to review, one sentence in so many is one that chance brings up.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    doubtful: float = Field(default=0.1, ge=0, le=1)
    positives: float = Field(default=0.1, ge=0, le=1)
    negatives: float = Field(default=0.02, ge=0, le=1)
    every: int = Field(default=4, ge=1)


class Masking(BaseModel):
    """What of private persons readers do not get to see; the files of the corpus stay as they are.

    Attributes:
        voices: Whose words are looked through; none: nothing is hidden.
        kinds: What is hidden.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    voices: tuple[Voice, ...] = (Voice.COMMENTER,)
    kinds: tuple[MaskKind, ...] = tuple(MaskKind)


class Settings(BaseModel):
    """All settings.

    Attributes:
        corpus: The folder with texts, metadata, codebook and judgements.
        language: Which language pipeline, see `pipeline.language.choose`; `None`: the best one there is.
        model: The folder of the model that judges, or `none` for the cues alone; `None`: the shipped one, where it is.
        rules_off: Names of cleaning rules that are not applied.
        workers: Processes that judge documents side by side; 0: as many as there are cores.
        limits: Limits for reading one file.
        fetch: Limits for fetching one address.
        review: What the review queue draws by chance.
        masking: What of private persons is hidden.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    corpus: Path = REPOSITORY / "corpus"
    language: str | None = None
    model: str | None = None
    rules_off: tuple[str, ...] = ()
    workers: int = Field(default=0, ge=0)
    limits: Limits = Limits()
    fetch: FetchLimits = FetchLimits()
    review: Review = Review()
    masking: Masking = Masking()

    @property
    def codebook(self) -> Path:
        """The codebook file."""
        return self.corpus / "codebook.toml"

    @property
    def heads(self) -> Path:
        """The folder with heads for themes of this codebook that the model does not know; it may be missing."""
        return self.corpus / "heads"

    @property
    def store(self) -> Path:
        """The store: derived from the corpus, and safe to delete."""
        return self.corpus / ".store" / "wijkspiegel.sqlite"


def load_settings(corpus: Path | None = None, *, folder: Path | None = None) -> Settings:
    """The settings that hold here.

    Args:
        corpus: The corpus folder when the user names one; else that of the environment variable
            `WIJKSPIEGEL_CORPUS`, else of the settings file, else `corpus/` in this clone.
        folder: Where to look for `wijkspiegel.toml`; `None`: the working directory. A missing file is no fault.

    Raises:
        SettingsError: when the file is no TOML, has a field of the wrong name or type, or turns off a cleaning rule
            that there is not.
    """
    path = (folder or Path.cwd()) / FILE_NAME
    table: dict[str, object] = {}
    try:
        if path.is_file():
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        chosen = corpus or os.environ.get(CORPUS_VARIABLE)
        settings = Settings.model_validate({**table, "corpus": chosen} if chosen else table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(not_read(error), where=path, remedy="mend it or move it away") from error
    except ValidationError as error:
        raise SettingsError(first_fault(error), where=path, remedy="mend the field or leave it out") from error
    check_rules(settings, path)
    here = {"corpus": (path.parent / settings.corpus).resolve(), "model": _placed(settings.model, path.parent)}
    return settings.model_copy(update=here)


def _placed(model: str | None, folder: Path) -> str | None:
    """The folder of a model as seen from the settings file."""
    return model if model in (None, NONE) else str((folder / str(model)).resolve())


def check_rules(settings: Settings, where: str | Path = FILE_NAME) -> None:
    """Do nothing when all rules that the settings turn off are there.

    Args:
        settings: The settings.
        where: The file that they come from.

    Raises:
        SettingsError: when one is not; names those that are.
    """
    if not settings.rules_off:
        return
    from pipeline.clean import RULES  # noqa: PLC0415 - it takes time, which most commands have a better use for

    if unknown := sorted(set(settings.rules_off) - RULES.keys()):
        problem = Message("rules_off: no such cleaning rule: {unknown}", unknown=", ".join(unknown))
        raise SettingsError(problem, where=where, remedy=Message("use some of {rules}", rules=", ".join(RULES)))
