"""An address becomes the bytes of a file, within bounds, from the open net alone."""

import gzip
import time
from pathlib import Path

import pytest

import pipeline
from pipeline.errors import IngestError
from pipeline.fetch import Fetched, fetch
from tests.fetch.site import HERE, INSIDE, Handler, Names, Site, world

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = b"<html><body><p>De wijk is van ons allen, zegt de opbouwwerker.</p></body></html>"


def _fetched(site: Site, turns: Path, path: str = "/stuk", **limits: object) -> Fetched:
    return fetch(site.address(path), site.limits(**limits), world=world(turns))


def _refused(site: Site, turns: Path, path: str = "/stuk", *, names: Names | None = None, **limits: object) -> str:
    with pytest.raises(IngestError) as caught:
        fetch(site.address(path), site.limits(**limits), world=world(turns, names=names))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_comes_with_its_name_place_and_time(site: Site, tmp_path: Path) -> None:
    site.pages["/nieuws/opbouwwerk?id=3"] = (200, {**HTML, "Set-Cookie": "wie=ik"}, gzip.compress(PAGE))
    site.pages["/nieuws/opbouwwerk?id=3"][1]["Content-Encoding"] = "gzip"  # type: ignore[index]
    found = _fetched(site, tmp_path, "/nieuws/opbouwwerk?id=3#reacties")
    assert (found.name, found.data, found.notices) == ("opbouwwerk.html", PAGE, ())
    assert found.address == found.asked == site.address("/nieuws/opbouwwerk?id=3")
    assert found.time.timestamp() == 1_000_001.0  # one second after robots.txt was asked
    assert site.paths() == ["/robots.txt", "/nieuws/opbouwwerk?id=3"]
    _, headers = site.asked[1]
    assert headers["Host"] == f"wijk.example:{site.port}"
    assert headers["User-Agent"].startswith(f"wijkspiegel/{pipeline.__version__} ")
    assert "Cookie" not in headers


def test_where_an_address_led_is_told(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/oud": (301, {"Location": "/nieuw caf\u00e9".encode().decode("latin-1")}, b"")}
    site.pages["/nieuw%20caf%C3%A9"] = (200, {**HTML, "TDM-Reservation": "1"}, PAGE)
    found = _fetched(site, tmp_path, "/oud")
    assert found.address == site.address("/nieuw%20caf%C3%A9")
    assert found.name == "nieuw-café.html"
    led, kept = found.notices
    assert led == f"{found.asked} led to {found.address}"
    assert "text mining" in kept


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://binnen.example:{port}/", f"inside this machine or its network ({INSIDE})"),
        (f"http://{INSIDE}:{{port}}/", f"inside this machine or its network ({INSIDE})"),
        ("http://beide.example:{port}/", f"inside this machine or its network ({INSIDE})"),
        ("//10.0.0.8:{port}/", "inside this machine or its network (10.0.0.8)"),
        ("file:///etc/passwd", "no address of the web"),
        ("http://wijk.example:22/", "asks port 22"),
        ("http://ik:geheim@wijk.example:{port}/", "carries a name or a password"),
        ("http://[wijk/", "leads on to what is no address"),
    ],
)
def test_an_address_does_not_lead_inside(site: Site, tmp_path: Path, location: str, why: str) -> None:
    names = Names({"binnen.example": [[INSIDE]], "beide.example": [[HERE, INSIDE]]})
    site.pages["/stuk"] = (302, {"Location": location.format(port=site.port)}, b"")
    line = _refused(site, tmp_path, names=names)
    assert why in line
    assert "geheim" not in line
    assert site.paths() == ["/robots.txt", "/stuk"]


def test_a_name_that_leads_inside_the_second_time_is_refused_the_second_time(site: Site, tmp_path: Path) -> None:
    names = Names({"wijk.example": [[HERE], [INSIDE]]})
    assert f"wijk.example lies inside this machine or its network ({INSIDE})" in _refused(site, tmp_path, names=names)
    assert (site.paths(), names.asked) == (["/robots.txt"], ["wijk.example"] * 2)


