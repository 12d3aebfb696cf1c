"""Hostile Word files and archives."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

import docx

from tests.fuzz.case import PROSE, Trap, World

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "word/_rels/document.xml.rels"
_BOMB_BYTES = 220 * 1024 * 1024


@cache
def _parts() -> dict[str, bytes]:
    """The parts of a plain Word file."""
    made = io.BytesIO()
    document = docx.Document()
    document.add_heading("Over de wijk")
    document.add_paragraph(PROSE)
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: Mapping[str, bytes], *more: tuple[str, bytes]) -> bytes:
    """An archive of `parts`, with `more` behind them, which may have a name again."""
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        warnings.filterwarnings("ignore", "Duplicate name")
        for name, data in (*parts.items(), *more):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _with(changed: Mapping[str, bytes]) -> bytes:
    return _zipped({**_parts(), **changed})


def _body(xml: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{xml}</w:body></w:document>'.encode()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def rotten_part(chance: Random, world: World) -> bytes:
    """A part of which bits are flipped, while the archive around it is whole."""
    name = chance.choice(sorted(_parts()))
    data = bytearray(_parts()[name] or b" ")
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return _with({name: bytes(data)})


def missing_part(chance: Random, world: World) -> bytes:
    """An archive in which a part is not there."""
    parts = dict(_parts())
    del parts[chance.choice(sorted(parts))]
    return _zipped(parts)


def doubled_part(chance: Random, world: World) -> bytes:
    """An archive with two parts of one name."""
    return _zipped(_parts(), ("word/document.xml", _body(_paragraph("de tweede " + PROSE))))


def paths_outward(chance: Random, world: World) -> bytes:
    """Members that would lie outside the folder in which the archive is unpacked."""
    names = ("../../buiten.txt", world.secret, "C:\\buiten.txt", "word/../../../buiten", "\x00.xml", "a" * 60_000)
    return _zipped(_parts(), *((name, b"buiten") for name in chance.sample(names, 3)))


def expanding_entities(chance: Random, world: World) -> bytes:
    """Entities of entities of entities."""
    said = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(12))
    return _with(
        {"word/document.xml": _body(_paragraph(f"{PROSE} &e12;"), f'<!DOCTYPE w [<!ENTITY e0 "wijk">{said}]>')}
    )


def outside_entities(chance: Random, world: World) -> bytes:
    """Entities that stand for a file on this disk, or for what an address serves."""
    said = f'<!DOCTYPE w [<!ENTITY a SYSTEM "file://{world.secret}"><!ENTITY % b SYSTEM "{world.address}"> %b;]>'
    name = chance.choice(("word/document.xml", "docProps/core.xml", "[Content_Types].xml", "word/styles.xml"))
    if name == "word/document.xml":
        return _with({name: _body(_paragraph(f"{PROSE} &a;"), said)})
    head, _, rest = _parts()[name].decode().partition("?>")
    return _with({name: f"{head}?>{said}{rest.replace('</', '&a;</', 1)}".encode()})


def outside_relations(chance: Random, world: World) -> bytes:
    """Templates, pictures and parts that would be fetched from elsewhere."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    to = chance.choice(
        (world.address, f"file://{world.secret}", f"../../..{world.secret}", "\\\\10.0.0.1\\deel", "NULL")
    )
    mode = chance.choice((' TargetMode="External"', ""))
    said = "".join(
        f'<Relationship Id="rX{what}" Type="{kind}/{what}" Target="{to}"{mode}/>'
        for what in ("attachedTemplate", "image", "oleObject", "footnotes", "frame", "subDocument")
    )
    relations = _parts()[_RELATIONS].decode().replace("</Relationships>", f"{said}</Relationships>")
    return _with({_RELATIONS: relations.encode()})


def fields_and_macros(chance: Random, world: World) -> bytes:
    """Fields that would run something, and a project of macros."""
    field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r>"
    body = _body(f"<w:p>{field}</w:p>{_paragraph(PROSE)}")
    types = _parts()["[Content_Types].xml"].replace(b"document.main+xml", b"document.macroEnabled.main+xml")
    macros = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + chance.randbytes(4_096)}
    changed = {"word/document.xml": body, **macros}
    return _with(changed if chance.random() < 0.5 else {**changed, "[Content_Types].xml": types})


