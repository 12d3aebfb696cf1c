"""Questions in plain words, each with the page that answers it and what that page is filled in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from pipeline.browse.sentences import Cited
from pipeline.browse.timeline import Grouping, Period, Split, key_of
from pipeline.codebook import Language, Theme
from pipeline.selection import Sides
from views.explaining import Chapter
from views.markup import plain
from views.pointing import ADDRESS, FIRST
from views.searched import TYPED
from views.sidebar import CERTAIN_KEY, FICTIONAL_KEY, LANGUAGES
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


def questions(theme: Theme, label: str) -> tuple[Question, ...]:
    """What people ask about a theme first.

    Args:
        theme: The theme.
        label: What it is called in the reader's language, as the widgets of other pages say it.

    Returns:
        Those on time, on word and deed, on the word itself (where the theme's name is a plain one) and on trust.
    """
    apart, by_period = say(f"timeline.{Split.SOURCE_KIND}"), say(f"timeline.{Grouping.PERIOD}")
    by_source = say(f"contrast.sides_{Sides.SOURCE}")
    asked = {
        "when": ("timeline", {"themas": label, "uitsplitsing": apart}),
        "law": ("timeline", {"themas": label, "stap": by_period}),
        "promised": ("contrast", {"thema": label}),
        "practice": ("contrast", {"thema": label, "kanten": by_source}),
        **_searching(theme),
        "sure": ("method", to_quality()),
    }
    return tuple(
        Question(say(f"overview.ask_{name}", theme=label, word=theme.label.nl), page, {**query, **_language()})
        for name, (page, query) in asked.items()
    )


def _searching(theme: Theme) -> dict[str, tuple[str, dict[str, str]]]:
    """Where the theme's own name stands: texts are Dutch, so its Dutch one; a single word with all its endings."""
    name = theme.label.nl
    if not name.replace(" ", "").replace("-", "").isalpha():
        return {}
    return {"word": ("searching", {TYPED: f'"{name}"' if " " in name else f"{name}*"})}


def to_quality() -> dict[str, str]:
    """What the address of Methode holds where it tells how good judgements are."""
    return {"hoofdstuk": say(f"method.chapter_{Chapter.QUALITY}"), **_language()}


def to_point(theme: Theme, label: str, cited: Cited) -> dict[str, str]:
    """What the address of Tijdlijn holds where it shows a document's sentences on a theme, among those of its year.

    Args:
        theme: The theme.
        label: As for `questions`.
        cited: The document; switches at the side that would leave it out are turned.
    """
    shown = {FICTIONAL_KEY: "true"} if cited.fictional else {}
    dated = {CERTAIN_KEY: "false"} if cited.year_uncertain else {}
    point = key_of(theme.id, Period(cited.year, cited.year))
    return {"themas": label, ADDRESS: point, FIRST: cited.slug, **shown, **dated, **_language()}


def _language() -> dict[str, str]:
    """The language as the address holds it, for a link may be opened by itself; nothing in Dutch, as is the default."""
    return {} if language() is Language.DUTCH else {LANGUAGE_KEY: LANGUAGES[language()]}


def links(theme: Theme, label: str) -> None:
    """The questions about a theme, each a link into a filled-in page; `label` as for `questions`."""
    with st.container(key="vragen", gap="xsmall"):
        for question in questions(theme, label):
            st.page_link(
                f"views/{question.page}.py",
                label=plain(question.words),
                icon=":material/arrow_forward:",
                query_params=dict(question.query),
            )
