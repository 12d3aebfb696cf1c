"""One request, to the very numeric address that was checked, and its answer within bounds.

Names are looked up here once, and the connection is made to a number that the look-up gave: a name that points
elsewhere a moment later changes nothing. Cookies are never kept and proxies of the environment never used: through
a proxy nobody could tell where a name leads.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from types import MappingProxyType

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

import pipeline
from pipeline.errors import IngestError
from pipeline.fetch.errand import Errand
from pipeline.fetch.targets import Target
from pipeline.messages import Message

AGENT = "wijkspiegel"
"""The name by which `robots.txt` may speak of this product."""

_HEADERS = {
    "User-Agent": f"{AGENT}/{pipeline.__version__} (reads single pages that a researcher names)",
    "Accept": "text/html, application/pdf, text/plain;q=0.9, */*;q=0.5",
    "Accept-Language": "nl, en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_CHUNK = 1 << 16
_TRIED = 4  # numeric addresses of one host, of which one should answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        status: Its number.
        headers: By name in lower case; of several of one name, all with commas between.
        data: What came, unpacked; empty when the status tells that it is not what was asked for.
    """

    status: int
    headers: Mapping[str, str]
    data: bytes


def ask(errand: Errand, target: Target, *, most: int, whole: bool = True) -> Answer:
    """Ask once.

    Args:
        errand: The fetch under way.
        target: What to ask.
        most: So many bytes of the answer are taken.
        whole: Whether an answer that is longer is refused; else it is cut.

    Raises:
        IngestError: when the target lies inside, cannot be reached, is too slow or answers too much.
    """
    connection = _connected(errand, target)
    try:
        with closing(connection), _watched(errand, connection):
            connection.request(
                "GET", target.path, headers={**_HEADERS, "Host": target.authority}, preload_content=False
            )
            response = connection.getresponse()
            headers = MappingProxyType({name.lower(): value for name, value in response.headers.items()})
            data = _body(errand, response, most, whole) if response.status == 200 else b""
            return Answer(response.status, headers, data)
    except (HTTPError, HTTPException, OSError) as error:
        errand.seconds_left()  # when the time was over, that is why
        raise _broken(errand, target, error) from error


def _connected(errand: Errand, target: Target) -> HTTPConnection:
    failures: list[Exception] = []
    for number in _numbers(errand, target)[:_TRIED]:
        connection = _connection(target, number, min(errand.limits.idle_seconds, errand.seconds_left()))
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            failures.append(error)
        else:
            return connection
    raise _broken(errand, target, failures[0]) from failures[0]


def _numbers(errand: Errand, target: Target) -> list[str]:
    """All numeric addresses of a target.

    Raises:
        IngestError: when there is none, or any lies inside.
    """
    try:
        numbers = list(errand.world.numbers_of(target.host, target.port))
    except (OSError, UnicodeError) as error:
        remedy = "look whether the address is right and this machine online"
        raise IngestError(
            Message("{host} is not known", host=target.host), where=errand.asked, remedy=remedy
        ) from error
    inside = [number for number in numbers if not errand.world.is_open(number)]
    if not numbers or (inside and not errand.limits.allow_inside):
        told = "{host} lies inside this machine or its network ({numbers})"
        problem = Message(told, host=target.host, numbers=", ".join(inside))
        raise IngestError(problem, where=errand.asked, remedy="save it in your browser and add the file")
    return numbers


def _connection(target: Target, number: str, timeout: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=timeout)
    name = target.host.rstrip(".")
    return HTTPSConnection(number, target.port, timeout=timeout, server_hostname=name, ssl_context=_trust())


@cache
def _trust() -> ssl.SSLContext:
    """Whom this machine trusts, and whom Mozilla does: some systems keep no list that Python finds."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def _watched(errand: Errand, connection: HTTPConnection) -> Iterator[None]:
    """Cut the line when the time is over: a server that sends now and then a byte is never idle."""
    line = connection.sock
    timer = threading.Timer(errand.seconds_left(), _cut, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it was closed meanwhile
        line.shutdown(socket.SHUT_RDWR)


def _body(errand: Errand, response: HTTPResponse, most: int, whole: bool) -> bytes:
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in _PACKED:
        remedy = "save it in your browser and add the file"
        problem = Message("comes packed as {packing}, which was not asked for", packing=repr(packing[:40]))
        raise IngestError(problem, where=errand.asked, remedy=remedy)
    said = response.headers.get("content-length", "")
    if whole and said.isdecimal() and int(said[:20]) > most:
        raise _too_large(errand, most)
    data = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        data += chunk
        errand.seconds_left()
        if len(data) > most:
            break
    errand.seconds_left()  # a line that was cut may look like an end
    if len(data) > most and whole:
        raise _too_large(errand, most)
    return bytes(data[:most])


def _too_large(errand: Errand, most: int) -> IngestError:
    problem = Message("is larger than {size} MiB", size=most / 2**20)
    return IngestError(problem, where=errand.asked, remedy="raise `file_mb` under [fetch] in wijkspiegel.toml")


def _broken(errand: Errand, target: Target, error: Exception) -> IngestError:
    reason = error.__cause__ if isinstance(error.__cause__, ssl.SSLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        told = "does not prove that it is {host} ({reason})"
        problem = Message(told, host=target.host, reason=str(reason.verify_message))
        return IngestError(problem, where=errand.asked, remedy="look at it in your browser, save it and add the file")
    if isinstance(reason, TimeoutError):
        return IngestError(
            Message("{host} does not answer", host=target.host), where=errand.asked, remedy="try again later"
        )
    what = " ".join(str(error).split())[:200] or type(error).__name__
    return IngestError(
        Message("cannot be fetched ({reason})", reason=what), where=errand.asked, remedy="try again later"
    )
