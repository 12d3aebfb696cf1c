"""When a web page says that it was published or changed: in meta tags, in JSON-LD, and in elements for times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice

import lxml.html

from pipeline.ingest.reading import one_line, proposed_date
from pipeline.text import DateEvidence, DateKind

_PUBLISHED = frozenset(
    {
        *(
            "article:published_time",
            "article:published",
            "og:published_time",
            "og:article:published_time",
            "og:pubdate",
        ),
        *("date", "pubdate", "pub_date", "publishdate", "publish-date", "publish_date", "publicatiedatum"),
        *("datepublished", "date_published", "originalpublicationdate", "sailthru.date", "parsely-pub-date"),
        *("dc.date", "dc.date.issued", "dc.date.created", "dc.created", "citation_date", "citation_publication_date"),
        *("dcterms.date", "dcterms.issued", "dcterms.created", "dcterms.available"),
    }
)
_CHANGED = frozenset(
    {
        *("article:modified_time", "article:modified", "og:updated_time", "last-modified", "lastmod", "datemodified"),
        *("dc.date.modified", "dc.modified", "dcterms.modified", "revised"),
    }
)
_NAMES = ("property", "name", "itemprop", "http-equiv")
_DATE = re.compile(r"\s*((?:18|19|20)\d\d)(?:[-/](\d\d?)(?:[-/](\d\d?))?)?(?!\d)")
_UPDATED = re.compile(r"updat|modif|wijzig|bijgewerkt", re.IGNORECASE)
_OTHERS = (
    "ancestor-or-self::*[self::aside or self::nav or self::footer or contains(@class, 'comment') "
    "or contains(@class, 'reactie') or contains(@id, 'comment') or contains(@class, 'related') "
    "or contains(@class, 'teaser')]"
)
"""Where the times of others stand: of comments, and of pages that are linked."""
_MOST_DEPTH, _MOST_NODES = 6, 500


def told_dates(root: lxml.html.HtmlElement) -> tuple[DateEvidence, ...]:
    """The dates that a page tells programs, those of publishing in the order in which they are to be believed.

    Args:
        root: The page as it was sent, with its scripts.
    """
    return tuple(dict.fromkeys((*_in_meta(root), *_in_linked_data(root), *_in_times(root))))


def _in_meta(root: lxml.html.HtmlElement) -> Iterator[DateEvidence]:
    for meta in root.iter("meta"):
        name = next((meta.get(attribute) for attribute in _NAMES if meta.get(attribute)), "")
        kind = _kind_of(name)
        if kind and (told := _evidence(kind, name, meta.get("content"))):
            yield told


def _kind_of(name: str) -> DateKind | None:
    known = name.strip().casefold()
    if known in _PUBLISHED:
        return DateKind.PUBLISHED
    return DateKind.CHANGED if known in _CHANGED else None


def _in_linked_data(root: lxml.html.HtmlElement) -> Iterator[DateEvidence]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().casefold() == "application/ld+json":
            yield from _in_json(script.text or "")


def _in_json(text: str) -> Iterator[DateEvidence]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):  # pages hold all sorts of it; what cannot be read tells nothing
        return
    for name, value in islice(_members(told, _MOST_DEPTH), _MOST_NODES):
        kind = _kind_of(name)
        if kind and isinstance(value, str) and (evidence := _evidence(kind, name, value)):
            yield evidence


def _members(value: object, depth: int) -> Iterator[tuple[str, object]]:
    """Names and values of JSON, outer ones first, but for what is said of comments."""
    inner = list(value.items()) if isinstance(value, dict) else []
    yield from inner
    below = value if isinstance(value, list) else [one for name, one in inner if name.casefold() != "comment"]
    for one in below if depth else []:
        yield from _members(one, depth - 1)


def _in_times(root: lxml.html.HtmlElement) -> Iterator[DateEvidence]:
    """The first element of the page's own for a time of publishing, and the first for one of change."""
    given: set[DateKind] = set()
    for element in root.iter("time"):
        marks = " ".join(filter(None, (element.get("class"), element.get("itemprop"))))
        kind = DateKind.CHANGED if _UPDATED.search(marks) else DateKind.PUBLISHED
        if kind in given or element.xpath(_OTHERS):
            continue
        if told := _evidence(kind, "time", element.get("datetime")):
            given.add(kind)
            yield told


def _evidence(kind: DateKind, name: str, value: str | None) -> DateEvidence | None:
    when = _DATE.match(value or "")
    year, day = proposed_date(*when.groups()) if when else (None, None)
    return None if year is None else DateEvidence(kind, one_line(f"{name}: {value}"[:160]) or "", year, day)
