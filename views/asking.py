"""Questions in plain words, each with the page that answers it and what that page is filled in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from pipeline.browse.timeline import Grouping, Split
from pipeline.codebook import Language
from pipeline.selection import Sides
from views.explaining import Chapter
from views.markup import plain
from views.sidebar import LANGUAGES
from views.strings import LANGUAGE_KEY, language, say


@dataclass(frozen=True, slots=True)
class Question:
    """A question about one theme.

    Attributes:
        words: As a reader would ask it; plain text, not yet safe as Markdown.
        page: The name of the page's file that answers it.
        query: What the address of that page holds then: labels in the reader's language, as widgets keep them.
    """

    words: str
    page: str
    query: Mapping[str, str]


def questions(label: str) -> tuple[Question, ...]:
    """What people ask about a theme first.

    Args:
        label: The theme's, in the reader's language.
    """
    apart, by_period = say(f"timeline.{Split.SOURCE_KIND}"), say(f"timeline.{Grouping.PERIOD}")
    by_source = say(f"contrast.sides_{Sides.SOURCE}")
    asked = {
        "when": ("timeline", {"themas": label, "uitsplitsing": apart}),
        "law": ("timeline", {"themas": label, "stap": by_period}),
        "promised": ("contrast", {"thema": label}),
        "practice": ("contrast", {"thema": label, "kanten": by_source}),
        "sure": ("method", {"hoofdstuk": say(f"method.chapter_{Chapter.QUALITY}")}),
    }
    return tuple(
        Question(say(f"overview.ask_{name}", theme=label), page, {**query, **_language()})
        for name, (page, query) in asked.items()
    )


def _language() -> dict[str, str]:
    """The language as the address holds it, for a link may be opened by itself; nothing in Dutch, as is the default."""
    return {} if language() is Language.DUTCH else {LANGUAGE_KEY: LANGUAGES[language()]}


def links(label: str) -> None:
    """The questions about a theme, each a link into a filled-in page."""
    for question in questions(label):
        st.page_link(
            f"views/{question.page}.py",
            label=plain(question.words),
            icon=":material/arrow_forward:",
            query_params=dict(question.query),
        )
