"""The address of a document and of a sentence in it: `?doc=<slug>&unit=<id>`, which is what links point to.

Widgets bind their labels to the address; a link must not depend on a title or a language, so it is kept here by slug.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from pipeline.browse.reading import Reading
from pipeline.browse.sentences import Cited
from views.strings import say

DOCUMENT, UNIT = "doc", "unit"
_CHOICE = "document"


def document() -> str | None:
    """The slug in the address; `None` where it has none."""
    return st.query_params.get(DOCUMENT)


def here() -> str:
    """The whole address of the page as it stands, with all that is chosen on it."""
    chosen = {key: list(dict.fromkeys(st.query_params.get_all(key))) for key in st.query_params}  # a link's, and ours
    return _page() + (f"?{urlencode(chosen, doseq=True)}" if chosen else "")


def _page() -> str:
    return (st.context.url or "").partition("?")[0]


def to_read(slug: str, unit_id: str | None = None) -> str:
    """The address of a document or sentence in Lezen as seen from any other page."""
    return f"lezen?{_query(slug, unit_id)}"


def of(slug: str, unit_id: str | None = None) -> str:
    """The whole address of a sentence, or of a document as a whole, to keep or to send."""
    return f"{_page()}?{_query(slug, unit_id)}"


def _query(slug: str, unit_id: str | None) -> str:
    return urlencode({DOCUMENT: slug, **({UNIT: unit_id} if unit_id else {})})


def choose_document(documents: Sequence[Cited], slug: str | None) -> str:
    """Ask for a document, beginning with the one in the address; say so when that one is not there."""
    titles = {cited.slug: option(cited) for cited in documents}
    if slug is not None and slug not in titles:
        st.warning(say("reading.unknown"))
    st.session_state[_CHOICE] = slug if slug in titles else next(iter(titles))
    return st.selectbox(
        say("reading.document"), list(titles), format_func=titles.__getitem__, key=_CHOICE, on_change=_go_to_choice
    )


def _go_to_choice() -> None:
    st.query_params[DOCUMENT] = st.session_state[_CHOICE]
    st.query_params.pop(UNIT, None)


def option(cited: Cited) -> str:
    """A document as it stands in a list to choose from."""
    key = "reading.option_fictional" if cited.fictional else "reading.option"
    return say(key, title=cited.title, year=cited.when, kind=say(f"source.{cited.source_kind}"))


def unit(reading: Reading) -> str | None:
    """The id of the sentence in the address; `None` where it has none, or one that is not in this document."""
    wanted = st.query_params.get(UNIT)
    if wanted is None or any(sentence.id == wanted for sentence in reading.sentences):
        return wanted
    st.warning(say("reading.unknown_unit"))
    return None


def pick(key: str) -> Callable[[], None]:
    """What puts the picked sentence of the component `key` into the address."""

    def put() -> None:
        picked = st.session_state[key]["picked"]
        if picked:
            st.query_params[UNIT] = picked

    return put
