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
from views.searched import BY, FOLDED, TYPED, Search, in_address
from views.strings import say

EXAMPLES = ("opbouw*", '"in de wijk"', "lemma:verdwijnen", "bewoner* -gemeente", "/[0-9]+ procent/")
"""Searches that show what can be asked, one of each kind; what they mean is told where they stand."""
TYPED_KEY, BY_KEY, FOLDED_KEY = "zoekvraag", "woordvorm", "accenten-los"
"""Of widgets that stand in no address by themselves: the button puts there what they hold, see `views.searched`."""


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
    search = in_address() or Search("")
    _show(search)
    with st.form("zoekformulier", border=False, enter_to_submit=True):
        _line()
        _manner()
        with st.expander(say("searching.narrow"), key="verfijnen", bind="query-params"):
            selection, narrowing = _narrowed(everything)
    return Asked(search, selection, narrowing)


def _line() -> None:
    """What is searched for, and the button."""
    line, button = st.columns([5, 1], vertical_alignment="bottom")
    line.text_input(say("searching.typed"), key=TYPED_KEY, max_chars=LONGEST, placeholder=say("searching.placeholder"))
    button.form_submit_button(
        say("searching.go"), type="primary", icon=":material/search:", width="stretch", on_click=_submit
    )


def _manner() -> None:
    """How words are compared, and what can be typed."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        ways = {one: say(f"searching.by_{one}") for one in By}
        st.segmented_control(
            say("searching.by"), list(ways), format_func=ways.__getitem__, key=BY_KEY, required=True, wrap=True
        )
        st.toggle(say("searching.folded"), key=FOLDED_KEY, help=say("searching.folded_help"))
        with st.popover(say("searching.help"), icon=":material/help:"):
            st.markdown(say("searching.help_text"))


def _show(search: Search) -> None:
    """Let the widgets hold what the address asks; what is typed and not yet asked stays, where they do already."""
    held = {TYPED_KEY: search.typed, BY_KEY: search.by, FOLDED_KEY: search.folded}
    for key, value in held.items():
        if st.session_state.get(key) != value:
            st.session_state[key] = value


def _submit() -> None:
    state = st.session_state
    _put(Search(state[TYPED_KEY].strip(), By(state[BY_KEY] or By.FORM), state[FOLDED_KEY]))


def _put(search: Search) -> None:
    for key in (TYPED, BY, FOLDED):
        st.query_params.pop(key, None)
    st.query_params.update(search.query())


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
        button.button(f"`{example}`", key=f"voorbeeld-{place}", on_click=_put, args=(Search(example),), width="stretch")
        meaning.markdown(say(f"searching.example_{place}"))
