"""Verdicts of people that found no place in a document as it is cleaned and split now: told, and never guessed."""

from __future__ import annotations

from pipeline.judgement import LabellerKind, labeller_kind
from pipeline.run.ledger import Ledger

_SHOWN = 60
"""So many characters of a quote are told."""


def lost_verdicts(slug: str, ledger: Ledger) -> list[str]:
    """A line for each verdict of a person that does not count, with the reason.

    Args:
        slug: The document.
        ledger: Its ledger, see `pipeline.run.ledger.saying_ledger`.
    """
    unmatched = ledger.get("unmatched", [])
    found = [one for one in unmatched if isinstance(one, dict)] if isinstance(unmatched, list) else []
    return [
        f"{slug}: a verdict of {one['labeller']} has lost its place ({one['why']}): "
        f"{one['start']}–{one['end']}, “{one['quote'][:_SHOWN]}”"
        for one in found
        if labeller_kind(one["labeller"]) is LabellerKind.PERSON
    ]
