"""Hostile PDFs, written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from random import Random

from tests.fuzz.case import PROSE, Trap, World

_BOMB_BYTES = 150 * 1024 * 1024
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%b>>"


def _pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A whole file of `objects`, of which the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def _stream(data: bytes, told: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), told, data)


def _shown(lines: Sequence[str], before: bytes = b"") -> bytes:
    """A page's content that shows lines of text."""
    said = b"".join(b"(%b) Tj T*\n" % line.encode("latin-1", "replace") for line in lines)
    return b"%b BT /F 10 Tf 12 TL 60 740 Td %b ET" % (before, said)


def _one_page(
    content: bytes | None = None,
    *,
    catalogue: bytes = b"",
    page: bytes = b"",
    box: bytes = b"[0 0 595 842]",
    font: bytes = b"",
    tree: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    more: Sequence[bytes] = (),
    trailer: bytes = b"",
) -> bytes:
    """A PDF of one page; `more` are objects from number 6."""
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
            tree,
            b"<</Type/Page/Parent 2 0 R/MediaBox %b/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%b>>>>" % (box, page),
            content or _stream(_shown([PROSE[at : at + 80] for at in range(0, len(PROSE), 80)])),
            _FONT % font,
            *more,
        ],
        trailer,
    )


def huge_page(chance: Random, world: World) -> bytes:
    """A page of miles, of nothing, or of no number."""
    boxes = (b"[0 0 1e9 1e9]", b"[0 0 0 0]", b"[0 0 -5 842]", b"[0 0 99999999999999999999 1]", b"[9]", b"[0 0 /a (b)]")
    return _one_page(box=chance.choice(boxes))


def huge_empty_pages(chance: Random, world: World) -> bytes:
    """Pages of miles without text, which somebody might want to see drawn."""
    return _one_page(_stream(b"0 0 m 9 9 l S"), box=chance.choice((b"[0 0 200000 200000]", b"[0 0 1e9 1e9]")))


def huge_picture(chance: Random, world: World) -> bytes:
    """A picture over the whole page that says it is a hundred thousand dots wide."""
    size = chance.choice((100_000, 2_000_000_000, 0, -1))
    told = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode"
    picture = _stream(zlib.compress(bytes(300_000)), told % (size, size))
    return _one_page(_stream(b"500 0 0 800 0 0 cm /X Do"), page=b"/XObject<</X 6 0 R>>", more=[picture])


def tree_in_circles(chance: Random, world: World) -> bytes:
    """A tree of pages that leads to itself, or says that it has millions."""
    trees = (
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
        b"<</Type/Pages/Kids[3 0 R 2 0 R 2 0 R]/Count 1000000>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>",
        b"<</Type/Pages/Kids[3 0 R]/Count -7>>",
        b"<</Type/Pages/Kids 2 0 R/Count 1/Parent 2 0 R>>",
        b"<</Type/Pages/Kids[" + b"3 0 R " * 5_000 + b"]/Count 5000>>",
    )
    return _one_page(tree=chance.choice(trees))


def forms_in_circles(chance: Random, world: World) -> bytes:
    """A drawing that draws itself, or ten that each draw the next ten times."""
    told = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    if chance.random() < 0.5:
        forms = [_stream(b"/X Do /X Do", told % 6)]
    else:
        forms = [_stream(b"/X Do " * 10, told % (7 + at)) for at in range(12)]
    return _one_page(_stream(b"/X Do"), page=b"/XObject<</X 6 0 R>>", more=forms)


def actions(chance: Random, world: World) -> bytes:
    """Scripts, programs, other files and addresses that opening it would call."""
    said = (
        b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
        b"/OpenAction<</S/Launch/F(/bin/sh)>>",
        b"/OpenAction<</S/URI/URI(%b)>>" % world.address.encode(),
        b"/OpenAction<</S/GoToR/F(%b)/D[0/Fit]>>" % world.secret.encode(),
        b"/AcroForm<</XFA(<x/>)/Fields[]>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>",
    )
    return _one_page(catalogue=chance.choice(said))


def outside_stream(chance: Random, world: World) -> bytes:
    """Content that stands in another file on this disk."""
    return _one_page(b"<</Length 0/F(%b)>>stream\n\nendstream" % world.secret.encode())


@cache
def _bomb(times: int) -> bytes:
    data = b"BT /F 10 Tf (wijk) Tj ET\n" + b" " * _BOMB_BYTES
    for _ in range(times):
        data = zlib.compress(data, 1)
    return _one_page(_stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]"))


def bomb(chance: Random, world: World) -> bytes:
    """Content of hundreds of megabytes, packed once or more."""
    return _bomb(chance.choice((1, 2, 3)))


def many_letters(chance: Random, world: World) -> bytes:
    """A page with more letters than paper holds, all in one place, or none of any size."""
    before = chance.choice((b"", b"0 0 0 0 0 0 cm", b"1e30 0 0 1e30 0 0 cm", b"0 1 -1 0 9 9 cm", b"3 Tr"))
    return _one_page(_stream(_shown(["wijkteam en buurt"] * chance.choice((500, 6_000)), before)))


def odd_letters(chance: Random, world: World) -> bytes:
    """Letters that stand for halves of characters, for nothing, or for whole texts."""
    to = chance.choice((b"D800", b"0000", b"FFFF", b"202E", b"0077" * 200, b"DBFF", b"zz"))
    table = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <7A> <%b> endbfrange" % to
    return _one_page(font=b"/ToUnicode 6 0 R", more=[_stream(table)])


def nested_deep(chance: Random, world: World) -> bytes:
    """Lists in lists, where the file tells about itself or in what a page shows."""
    deep = chance.choice((b"[", b"<<", b"<</a", b"(")) * chance.choice((600, 100_000))
    if chance.random() < 0.5:
        return _one_page(trailer=b"/Info " + deep)
    return _one_page(_stream(b"BT /F 10 Tf " + deep + b" Tj ET"))


def many_pages(chance: Random, world: World) -> bytes:
    """Thousands of pages, with a word on each or on none."""
    number = chance.choice((600, 3_000))
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(number))
    content = _stream(_shown(["De wijk en de buurt."]) if chance.random() < 0.5 else b" ")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, number)
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, content, _FONT % b"", *[page] * number])


def odd_properties(chance: Random, world: World) -> bytes:
    """Titles of megabytes and times that are none."""
    said = chance.choice(
        (b"x" * 1_000_000, b"\xfe\xff\xd8\x00", b"<script>alert\\(1\\)</script>", b"../../buiten", b"")
    )
    when = chance.choice((b"D:99999999999999", b"D:", b"gisteren", b"D:20140231", b"D:-2014"))
    info = b"<</Title(%b)/Author(%b)/CreationDate(%b)>>" % (said, said, when)
    return _one_page(more=[info], trailer=b"/Info 6 0 R")


def locked(chance: Random, world: World) -> bytes:
    """A file that says that it is locked, in ways that nobody knows."""
    said = (
        b"/Filter/Standard/V 99/R 99/O(x)/U(x)/P -1",
        b"/Filter/None",
        b"/Filter/Standard/V 5/R 6/Length 99999/O(x)/U(x)/P 0",
    )
    return _one_page(trailer=b"/Encrypt<<%b>>/ID[(a)(b)]" % chance.choice(said))


TRAPS: tuple[Trap, ...] = (
    *(huge_page, huge_empty_pages, huge_picture, tree_in_circles, forms_in_circles, actions, outside_stream, bomb),
    *(many_letters, odd_letters, nested_deep, many_pages, odd_properties, locked),
)
