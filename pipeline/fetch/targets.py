"""What an address says: taken apart once, so that what is checked is what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipeline.errors import IngestError
from pipeline.fetch.limits import FetchLimits
from pipeline.messages import Message

if TYPE_CHECKING:
    from urllib3.util import Url

PORTS = {"http": 80, "https": 443}
"""The schemes that can be asked, each with its usual port."""

_LONGEST = 4000
_START = re.compile(r"\s*https?://", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|[0-9a-f:.]+")
_PASSWORD = re.compile(r"//[^/?#]*@")


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart.

    Attributes:
        scheme: `http` or `https`.
        host: A name in ASCII or a numeric address without brackets, in lower case.
        port: Always said, also where it is the usual one.
        path: Path and question, percent-encoded, from the first slash on.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and, where it is not the usual one, port: what a server is told that it is asked as."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        """The whole, as a browser would show it."""
        return self.origin + self.path


def is_address(text: str) -> bool:
    """Whether a text is meant as an address on the web, rather than as the name of a file."""
    return _START.match(text) is not None


def target_of(address: str, limits: FetchLimits) -> Target:
    """Take an address apart; what follows a # is dropped, for a server never sees it.

    Raises:
        IngestError: when it is none of the web, has no host, carries a name or password, or asks an odd port.
    """
    from urllib3.exceptions import LocationParseError  # noqa: PLC0415 - a tenth of a second, for those who fetch
    from urllib3.util import parse_url  # noqa: PLC0415

    address = address.strip()
    if len(address) > _LONGEST or not address.isprintable():
        raise IngestError("is no address", where=shown(address), remedy="copy it from the bar of your browser")
    try:
        found = parse_url(address)
    except LocationParseError as error:
        raise IngestError("is no address", where=shown(address), remedy="look whether it is all there") from error
    target = _target(found, address)
    if target.port not in limits.ports and not limits.allow_inside:
        remedy = "look whether it is right, or add the port to `ports` under [fetch] in wijkspiegel.toml"
        problem = Message("asks port {port}, which is odd for a page", port=str(target.port))
        raise IngestError(problem, where=shown(address), remedy=remedy)
    return target


def joined(target: Target, location: str, limits: FetchLimits) -> Target:
    """Where an answer leads on to.

    Args:
        target: What was asked.
        location: The address in the answer, whole or seen from there.
        limits: Bounds on fetching.

    Raises:
        IngestError: as `target_of`.
    """
    try:
        return target_of(urljoin(target.address, _utf8(location)), limits)
    except ValueError as error:  # urljoin, of brackets that hold no address
        raise IngestError("leads on to what is no address", where=target.address, remedy="look for another") from error


def shown(address: str) -> str:
    """An address for an error: on one line, not endless, and without a password."""
    plain = _PASSWORD.sub("//…@", "".join(sign if sign.isprintable() else "�" for sign in address))
    return plain if len(plain) <= 200 else f"{plain[:199]}…"


def _target(found: Url, address: str) -> Target:
    scheme, host = found.scheme, (found.host or "").strip("[]").lower()
    if scheme not in PORTS:
        remedy = "begin it with https://, or save the page and name the file"
        raise IngestError("is no address of the web", where=shown(address), remedy=remedy)
    if found.auth is not None:
        remedy = "leave out what stands before the @"
        raise IngestError("carries a name or a password, which are not sent", where=shown(address), remedy=remedy)
    if not _HOST.fullmatch(host):
        raise IngestError("names no host", where=shown(address), remedy="look whether it is all there")
    port = PORTS[scheme] if found.port is None else found.port
    return Target(scheme, host, port, found.request_uri)


def _utf8(header: str) -> str:
    """Headers are read as Latin-1; many servers write UTF-8 in them."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
