"""Web pages: all visible text, and what page, site and trafilatura tell of its parts."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.metadata import extract_metadata

import pipeline
from pipeline.errors import IngestError
from pipeline.ingest import web_text
from pipeline.ingest.encoding import Decoded, decode, decode_as, is_binary
from pipeline.ingest.limits import Limits
from pipeline.ingest.plain import lost_characters
from pipeline.ingest.reading import Reading, one_line, tidy
from pipeline.ingest.refusals import broken
from pipeline.ingest.web_dates import told_dates
from pipeline.ingest.web_parts import parts
from pipeline.ingest.web_vote import vote
from pipeline.messages import Message
from pipeline.text import Proposal, Role

_HEADER_BYTES = 4096
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FURNITURE = "//nav | //footer | //aside | //*[@role='navigation' or @role='contentinfo' or @role='complementary']"
_SENTENCE_WORDS = 5
_STOP = re.compile(r"\w[.!?…:]+(?=\W|$)")
_WORD = re.compile(r"\w+")


def read_bytes(data: bytes, path: Path, limits: Limits) -> Reading:  # noqa: ARG001 — every format's reader has them
    """Read a web page that was saved to disk.

    Raises:
        IngestError: when the bytes are no text, or no text of the page is visible.
    """
    decoded = _decode(data)
    if is_binary(decoded.text):
        raise IngestError("is no web page", where=path, remedy="look whether its ending tells what it is")
    html = tidy(decoded.text)
    tree = _tree(html, path)
    written = web_text.write(tree)
    if not written.raw:
        raise _nothing_visible(path)
    sent = _as_sent(html)
    witness = vote(html, written.raw)
    proposal = _proposal(html, sent)
    blocks = parts(tree, written, witness.blocks, _titles(sent), [proposal.author] if proposal.author else [])
    if not _holds_article(tree, [block.span.of(written.raw) for block in witness.blocks if block.role is Role.ARTICLE]):
        remedy = "open the page in a web browser, look whether it is the right one, and save it with its text"
        raise IngestError("is a web page without an article: menus and the like only", where=path, remedy=remedy)
    return Reading(
        raw=written.raw,
        reader=f"wijkspiegel {pipeline.__version__}, lxml {etree.__version__}, trafilatura {trafilatura.__version__}",
        blocks=tuple(blocks),
        proposal=proposal,
        notices=(*lost_characters(decoded), *([witness.notice] if witness.notice else [])),
    )


def _decode(data: bytes) -> Decoded:
    """As browsers do: byte order mark, then what the page says of itself, then what the bytes look like."""
    if data.startswith(_BYTE_ORDER_MARKS):
        return decode(data)
    declared = _CHARSET.search(data[:_HEADER_BYTES])
    said = decode_as(data, declared[1].decode("ascii")) if declared else None
    return said or decode(data)


def _tree(html: str, path: Path) -> lxml.html.HtmlElement:
    # Bytes, since lxml refuses text with an XML declaration; a huge tree, since it cuts deep pages off otherwise.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = lxml.html.document_fromstring(html.encode(), parser=parser)
    except etree.ParserError as error:
        raise _nothing_visible(path) from error
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):  # the rest was cut off
        raise broken(path, Message("web page"), Message("its elements nest too deep"))
    web_text.prune(root)
    return root


def _nothing_visible(path: Path) -> IngestError:
    remedy = "open the page in a web browser, wait until its text is there, and save it anew"
    return IngestError("is a web page without visible text", where=path, remedy=remedy)


def _holds_article(tree: lxml.html.HtmlElement, voted: list[str]) -> bool:
    """Whether a sentence, or text voted for, stands in a page outside menus and footer; these leave the tree."""
    for element in tree.xpath(_FURNITURE):
        if element.getparent() is not None:
            element.drop_tree()
    lines = [line for line in web_text.write(tree).raw.split("\n") if line]
    if any(len(line.split()) >= _SENTENCE_WORDS and _STOP.search(line) for line in lines):
        return True
    return any(line in piece or piece in line for line in lines for piece in voted)


def _proposal(html: str, sent: lxml.html.HtmlElement) -> Proposal:
    told = extract_metadata(html, extensive=False)
    return Proposal(
        title=one_line(told.title),
        author=_as_written(one_line(told.author), sent),
        dates=told_dates(sent),
        outlet=one_line(told.sitename),
        address=one_line(told.url),
    )


def _titles(sent: lxml.html.HtmlElement) -> list[str]:
    """What the head of a page calls it."""
    named = (meta.get("content") for meta in sent.iter("meta") if meta.get("property") == "og:title")
    return [title for title in (*named, *(element.text_content() for element in sent.iter("title"))) if title]


def _as_written(author: str | None, sent: lxml.html.HtmlElement) -> str | None:
    """The author as the page writes it: trafilatura cuts `Piet & Co` in two persons."""
    if author is None or ";" not in author:
        return author
    written = (one_line(meta.get("content")) for meta in sent.iter("meta"))
    return next((line for line in written if line and _WORD.findall(line) == _WORD.findall(author)), author)


def _as_sent(html: str) -> lxml.html.HtmlElement:
    """The page with its head and scripts."""
    return lxml.html.document_fromstring(html.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", no_network=True))
