"""The form of Toevoegen: what is to be known of a document, filled in with what the file tells, and checked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st
from pydantic import ValidationError

from pipeline.codebook import SourceKind
from pipeline.corpus.metadata import FIRST_YEAR, LAST_YEAR, Metadata, lies_ahead
from pipeline.errors import CorpusError, first_fault
from pipeline.intake import Alike, Candidate
from pipeline.text import DateEvidence, Proposal
from views import parts
from views.markup import plain
from views.rows import Row
from views.strings import amount, say
from views.tray import key_of

FIRST_DAY, LAST_DAY = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)
_COPY, _VERSION, _OF_ALL = "copy", "version", "kind_of_all"
_QUOTED = 90
"""Characters of what a date was read from."""


@dataclass(frozen=True)
class Asked:
    """What the reader filled in; `None` or empty where nothing is said."""

    title: str
    author: str
    year: int | None
    year_uncertain: bool
    date: datetime.date | None
    source_kind: SourceKind | None
    outlet: str
    address: str
    licence: str
    fictional: bool
    copy_of: str
    version_of: str
    any_language: bool

    def problems(self, candidate: Candidate) -> list[str]:
        """Why the document cannot be added as it is described; empty when it can."""
        language = [] if candidate.is_dutch or self.any_language else [say("adding.not_dutch_yet")]
        if self.version_of:  # the document keeps what is said of it
            return language
        needed = {"adding.title": self.title, "adding.year": self.year, "adding.kind": self.source_kind}
        lacking = [say(label).rstrip(" *") for label, value in needed.items() if not value]
        outside = self.date is not None and self.year is not None and self.date.year != self.year
        return [
            *([say("adding.missing", fields=", ".join(lacking))] if lacking else []),
            *([say("adding.date_outside_year")] if outside else []),
            *self._ahead(),
            *language,
        ]

    def _ahead(self) -> list[str]:
        """What has yet to come, in a sentence: the year, or else the day."""
        told = (when for when in (self.year, self.date) if when is not None and lies_ahead(when))
        return [say("adding.ahead", when=str(when)) for when in told][:1]

    def metadata(self, candidate: Candidate) -> Metadata:
        """As the corpus keeps it.

        Raises:
            CorpusError: when a field is not as the corpus wants it.
        """
        fields = {name: value for name, value in asdict(self).items() if value not in (None, "")}
        del fields["any_language"]
        fields["year_from"] = candidate.document.proposal.year_from(self.year)
        try:
            return Metadata.model_validate(fields)
        except ValidationError as error:
            raise CorpusError(first_fault(error), where=self.title, remedy="mend that field of the form") from error


def asked(candidate: Candidate) -> Asked:
    """What is known of a candidate: as filled in, else as its file tells."""
    key = key_of(candidate)
    values = {name: st.session_state.get(f"{name}-{key}", value) for name, value in _proposed(candidate).items()}
    relation, _, slug = values.pop("relation").partition(":")
    said: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    copy_of, version_of = (slug if relation == one else "" for one in (_COPY, _VERSION))
    return Asked(**said, copy_of=copy_of, version_of=version_of)


def _proposed(candidate: Candidate) -> Mapping[str, Any]:
    told = candidate.document.proposal
    year = told.year if told.year is not None and FIRST_YEAR <= told.year <= LAST_YEAR else None
    return {
        "title": told.title or "",
        "author": told.author or "",
        "year": year,
        "year_uncertain": told.year_uncertain and year is not None,
        "date": _day(told.date, year),
        "source_kind": SourceKind(told.source_kind) if told.source_kind else None,
        "outlet": told.outlet or "",
        "address": told.address or "",
        "licence": "",
        "fictional": False,
        "relation": "",
        "any_language": False,
    }


def _day(date: str | None, year: int | None) -> datetime.date | None:
    """The day that a file tells; `None` where it is none, or lies in another year."""
    try:
        day = datetime.date.fromisoformat(date or "")
    except ValueError:
        return None
    return day if day.year == year else None


def form(candidate: Candidate, alike: tuple[Alike, ...]) -> Asked:
    """Ask what is to be known of a candidate.

    Args:
        candidate: The document.
        alike: Those of the corpus that are like it.
    """
    st.subheader(say("adding.details"))
    st.caption(say("adding.details_note"))
    told, values, key = candidate.document.proposal, _proposed(candidate), key_of(candidate)
    _text(say("adding.title"), "title", values, key)
    _text(say("adding.author"), "author", values, key)
    _when(told, values, key)
    _kind(told, values, key)
    _text(say("adding.outlet"), "outlet", values, key)
    _text(say("adding.address"), "address", values, key)
    _text(say("adding.licence"), "licence", values, key, help=say("adding.licence_help"))
    if alike:
        _relation(alike, key)
    _check(say("adding.fictional"), "fictional", values, key)
    if not candidate.is_dutch:
        st.warning(say("adding.not_dutch"))
        _check(say("adding.any_language"), "any_language", values, key)
    return asked(candidate)


def _text(label: str, name: str, values: Mapping[str, Any], key: str, **more: Any) -> None:
    st.text_input(label, values[name], key=f"{name}-{key}", persist_state="session", **more)


def _check(label: str, name: str, values: Mapping[str, Any], key: str, **more: Any) -> None:
    st.checkbox(label, values[name], key=f"{name}-{key}", persist_state="session", **more)


def _when(told: Proposal, values: Mapping[str, Any], key: str) -> None:
    year, day = st.columns(2)
    with year:
        st.number_input(
            *(say("adding.year"), FIRST_YEAR, LAST_YEAR, values["year"]), key=f"year-{key}", persist_state="session"
        )
    with day:
        st.date_input(
            *(say("adding.date"), values["date"], FIRST_DAY, LAST_DAY),
            format="DD-MM-YYYY",
            key=f"date-{key}",
            persist_state="session",
        )
    _check(say("adding.year_uncertain"), "year_uncertain", values, key, help=say("adding.year_uncertain_help"))
    if told.dates:
        several = len({one.year for one in told.dates}) > 1
        label = "adding.dates_from" if told.year else "adding.dates_weak"
        with st.expander(say(label, words=plain(told.dates[0].quote)), expanded=several):
            parts.grid([_date_row(one) for one in told.dates], say("adding.dates"))
            st.caption(say("adding.dates_note"))
    else:
        st.caption(say("adding.no_dates"))


def _date_row(one: DateEvidence) -> Row:
    quote = one.quote if len(one.quote) <= _QUOTED else f"{one.quote[:_QUOTED]}…"
    return {
        say("adding.dates_when"): one.date or str(one.year),
        say("adding.dates_where"): say(f"adding.dated_{one.kind.value}"),
        say("adding.dates_quote"): quote,
    }


def _kind(told: Proposal, values: Mapping[str, Any], key: str) -> None:
    kinds = {kind: say(f"source.{kind}") for kind in SourceKind}
    st.segmented_control(
        say("adding.kind"),
        list(kinds),
        default=values["source_kind"],
        format_func=kinds.__getitem__,
        key=f"source_kind-{key}",
        help=say("adding.kind_help"),
        wrap=True,
        persist_state="session",
    )
    if told.source_kind and told.kind_from:
        st.caption(say("adding.kind_from", kind=kinds[SourceKind(told.source_kind)], words=plain(told.kind_from)))


def kind_of_all(candidates: Mapping[str, Candidate]) -> None:
    """Ask at once for the kind of source of the candidates, by their keys, of which it is not known yet."""
    unknown = [key for key, candidate in candidates.items() if asked(candidate).source_kind is None]
    if len(unknown) > 1:
        kinds = {kind: say(f"source.{kind}") for kind in SourceKind}
        st.segmented_control(
            say("adding.kind_of_all", documents=amount("documents", len(unknown))),
            list(kinds),
            format_func=kinds.__getitem__,
            key=_OF_ALL,
            wrap=True,
            on_change=_give_kind,
            args=(unknown,),
        )


def _give_kind(keys: Sequence[str]) -> None:
    kind = st.session_state.pop(_OF_ALL)
    for key in keys:
        st.session_state[f"source_kind-{key}"] = kind


def _relation(alike: tuple[Alike, ...], key: str) -> None:
    named = {one.slug: f"{one.title} ({one.year})" for one in alike}
    copies = {f"{_COPY}:{slug}": say("adding.copy_of", title=title) for slug, title in named.items()}
    versions = {f"{_VERSION}:{slug}": say("adding.version_of", title=title) for slug, title in named.items()}
    options = {"": say("adding.own_work"), **copies, **versions}
    st.selectbox(
        say("adding.relation"),
        list(options),
        format_func=lambda one: options.get(one, one),
        key=f"relation-{key}",
        help=say("adding.relation_help"),
        persist_state="session",
    )
