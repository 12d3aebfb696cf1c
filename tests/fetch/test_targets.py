"""What an address says, where a number lies, and what a file is called."""

import tomllib

import pytest

from pipeline.errors import IngestError
from pipeline.fetch import FetchLimits, is_address
from pipeline.fetch.inside import is_open, numbers_of
from pipeline.fetch.naming import ENDINGS, name_of
from pipeline.fetch.targets import target_of
from pipeline.ingest import EXTENSIONS
from pipeline.settings import REPOSITORY

LIMITS = FetchLimits()


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("  HTTPS://WWW.Wijk.nl ", "https://www.wijk.nl/"),
        ("https://wijk.nl:443/a/../b?c=d e#f", "https://wijk.nl/b?c=d%20e"),
        ("http://müller.nl/é", "http://xn--mller-kva.nl/%C3%A9"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
        ("http://wijk.nl\\@ander.nl/", "http://wijk.nl/%5C@ander.nl/"),
    ],
)
def test_an_address_is_taken_apart_once(address: str, same: str) -> None:
    assert is_address(address)
    assert target_of(address, LIMITS).address == same


@pytest.mark.parametrize(
    "address",
    [
        "ftp://wijk.nl/", "file:///etc/passwd", "javascript:alert(1)", "wijk.nl/stuk", "http:///stuk", "http://",
        "http://wijk.nl:22/", "http://wijk.nl:0/", "http://wijk.nl:99999/", "http://ik:geheim@wijk.nl/",
        "http://wi jk.nl/", "http://wijk%2f.nl/", "http://wijk..nl/", "http://[::1", "http://[fe80::1%25eth0]/",
        "http://wijk.nl/\x1b[31m", "http://wijk.nl/\r\nHost: a", "http://wijk.nl/" + "a" * 4000, "http://１２７.0.0.1/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused_in_one_clean_line(address: str) -> None:
    with pytest.raises(IngestError) as caught:
        target_of(address, LIMITS)
    line = str(caught.value)
    assert line.isprintable()
    assert len(line) < 400
    assert "geheim" not in line


@pytest.mark.parametrize("name", ["essay.pdf", "https.txt", "www.wijk.nl", "http:/wijk.nl", ""])
def test_names_of_files_are_no_addresses(name: str) -> None:
    assert not is_address(name)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.0.8", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::1",
        "2001:0:7f00:1::1", "wijk.nl", "",
    ],
)  # fmt: skip
def test_what_lies_inside_is_not_open(number: str) -> None:
    assert not is_open(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a02:898::1"])
def test_what_lies_in_the_open_net_is_open(number: str) -> None:
    assert is_open(number)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
def test_other_ways_to_write_this_machine_lead_to_its_number(host: str) -> None:
    assert not any(map(is_open, numbers_of(host, 80)))


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("path", "headers", "data", "name"),
    [
        ("/", {"content-type": "text/html"}, b"<p>", "wijk.nl.html"),
        ("/nota/", {"content-type": "TEXT/HTML; charset=x"}, b"<p>", "nota.html"),
        ("/stuk.php?id=4", {"content-type": "text/html"}, b"<p>", "stuk.html"),
        ("/Kadernota%202014.PDF", {"content-type": "application/octet-stream"}, b"x", "Kadernota-2014.pdf"),
        ("/download?id=4", {"content-type": "text/html"}, b"%PDF-1.7", "download.pdf"),
        ("/lees.md", {"content-type": "text/plain"}, b"x", "lees.md"),
        ("/a", {"content-type": DOCX}, b"PK", "a.docx"),
        ("/a", {"content-disposition": 'attachment; filename="../../.ssh/Nota 3.docx"'}, b"PK", "Nota-3.docx"),
        ("/a", {"content-disposition": "attachment; filename*=utf-8''caf%C3%A9.pdf"}, b"x", "café.pdf"),
        ("/a", {"content-type": "text/plain", "content-disposition": "attachment"}, b"x", "a.txt"),
        ("/%2e%2e/%00%2f..", {"content-type": "text/html"}, b"x", "page.html"),
        ("/" + "lang" * 60, {"content-type": "text/html"}, b"x", "lang" * 20 + ".html"),
    ],
)
def test_a_file_gets_a_plain_name(path: str, headers: dict[str, str], data: bytes, name: str) -> None:
    target = target_of("https://wijk.nl/", LIMITS)
    assert name_of(type(target)("https", "wijk.nl", 443, path), headers, data) == name


def test_all_that_may_come_can_be_read() -> None:
    assert {*ENDINGS.values(), ".htm", ".jpeg", ".tiff"} == set(EXTENSIONS)


def test_the_settings_of_the_guide_are_all_there_are_with_their_defaults() -> None:
    guide = (REPOSITORY / "docs" / "addresses.md").read_text(encoding="utf-8")
    shown = tomllib.loads(guide.split("```toml\n")[1].split("```")[0])["fetch"]
    assert set(shown) == set(FetchLimits.model_fields)
    assert FetchLimits.model_validate(shown) == FetchLimits()
