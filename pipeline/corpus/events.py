"""Years in which the law changed, as `events.toml` gives them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.codebook import Labels, Line
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR
from pipeline.errors import CorpusError, first_fault, not_read
from pipeline.messages import Message

EVENTS = "events.toml"


class Event(BaseModel):
    """Something that changed the law of social work.

    Attributes:
        year: In which it took effect.
        label: In a few words, by language.
        address: Where the law stands; `None` when that is not given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, strict=True)]
    label: Labels
    address: Line | None = None


class _Events(BaseModel):
    model_config = ConfigDict(extra="forbid")
    events: tuple[Event, ...] = ()


def read_events(corpus: Path) -> tuple[Event, ...]:
    """The events of a corpus in order of year; none when it has no such file.

    Raises:
        CorpusError: when the file is no TOML, or a field is missing, unknown or of the wrong type.
    """
    path = corpus / EVENTS
    try:
        events = _Events.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig"))).events
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CorpusError(not_read(error), where=path, remedy="see to its rights") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(
            Message("is not TOML ({reason})", reason=str(error)), where=path, remedy="mend the line named"
        ) from error
    except ValidationError as error:
        raise CorpusError(first_fault(error), where=path, remedy="mend that field") from error
    return tuple(sorted(events, key=lambda event: event.year))
