"""Outcomes made by hand, for tests of what is told of them."""

from collections.abc import Mapping

from pipeline.evaluate.outcomes import Outcome


def said(
    doc: str,
    number: int,
    gold: str = "",
    ours: str = "",
    *,
    probabilities: Mapping[str, float] | None = None,
    disputed: Mapping[str, float] | None = None,
    **modes: str,
) -> Outcome:
    """An outcome of ten characters; gold and ours are written as `a:present b:no`."""
    verdicts = [dict(entry.split(":") for entry in side.split()) for side in (gold, ours)]
    return Outcome(
        *(doc, 10 * number, 10 * number + 10, *verdicts, disputed or {}, probabilities or {}),
        gold_mode=modes.get("gold_mode"),
        mode=modes.get("mode"),
    )
