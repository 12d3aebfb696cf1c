"""What each unit is part of: running text, a heading, page furniture, or a reference.

Nothing is cut from a text: furniture is tagged. Each witness looks at the whole document and names the units of which
it is sure; the first to speak of a unit is believed. A unit that none speaks of is a heading or text, as it looks, for
a sentence lost to furniture is lost to every chart, and furniture taken for text only adds a unit without a theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.annotate import furniture, mastheads, references
from pipeline.annotate.look import Look, look_at
from pipeline.codebook import UnitKind
from pipeline.text import Cleaned, Role, Unit

Witness = Callable[[Sequence[Look]], Iterator[int]]


def _headings(looks: Sequence[Look]) -> Iterator[int]:
    """Headings, by the reader's layout or by their own look."""
    return (at for at, look in enumerate(looks) if look.heading)


def _comments(looks: Sequence[Look]) -> Iterator[int]:
    """Readers' comments are text, headings in them too."""
    return (at for at, look in enumerate(looks) if look.has(Role.COMMENT))


WITNESSES: tuple[tuple[UnitKind, Witness], ...] = (
    (UnitKind.BOILERPLATE, furniture.markup),
    (UnitKind.BOILERPLATE, furniture.phrases),
    (UnitKind.BOILERPLATE, furniture.page_title),
    (UnitKind.REFERENCE, references.phrases),
    (UnitKind.BOILERPLATE, mastheads.bylines),
    (UnitKind.TEXT, _comments),
    (UnitKind.REFERENCE, references.notes),
    (UnitKind.BOILERPLATE, furniture.by_reader),
    (UnitKind.BOILERPLATE, furniture.running_heads),
    (UnitKind.BOILERPLATE, mastheads.page_heads),
    (UnitKind.BOILERPLATE, mastheads.site_names),
    (UnitKind.BOILERPLATE, mastheads.datelines),
    (UnitKind.BOILERPLATE, furniture.menus),
    (UnitKind.BOILERPLATE, furniture.contents),
    (UnitKind.BOILERPLATE, furniture.sections),
    (UnitKind.REFERENCE, references.sections),
    (UnitKind.REFERENCE, references.entries),
    (UnitKind.REFERENCE, references.biographies),
    (UnitKind.HEADING, _headings),
)


def kinds(units: Sequence[Unit], cleaned: Cleaned) -> tuple[UnitKind, ...]:
    """The kind of each unit, in order.

    Args:
        units: All units of one document, in order; repetition and place count, so a part will not do.
        cleaned: The text that they were split from.
    """
    looks = look_at(units, cleaned)
    found: dict[int, UnitKind] = {}
    for kind, witness in WITNESSES:
        for at in witness(looks):
            found.setdefault(at, kind)
    return tuple(found.get(at, UnitKind.TEXT) for at in range(len(looks)))
