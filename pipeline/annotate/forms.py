"""Witnesses that units are to be filled in, or to write to: a coupon with its fields, addresses, who is on a board."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.annotate.contents import close_together
from pipeline.annotate.lexicon import load_lexicon
from pipeline.annotate.look import Look
from pipeline.annotate.names import NAME, PARTICLE

_POSTCODE = re.compile(r"(?<![\w.])[1-9]\d{3} ?[A-Z]{2}(?=[\s,.;]|$)")
_CLOSING = ".,;: "
_PERSON = re.compile(rf"(?<!\w)(?:[A-ZÀ-Þ]\.\s?){{1,4}}(?:{PARTICLE}\s)*{NAME}")

MOST_ADDRESS_WORDS = 10
MOST_LINE_CHARACTERS = 200
LEAST_ANCHORS = 3
LEAST_FIELDS = 3
LEAST_PERSONS = 2
MOST_LINES_BEFORE = 8
MOST_LINES_AFTER = 3
MOST_FIELD_WORDS = 12
MOST_CALL_WORDS = 30


def coupons(looks: Sequence[Look]) -> Iterator[int]:
    """Three or more fields to fill in, the lines between them, and near them calls to fill in and prices."""
    lexicon = load_lexicon("forms")
    fields = [at for at, look in enumerate(looks) if look.words <= MOST_FIELD_WORDS and _fills(look, lexicon["fields"])]
    for run in close_together(fields):
        if len(run) >= LEAST_FIELDS:
            before = range(max(0, run[0] - MOST_LINES_BEFORE), run[0])
            after = range(run[-1] + 1, min(len(looks), run[-1] + 1 + MOST_LINES_AFTER))
            calls = [
                at for at in before if looks[at].words <= MOST_CALL_WORDS and lexicon["calls"].search(looks[at].bare)
            ]
            prices = [at for at in after if not looks[at].prose and lexicon["prices"].search(looks[at].bare)]
            yield from range(min([*calls, run[0]]), max([*prices, run[-1]]) + 1)


def _fills(look: Look, fields: re.Pattern[str]) -> bool:
    return look.lone and len(look.bare) <= MOST_LINE_CHARACTERS and fields.fullmatch(look.bare) is not None


def addresses(looks: Sequence[Look]) -> Iterator[int]:
    """Lines that name streets, towns, telephones and accounts, three or more near each other, and the lines between."""
    lexicon = load_lexicon("forms")
    anchors = [at for at, look in enumerate(looks) if _is_anchor(look, lexicon["contact"], lexicon["reached"])]
    for run in close_together(anchors):
        if len(run) >= LEAST_ANCHORS:
            yield from (at for at in range(run[0], run[-1] + 1) if not looks[at].prose or at in run)


def _is_anchor(look: Look, contact: re.Pattern[str], reached: re.Pattern[str]) -> bool:
    if len(look.bare) > MOST_LINE_CHARACTERS:
        return False
    if reached.search(look.bare):
        return True
    if not look.lone or look.words > MOST_ADDRESS_WORDS:
        return False
    return _POSTCODE.search(look.unit.text) is not None or contact.search(look.bare.rstrip(_CLOSING)) is not None


def boards(looks: Sequence[Look]) -> Iterator[int]:
    """Units that list persons with their offices, and tell nothing of them: `Bestuur: A. Kade, Voorzitter; B. Bank`."""
    lexicon = load_lexicon("forms")
    for at, look in enumerate(looks):
        if (
            ";" in look.bare
            and lexicon["offices"].search(look.bare)
            and not lexicon["told"].search(look.bare)
            and len(_PERSON.findall(look.unit.text)) >= LEAST_PERSONS
        ):
            yield at
