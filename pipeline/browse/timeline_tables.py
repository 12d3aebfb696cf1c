"""A timeline as flat records for exports."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.browse.tables import Record, bases_columns, footing_record, period_columns, share_columns
from pipeline.browse.timeline import Period, Point, Timeline


def timeline_records(timeline: Timeline, name: Callable[[Period], str]) -> list[Record]:
    """A record for each point, with what the whole timeline stands on; `name` says how a period is called."""
    foot = footing_record(timeline.footing)
    return [
        {
            "theme": point.theme,
            **period_columns(point.period, name),
            "split": timeline.split,
            "group": point.group,
            **share_columns("share", point.share),
            "documents_with_theme": point.dispersion.count,
            **share_columns("dispersion", point.dispersion),
            **_window_columns(point, timeline),
            **bases_columns(point.bases),
            "draws": timeline.draws,
            "seed": timeline.seed,
            **foot,
        }
        for point in timeline.points
    ]


def _window_columns(point: Point, timeline: Timeline) -> Record:
    """Which years the figures of a point take together; those of its own year alone, empty where that is the same."""
    return {
        "years_together": timeline.steps.smoothing if timeline.steps.smoothed else 1,
        "counted_from": point.years.first,
        "counted_to": point.years.last,
        "own_count": point.own.count if point.own else None,
        "own_of": point.own.of if point.own else None,
    }
