"""Which documents of the corpus are alike, and how to say that one is a copy of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from pipeline.browse.accounts import Accounts
from pipeline.browse.cleaning_tables import alike_records
from pipeline.browse.sentences import Cited
from pipeline.likeness import AlikePair
from views import address, cached, filters, parts
from views.markup import Safe, link
from views.rows import Row
from views.strings import amount, percent, say

SHOWN = 25
"""Pairs on one sheet."""


def pairs(kept: Accounts) -> None:
    """Every two of these documents that are alike, a sheet at a time, and all of them as a file."""
    cited = {entry.slug: entry.cited for entry in kept.documents}
    found = [one for one in cached.alike_pairs(cached.state()) if {one.first, one.second} <= cited.keys()]
    st.markdown(say("corpus.alike", pairs=amount("pairs", len(found))) if found else say("corpus.none_alike"))
    if not found:
        return
    at = filters.page(len(found), SHOWN, "lijken-blad", of=(len(found), found[0]))
    parts.grid(_rows(found[SHOWN * (at - 1) : SHOWN * at], cited), say("corpus.alike_title"))
    st.caption(say("corpus.alike_note"))
    parts.download(partial(alike_records, found), say("corpus.alike_file"), kept.footing)


def _rows(found: Sequence[AlikePair], cited: Mapping[str, Cited]) -> list[Row]:
    return [
        {
            say("column.document"): _named(cited[one.first]),
            say("corpus.column_like"): _named(cited[one.second]),
            say("corpus.column_likeness"): say(f"corpus.alike_{one.shares.kind}", share=percent(one.shares.share, 0)),
            say("corpus.column_copy"): say("corpus.one_work") if one.one_work else _command(one),
        }
        for one in found
    ]


def _named(cited: Cited) -> Safe:
    return link(f"{cited.title} ({cited.when})", address.to_read(cited.slug))


def _command(pair: AlikePair) -> Safe:
    return Safe(f"`wijkspiegel edit {pair.first} --copy-of {pair.second}`")
