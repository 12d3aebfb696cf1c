"""A small site on this machine, and a world in which its number is open and every other is not."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from pipeline.fetch import FetchLimits, World

HERE, INSIDE = "127.0.0.1", "127.0.0.2"

Said = tuple[int, dict[str, str], bytes]
Page = Said | Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers from the pages of its site; what a page does as a function may be as rude as it likes."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, dict(self.headers)))
        page = self.site.pages.get(self.path, (404, {}, b""))
        if callable(page):
            page(self)
            self.close_connection = True
            return
        status, headers, body = page
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Site:
    """Pages by path, the requests that came, and the port at which they come."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def address(self, path: str, host: str = "wijk.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def limits(self, **changes: object) -> FetchLimits:
        """Bounds that do not keep a test waiting."""
        usual = {"ports": (self.port,), "seconds": 10, "idle_seconds": 5}
        return FetchLimits.model_validate({**usual, **changes})


@contextmanager
def serving(proof: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the end; over https where it has a proof of who it is."""
    handler = type("SiteHandler", (Handler,), {})
    server = ThreadingHTTPServer((HERE, 0), handler)
    server.daemon_threads = True
    if proof is not None:
        server.socket = proof.wrap_socket(server.socket, server_side=True)
    handler.site = site = Site(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Clock:
    """Time that passes only when somebody waits."""

    seconds: float = 1_000_000.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


@dataclass
class Names:
    """Where names lead: here, unless it is said otherwise; each look-up is counted."""

    known: dict[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def numbers_of(self, host: str, _: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self.known.get(host, [[host if host[0].isdigit() else HERE]])
        return answers[min(self.asked.count(host), len(answers)) - 1]


def world(turns: Path, *, names: Names | None = None, clock: Clock | None = None) -> World:
    """A world of its own, in which this machine is the open net."""
    names, clock = names or Names(), clock or Clock()
    return World(
        numbers_of=names.numbers_of,
        is_open=lambda number: number == HERE,
        now=clock.now,
        sleep=clock.sleep,
        turns=turns,
    )
