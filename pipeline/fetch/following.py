"""An address may lead on to another, and a server may say when to come back: both are followed, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

from pipeline.errors import IngestError
from pipeline.fetch.asking import Answer, ask
from pipeline.fetch.errand import Errand
from pipeline.fetch.targets import Target, joined
from pipeline.fetch.turns import take_turn
from pipeline.messages import Message

_LEADS_ON = frozenset({301, 302, 303, 307, 308})
_COME_BACK = frozenset({429, 503})

Allowed = Callable[[Errand, Target], float | None]
"""Raises when a target may not be asked; else gives the pause that its site wants, `None` for the usual one."""


def follow(
    errand: Errand, target: Target, *, most: int, whole: bool = True, allowed: Allowed = lambda _, __: None
) -> tuple[Target, Answer]:
    """Ask, and go where the answer leads; each target on the way is checked as the first.

    Args:
        errand: The fetch under way.
        target: What to ask first.
        most: So many bytes of the answer are taken.
        whole: Whether an answer that is longer is refused; else it is cut.
        allowed: What a site says of being asked.

    Returns:
        Where it ended, and the answer there, of whatever status.

    Raises:
        IngestError: when it leads on too often, or a target on the way may not or cannot be asked.
    """
    for _ in range(errand.limits.redirects + 1):
        pause = allowed(errand, target)
        answer = _patiently(errand, target, pause, most=most, whole=whole)
        if answer.status not in _LEADS_ON or "location" not in answer.headers:
            return target, answer
        target = joined(target, answer.headers["location"], errand.limits)
    problem = Message("leads on to another address more than {times} times", times=errand.limits.redirects)
    raise IngestError(problem, where=errand.asked, remedy="save it in your browser and add the file")


def _patiently(errand: Errand, target: Target, pause: float | None, *, most: int, whole: bool) -> Answer:
    """Ask, and once more when the server says when to come back."""
    take_turn(errand, target.host, pause=pause)
    answer = ask(errand, target, most=most, whole=whole)
    later = _later(answer, errand.world.now())
    if answer.status not in _COME_BACK or later is None:
        return answer
    take_turn(errand, target.host, pause=pause, after=later)
    return ask(errand, target, most=most, whole=whole)


def _later(answer: Answer, now: float) -> float | None:
    """In how many seconds a server wants to be asked again; `None` when it does not say."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    return max(0.0, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - now)
