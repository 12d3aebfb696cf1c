"""A document or a sentence of it to cite: as text, and as reference managers take it."""

from __future__ import annotations

import streamlit as st

from pipeline.browse.citing import Passage, bibtex, key, ris
from pipeline.browse.sentences import Cited, Sentence
from views import address
from views.strings import say

TEX, RIS = "application/x-bibtex", "application/x-research-info-systems"


def show(cited: Cited, sentence: Sentence | None, *, pages: int) -> None:
    """The citation of a sentence, or of the document as a whole, to copy and as files.

    Args:
        cited: The document.
        sentence: The sentence cited; `None`: the document as a whole.
        pages: How many pages the source has; with one, none is named.
    """
    passage = _passage(sentence, pages) if sentence else None
    notes = (say("source.fictional") if cited.fictional else None, _when(cited) if cited.year_uncertain else None)
    note = "; ".join(filter(None, notes)) or None
    tex, record = bibtex(cited, passage, note=note), ris(cited, passage, note=note)
    text, as_tex, as_ris = st.tabs([say("reading.cite_text"), "BibTeX", "RIS"])
    text.code(_text(cited, passage, address.of(cited.slug, sentence.id if sentence else None)), None, wrap_lines=True)
    as_tex.code(tex, language=None, wrap_lines=True)
    as_ris.code(record.replace("\r\n", "\n"), language=None, wrap_lines=True)
    name = key(cited, passage)
    with st.container(horizontal=True):
        st.download_button(say("reading.save_bibtex"), tex, f"{name}.bib", TEX, key="bibtex", on_click="ignore")
        st.download_button(say("reading.save_ris"), record, f"{name}.ris", RIS, key="ris", on_click="ignore")


def reference(cited: Cited) -> str:
    """A document as a list of references has it; who published it stands first where no author is known."""
    who = cited.author or cited.outlet
    outlet = cited.outlet if cited.author else None
    head = f"{who} ({_when(cited)}). {cited.title}" if who else f"{cited.title} ({_when(cited)})"
    fictional = f"[{say('source.fictional')}]" if cited.fictional else None
    return " ".join(_ended(part) for part in (head, outlet, cited.address, fictional) if part)


def _when(cited: Cited) -> str:
    """The year as references have it."""
    return say("reading.cite_about", year=str(cited.year)) if cited.year_uncertain else str(cited.year)


def _ended(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."


def _text(cited: Cited, passage: Passage | None, link: str) -> str:
    """What goes into a note: the quotation with where it stands, the reference, and the link."""
    lines = [reference(cited), f"Wijkspiegel: {link}"]
    if passage is None:
        return "\n".join(lines)
    place = (cited.author or cited.outlet or cited.title, _when(cited), _page(passage))
    return "\n".join((f"“{passage.quote}” ({', '.join(filter(None, place))})", *lines))


def _page(passage: Passage) -> str | None:
    return say("reading.cite_page", page=passage.page) if passage.page else None


def _passage(sentence: Sentence, pages: int) -> Passage:
    page = sentence.page if pages > 1 else None
    return Passage(sentence.text, page, sentence.raw.start, sentence.raw.end)
