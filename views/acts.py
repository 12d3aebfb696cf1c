"""The parts of Logboek: which acts to look at, each with what it changed, and decisions as they were on a day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from enum import StrEnum

import streamlit as st

from pipeline.corpus.people import Person
from pipeline.judgement import Asked, Judgement, Why
from pipeline.review.history import Decision, Deed, Entry, Wanted, decisions, end_of
from pipeline.review.tables import answers_of
from pipeline.review.topics import Answer, Topic
from views import cached, filters, parts, topics
from views.markup import plain
from views.rows import Row
from views.strings import percent, say

FROM, TO = "van", "tot"
JSONL = "application/x-ndjson"


class View(StrEnum):
    """What of the log is shown: the acts one by one, or what they came to."""

    ACTS = "acts"
    DECIDED = "decided"


def choose(log: Sequence[Entry], labels: Mapping[str, str], people: Mapping[str, Person], view: View) -> Wanted:
    """Which acts the reader wants; what no act is about is not offered, nor what decisions do not have."""
    names = {one: topics.person(one, people) for one in sorted({entry.act.labeller for entry in log})}
    documents = {slug: slug for slug in sorted({entry.slug for entry in log})}
    with st.container(horizontal=True, gap="small"):
        labeller = filters.one_or_all(say("logbook.person"), names, "wie")
        theme = filters.one_or_all(say("logbook.theme"), labels, "thema")
        slug = filters.one_or_all(say("logbook.document"), documents, "doc")
        wanted = Wanted(labeller, slug, theme)
        if view is View.ACTS:
            deed = filters.one_or_all(say("logbook.deed"), {one: say(f"deed.{one}") for one in Deed}, "wat")
            why = filters.one_or_all(say("logbook.why"), {one: say(f"why.{one}") for one in Why}, "waarom")
            wanted = replace(wanted, deed=deed, why=why, first=_day(say("logbook.first"), FROM, log))
        return replace(wanted, last=_day(say("logbook.last"), TO, log))


def _day(label: str, key: str, log: Sequence[Entry]) -> date | None:
    days = [*(entry.act.time.astimezone().date() for entry in (log[0], log[-1])), date.today(), *_asked_day(key)]
    chosen = st.date_input(
        *(label, None, min(days), max(days)), key=key, format="YYYY-MM-DD", width=160, bind="query-params"
    )
    return chosen if isinstance(chosen, date) else None


def _asked_day(key: str) -> list[date]:
    """The day in the address: one that lies outside the log is asked for too, and would else be passed over."""
    with suppress(ValueError):
        return [date.fromisoformat(st.query_params.get(key, ""))]
    return []


def told(wanted: Wanted, labels: Mapping[str, str]) -> str:
    """Which acts these are, in a sentence for a file. Plain text."""
    every = say("filter.all")
    return say(
        "logbook.told",
        person=topics.person(wanted.labeller) if wanted.labeller else every,
        deed=say(f"deed.{wanted.deed}") if wanted.deed else every,
        theme=labels[wanted.theme] if wanted.theme else every,
        why=say(f"why.{wanted.why}") if wanted.why else every,
        document=wanted.slug or every,
        first=wanted.first or "…",
        last=wanted.last or "…",
    )


def show(entries: Sequence[Entry], labels: Mapping[str, str], people: Mapping[str, Person]) -> None:
    """Acts one under the other, each with a way to its sentence.

    Args:
        entries: As readers see them.
        labels: What themes are called.
        people: Those whose names are known, by id.
    """
    spans = [entry.act.judgement.span for entry in entries]
    spots = [(entry.slug, span.start, span.end) for entry, span in zip(entries, spans, strict=True)]
    units = cached.units_at(cached.state(), tuple(spots))
    for entry, spot in zip(entries, spots, strict=True):
        with st.container(border=True, gap=None):
            st.markdown("  \n".join(_lines(entry, labels, people)))
            if (unit := units.get(spot)) is not None:
                query = {"doc": entry.slug, "unit": unit}
                st.page_link(
                    "views/reading.py", label=say("contrast.open"), icon=":material/menu_book:", query_params=query
                )


def _lines(entry: Entry, labels: Mapping[str, str], people: Mapping[str, Person]) -> list[str]:
    """An act in a few lines, safe as Markdown."""
    about = entry.about.judgement
    said = [_when(entry), f"**{plain(topics.person(entry.act.labeller, people))}**", say(f"deed.{entry.deed}")]
    if entry.taken_back:
        said.append(f"**{say('logbook.taken_back', when=f'{entry.taken_back.astimezone():%Y-%m-%d %H:%M}')}**")
    note = [say("logbook.note", note=plain(entry.note))] if entry.note else []
    asked = [_asked(about.asked, labels)] if about.asked else []
    return [
        " · ".join(said),
        f"“{plain(entry.quote)}” ({plain(entry.slug)})",
        *_changes(about, labels, back=entry.deed is Deed.TAKING_BACK),
        *note,
        *asked,
    ]


def _when(entry: Entry) -> str:
    return plain(f"{entry.act.time.astimezone():%Y-%m-%d %H:%M:%S}")


def _changes(about: Judgement, labels: Mapping[str, str], *, back: bool) -> list[str]:
    """Of each question what counted before and what they said, in one line what held already; or what is taken back."""
    before = answers_of(about.before) if about.before else {}
    given = {topic: (before.get(topic), answer) for topic, answer in answers_of(about).items()}
    changed = {topic: both for topic, both in given.items() if back or both[0] != both[1]}
    lines = [
        say(
            "logbook.gone" if back else "logbook.change",
            topic=plain(topics.topic(topic, labels)),
            before=_before(about, topic, was),
            answer=topics.answer(topic, answer),
        )
        for topic, (was, answer) in changed.items()
    ]
    same = [topic for topic in given if topic not in changed]
    told = [f"{plain(topics.topic(topic, labels))}: {topics.answer(topic, given[topic][1])}" for topic in same]
    return [*lines, say("logbook.unchanged", answers="; ".join(told))] if told else lines


def _before(about: Judgement, topic: Topic, answer: Answer | None) -> str:
    """What counted before; that a theme was not there is no answer of anybody's."""
    if answer is not None:
        return topics.answer(topic, answer)
    return say("logbook.unknown" if about.before is None else "logbook.nothing")


