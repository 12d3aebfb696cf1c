"""What of a processed document is hidden, as spans on its raw text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.comments import MOST_HEADER_WORDS, beginnings, headers
from pipeline.codebook import Voice
from pipeline.masking.names import DIGITS, GROWN, named, spellings, writer
from pipeline.masking.reach import reachable
from pipeline.masks import Mask, MaskKind
from pipeline.spans import CleanSpan, RawSpan
from pipeline.store.processed import Processed
from pipeline.text import Role, Unit

Found = tuple[int, int, MaskKind]
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…]['\"”’)]*$")
PORTRAIT = 2
"""Letters at most of a line that stands for a portrait; below it stands who wrote the comment."""


def masked(
    processed: Processed, voices: Collection[Voice], kinds: Collection[MaskKind], public: Iterable[str] = ()
) -> Processed:
    """The same document with masks over what readers do not get to see of it.

    Names are looked for in all that these voices say once any line of theirs tells them; the line above a reader's
    comment, which names its writer, belongs to what commenters say.

    Args:
        processed: The document, with what the machine says of each unit.
        voices: Whose words are looked through.
        kinds: What is hidden.
        public: Names that are no secret: author, outlet and title of the document.
    """
    units = _said_by(processed, voices)
    if not units or not kinds:
        return processed
    names = spellings(_names(processed, units, voices), public) if MaskKind.NAME in kinds else []
    where = _matcher(names)
    found = ((unit, one) for unit in units for one in _in_text(processed.cleaned.text, unit, where) if one[2] in kinds)
    return replace(processed, masks=_joined(_mask(processed, one) for _, one in found))


def _said_by(processed: Processed, voices: Collection[Voice]) -> list[Unit]:
    """The units that these voices say; of commenters also what stands around their words, such as their names."""
    triples = zip(processed.units, processed.judgements, processed.comments, strict=True)
    return [
        unit
        for unit, judgement, comment in triples
        if judgement.voice in voices or (comment is not None and Voice.COMMENTER in voices)
    ]


def _names(processed: Processed, units: Sequence[Unit], voices: Collection[Voice]) -> Iterator[str]:
    heads = _heads(processed) if Voice.COMMENTER in voices else set()
    for unit in units:
        if unit.index in heads and (who := writer(unit.text)):
            yield who
        yield from named(unit.text)


def _heads(processed: Processed) -> set[int]:
    """The places of lines above comments: those of their form, and the first of each that the file's reader saw."""
    seen = [block.span for block in processed.document.blocks if block.role is Role.COMMENT]
    begun = (_name_line(processed.units[at:]) for at in beginnings(processed.units, seen))
    return {*headers(processed.units), *(unit.index for unit in begun if unit and _may_name(unit.text))}


def _name_line(units: Sequence[Unit]) -> Unit | None:
    """The line of a comment that may name its writer, where its units begin these; `None` when there are none."""
    return next((unit for unit in units[:2] if len(unit.text) > PORTRAIT), None)


def _may_name(line: str) -> bool:
    """Whether a line is short and no sentence; an initial may end it."""
    return line.count(" ") < MOST_HEADER_WORDS and not _SENTENCE_END.search(line)


def _matcher(names: Sequence[str]) -> re.Pattern[str] | None:
    """What finds these names as whole words, a blank standing for any white space, with digits that somebody put there.

    A date may have grown onto one; it is no part of it.
    """
    if not names:
        return None
    any_of = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{any_of}){DIGITS}(?:(?!\w)|(?={GROWN}))")


def _in_text(clean: str, unit: Unit, where: re.Pattern[str] | None) -> Iterator[Found]:
    """What is found in a unit; offsets in the clean text of the document."""
    text, start = unit.clean.of(clean), unit.clean.start
    yield from ((start + first, start + last, kind) for first, last, kind in reachable(text))
    if where is not None:
        yield from ((start + found.start(), start + found.end(), MaskKind.NAME) for found in where.finditer(text))


def _mask(processed: Processed, found: Found) -> Mask:
    start, end, kind = found
    return Mask(processed.cleaned.offsets.to_raw(CleanSpan(start, end)), kind)


def _joined(masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """In order; what overlaps is one, of the kind of the first."""
    joined: list[Mask] = []
    for mask in sorted(masks, key=lambda one: (one.span.start, -one.span.end)):
        last = joined[-1] if joined else None
        if last and mask.span.start < last.span.end:
            joined[-1] = Mask(RawSpan(last.span.start, max(last.span.end, mask.span.end)), last.kind)
        else:
            joined.append(mask)
    return tuple(joined)
