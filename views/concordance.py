"""The lines of a concordance: what stands left and right of each hit, in columns that sort, and a way to its document.

A component of its own, since no table of Streamlit aligns the words before a hit to the right, sorts them from the hit
outward, or holds a link that stays within the app. The text of documents reaches the page as data and becomes text
nodes there (`concordance.js`): it is never read as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pipeline.browse.concordance import Concordance, Hit, Order
from pipeline.browse.sentences import ThemeLabel
from pipeline.codebook import Codebook
from views import parts
from views.markup import LINES
from views.strings import say

_HERE = Path(__file__).parent
COLUMNS = (Order.YEAR, Order.LEFT, Order.KEYWORD, Order.RIGHT, Order.DOCUMENT, Order.THEME)
ORDER = "volgorde"
_TURNED = "-"
_SORTED = {True: "descending", False: "ascending"}
_READING = "lezen"


def show(
    found: Concordance, codebook: Codebook, search: Mapping[str, str], caption: str, *, whole: bool, key: str
) -> None:
    """Show the hits of a page; a press on a heading sorts, one on a hit opens its sentence in Lezen.

    Args:
        found: The hits, and the order in which they stand.
        codebook: Labels and colours of the themes.
        search: What links to Lezen carry of the search, and of what is chosen beside it.
        caption: What the table holds, read aloud before it.
        whole: Whether sentences are shown whole, over several lines.
        key: Of the component.
    """
    data = {
        "caption": caption,
        "whole": whole,
        "columns": [_column(order, found) for order in COLUMNS],
        "lines": lines(found.hits, codebook, search),
    }
    pressed = _component()(key=key, data=data, on_sorted_change=_sort(key), on_opened_change=lambda: None)
    if (line := pressed.opened) is not None:
        st.switch_page("views/reading.py", query_params=_query(found.hits[int(line)], search))


@st.cache_resource
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "wijkspiegel_concordance",
        html='<div class="concordance"></div>',
        css=(_HERE / "concordance.css").read_text(encoding="utf-8"),
        js=(_HERE / "concordance.js").read_text(encoding="utf-8"),
    )


def order_in_address() -> tuple[Order, bool]:
    """The column to sort by, and whether from last to first, as the address says: `?volgorde=-left`; by year if not."""
    asked = st.query_params.get(ORDER, Order.YEAR)
    column = asked.removeprefix(_TURNED)
    return (Order(column), asked.startswith(_TURNED)) if column in set(COLUMNS) else (Order.YEAR, False)


def turned(now: tuple[Order, bool], pressed: Order) -> str:
    """The order for the address after a heading was pressed: by that column, or the other way round if it was already.

    Args:
        now: The column sorted by, and whether from last to first.
        pressed: The column whose heading was pressed.
    """
    column, descending = now
    return f"{_TURNED}{pressed}" if column is pressed and not descending else pressed.value


def _sort(key: str) -> Callable[[], None]:
    def put() -> None:
        pressed = st.session_state[key]["sorted"]
        if pressed in set(COLUMNS):
            st.query_params[ORDER] = turned(order_in_address(), Order(pressed))

    return put


def _column(order: Order, found: Concordance) -> dict[str, str]:
    sorted_ = _SORTED[found.descending] if order is found.order else "none"
    return {
        "id": order.value,
        "label": say(f"searching.column_{order}"),
        "hint": say(f"searching.sort_{order}"),
        "sorted": sorted_,
    }


def lines(hits: Sequence[Hit], codebook: Codebook, search: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the component shows of each hit."""
    labels, colours, tags = parts.theme_labels(codebook), parts.theme_colours(codebook), parts.theme_tags(codebook)

    def theme(label: ThemeLabel) -> dict[str, str]:
        said = f"{labels[label.theme]}: {say(f'stance.{label.stance}')}"
        return {"colour": colours[label.theme], "tag": tags[label.theme], "line": LINES[label.stance], "said": said}

    return [
        {
            "id": str(place),  # a trigger of 0 would count as none
            "year": hit.cited.when,
            "left": hit.left,
            "keyword": hit.keyword,
            "right": hit.right,
            "document": hit.cited.title,
            "cited": _source(hit),
            "href": f"{_READING}?{urlencode(_query(hit, search))}",
            "hint": say("searching.open"),
            "themes": [theme(label) for label in hit.sentence.themes],
        }
        for place, hit in enumerate(hits)
    ]


def _query(hit: Hit, search: Mapping[str, str]) -> dict[str, str]:
    return {"doc": hit.cited.slug, "unit": hit.sentence.id, **search}


def _source(hit: Hit) -> str:
    told = (parts.citation(hit.cited), say(f"source.{hit.sentence.source_kind}"), say(f"voice.{hit.sentence.voice}"))
    return " · ".join(told)
