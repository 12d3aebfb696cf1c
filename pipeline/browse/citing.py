"""A document, or a sentence of it, as reference managers take it: BibTeX and RIS."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.browse.sentences import Cited
from pipeline.codebook import SourceKind

Fields = tuple[tuple[str, str | None], ...]
"""Names and values in their order; what is `None` or empty is left out."""
_REPORTS = frozenset({SourceKind.POLICY, SourceKind.RESEARCH})
_ADDRESS_SIGNS = ":/?#[]@!$&'()*+,;=%~"
"""Signs that an address may hold as they are; braces and backslashes it may not, and they would end a BibTeX field."""
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces, also those behind a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_TEX_SIGN = re.compile("|".join(map(re.escape, _TEX)))


@dataclass(frozen=True, slots=True)
class Passage:
    """What of a document is cited.

    Attributes:
        quote: The sentence.
        page: The page on which it begins; `None`: the source has no pages.
        start: Its first character in the document's raw text.
        end: Behind its last one there.
    """

    quote: str
    page: int | None
    start: int
    end: int


def bibtex(cited: Cited, passage: Passage | None = None, *, note: str | None = None) -> str:
    """An entry for BibTeX and BibLaTeX.

    An author stands between double braces, so that no name is cut: whether it is a person or a body is not known.

    Args:
        cited: The document.
        passage: The sentence cited; `None`: the document as a whole.
        note: What else is to be known of the document, such as that it is fictional, in the reader's language.

    Returns:
        The entry, lines parted by LF; no value has a brace, a backslash or a line end of the document's own.
    """
    report = cited.source_kind in _REPORTS
    kind = "techreport" if report else "article" if cited.outlet else "misc"
    fields: Fields = (
        ("author", f"{{{author}}}" if (author := _tex(cited.author)) else None),
        ("title", f"{{{_tex(cited.title)}}}"),
        ("institution" if report else "journal", _tex(cited.outlet)),
        ("year", str(cited.year)),
        ("date", cited.date),
        ("pages", str(passage.page) if passage and passage.page else None),
        ("url", _address(cited.address)),
        ("langid", "dutch"),
        ("note", _tex(note)),
        ("annote", _tex(_annotation(passage))),
    )
    lines = (f"  {name} = {{{value}}}," for name, value in fields if value)
    return "\n".join((f"@{kind}{{{key(cited, passage)},", *lines, "}\n"))


def ris(cited: Cited, passage: Passage | None = None, *, note: str | None = None) -> str:
    """A record in RIS, which Zotero, EndNote and Mendeley read; arguments as for `bibtex`.

    Returns:
        The record, each line ended by CR LF, as RIS has it.
    """
    report = cited.source_kind in _REPORTS
    fields: Fields = (
        ("TY", "RPRT" if report else "MGZN" if cited.outlet else "GEN"),
        ("ID", key(cited, passage)),
        ("AU", cited.author),
        ("TI", cited.title),
        ("PB" if report else "T2", cited.outlet),
        ("PY", str(cited.year)),
        ("DA", cited.date.replace("-", "/") if cited.date else None),
        ("SP", str(passage.page) if passage and passage.page else None),
        ("UR", _address(cited.address)),
        ("LA", "nl"),
        ("N1", note),
        ("N1", _annotation(passage)),
    )
    lines = [f"{name}  - {line}" for name, value in fields if (line := _line(value))]
    return "\r\n".join((*lines, "ER  - ", ""))


def key(cited: Cited, passage: Passage | None = None) -> str:
    """What an entry is called: the document's slug, of a sentence with its place in the raw text behind it."""
    return f"{cited.slug}-{passage.start}" if passage else cited.slug


def _annotation(passage: Passage | None) -> str | None:
    return f"“{passage.quote}” [{passage.start}–{passage.end}]" if passage else None


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _tex(text: str | None) -> str:
    """Text on one line with what TeX would take for a command written so that it is shown."""
    return _TEX_SIGN.sub(lambda found: _TEX[found.group()], _line(text))


def _address(address: str | None) -> str | None:
    return quote(address, safe=_ADDRESS_SIGNS) if address else None
