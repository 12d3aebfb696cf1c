"""What a search was asked and how its hits are spread, as flat records for exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.browse.figures import Share
from pipeline.browse.footing import Footing
from pipeline.browse.spread import Step
from pipeline.browse.tables import Record, footing_record, interval_columns, period_columns
from pipeline.browse.timeline import Period
from pipeline.search import By, Narrowing, Question


def asked_record(question: Question, by: By, narrowing: Narrowing) -> Record:
    """What was searched for and in which sentences, as columns that go into every export of what was found.

    Args:
        question: The search.
        by: What it compared words with that have no prefix of their own.
        narrowing: Which sentences of the selection were searched.
    """
    return {
        "searched": question.typed,
        "compared_with": by.value,
        "accents_passed_over": question.folded,
        "searched_themes": _listed(narrowing.themes),
        "searched_stances": _listed(narrowing.stances),
        "searched_modes": _listed(narrowing.modes),
        "searched_kinds": _listed(narrowing.kinds),
    }


def _listed(values: Sequence[str] | None) -> str:
    return "all" if values is None else ", ".join(values)


def spread_records(
    steps: Sequence[Step], asked: Record, footing: Footing, name: Callable[[Period], str]
) -> list[Record]:
    """A record for each period, with what was asked and what it stands on; `name` says how a period is called."""
    behind = {**asked, **footing_record(footing)}
    return [
        {
            **period_columns(step.period, name),
            "hits": step.hits,
            **_share_columns("sentences", step.sentences),
            **_share_columns("documents", step.documents),
            "below_minimum": step.sentences.below_minimum,
            **behind,
        }
        for step in steps
    ]


def _share_columns(name: str, share: Share) -> Record:
    return {
        f"{name}_with_hit": share.count,
        f"{name}_searched": share.of,
        f"{name}_share": share.value,
        **interval_columns(f"{name}_share", share.interval),
    }
