"""What comes in from Toevoegen: put into the corpus, counted, told, and taken out again until the next run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pipeline.browse.reading import Reading
from pipeline.browse.sentences import Sentence
from pipeline.codebook import RUNNING_KINDS
from pipeline.errors import WijkspiegelError
from pipeline.intake import Candidate, add, new_version, remove, undo_version
from pipeline.run import update
from views import asking, cached, parts, telling, tray
from views.describing import Asked
from views.markup import plain
from views.strings import amount, say

_ARRIVALS, _RUN, _FAILED = "arrivals", "own_run", "not_added"
_LAST = " --last-version"
_TOLD = 5
"""So many arrivals are told at once; those before them are folded away."""


@dataclass(frozen=True)
class Arrival:
    """A document that came into the corpus during this visit.

    Attributes:
        candidate: What it was.
        slug: Its name in the corpus.
        title: Its title there.
        is_version: Whether it is another version of a document that was there.
        lost: The quotes of judgements that found no place in this version.
        fault: Why figures do not count it yet; `None` when they do.
    """

    candidate: Candidate
    slug: str
    title: str
    is_version: bool = False
    lost: tuple[str, ...] = ()
    fault: str | None = None


def take_in(described: Mapping[str, tuple[Candidate, Asked]]) -> None:
    """Put documents into the corpus, bring the store up to date with them, and draw the page anew.

    What cannot be put there is told and stays in hand. Once a document is in the corpus it is there, whatever comes of
    the second step.

    Args:
        described: Candidates with what is known of them, by their keys.
    """
    bar = st.empty()
    came: list[Arrival] = []
    failed: list[WijkspiegelError] = []
    for key, (candidate, asked) in described.items():
        try:
            came.append(_put(candidate, asked))
        except WijkspiegelError as error:
            failed.append(error)
        else:
            tray.put_away(key)
    before, st.session_state[_FAILED] = _arrivals(), tuple(failed)
    st.session_state[_ARRIVALS] = (*before, *came)  # told even where the reader goes elsewhere while they are counted
    with st.spinner(say("adding.working"), show_time=True):
        faults = _count([one.slug for one in came], bar)
    st.session_state[_ARRIVALS] = (*before, *(replace(one, fault=faults.get(one.slug)) for one in came))
    st.rerun()


def _put(candidate: Candidate, asked: Asked) -> Arrival:
    settings, uncounted = cached.settings(), say("adding.interrupted")
    if not asked.version_of:
        entry = add(settings, candidate, asked.metadata(candidate))
        return Arrival(candidate, entry.slug, entry.metadata.title, fault=uncounted)
    made = new_version(settings, asked.version_of, candidate)
    lost, entry = tuple(judgement.quote for judgement in made.lost), made.entry
    return Arrival(candidate, entry.slug, entry.metadata.title, is_version=True, lost=lost, fault=uncounted)


def _count(slugs: Sequence[str], bar: DeltaGenerator) -> dict[str, str]:
    """Let figures count what changed; gives why they do not, by document."""
    if not slugs:
        return {}
    try:
        outcome = update(cached.settings(), only=slugs, progress=partial(_advance, bar))
    except WijkspiegelError as error:
        return dict.fromkeys(slugs, error.line)
    finally:
        st.session_state[_RUN] = cached.last_run(cached.state())
    return {failure.slug: failure.message for failure in outcome.failures if failure.slug in slugs}


def _advance(bar: DeltaGenerator, done: int, of: int, _slug: str) -> None:
    if of > 1:
        bar.progress(done / of, say("adding.working_at", done=done, of=of))


def _arrivals() -> tuple[Arrival, ...]:
    found: tuple[Arrival, ...] = st.session_state.get(_ARRIVALS, ())
    return found


def told() -> None:
    """Say what came in during this visit, the last first, each with a link and the way back; and what did not."""
    for error in st.session_state.pop(_FAILED, ()):
        tray.tell(error)
    arrivals = _arrivals()[::-1]
    newest = {arrival.slug: arrival for arrival in reversed(arrivals)}
    for arrival in arrivals[:_TOLD]:
        _tell(arrival, newest)
    if older := arrivals[_TOLD:]:
        with st.expander(say("adding.earlier", documents=amount("documents", len(older)))):
            for arrival in older:
                _tell(arrival, newest)


def _tell(arrival: Arrival, newest: Mapping[str, Arrival]) -> None:
    """What came; of a document that came and then had a next version, that one goes on and back."""
    _say_how(arrival)
    if newest[arrival.slug] is arrival:
        _lead_on(arrival, may_undo=st.session_state.get(_RUN) == cached.last_run(cached.state()))


def _lead_on(arrival: Arrival, *, may_undo: bool) -> None:
    """Where to read on, and the way back: a button until the next run, and then the command."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if arrival.fault is None:
            _links(cached.document(cached.state(), arrival.slug))
        if may_undo:
            st.button(
                say("adding.undo"),
                icon=":material/undo:",
                key=f"undo-{arrival.slug}",
                help=say("adding.undo_version_help" if arrival.is_version else "adding.undo_help"),
                on_click=_undo,
                args=(arrival,),
            )
    if not may_undo:
        st.caption(say("adding.undo_by", command=f"wijkspiegel remove {arrival.slug}{_LAST * arrival.is_version}"))


def _links(reading: Reading) -> None:
    """Links to the document in Lezen, and to its year in Tijdlijn for the theme that it says most about."""
    cited = reading.cited
    label = say("adding.read_it", title=plain(cited.title))
    st.page_link("views/reading.py", label=label, icon=":material/menu_book:", query_params={"doc": cited.slug})
    themes = Counter(label.theme for one in _running(reading) for label in one.themes)
    for theme, _ in themes.most_common(1):
        name = parts.theme_labels(cached.codebook())[theme]
        st.page_link(
            "views/timeline.py",
            label=say("adding.to_point", theme=plain(name), year=str(cited.year)),
            icon=":material/timeline:",
            query_params=asking.to_point(cached.codebook().theme(theme), name, cited),
        )


def _running(reading: Reading) -> list[Sentence]:
    return [one for one in reading.sentences if one.kind in RUNNING_KINDS]


def _say_how(arrival: Arrival) -> None:
    title = plain(arrival.title)
    if arrival.lost:
        lost = "\n".join(f"- {plain(quote)}" for quote in arrival.lost)
        st.warning(f"{say('adding.lost', title=title, judgements=amount('judgements', len(arrival.lost)))}\n\n{lost}")
    if arrival.fault is not None:
        st.warning(say("adding.not_counted", title=title, fault=plain(telling.told(arrival.fault))))
        return
    reading = cached.document(cached.state(), arrival.slug)
    running = _running(reading)
    themed = sum(bool(one.themes) for one in running)
    done = "adding.done_version" if arrival.is_version else "adding.done"
    st.success(say(done, title=title, units=len(running), themed=themed))


def _undo(arrival: Arrival) -> None:
    """Take a document, or this version of it, out of the corpus again, and back in hand as it was described."""
    settings = cached.settings()
    try:
        if arrival.is_version:
            undo_version(settings, arrival.slug)
        else:
            remove(settings, arrival.slug)
        update(settings, only=[arrival.slug])
    except WijkspiegelError as error:
        st.session_state[_FAILED] = (error,)
        return
    st.session_state[_RUN] = cached.last_run(cached.state())
    st.session_state[_ARRIVALS] = tuple(one for one in _arrivals() if one is not arrival)
    tray.put(arrival.candidate)
