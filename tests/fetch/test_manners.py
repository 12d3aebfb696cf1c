"""A site is asked as it wants to be: what its robots.txt allows, one request at a time, and later when it says so."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.errors import IngestError
from pipeline.fetch import fetch
from pipeline.fetch.errand import Errand
from pipeline.fetch.limits import FetchLimits
from pipeline.fetch.turns import take_turn
from tests.fetch.site import Clock, Handler, Site, world

HTML = {"Content-Type": "text/html"}
PAGE = b"<p>De wijk is van ons allen.</p>"


def _robots(*lines: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/plain"}, "\n".join(lines).encode()


def _taken(site: Site, turns: Path, *paths: str, clock: Clock | None = None) -> list[bytes]:
    around = world(turns, clock=clock)
    return [fetch(site.address(path), site.limits(), world=around).data for path in paths]


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (_robots("User-agent: *", "Disallow: /dossier/"), "/dossier/1", False),
        (_robots("User-agent: *", "Disallow: /dossier/"), "/nieuws/1", True),
        (_robots("User-agent: *", "Disallow: /", "Allow: /nieuws/"), "/nieuws/1", True),
        (_robots("User-agent: *", "Disallow: /*/print$"), "/nieuws/print", False),
        (_robots("User-agent: wijkspiegel", "Disallow: /", "", "User-agent: *", "Disallow:"), "/nieuws/1", False),
        (_robots("User-agent: ander", "Disallow: /"), "/nieuws/1", True),
        ((404, {}, b"User-agent: *\nDisallow: /"), "/nieuws/1", True),
        ((403, {}, b""), "/nieuws/1", True),
        ((200, {}, b"<html>\xff\x00 geen regels"), "/nieuws/1", True),
    ],
)
def test_a_page_is_asked_only_where_the_site_allows_it(
    site: Site, tmp_path: Path, robots: tuple[int, dict[str, str], bytes], path: str, allowed: bool
) -> None:
    site.pages |= {"/robots.txt": robots, path: (200, HTML, PAGE)}
    if allowed:
        assert _taken(site, tmp_path, path) == [PAGE]
        return
    with pytest.raises(IngestError, match=r"stay away from this page, in its robots\.txt; save it in your browser"):
        _taken(site, tmp_path, path)
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_tell_what_it_allows_is_left(site: Site, tmp_path: Path, status: int) -> None:
    site.pages |= {"/robots.txt": (status, {}, b""), "/stuk": (200, HTML, PAGE)}
    with pytest.raises(IngestError, match=rf"robots\.txt: cannot be read now \(status {status}\)"):
        _taken(site, tmp_path, "/stuk")


def test_robots_are_read_once_an_hour_and_cut_where_they_do_not_end(site: Site, tmp_path: Path) -> None:
    endless = b"User-agent: *\nDisallow: /dossier/\n" + (b"# niets" * 150 + b"\n") * 1000
    site.pages |= {"/robots.txt": (200, {}, endless), "/a": (200, HTML, PAGE), "/b": (200, HTML, PAGE)}
    clock = Clock()
    around = world(tmp_path, clock=clock)
    for path in ("/a", "/b"):
        fetch(site.address(path), site.limits(file_mb=0.1), world=around)
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    clock.seconds += 3600
    fetch(site.address("/a"), site.limits(), world=around)
    assert site.paths()[3:] == ["/robots.txt", "/a"]


def test_a_second_passes_between_requests_to_a_host_and_more_where_it_asks_for_more(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/a": (200, HTML, PAGE), "/b": (200, HTML, PAGE)}
    clock = Clock()
    _taken(site, tmp_path, "/a", "/b", clock=clock)
    assert clock.waits == [0, 1, 1]
    site.pages["/robots.txt"] = _robots("User-agent: *", "Crawl-delay: 7")
    clock = Clock(2_000_000)
    _taken(site, tmp_path, "/a", "/b", clock=clock)
    assert clock.waits == [0, 7, 7]
    site.pages["/robots.txt"] = _robots("User-agent: *", "Crawl-delay: 61")
    with pytest.raises(IngestError, match="may not be asked again within 60 seconds"):
        _taken(site, tmp_path, "/a", clock=Clock(3_000_000))


def _turn(folder: Path, clock: Clock, host: str = "wijk.example") -> None:
    take_turn(Errand("proef", FetchLimits(), world(folder, clock=clock), deadline=0), host)


def test_all_who_ask_at_once_get_turns_a_second_apart(tmp_path: Path) -> None:
    clocks = [Clock() for _ in range(8)]
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda clock: _turn(tmp_path, clock), clocks))
    assert sorted(clock.waits[0] for clock in clocks) == list(range(8))
    other = Clock()
    _turn(tmp_path, other, "ander.example")
    assert other.waits == [0]


def test_a_clock_that_was_put_back_and_a_torn_note_keep_nobody_waiting(tmp_path: Path) -> None:
    _turn(tmp_path, Clock(2_000_000))
    early = Clock(1_000_000)
    _turn(tmp_path, early)
    assert early.waits == [0]
    (note,) = tmp_path.iterdir()
    note.write_bytes(b"10000")
    _turn(tmp_path, early)
    note.write_bytes(b"\xff1.0e")
    _turn(tmp_path, early)
    assert early.waits == [0, 0, 0]


def _busy(times: int, later: str) -> object:
    """A page that is there after so many requests."""
    left = [times]

    def answer(request: Handler) -> None:
        left[0] -= 1
        request.send_response(503 if left[0] >= 0 else 200)
        request.send_header("Retry-After", later)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", str(len(PAGE)))
        request.end_headers()
        request.wfile.write(PAGE)

    return answer


@pytest.mark.parametrize("later", ["9", "Mon, 12 Jan 1970 13:46:50 GMT"])
def test_a_server_that_says_when_is_asked_once_more_then(site: Site, tmp_path: Path, later: str) -> None:
    site.pages["/stuk"] = _busy(1, later)  # type: ignore[assignment]
    clock = Clock()
    assert _taken(site, tmp_path, "/stuk", clock=clock) == [PAGE]
    assert clock.waits == [0, 1, 9]
    site.pages["/stuk"] = _busy(2, later)  # type: ignore[assignment]
    with pytest.raises(IngestError, match=r"is not given \(status 503\)"):
        _taken(site, tmp_path, "/stuk")


def test_nobody_waits_for_an_hour(site: Site, tmp_path: Path) -> None:
    site.pages["/stuk"] = _busy(1, "3600")  # type: ignore[assignment]
    with pytest.raises(IngestError, match="may not be asked again within 60 seconds; try again later"):
        _taken(site, tmp_path, "/stuk")