def test_each_request_looks_its_name_up_once_and_goes_to_that_number(site: Site, tmp_path: Path) -> None:
    names = Names()  # no other place knows wijk.example, so a second look-up would fail
    site.pages["/stuk"] = (200, HTML, PAGE)
    assert fetch(site.address("/stuk"), site.limits(), world=world(tmp_path, names=names)).data == PAGE
    assert names.asked == ["wijk.example"] * 2


def test_inside_can_be_allowed(site: Site, tmp_path: Path) -> None:
    site.pages["/stuk"] = (200, HTML, PAGE)
    names = Names({"wijk.example": [["::1", HERE]]})  # the first may not answer
    closed = world(tmp_path, names=names)
    assert fetch(site.address("/stuk"), site.limits(ports=(), allow_inside=True), world=closed).data == PAGE


def _drip_body(request: Handler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    _drip(request, b"a" * 1000)


def _drip_headers(request: Handler) -> None:
    _drip(request, b"HTTP/1.1 200 OK\r\nContent-Type: " + b"a" * 1000)


def _drip(request: Handler, sent: bytes) -> None:
    for at in range(len(sent)):
        try:
            request.wfile.write(sent[at : at + 1])
        except OSError:  # the other side had enough
            return
        time.sleep(0.02)


@pytest.mark.parametrize("drip", [_drip_body, _drip_headers])
def test_a_server_that_sends_a_byte_now_and_then_is_left(site: Site, tmp_path: Path, drip: object) -> None:
    site.pages["/stuk"] = drip  # type: ignore[assignment]
    assert "took longer than 0.4 seconds" in _refused(site, tmp_path, seconds=0.4, pause_seconds=0)


def test_a_server_that_sends_nothing_is_left(site: Site, tmp_path: Path) -> None:
    site.pages["/stuk"] = lambda _: time.sleep(0.5)
    assert "does not answer" in _refused(site, tmp_path, idle_seconds=0.1)


def _endless(request: Handler) -> None:
    request.send_response(200)
    request.end_headers()
    try:
        while True:
            request.wfile.write(b"De wijk is van ons allen. " * 4000)
    except OSError:
        return


BOMB = gzip.compress(bytes(64 << 20))


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (_endless, "larger than 0.5 MiB"),
        ((200, HTML, b"a" * (1 << 20)), "larger than 0.5 MiB"),
        ((200, HTML | {"Content-Encoding": "gzip"}, BOMB), "larger than 0.5 MiB"),
        ((200, HTML | {"Content-Encoding": "gzip, gzip"}, b""), "comes packed as 'gzip, gzip'"),
        ((200, HTML | {"Content-Encoding": "br"}, b"\x0b\x02"), "comes packed as 'br'"),
        ((200, HTML | {"Content-Encoding": "gzip"}, PAGE), "cannot be fetched"),
        ((200, HTML | {"Content-Length": "999", "Connection": "close"}, PAGE), "cannot be fetched"),
        ((200, HTML, b" \n"), "is empty"),
        ((200, {"Content-Type": "video/mp4"}, PAGE), "is of type video/mp4, which cannot be read"),
        ((200, {}, PAGE), "is of type unknown"),
        ((404, HTML, PAGE), "is not there (status 404)"),
        ((403, HTML, PAGE), "may not be seen by programs (status 403)"),
        ((500, HTML, PAGE), "is not given (status 500)"),
        ((301, {"Location": "/stuk"}, b""), "more than 5 times"),
        (lambda request: request.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n"), "cannot be fetched"),
    ],
)
def test_what_is_no_page_within_bounds_is_refused(site: Site, tmp_path: Path, page: object, why: str) -> None:
    site.pages["/stuk"] = page  # type: ignore[assignment]
    assert why in _refused(site, tmp_path, file_mb=0.5)


def test_a_name_that_nobody_knows_is_refused(site: Site, tmp_path: Path) -> None:
    def lost(host: str, _: int) -> list[str]:
        raise OSError(host)

    with pytest.raises(IngestError, match=r"wijk\.example is not known; look whether the address is right"):
        fetch(site.address("/"), site.limits(), world=type(world(tmp_path))(numbers_of=lost, turns=tmp_path))
