"""Who speaks in each unit: the author, an interviewer, the person interviewed or quoted, a commenter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.annotate.interview import interview_voices
from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.passages import Passage, passages_of, plain
from pipeline.annotate.speech import speakers_of, spoken
from pipeline.codebook import RUNNING_KINDS, SourceKind, UnitKind, Voice
from pipeline.text import Role, Unit

MOST_COMMENT_HEADING_WORDS = 8
LEAST_SHARE_BEFORE_COMMENTS = 0.1


def voices(units: Sequence[Unit], kinds: Sequence[UnitKind], source_kind: SourceKind | None) -> tuple[Voice, ...]:
    """The voice of each unit, in order.

    Args:
        units: All units of one document, in order.
        kinds: The kind of each.
        source_kind: What the document is; `None`: whether it is an interview is told from the text itself.

    Returns:
        One voice a unit. Furniture and references get `author`, for nobody counts their voice.
    """
    found = dict.fromkeys(_comments(units, kinds, source_kind), Voice.COMMENTER)
    own = [UnitKind.BOILERPLATE if at in found else kind for at, kind in enumerate(kinds)]
    passages = passages_of(units, own)
    turns = interview_voices(passages, source_kind) or [Voice.AUTHOR] * len(passages)
    found.update((unit.index, turn) for passage, turn in zip(passages, turns, strict=True) for unit in passage.units)
    found.update(dict.fromkeys(_quoted(passages, turns), Voice.INTERVIEWEE))
    return tuple(found.get(unit.index, Voice.AUTHOR) for unit in units)


def _quoted(passages: Sequence[Passage], turns: Sequence[Voice]) -> Iterator[int]:
    """Units in which the author lets somebody else speak."""
    speakers = speakers_of(passages)
    pairs = zip(passages, turns, strict=True)
    for own, group in groupby(pairs, lambda pair: pair[1] is Voice.AUTHOR and not pair[0].heading):
        run = [passage for passage, _ in group]
        members = [unit for passage in run for unit in passage.units]
        if own:
            yield from (unit.index for unit, said in zip(members, spoken(run, speakers), strict=True) if said)


def _comments(units: Sequence[Unit], kinds: Sequence[UnitKind], source_kind: SourceKind | None) -> list[int]:
    """The running units that readers wrote: where the reader of the file saw comments, else below their heading."""
    running = [at for at, kind in enumerate(kinds) if kind in RUNNING_KINDS]
    seen = [at for at in running if Role.COMMENT in units[at].roles]
    if seen or source_kind in (SourceKind.POLICY, SourceKind.RESEARCH):
        return seen
    heading = _comment_heading(units, kinds)
    return [at for at in running if at > heading]


def _comment_heading(units: Sequence[Unit], kinds: Sequence[UnitKind]) -> int:
    """Where the last part of the piece, of comments, begins; past the end when there is none."""
    heading = load_lexicon("voice")["comment_headings"]
    for at in range(int(LEAST_SHARE_BEFORE_COMMENTS * len(units)), len(units)):
        text = plain(units[at].text).strip(" #*:|")
        if text.count(" ") < MOST_COMMENT_HEADING_WORDS and heading.fullmatch(text) and not _goes_on(units, kinds, at):
            return at
    return len(units)


def _goes_on(units: Sequence[Unit], kinds: Sequence[UnitKind], at: int) -> bool:
    """Whether headings of the piece itself follow, so that *Reacties* is one of its chapters; a question is none."""
    below = zip(units[at + 1 :], kinds[at + 1 :], strict=True)
    return sum(kind is UnitKind.HEADING and not unit.text.endswith("?") for unit, kind in below) > 1
