"""Differences, the log and decisions as flat records: what is handed out as a file, and printed for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.corpus.people import Person
from pipeline.judgement import Before, Judgement
from pipeline.records import to_record
from pipeline.review.differences import Difference
from pipeline.review.history import Decision, Entry
from pipeline.review.topics import Answer, Matter, Topic

Record = dict[str, str | int | float | bool | None]


def log_records(entries: Iterable[Entry], people: Mapping[str, Person]) -> list[Record]:
    """A record for each act: who, when, of what, what counted before and what they said, and why they were asked.

    Args:
        entries: Of the log. Before a taking back stands what its person had said, and after it nothing.
        people: Those whose names are known, by id.
    """
    return [_act(entry, people) for entry in entries]


def _act(entry: Entry, people: Mapping[str, Person]) -> Record:
    one = entry.act.judgement
    taken = entry.takes.judgement if entry.takes else None
    asked = (taken or one).asked
    return {
        "act": entry.deed.value,
        "time": one.time.isoformat(),
        "person": one.labeller,
        "name": name_of(one.labeller, people),
        "document": entry.slug,
        "start": one.span.start,
        "end": one.span.end,
        "quote": entry.quote,
        "before": _said(taken or one.before),
        "after": None if one.retracts else _said(one),
        "note": entry.note or None,
        "asked_why": asked.why.value if asked else None,
        "asked_theme": asked.theme if asked else None,
        "asked_chance": asked.chance if asked else None,
        "asked_blind": asked.blind if asked else None,
        "machine_labeller": asked.machine if asked else None,
        "taken_back": entry.taken_back.isoformat() if entry.taken_back else None,
        "takes_back": f"judgement-{one.retracts}" if one.retracts else None,
        "judgement": f"judgement-{one.id}",  # without a letter before it Excel takes 12e4567890123456 for a number
    }


def log_lines(entries: Iterable[Entry]) -> list[dict[str, object]]:
    """Each act as its record stands in the corpus, with what it is and when it was taken back; quoted as it is seen."""
    return [
        {
            **to_record(entry.slug, entry.act.judgement),
            "quote": entry.quote,
            **({"note": entry.note} if entry.act.note else {}),
            "act": entry.deed.value,
            "taken_back": entry.taken_back.isoformat() if entry.taken_back else None,
        }
        for entry in entries
    ]


def decision_records(decisions: Iterable[Decision], people: Mapping[str, Person]) -> list[Record]:
    """A record for each question of each place that people judged; `answer` and `basis` are empty where they differ."""
    return [
        {
            "document": one.slug,
            "start": one.span.start,
            "end": one.span.end,
            "quote": one.quote,
            "question": one.topic.matter.value,
            "theme": one.topic.theme,
            "answer": one.answer.value if one.answer else None,
            "basis": one.basis.value if one.basis else None,
            "said": "; ".join(f"{who}: {answer.value}" for who, answer in one.said),
            "names": "; ".join(name_of(who, people) for who, _ in one.said),
        }
        for one in decisions
    ]


def difference_records(found: Iterable[Difference], people: Mapping[str, Person]) -> list[Record]:
    """A record for each question on which people differ and each person who answers it, with what settled it."""
    return [
        {
            "unit": f"unit-{one.unit_id}",
            "document": one.slug,
            "title": one.title,
            "year": one.year,
            "quote": one.quote,
            "question": topic.matter.value,
            "theme": topic.theme,
            "person": opinion.labeller,
            "name": name_of(opinion.labeller, people),
            "answer": opinion.answers[topic].value,
            "notes": " / ".join(opinion.notes) or None,
            **_settled(one, topic),
        }
        for one in found
        for topic in one.topics
        for opinion in one.opinions
        if topic in opinion.answers
    ]


def name_of(labeller: str, people: Mapping[str, Person]) -> str:
    """The name of a labeller who is a person, as they write it; their id where nobody wrote it down."""
    id_ = labeller.partition(":")[2]
    return people[id_].name if id_ in people else id_


def answers_of(judged: Judgement | Before) -> dict[Topic, Answer]:
    """What was answered, by question; of what counted before too."""
    themes = [(one.theme, one.verdict) for one in judged.themes] if isinstance(judged, Judgement) else judged.themes
    rest = {Matter.MODE: judged.mode, Matter.KIND: judged.kind, Matter.VOICE: judged.voice}
    return {
        **{Topic(Matter.THEME, theme): verdict for theme, verdict in themes},
        **{Topic(matter): answer for matter, answer in rest.items() if answer is not None},
    }


def _said(judged: Judgement | Before | None) -> str | None:
    """Answers on one line: `community_work: absent; mode: practice`; `None` where there are none."""
    given = answers_of(judged) if judged else {}
    return "; ".join(f"{topic.theme or topic.matter}: {answer.value}" for topic, answer in given.items()) or None


def _settled(one: Difference, topic: Topic) -> Record:
    settled = one.settlement(topic)
    return {
        "settled": settled.answer.value if settled else None,
        "settled_by": settled.judgement.labeller if settled else None,
        "settled_reason": settled.judgement.note if settled else None,
        "settled_time": settled.judgement.time.isoformat() if settled else None,
    }
