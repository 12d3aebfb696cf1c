"""Who speaks in each unit: the author, an interviewer, the person interviewed or quoted, a commenter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.annotate.comments import comments
from pipeline.annotate.interview import interview_voices, turns_of
from pipeline.annotate.minutes import is_minutes, reported
from pipeline.annotate.passages import Passage, passages_of
from pipeline.annotate.speech import speakers_of, spoken
from pipeline.codebook import RUNNING_KINDS, SourceKind, UnitKind, Voice
from pipeline.text import Unit


def voices(units: Sequence[Unit], kinds: Sequence[UnitKind], source_kind: SourceKind | None) -> tuple[Voice, ...]:
    """The voice of each unit, in order.

    Args:
        units: All units of one document, in order.
        kinds: The kind of each.
        source_kind: What the document is; `None`: whether it is an interview is told from the text itself.

    Returns:
        One voice a unit. Furniture and references get `author`, for nobody counts their voice.
    """
    found = dict.fromkeys(_by_readers(units, kinds, source_kind), Voice.COMMENTER)
    own = [UnitKind.BOILERPLATE if at in found else kind for at, kind in enumerate(kinds)]
    passages = turns_of(passages_of(units, own))
    turns = interview_voices(passages, source_kind) or [Voice.AUTHOR] * len(passages)
    found.update((unit.index, turn) for passage, turn in zip(passages, turns, strict=True) for unit in passage.units)
    found.update(dict.fromkeys(_quoted(passages, turns), Voice.INTERVIEWEE))
    return tuple(found.get(unit.index, Voice.AUTHOR) for unit in units)


def _quoted(passages: Sequence[Passage], turns: Sequence[Voice]) -> Iterator[int]:
    """Units in which the author lets somebody else speak."""
    speakers = speakers_of(passages)
    minuted = is_minutes(passages)
    pairs = zip(passages, turns, strict=True)
    for own, group in groupby(pairs, lambda pair: pair[1] is Voice.AUTHOR and not pair[0].heading):
        run = [passage for passage, _ in group]
        members = [unit for passage in run for unit in passage.units]
        if own:
            yield from (unit.index for unit, said in zip(members, spoken(run, speakers), strict=True) if said)
            if minuted:
                yield from _minuted(run)


def _minuted(passages: Sequence[Passage]) -> Iterator[int]:
    for passage in passages:
        yield from (unit.index for unit, said in zip(passage.units, reported(passage), strict=True) if said)


def _by_readers(units: Sequence[Unit], kinds: Sequence[UnitKind], source_kind: SourceKind | None) -> list[int]:
    """The running units that readers wrote."""
    numbered = enumerate(zip(kinds, comments(units, source_kind), strict=True))
    return [at for at, (kind, number) in numbered if number is not None and kind in RUNNING_KINDS]
