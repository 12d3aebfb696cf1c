"""Hostile web pages, Markdown and plain texts."""

from __future__ import annotations

from random import Random

from tests.fuzz.case import PROSE, Trap, World


def _page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{PROSE}</p>{body}</body></html>".encode("utf-8", "surrogatepass")


def scripts(chance: Random, world: World) -> bytes:
    """Scripts wherever a page may have them, and some where it may not."""
    return _page(
        "<script>alert(1)</script><svg onload=alert(1)></svg><img src=x onerror='alert(1)'><math><mi//xlink:href="
        "'data:x,<script>alert(1)</script>'><a href='javascript:alert(1)'>klik</a><p>&lt;script&gt;alert(1)"
        "&lt;/script&gt;</p><style>@import 'javascript:x'</style><!--[if IE]><script>alert(1)</script><![endif]-->",
        "<title><script>alert(1)</script></title><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    )


def fetches(chance: Random, world: World) -> bytes:
    """Everything by which a page can have something fetched, here or from this disk."""
    reached = (world.address, f"file://{world.secret}", world.secret)
    tags = "".join(
        f'<img src="{to}"><iframe src="{to}"></iframe><object data="{to}"></object><embed src="{to}">'
        f'<link rel="stylesheet" href="{to}"><script src="{to}"></script><video src="{to}"></video>'
        for to in reached
    )
    return _page(tags, f'<base href="{world.address}"><link rel=import href="{world.address}">')


def entities_of_xhtml(chance: Random, world: World) -> bytes:
    """A page that declares entities: of a file on this disk, and of each other."""
    return f"""<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file://{world.secret}">
<!ENTITY % b SYSTEM "{world.address}"> %b; <!ENTITY c "&d;&d;&d;"><!ENTITY d "&a;&a;&a;">]>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE} &a; &c; &b;</p></body></html>""".encode()


def odd_references(chance: Random, world: World) -> bytes:
    """References to characters that are none."""
    signs = ("&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;", "&#-1;", "&#xFFFE;", "&nbsp", "&;", "&#8;")
    return _page("".join(f"<p>{chance.choice(signs)} {PROSE}</p>" for _ in range(200)))


def deep(chance: Random, world: World) -> bytes:
    """Elements within elements."""
    tag = chance.choice(("div", "b", "ul><li", "blockquote", "table><tr><td", "font"))
    return _page(f"<{tag}>" * chance.choice((300, 5_000, 100_000)) + PROSE)


def many(chance: Random, world: World) -> bytes:
    """More elements than anybody wrote."""
    return _page(chance.choice(("<p>wijk", "<br>", "<li>x", "<a href=#>", "<td>1", "</p>", "<p id=a>")) * 50_000)


def long_attribute(chance: Random, world: World) -> bytes:
    """An attribute and a tag of megabytes."""
    return _page(f"<p class='{'a ' * 1_000_000}'>{PROSE}</p><{'x' * 500_000}>")


def lying_charset(chance: Random, world: World) -> bytes:
    """A page that says it is in an encoding that it is not in, or that is none."""
    names = ("utf-7", "utf-16", "utf-32", "x-user-defined", "base64", "rot13", "idna", "unicode_escape", "hz", "\x00")
    return _page(f"<p>{PROSE} ë€</p>", f"<meta charset='{chance.choice(names)}'>")


def unclosed(chance: Random, world: World) -> bytes:
    """A page in which something opens and never closes."""
    opened = (
        "<!--",
        "<script>",
        "<textarea>",
        "<title>",
        "<plaintext>",
        "<![CDATA[",
        "<a href='",
        "<noscript>",
        "<xmp>",
    )
    return _page(chance.choice(opened) + PROSE)


def odd_json(chance: Random, world: World) -> bytes:
    """A description for search engines that is no such thing."""
    said = (
        "[" * 50_000,
        '{"@type": "Article", "datePublished": ' + "9" * 10_000 + "}",
        '{"headline": {"a": [null]}, "author": [[[]]], "datePublished": {"x": 1}, "@graph": 3}',
        '{"headline": "\\ud800", "datePublished": "0000-99-99T99:99"}',
        '[{"@type": ["Article"], "author": {"name": ["x", 3]}}, 7, null]',
    )
    return _page("", f'<script type="application/ld+json">{chance.choice(said)}</script>')


def odd_dates(chance: Random, world: World) -> bytes:
    """Dates that no calendar has, and very many of them."""
    said = (
        "31 februari 2014",
        "0 mei 2013",
        "12-13-2012",
        "٢٠١٤",
        "99-99-9999",
        "maart 20145",
        "2014/13/45",
        "½ mei ²014",
    )
    return _page(" ".join(f"<time datetime='{said[at % 8]}'>{said[at % 8]}</time>" for at in range(20_000)))


def controls(chance: Random, world: World) -> bytes:
    """Text that turns around, hides or beeps."""
    signs = "\u202e\u2066\u200b\u200d\ufeff\u0000\u0007\u001b[31m\u0085\u2028\ufffe\U000e0041"
    return " ".join(f"{word}{chance.choice(signs)}" for word in (PROSE * 20).split()).encode()


def stacked(chance: Random, world: World) -> bytes:
    """One letter with thousands of accents."""
    return f"{PROSE} e{chr(chance.choice((0x301, 0x308, 0x489))) * 50_000} {PROSE}".encode()


def one_line(chance: Random, world: World) -> bytes:
    """Megabytes without a line end, or without a space."""
    return (
        chance.choice((PROSE + " ", "a", "wijk-", "1", "(", "ver- ", "&", "[x](", "`", "*", "> ")) * 30_000
    ).encode()


def many_pages(chance: Random, world: World) -> bytes:
    """A hundred thousand pages, most without text."""
    return (PROSE + "\f" * 100_000 + PROSE).encode()


def half_characters(chance: Random, world: World) -> bytes:
    """UTF-16 cut amid characters, or with halves of them."""
    mark = chance.choice((b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"))
    return mark + (PROSE.encode("utf-16-le") + b"\x00\xd8\x41\x00") * 20 + b"\xd8"


def front_matter(chance: Random, world: World) -> bytes:
    """The head of a Markdown file, with what YAML would run or fetch."""
    said = (
        "title: !!python/object/apply:os.system ['id']",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        f"title: !include {world.secret}",
        "title: '" + "x" * 100_000 + "'",
        "date: 9999-99-99\nyear: -5",
    )
    return f"---\n{chance.choice(said)}\n---\n\n# Kop\n\n{PROSE}\n\n<script>alert(1)</script>\n".encode()


TRAPS: dict[str, tuple[Trap, ...]] = {
    ".html": (
        *(scripts, fetches, entities_of_xhtml, odd_references, deep, many, long_attribute, lying_charset, unclosed),
        *(odd_json, odd_dates, controls, stacked, one_line, half_characters),
    ),
    ".txt": (controls, stacked, one_line, many_pages, half_characters, odd_dates),
    ".md": (front_matter, controls, stacked, one_line, scripts, deep),
}