def _asked(asked: Asked, labels: Mapping[str, str]) -> str:
    """Why it was asked, seeing what, with which chance, and by which machine; safe as Markdown."""
    said = [say("logbook.asked", why=say(f"why.{asked.why}"))]
    if asked.theme:
        said.append(plain(labels.get(asked.theme, asked.theme)))
    if asked.chance is not None:
        said.append(say("logbook.chance", chance=percent(asked.chance)))
    said.append(say("logbook.blind" if asked.blind else "logbook.sighted"))
    if asked.machine:
        said.append(plain(asked.machine))
    return " · ".join(said)


def lines_button(lines: Callable[[], list[dict[str, object]]]) -> None:
    """A button for the acts as they stand in the corpus, a line each."""
    target = f"{parts.file_stem(say('logbook.file'), None)}.jsonl"
    parts.file_button(say("logbook.lines"), lambda: _jsonl(lines()), target, mime=JSONL, key="lines")


def _jsonl(lines: Sequence[Mapping[str, object]]) -> bytes:
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode("utf-8")


def decided(log: Sequence[Entry], wanted: Wanted) -> tuple[Decision, ...]:
    """Who had decided what at the end of the last day that the reader wants, of what else they want, as they see it."""
    until = end_of(wanted.last) if wanted.last else None
    asked = (entry for entry in log if wanted.slug in (None, entry.slug))
    held = decisions(cached.shown(entry for entry in asked if until is None or entry.act.time <= until))
    return tuple(
        one
        for one in held
        if wanted.theme in (None, one.topic.theme)
        and (wanted.labeller is None or any(who == wanted.labeller for who, _ in one.said))
    )


def as_of(wanted: Wanted) -> str:
    """Of which moment the decisions are, as a sentence. Plain text."""
    return say("logbook.as_of", day=wanted.last) if wanted.last else say("logbook.as_of_now")


def decision_rows(held: Sequence[Decision], labels: Mapping[str, str], people: Mapping[str, Person]) -> list[Row]:
    """A row for each decision, with what each person said."""
    return [
        {
            say("column.document"): one.slug,
            say("logbook.sentence"): one.quote,
            say("column.question"): topics.topic(one.topic, labels),
            say("logbook.holds"): topics.answer(one.topic, one.answer) if one.answer else say("logbook.differ"),
            say("logbook.rests_on"): say(f"basis.{one.basis}") if one.basis else "–",
            say("logbook.said"): "; ".join(
                f"{topics.person(who, people)}: {topics.answer(one.topic, answer)}" for who, answer in one.said
            ),
        }
        for one in held
    ]
