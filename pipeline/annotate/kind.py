"""What each unit is part of: running text, a heading, page furniture, or a reference.

Nothing is cut from a text: furniture is tagged. Each witness looks at the whole document and names the units of which
it is sure; the first to speak of a unit is believed. A unit that none speaks of may look like furniture to the learned
judge. What is left is a heading or text, as it looks, for a sentence lost to furniture is lost to every chart, and
furniture taken for text only adds a unit without a theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate import (
    bibliography,
    contents,
    forms,
    furniture,
    garble,
    learned,
    letters,
    markup,
    mastheads,
    notes,
    pages,
    references,
    running,
    stamps,
)
from pipeline.annotate.comments import headers
from pipeline.annotate.look import Look, look_at
from pipeline.annotate.reasons import Witness, named
from pipeline.codebook import Reason, UnitKind
from pipeline.text import Cleaned, Role, Unit


@dataclass(frozen=True, slots=True)
class Tag:
    """What a unit is part of.

    Attributes:
        kind: Its kind.
        reason: The class of furniture or reference that it was seen to be; `None` for running text.
    """

    kind: UnitKind
    reason: Reason | None = None


TEXT, HEADING = Tag(UnitKind.TEXT), Tag(UnitKind.HEADING)


def _comments(looks: Sequence[Look]) -> Iterator[int]:
    """Readers' comments are text, headings in them too."""
    return (at for at, look in enumerate(looks) if look.has(Role.COMMENT))


def _headers(looks: Sequence[Look]) -> Iterator[int]:
    """Lines above readers' comments that name their writers."""
    return headers([look.unit for look in looks])


WITNESSES: tuple[tuple[UnitKind, Witness], ...] = (
    (UnitKind.BOILERPLATE, named(Reason.PAGE, markup.scraps)),
    (UnitKind.BOILERPLATE, markup.markup),
    (UnitKind.BOILERPLATE, named(Reason.COMMENTS, _headers)),
    (UnitKind.BOILERPLATE, named(Reason.CONTENTS, contents.contents)),
    (UnitKind.REFERENCE, named(Reason.BIBLIOGRAPHY, bibliography.sections)),
    (UnitKind.BOILERPLATE, furniture.phrases),
    (UnitKind.BOILERPLATE, named(Reason.MASTHEAD, furniture.page_title)),
    (UnitKind.REFERENCE, references.phrases),
    (UnitKind.REFERENCE, named(Reason.BIOGRAPHY, letters.bylines)),
    (UnitKind.TEXT, named(None, _comments)),
    (UnitKind.REFERENCE, named(Reason.FOOTNOTE, notes.seen)),
    (UnitKind.BOILERPLATE, named(Reason.OUTSIDE, furniture.by_reader)),
    (UnitKind.BOILERPLATE, named(Reason.RUNNING_HEAD, pages.running_heads)),
    (UnitKind.BOILERPLATE, named(Reason.RUNNING_HEAD, running.joined_heads)),
    (UnitKind.BOILERPLATE, named(Reason.RUNNING_HEAD, running.titles)),
    (UnitKind.BOILERPLATE, named(Reason.RUNNING_HEAD, running.chapters)),
    (UnitKind.BOILERPLATE, named(Reason.RUNNING_HEAD, mastheads.page_heads)),
    (UnitKind.BOILERPLATE, named(Reason.MASTHEAD, stamps.stamps)),
    (UnitKind.BOILERPLATE, named(Reason.MASTHEAD, mastheads.site_names)),
    (UnitKind.BOILERPLATE, named(Reason.MASTHEAD, mastheads.datelines)),
    (UnitKind.BOILERPLATE, named(Reason.NAVIGATION, furniture.menus)),
    (UnitKind.BOILERPLATE, named(Reason.LETTER_HEAD, letters.heads)),
    (UnitKind.BOILERPLATE, named(Reason.SIGNATURE, letters.signatures)),
    (UnitKind.BOILERPLATE, named(Reason.SIGNATURE, letters.signed)),
    (UnitKind.BOILERPLATE, named(Reason.FORM, forms.coupons)),
    (UnitKind.BOILERPLATE, named(Reason.CONTACT, forms.addresses)),
    (UnitKind.BOILERPLATE, named(Reason.CONTACT, forms.boards)),
    (UnitKind.BOILERPLATE, named(Reason.NAVIGATION, pages.blocks)),
    (UnitKind.BOILERPLATE, named(Reason.NAVIGATION, furniture.sections)),
    (UnitKind.REFERENCE, named(Reason.FOOTNOTE, notes.marked)),
    (UnitKind.REFERENCE, named(Reason.FOOTNOTE, notes.at_foot)),
    (UnitKind.REFERENCE, named(Reason.FOOTNOTE, notes.in_a_row)),
    (UnitKind.REFERENCE, named(Reason.BIBLIOGRAPHY, bibliography.entries)),
    (UnitKind.REFERENCE, named(Reason.BIBLIOGRAPHY, bibliography.dense)),
    (UnitKind.REFERENCE, named(Reason.BIOGRAPHY, references.biographies)),
    (UnitKind.BOILERPLATE, named(Reason.PAGE, garble.garbled)),
    (UnitKind.BOILERPLATE, named(Reason.PAGE, garble.slivers)),
)


def kinds(units: Sequence[Unit], cleaned: Cleaned) -> tuple[UnitKind, ...]:
    """The kind of each unit, in order; `tags` says why as well."""
    return tuple(tag.kind for tag in tags(units, cleaned))


def tags(units: Sequence[Unit], cleaned: Cleaned) -> tuple[Tag, ...]:
    """What each unit is part of and why, in order.

    Args:
        units: All units of one document, in order; repetition and place count, so a part will not do.
        cleaned: The text that they were split from.
    """
    looks = look_at(units, cleaned)
    found = by_rules(looks)
    known = [tag.kind if (tag := found.get(at)) else None for at in range(len(looks))]
    found |= {at: Tag(kind, Reason.LEARNED) for at, kind in learned.learned(looks, known)}
    return tuple(found.get(at, HEADING if look.heading else TEXT) for at, look in enumerate(looks))


def by_rules(looks: Sequence[Look]) -> dict[int, Tag]:
    """What the witnesses say, by the place of the unit; of units that are not there they know nothing."""
    found: dict[int, Tag] = {}
    for kind, witness in WITNESSES:
        for at, reason in witness(looks):
            if at not in found:
                found[at] = Tag(kind, reason)
    return found
