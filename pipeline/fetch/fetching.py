"""An address becomes the bytes of a file, with where and when it was fetched."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipeline.errors import IngestError
from pipeline.fetch.errand import Errand, World
from pipeline.fetch.limits import FetchLimits
from pipeline.fetch.naming import name_of
from pipeline.fetch.targets import Target, target_of
from pipeline.messages import Message

if TYPE_CHECKING:
    from pipeline.fetch.asking import Answer

_WORLD = World()
_MEBIBYTE = 1 << 20
_REFUSALS = {
    401: Message("asks for a password"),
    402: Message("asks for money"),
    403: Message("may not be seen by programs"),
    404: Message("is not there"),
    410: Message("is no longer there"),
    429: Message("is asked too often"),
    451: Message("may not be shown by law"),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        name: A plain file name whose ending tells the format.
        data: The bytes, unpacked, and otherwise as they came.
        address: Where it stood in the end.
        asked: The address that was asked for, without what followed a #.
        time: When it was fetched, in UTC.
        notices: What a person should know of it.
    """

    name: str
    data: bytes
    address: str
    asked: str
    time: datetime
    notices: tuple[Message, ...]


def fetch(address: str, limits: FetchLimits | None = None, *, world: World = _WORLD) -> Fetched:
    """Fetch one address, politely: as `robots.txt` allows and with a pause between requests to one host.

    Args:
        address: Beginning with http:// or https://.
        limits: Bounds; `None`: the usual ones.
        world: Where it happens; for tests.

    Raises:
        IngestError: when it is no address, lies inside, may not or cannot be fetched, or is beyond a limit. One line
            says which address, what is wrong, and what to do.
    """
    from pipeline.fetch.following import follow  # noqa: PLC0415 - its libraries cost who does not fetch a tenth of a second
    from pipeline.fetch.robots import may_be_asked  # noqa: PLC0415

    limits = limits or FetchLimits()
    first = target_of(address, limits)
    errand = Errand(first.address, limits, world, time.monotonic() + limits.seconds)
    last, answer = follow(errand, first, most=int(limits.file_mb * _MEBIBYTE), allowed=may_be_asked)
    _check(last, answer)
    when = datetime.fromtimestamp(world.now(), UTC)
    name = name_of(last, answer.headers, answer.data)
    return Fetched(name, answer.data, last.address, first.address, when, _notices(first, last, answer))


def _check(target: Target, answer: Answer) -> None:
    """Do nothing when an answer is a page.

    Raises:
        IngestError: when it is a refusal, or empty.
    """
    if answer.status != 200:
        what = _REFUSALS.get(answer.status, Message("is not given"))
        remedy = "look at it in your browser; if it is there, save it and add the file"
        problem = Message("{what} (status {status})", what=what, status=answer.status)
        raise IngestError(problem, where=target.address, remedy=remedy)
    if not answer.data.strip():
        raise IngestError("is empty", where=target.address, remedy="look at it in your browser")


def _notices(first: Target, last: Target, answer: Answer) -> tuple[Message, ...]:
    led = Message("{first} led to {last}", first=first.address, last=last.address)
    kept = Message("the site keeps text mining to itself (tdm-reservation); see whether the law or a licence lets you")
    return (
        *((led,) if last != first else ()),
        *((kept,) if answer.headers.get("tdm-reservation", "").strip() == "1" else ()),
    )
