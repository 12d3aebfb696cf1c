"""What a site lets programs ask, as its `robots.txt` says (RFC 9309)."""

from __future__ import annotations

from protego import Protego

from pipeline.errors import IngestError
from pipeline.fetch.asking import AGENT, Answer
from pipeline.fetch.errand import Errand
from pipeline.fetch.following import follow
from pipeline.fetch.targets import Target
from pipeline.messages import Message

_KEPT_SECONDS = 3600
_READ = 500 * 1024
"""Bytes: what stands beyond need not be read."""

_BUSY = 429


def may_be_asked(errand: Errand, target: Target) -> float | None:
    """Ask a site whether a page of it may be asked by a program.

    Returns:
        The pause between two requests that the site wants, in seconds; `None` when it names none.

    Raises:
        IngestError: when it may not, or the site cannot tell now.
    """
    rules = _rules(errand, target)
    if rules.can_fetch(target.address, AGENT):
        return rules.crawl_delay(AGENT)
    problem = Message("{host} asks programs to stay away from this page, in its robots.txt", host=target.host)
    raise IngestError(problem, where=target.address, remedy="save it in your browser and add the file")


def _rules(errand: Errand, target: Target) -> Protego:
    now, known = errand.world.now(), errand.world.robots
    read, rules = known.get(target.origin, (0.0, None))
    if rules is None or not 0 <= now - read < _KEPT_SECONDS:
        place = Target(target.scheme, target.host, target.port, "/robots.txt")
        _, answer = follow(errand, place, most=_READ, whole=False)
        rules = Protego.parse(_said(answer, place))
        known[target.origin] = (now, rules)
    return rules


def _said(answer: Answer, place: Target) -> str:
    """The file; empty, so that all may be asked, where a site has none.

    Raises:
        IngestError: when the site may have one and cannot tell.
    """
    if answer.status == _BUSY or answer.status >= 500:
        told = "cannot be read now (status {status}), so nobody can tell what may be asked"
        problem = Message(told, status=answer.status)
        raise IngestError(problem, where=place.address, remedy="try again later, or save the page and add the file")
    return answer.data.decode("utf-8", errors="replace")
