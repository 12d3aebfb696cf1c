"""What the search in the address found in the document that is read, and the way back to it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipeline.browse.sentences import Sentence
from views import address, cached, searched
from views.markup import plain
from views.searched import Search
from views.sentences import Hits, Steps
from views.strings import amount, say


def in_document(search: Search | None, slug: str) -> Hits:
    """Where a search found something in a document; nowhere when there is none, or one that cannot be read.

    A search that cannot be read is told as an error on the page.
    """
    question = searched.question(search) if search else None
    return cached.hits_in(cached.state(), question, slug) if question else {}


def steps(hits: Hits, sentences: Sequence[Sentence]) -> Steps:
    """Steps from one sentence with a hit to the next, among those shown."""
    found = tuple(sentence.id for sentence in sentences if sentence.id in hits)
    said = say("reading.step", at="{at}", of="{of}")
    return Steps(found, say("reading.previous_hit"), say("reading.next_hit"), said)


def told(search: Search, hits: Hits, shown: Sequence[Sentence], slug: str, unit: str | None) -> None:
    """How often the search is found in the document, how often where it is not shown, and the ways back."""
    places = sum(map(len, hits.values()))
    unseen = len(hits.keys() - {sentence.id for sentence in shown})
    found = say("reading.hits", typed=plain(search.typed), hits=amount("hits", places))
    hidden = say("reading.hits_hidden", sentences=amount("sentences", unseen)) if unseen else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{found} {hidden}".strip())
        back = {**search.query(), **searched.carried()}
        st.page_link("views/searching.py", label=say("reading.back_to_search"), query_params=back)
        here = {address.DOCUMENT: slug, **({address.UNIT: unit} if unit else {})}
        st.page_link("views/reading.py", label=say("reading.without_search"), query_params=here)
