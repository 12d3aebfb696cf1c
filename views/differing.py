"""The parts of Verschillen: which differences to look at, the sentence in its passage, and answers side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from pipeline.browse.sentences import Sentence
from pipeline.corpus.rulings import Ruling
from pipeline.review.differences import Difference, Pair, State, Wanted
from pipeline.review.topics import Matter, Topic
from views import cached, filters, parts, topics
from views.markup import plain
from views.rows import Row
from views.strings import amount, language, say

AROUND = 3
"""Sentences shown on either side of the one that people differ on."""


def choose(found: Sequence[Difference], labels: Mapping[str, str]) -> Wanted:
    """Which differences the reader wants; what no difference is about is not offered."""
    state = filters.one_of(say("differences.state"), {one: say(f"differences.{one}") for one in State}, "stand")
    asked = {topic.name: topic for one in found for topic in one.topics}
    pairs = {_joined(pair): pair for one in found for topic in one.topics for pair in one.parts(topic)}
    documents = {one.slug: f"{one.title} ({one.year})" for one in found}
    with st.container(horizontal=True, gap="small"):
        named = {name: topics.topic(topic, labels) for name, topic in asked.items()}
        topic = filters.one_or_all(say("differences.topic"), named, "over")
        between = {name: _between(pair) for name, pair in sorted(pairs.items())}
        pair = filters.one_or_all(say("differences.pair"), between, "tussen")
        slug = filters.one_or_all(say("differences.document"), documents, "doc")
    return Wanted(state, asked[topic] if topic else None, pairs[pair] if pair else None, slug)


def _joined(pair: Pair) -> str:
    """Two people as the address names them."""
    return " ".join(labeller.partition(":")[2] for labeller in pair)


def _between(pair: Pair) -> str:
    return say("differences.between", one=topics.person(pair[0]), other=topics.person(pair[1]))


def told(wanted: Wanted, labels: Mapping[str, str]) -> str:
    """Which differences these are, in a sentence for a file. Plain text."""
    return say(
        "differences.told",
        state=say(f"differences.{wanted.state}"),
        topic=topics.topic(wanted.topic, labels) if wanted.topic else say("filter.all"),
        pair=_between(wanted.pair) if wanted.pair else say("filter.all"),
        document=wanted.slug or say("filter.all"),
    )


def count_rows(found: Sequence[Difference], labels: Mapping[str, str]) -> list[Row]:
    """How many differences there are on each question, open and settled."""
    asked = dict.fromkeys(topic for one in found for topic in one.topics)
    about = {topic: [one for one in found if topic in one.topics] for topic in asked}
    return [
        {
            say("column.question"): topics.topic(topic, labels),
            say("differences.open"): sum(topic in one.open for one in those),
            say("differences.settled"): sum(topic not in one.open for one in those),
        }
        for topic, those in about.items()
    ]


def passage(one: Difference, now: cached.State) -> None:
    """The sentence among its neighbours, where it comes from, and the way into its document."""
    reading = cached.document(now, one.slug)
    at = next(place for place, sentence in enumerate(reading.sentences) if sentence.id == one.unit_id)
    here = reading.sentences[at]
    before, after = reading.sentences[max(0, at - AROUND) : at], reading.sentences[at + 1 : at + 1 + AROUND]
    style = "background:color-mix(in srgb,#e8b90f 26%,transparent);color:inherit;font-size:1.1rem"
    marked = f'<mark style="{style}">{escape(here.text)}</mark>'
    st.caption(plain(f"{parts.citation(reading.cited)} · {say(f'voice.{here.voice}')}"))
    text = f"{_faint(before, here)} {marked} {_faint(after, here)}"
    st.html(f'<div style="line-height:1.7;max-width:46rem">{text}</div>')
    parts.link_to(reading.cited, here, label=say("contrast.open"))


def _faint(around: Sequence[Sentence], here: Sentence) -> str:
    faint = '<span style="opacity:.75">{}</span>{}'
    return " ".join(
        faint.format(escape(near.text), "" if near.passage == here.passage else "<br><br>") for near in around
    )


def side_by_side(one: Difference, labels: Mapping[str, str]) -> None:
    """A row for each question on which they differ, a column for each of them, and what each wrote beside it."""
    names = {opinion.labeller: topics.person(opinion.labeller) for opinion in one.opinions}
    rows: list[Row] = [
        {
            say("column.question"): topics.topic(topic, labels),
            **{names[said.labeller]: topics.answer(topic, said.answers.get(topic)) for said in one.opinions},
        }
        for topic in one.topics
    ]
    notes: Row = {names[said.labeller]: " / ".join(said.notes) or "–" for said in one.opinions}
    parts.grid([*rows, {say("column.question"): say("differences.note"), **notes}], say("differences.side_by_side"))


def rulings(one: Difference) -> None:
    """What was ruled before on the questions that they differ on."""
    held = [ruling for ruling in cached.rulings() if any(_is_on(ruling, topic) for topic in one.topics)]
    if held:
        with st.expander(amount("rulings", len(held))):
            st.markdown("\n".join(f"- {plain(ruling.says.in_language(language()))}" for ruling in held))


def _is_on(ruling: Ruling, topic: Topic) -> bool:
    return topic.theme in ruling.themes or (topic.matter is Matter.MODE and ruling.mode is not None)
