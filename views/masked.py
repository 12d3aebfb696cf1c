"""What of a document readers do not get to see: how much of what, and every place, with the way to its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pipeline.browse.cleaning_tables import masked_records
from pipeline.browse.ledgers import DocumentEntry
from pipeline.masks import MaskedPlace
from views import address, cached, filters, parts
from views.markup import link
from views.rows import Row
from views.strings import amount, number, say

SHOWN = 25
"""Places on one sheet."""


def places(entry: DocumentEntry) -> None:
    """Every place of a document in which something is hidden, and all of them as a file."""
    found = cached.masked(cached.state(), entry.slug)
    if not found:
        return
    kinds = ", ".join(amount(f"masked_{kind}", times) for kind, times in entry.masked)
    st.markdown(say("corpus.masked", kinds=kinds))
    at = filters.page(len(found), SHOWN, "afgedekt-blad", of=entry.slug)
    parts.grid(_rows(entry.slug, found[SHOWN * (at - 1) : SHOWN * at]), say("corpus.masked_alt"))
    st.caption(say("corpus.masked_note"))
    parts.download(partial(masked_records, entry.slug, found), f"{say('corpus.masked_file')}-{entry.slug}", None)


def _rows(slug: str, found: Sequence[MaskedPlace]) -> list[Row]:
    return [
        {
            say("corpus.column_hidden"): say(f"mask.{one.kind}"),
            say("corpus.column_place"): link(
                f"{number(one.start)}–{number(one.end)}", address.to_read(slug, one.unit_id)
            ),
            say("corpus.column_length"): one.end - one.start,
            say("corpus.column_around"): one.around,
        }
        for one in found
    ]
