"""Who is at the screen: one small door, so that signing in can come to stand behind it."""

from __future__ import annotations

import streamlit as st

from pipeline.corpus.people import Person, Role, person
from pipeline.errors import CorpusError
from views import cached, parts
from views.markup import plain
from views.strings import say


def ask(role: Role) -> Person | None:
    """The person who works here, asked for by name where nobody gave one yet; each page asks through this.

    Args:
        role: What the page is for.

    Returns:
        `None` where there is no name yet, it is none, or its bearer may not do this: the page has said so.
    """
    name = st.text_input(
        say("identity.name"), key="reviewer", help=say("identity.name_help"), persist_state="session", width=320
    ).strip()
    if not name:
        st.info(say("identity.need_name"))
        return None
    try:
        who = person(cached.settings().corpus, name)
    except CorpusError as error:
        parts.fault(error)
        return None
    if who.may(role):
        return who
    have, need = say(f"identity.role_{who.role}"), say(f"identity.role_{role}")
    st.warning(say("identity.may_not", name=plain(who.name), have=have, need=need, id=who.id, role=role.value))
    return None
