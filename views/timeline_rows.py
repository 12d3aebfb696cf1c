"""A timeline as the rows of its table, and how its points are called."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.browse.timeline import Grouping, Point, Split, Timeline
from views.rows import Row, outlet_name, period_name, share_interval, small_note, so_many
from views.strings import percent, say


def timeline_rows(answer: Timeline, labels: Mapping[str, str]) -> list[Row]:
    """A row for each point that has sentences: how many, in how many documents, both with interval."""
    return [
        {
            say("column.theme"): labels[point.theme],
            step_heading(answer.steps.grouping): point_name(point, answer),
            **({} if answer.split is Split.TOGETHER else _group_cell(answer.split, point)),
            say("column.with_theme"): so_many(point.share),
            say("column.share"): percent(point.share.value),
            say("column.interval"): small_note(point.share) or share_interval(point.share.interval),
            say("timeline.documents"): so_many(point.dispersion),
            say("timeline.documents_share"): percent(point.dispersion.value),
            say("timeline.documents_interval"): share_interval(point.dispersion.interval),
        }
        for point in answer.points
        if point.share.of
    ]


def _group_cell(split: Split, point: Point) -> Row:
    return {say(f"timeline.{split}"): group_name(split, point.group)}


def step_heading(grouping: Grouping) -> str:
    """What a step of the timeline is called: a year or a period."""
    return say("column.year" if grouping is Grouping.YEAR else "column.period")


def point_name(point: Point, answer: Timeline) -> str:
    """The step of a point, and the years that it takes together where those are more: `2012 (2011–2013)`."""
    name = period_name(point.period)
    return f"{name} ({period_name(point.years)})" if answer.steps.smoothed else name


def group_name(split: Split, group: str | None) -> str:
    """A group as it is called; plain text, for an outlet is what a document says."""
    if group is None:
        return say("timeline.together")
    names = {Split.SOURCE_KIND: f"source.{group}", Split.MODE: f"mode.{group}", Split.STANCE: f"stance.{group}"}
    return say(names[split]) if split in names else outlet_name(group)
