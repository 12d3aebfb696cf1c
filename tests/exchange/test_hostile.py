"""A project that a stranger made does no harm: it is refused in one line, or read for what it is."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import ExchangeError
from pipeline.exchange import read_project
from pipeline.ingest.limits import Limits
from tests.exchange.made import packed

EMPTY = b'<Project xmlns="urn:QDA-XML:project:1.0" name="leeg"/>'
SMALL = Limits(file_mb=1, unpacked_mb=1, members=5)
GUID = "11111111-2222-4333-8444-555555555555"


def with_source(inner: str, attributes: str = "") -> bytes:
    return (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="p"><Sources><TextSource guid="{GUID}" {attributes}>'
        f"{inner}</TextSource></Sources></Project>"
    ).encode()


@pytest.mark.parametrize("name", ["../buiten.txt", "/etc/buiten.txt", "C:\\buiten.txt", "sources\\..\\..\\buiten.txt"])
def test_what_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = packed({"project.qde": EMPTY, name: b"x"}, tmp_path / "a.qdpx")
    with pytest.raises(ExchangeError, match="leads out of it"):
        read_project(path, Limits())


def test_links_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", EMPTY)
        link = zipfile.ZipInfo("sources/a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ExchangeError, match="leads out of it"):
        read_project(path, Limits())


@pytest.mark.parametrize("written", ["internal://../../etc/passwd", "internal://..\\geheim.txt"])
def test_a_path_inside_the_project_leads_nowhere_else(tmp_path: Path, written: str) -> None:
    path = packed({"project.qde": with_source("", f'plainTextPath="{written}"')}, tmp_path / "a.qdpx")
    with pytest.raises(ExchangeError, match="leads out of the archive"):
        read_project(path, Limits())


@pytest.mark.parametrize(
    "written", ["relative:///a.txt", "absolute:///etc/passwd", "file:///etc/passwd", "internal://b.txt"]
)
def test_a_text_that_is_not_in_the_archive_is_not_looked_for(tmp_path: Path, written: str) -> None:
    path = packed({"project.qde": with_source("", f'plainTextPath="{written}"')}, tmp_path / "a.qdpx")
    (source,) = read_project(path, Limits()).sources
    assert source.text is None


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    path = packed({"project.qde": EMPTY, "sources/a.txt": b" " * 2_000_000}, tmp_path / "a.qdpx")
    assert path.stat().st_size < 10_000
    with pytest.raises(ExchangeError, match="larger than 1 MiB when unpacked"):
        read_project(path, SMALL)


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_further(tmp_path: Path) -> None:
    path = packed({"project.qde": EMPTY, "sources/a.txt": b" " * 2_000_000}, tmp_path / "a.qdpx")
    size = struct.pack("<L", 2_000_000)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<L", 10)))
    with pytest.raises(ExchangeError, match="cannot be read as an archive"):
        read_project(path, SMALL)


def test_too_many_files_and_too_large_a_file_are_refused(tmp_path: Path) -> None:
    many = packed({"project.qde": EMPTY, **{f"sources/{at}.txt": b"" for at in range(5)}}, tmp_path / "a.qdpx")
    with pytest.raises(ExchangeError, match="more than 5 files"):
        read_project(many, SMALL)
    large = tmp_path / "b.qdpx"
    large.write_bytes(b"\0" * 1_100_000)
    with pytest.raises(ExchangeError, match="larger than 1 MiB"):
        read_project(large, SMALL)


def test_a_file_that_is_there_twice_or_locked_is_refused(tmp_path: Path) -> None:
    path = packed({"project.qde": EMPTY, "Project.QDE": EMPTY}, tmp_path / "a.qdpx")
    with pytest.raises(ExchangeError, match="holds a file twice"):
        read_project(path, Limits())
    path = packed({"project.qde": EMPTY}, tmp_path / "b.qdpx")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    with pytest.raises(ExchangeError, match="locked with a password"):
        read_project(path, Limits())


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE Project [<!ENTITY a "b">]>',
        '<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Project SYSTEM "http://example.org/p.dtd">',
        '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ],
)
def test_entities_are_refused(tmp_path: Path, declared: str) -> None:
    data = declared.encode() + with_source("<PlainTextContent>&a;</PlainTextContent>")
    with pytest.raises(ExchangeError, match=r"declares a document type|is not XML"):
        read_project(packed({"project.qde": data}, tmp_path / "a.qdpx"), Limits())


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<Project", "is not XML"),
        (b"<html/>", "is no project but a html"),
        (with_source("").replace(b"guid=", b"id="), "has no guid"),
        (
            with_source(f'<PlainTextSelection guid="{GUID}" startPosition="-1" endPosition="2"/>'),
            "no number as its startP",
        ),
        (
            with_source(f'<PlainTextSelection guid="{GUID}" startPosition="{"9" * 5_000}" endPosition="2"/>'),
            "no number as its startP",
        ),
        (
            with_source(f'<PlainTextSelection guid="{GUID}" startPosition="1" endPosition="x"/>'),
            "no number as its endP",
        ),
    ],
)
def test_what_is_no_project_is_refused_with_its_line(tmp_path: Path, data: bytes, problem: str) -> None:
    path = packed({"project.qde": data}, tmp_path / "a.qdpx")
    with pytest.raises(ExchangeError, match=problem) as raised:
        read_project(path, Limits())
    assert str(raised.value).startswith(f"{path}: project.qde")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("data", [b"", b"geen archief", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.qdpx"
    path.write_bytes(data)
    with pytest.raises(ExchangeError, match="cannot be read as an archive"):
        read_project(path, Limits())
    with pytest.raises(ExchangeError, match="cannot be read as an archive"):
        read_project(tmp_path / "nergens.qdpx", Limits())


def test_an_archive_without_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"there is no project\.qde in it"):
        read_project(packed({"sources/a.txt": b""}, tmp_path / "a.qdpx"), Limits())


def test_small_differences_between_programs_do_no_harm(tmp_path: Path) -> None:
    braced = "{" + GUID.upper() + "}"
    data = with_source(
        f'<PlainTextSelection guid="{braced}" startPosition="0" endPosition="4"><Coding guid="{braced}">'
        f'<CodeRef targetGUID="{braced}"/></Coding></PlainTextSelection>',
        'plainTextPath="internal://A.TXT"',
    ).replace(b"project:1.0", b"project:0:4")
    files = {"Project.qde": data, "Sources/a.txt": "\ufeffDe wijk\r\nleeft".encode(), "sources/.root": b""}
    (source,) = read_project(packed(files, tmp_path / "a.qdpx"), Limits()).sources
    assert source.text == "De wijk\nleeft"
    (selection,) = source.selections
    assert (selection.guid, selection.codings[0].code, selection.codings[0].time) == (GUID, GUID, None)


def test_a_text_in_another_encoding_is_told(tmp_path: Path) -> None:
    files = {"project.qde": with_source("", 'plainTextPath="internal://a.txt"'), "sources/a.txt": b"caf\xe9"}
    with pytest.raises(ExchangeError, match="not UTF-8"):
        read_project(packed(files, tmp_path / "a.qdpx"), Limits())