def nested_deep(chance: Random, world: World) -> bytes:
    """Tables in cells of tables, or text boxes in text boxes."""
    opened, closed = chance.choice(
        (("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:p><w:r><w:pict>", "</w:pict></w:r></w:p>"))
    )
    deep = chance.choice((60, 240, 5_000))
    return _with({"word/document.xml": _body(opened * deep + _paragraph(PROSE) + closed * deep)})


def wide(chance: Random, world: World) -> bytes:
    """Fifty thousand paragraphs, or a table of as many cells."""
    cell = f"<w:tc>{_paragraph('1')}</w:tc>"
    xml = chance.choice((_paragraph("wijk") * 50_000, f"<w:tbl><w:tr>{cell * 20_000}</w:tr></w:tbl>"))
    return _with({"word/document.xml": _body(xml)})


def odd_numbers(chance: Random, world: World) -> bytes:
    """Levels, spans and numbers of lists that cannot be."""
    number = chance.choice(("-1", "99999999999", "x", "", "1e9", "\u0662"))
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='{number}'/><w:vMerge/></w:tcPr>{_paragraph(PROSE)}</w:tc>"
    listed = f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{number}'/><w:numId w:val='{number}'/></w:numPr></w:pPr></w:p>"
    note = f"<w:p><w:r><w:footnoteReference w:id='{number}'/></w:r></w:p>"
    return _with({"word/document.xml": _body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{listed}{note}{_paragraph(PROSE)}")})


@cache
def _bomb() -> bytes:
    return _body(_paragraph(PROSE + " " * _BOMB_BYTES))


def bomb(chance: Random, world: World) -> bytes:
    """A part of hundreds of megabytes, packed into few."""
    return _packed_bomb(chance.choice(("word/document.xml", "word/media/image1.png", "word/footnotes.xml")))


@cache
def _packed_bomb(name: str) -> bytes:
    return _with({name: _bomb()})


def lying_bomb(chance: Random, world: World) -> bytes:
    """The same, with a directory that says it is small."""
    packed = _packed_bomb("word/document.xml")
    return packed.replace(struct.pack("<I", len(_bomb())), struct.pack("<I", chance.choice((9, 60_000))))


def overlapping(chance: Random, world: World) -> bytes:
    """Many names in the directory for one and the same member."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _parts().items():
            archive.writestr(zipfile.ZipInfo(name), data)
        one = archive.getinfo("word/document.xml")
        for at in range(chance.choice((100, 5_000))):
            again = zipfile.ZipInfo(f"word/extra{at}.xml")
            for told in ("header_offset", "CRC", "compress_size", "file_size", "compress_type"):
                setattr(again, told, getattr(one, told))
            archive.filelist.append(again)
            archive.NameToInfo[again.filename] = again
    return made.getvalue()


def archive_in_archive(chance: Random, world: World) -> bytes:
    """Archives in archives, down to a Word file."""
    data = _zipped(_parts())
    for at in range(chance.choice((1, 5, 40))):
        data = _zipped({f"{at}.docx": data})
    return data


def locked_member(chance: Random, world: World) -> bytes:
    """An archive whose members say that they are locked, or packed in a way that nobody knows."""
    data = bytearray(_zipped(_parts()))
    at, value = chance.choice(((6, 1), (8, 99), (8, 14), (4, 255)))
    for signature, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            data[start + at + shift] = value
    return bytes(data)


def odd_properties(chance: Random, world: World) -> bytes:
    """Properties that no person wrote: titles of megabytes, times that are none."""
    said = chance.choice(("x" * 2_000_000, "\u202e" * 50, "&lt;script&gt;", "../../buiten", " ", "=cmd|' /C calc'!A0"))
    when = chance.choice(("0000-00-00T00:00:00Z", "99999-01-01T00:00:00Z", "gisteren", ""))
    core = _parts()["docProps/core.xml"].decode()
    replacing: Callable[[str, str], str] = lambda tag, text: f"<{tag}>{text}</{tag}>"  # noqa: E731
    kept = core.partition("<dc:title")[0].partition("<dc:creator")[0].partition("<dcterms:")[0]
    time = f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
    body = f"{replacing('dc:title', said)}{replacing('dc:creator', said)}{time}</cp:coreProperties>"
    return _with({"docProps/core.xml": (kept + body).encode()})


TRAPS: tuple[Trap, ...] = (
    *(rotten_part, missing_part, doubled_part, paths_outward, expanding_entities, outside_entities, outside_relations),
    *(fields_and_macros, nested_deep, wide, odd_numbers, bomb, lying_bomb, overlapping, archive_in_archive),
    *(locked_member, odd_properties),
)
