"""Whom the page of agreement compares: people, codings, everybody, or those that the reader chooses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

import streamlit as st

from pipeline.browse.answered import MACHINE, Coder
from pipeline.judgement import LabellerKind
from views import filters, parts, topics
from views.markup import plain
from views.rows import Row
from views.strings import say

FEWEST = 2
WHOM, WHO = "wie", "codeurs"
_CHOSEN_AT_FIRST = "coders-chosen"


class Whom(StrEnum):
    """Who is compared."""

    PEOPLE = "people"
    CODINGS = "codings"
    ALL = "all"
    CHOSEN = "chosen"


def choose(coders: Sequence[Coder]) -> tuple[Coder, ...]:
    """Who is in: people where there are two of them, else codings, else everybody, and whoever the reader wants.

    An address that names coders and does not say whom to compare means just these.
    """
    groups = {whom: ids for whom, ids in _groups(coders).items() if len(ids) >= FEWEST}
    whom = _whom(groups) if groups else Whom.CHOSEN
    ids = groups.get(whom) or _by_name(coders, next(iter(groups.values()), [coder.id for coder in coders]))
    found = tuple(coder for coder in coders if coder.id in ids)
    if len(found) >= FEWEST:
        st.markdown(say(f"agreement.compared_{whom}", who=plain(", ".join(map(name, found)))))
    return found


def _groups(coders: Sequence[Coder]) -> dict[Whom, list[str]]:
    """The ids of each group, in the order in which the first with two or more is taken by itself."""
    return {
        Whom.PEOPLE: [coder.id for coder in coders if coder.kind is LabellerKind.PERSON],
        Whom.CODINGS: [coder.id for coder in coders if coder.kind is LabellerKind.CODING],
        Whom.ALL: [coder.id for coder in coders],
    }


def _whom(groups: Mapping[Whom, Sequence[str]]) -> Whom:
    named = st.session_state.setdefault(_CHOSEN_AT_FIRST, WHO in st.query_params)
    options = {whom: say(f"agreement.whom_{whom}") for whom in (*groups, Whom.CHOSEN)}
    return filters.one_of(say("agreement.whom"), options, WHOM, default=Whom.CHOSEN if named else None)


def _by_name(coders: Sequence[Coder], usual: Sequence[str]) -> tuple[str, ...]:
    help_ = say("agreement.coders_help")
    return filters.any_of(say("agreement.coders"), _names(coders), WHO, help=help_, default=usual)


def _names(coders: Sequence[Coder]) -> dict[str, str]:
    """What coders are called, by id; where two have one name, their ids, for the names stand in the address."""
    names = {coder.id: name(coder) for coder in coders}
    often = Counter(names.values())
    return {id_: name_ if often[name_] == 1 else id_ for id_, name_ in names.items()}


def name(coder: Coder) -> str:
    """What a coder is called. Plain text."""
    if coder.id == MACHINE:
        return say("basis.machine")
    return topics.person(coder.id) if coder.kind is LabellerKind.PERSON else coder.id


def told(all_: Sequence[Coder], chosen: Sequence[Coder]) -> None:
    """Who they are, how much they judged, and what that does to figures."""
    with st.expander(say("agreement.who_title"), key="wie-zijn-dat", bind="query-params"):
        parts.grid([_row(coder) for coder in all_], say("agreement.who_title"))
    kinds = {coder.kind for coder in chosen}
    if LabellerKind.CODING in kinds:
        st.caption(say("agreement.codings_note"))
    if kinds & {LabellerKind.MODEL, LabellerKind.RULE}:
        st.caption(say("agreement.machine_note"))
    seeing = [name(coder) for coder in chosen if coder.blind is not None and coder.blind < coder.units]
    if seeing:
        st.caption(say("agreement.seeing_note", who=plain(", ".join(seeing))))


def _row(coder: Coder) -> Row:
    blind = "–" if coder.blind is None else say("column.so_many", count=coder.blind, of=coder.units)
    return {
        say("column.labeller"): name(coder),
        say("agreement.what"): say(f"labeller.{coder.kind}"),
        say("column.sentences"): coder.units,
        say("agreement.blind"): blind,
    }
