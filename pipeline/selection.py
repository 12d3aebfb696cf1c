"""What a reader chooses to count, and the two sides that word and deed are held up against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.codebook import SourceKind, Voice


class Sides(StrEnum):
    """How units are told apart into word and deed. A unit stands on one side at most.

    By mode: units of mode rhetoric against units of mode practice. By source: policy documents against practice
    documents, interviewees and comments; an interviewee or commenter is on the side of the deed wherever they are
    quoted, in a policy document too. Strict: rhetoric in the former against practice in the latter.
    """

    MODE = "mode"
    SOURCE = "source"
    STRICT = "strict"


class Side(StrEnum):
    """One of the two sides."""

    WORD = "word"
    DEED = "deed"


@dataclass(frozen=True, slots=True)
class Selection:
    """What a question is asked of. `None` leaves nothing out.

    Attributes:
        themes: Ids of the themes to count, in the order of the answer. They choose columns, never units: a share is
            over all units of the selection, whatever their themes.
        source_kinds: Kinds of source of the *unit*: a reader's comment is practice, whatever it stands under.
        voices: Who speaks.
        years: First and last year of the document, both included.
        fictional: Whether documents written as examples count.
        noise_at_most: The largest share of words that are not Dutch that a unit may have, see `pipeline.noise`; units
            without words stay.
    """

    themes: tuple[str, ...]
    source_kinds: tuple[SourceKind, ...] | None = None
    voices: tuple[Voice, ...] | None = None
    years: tuple[int, int] | None = None
    fictional: bool = True
    noise_at_most: float | None = None
