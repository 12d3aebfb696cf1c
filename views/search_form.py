"""The form of Zoeken: what is searched for and in which sentences, asked all at once and answered at one button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pipeline.codebook import Mode, Stance, UnitKind, Voice
from pipeline.search import By, Narrowing
from pipeline.search.parsing import LONGEST
from pipeline.selection import Selection
from views import cached, filters, parts
from views.filters import Choice
from views.markup import plain
from views.searched import BY, FOLDED, TYPED, Search
from views.strings import say

EXAMPLES = ("opbouw*", '"in de wijk"', "lemma:verdwijnen", "bewoner* -gemeente", "/[0-9]+ procent/")
"""Searches that show what can be asked, one of each kind; what they mean is told where they stand."""
BY_KEY, FOLDED_KEY = "zoek-vorm", "accenten-los"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds: the search, the selection, and which of its sentences are searched."""

    search: Search
    selection: Selection
    narrowing: Narrowing


def ask(everything: Selection) -> Asked:
    """Show the form; gives what was asked the last time that the button was pressed.

    Args:
        everything: The selection that the sources and years are chosen in.
    """
    _take_over()
    with st.form("zoekformulier", border=False, enter_to_submit=True):
        line, button = st.columns([5, 1], vertical_alignment="bottom")
        typed = line.text_input(
            say("searching.typed"),
            key=TYPED,
            max_chars=LONGEST,
            placeholder=say("searching.placeholder"),
            bind="query-params",
        )
        button.form_submit_button(say("searching.go"), type="primary", icon=":material/search:", width="stretch")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            by = filters.one_of(say("searching.by"), {one: say(f"searching.by_{one}") for one in By}, BY_KEY)
            folded = st.toggle(
                say("searching.folded"), key=FOLDED_KEY, help=say("searching.folded_help"), bind="query-params"
            )
            with st.popover(say("searching.help"), icon=":material/help:"):
                st.markdown(say("searching.help_text"))
        with st.expander(say("searching.narrow")):
            selection, narrowing = _narrowed(everything)
    return Asked(Search((typed or "").strip(), by, folded), selection, narrowing)


def _take_over() -> None:
    """Into the widgets, what a link from another page says of the search: their own words depend on the language."""
    by, folded = st.query_params.get(BY), st.query_params.get(FOLDED)
    if by in set(By):
        st.session_state[BY_KEY] = By(by)
    if folded is not None:
        st.session_state[FOLDED_KEY] = True
    for key in (BY, FOLDED):
        st.query_params.pop(key, None)


def _narrowed(everything: Selection) -> tuple[Selection, Narrowing]:
    themes = _some("searching.themes", parts.theme_labels(cached.codebook()), "zoek-thema")
    stance = {one: say(f"stance.{one}") for one in Stance}
    stances = _some("searching.stances", stance, "zoek-houding", help="searching.stances_help")
    modes = _some("searching.modes", {one: say(f"mode.{one}") for one in Mode}, "zoek-woord-daad")
    voices = _some("searching.voices", {one: say(f"voice.{one}") for one in Voice}, "zoek-stem")
    kind = {one: say(f"kind.{one}") for one in UnitKind}
    kinds = _some("searching.kinds", kind, "zoek-soort", help="searching.kinds_help")
    selection = replace(filters.sources_and_years(everything, "zoek"), voices=voices)
    return selection, Narrowing(themes, stances, modes, kinds or Narrowing().kinds)


def _some(
    label: str, options: dict[Choice, str], key: str, *, help: str = "searching.any_help"
) -> tuple[Choice, ...] | None:
    """What was chosen; `None` where nothing was, which leaves nothing out."""
    return filters.some_of(say(label), options, key, help=say(help)) or None


def narrowed_to(asked: Asked, labels: dict[str, str]) -> str:
    """In words which of the sentences of the selection were searched; empty where all were. Plain text."""
    narrowing, voices = asked.narrowing, asked.selection.voices
    kinds = () if narrowing.kinds == Narrowing().kinds else narrowing.kinds
    themes = _either([labels[theme] for theme in narrowing.themes or ()])
    said = [
        say("searching.of_theme", themes=themes) if themes else "",
        _either([say(f"stance.{one}") for one in narrowing.stances or ()]),
        _either([say(f"mode.{one}") for one in narrowing.modes or ()]),
        _either([say(f"voice.{one}") for one in voices or ()]),
        _either([say(f"kind.{one}") for one in kinds or ()]),
    ]
    return "; ".join(filter(None, said))


def _either(choices: Sequence[str]) -> str:
    return f" {say('searching.or')} ".join(choices)


def title(search: Search) -> str:
    """What was searched for and how, as the title of charts and tables. Plain text."""
    how = [] if search.by is By.FORM else [say(f"searching.by_{search.by}")]
    loose = [say("searching.loose")] if search.folded else []
    return ", ".join([say("searching.title", typed=search.typed), *how, *loose])


def advice(asked: Asked, labels: dict[str, str]) -> str:
    """What to try when nothing was found, safe as Markdown."""
    search = asked.search
    tips = [
        say("searching.try_wider", narrowed=plain(narrowed)) if (narrowed := narrowed_to(asked, labels)) else "",
        "" if search.by is By.PART or search.typed.startswith("/") else say("searching.try_parts"),
        "" if search.folded else say("searching.try_folded"),
    ]
    return " ".join(filter(None, tips))


def examples() -> None:
    """What can be asked, each with a button that asks it."""
    st.subheader(say("searching.examples"))
    for place, example in enumerate(EXAMPLES):
        button, meaning = st.columns([1, 3], vertical_alignment="center")
        button.button(f"`{example}`", key=f"voorbeeld-{place}", on_click=_put, args=(example,), width="stretch")
        meaning.markdown(say(f"searching.example_{place}"))


def _put(typed: str) -> None:
    st.session_state[TYPED] = typed
