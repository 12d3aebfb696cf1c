"""Every `st.cache_*` of the app: answers are kept for one state of one store, and asked anew when that changes.

Answers are frozen, so all readers share one (`cache_resource`); `cache_data` would copy it for each of them each time.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from pipeline import review
from pipeline.bootstrap import SEED
from pipeline.browse import (
    cleaning,
    concordance,
    contrast,
    contrast_periods,
    examples,
    keyness,
    overview,
    quotes,
    reading,
    timeline,
    timeline_sentences,
    word_examples,
)
from pipeline.browse import footing as footings
from pipeline.browse import trials as trials_
from pipeline.browse.sentences import Cited
from pipeline.browse.tables import Record, quote_records
from pipeline.codebook import Codebook, Language, load_codebook
from pipeline.corpus.events import Event, read_events
from pipeline.model.choice import MANIFEST, choose_model
from pipeline.run import read_new
from pipeline.search import Narrowing, Question
from pipeline.selection import Pair, Selection, Side
from pipeline.settings import Settings, load_settings
from pipeline.stages import clean_document
from pipeline.text import Document
from views.charts import Spec, theme
from views.strings import language

if TYPE_CHECKING:
    from pipeline.evaluate.quality import Quality

CORPUS_ENTRIES = 64
"""Answers kept of each question: a few readers, each trying a few choices."""
DOCUMENTS_ENTRIES = 16
"""Answers kept of what is large: a whole document, or something of every document."""


@dataclass(frozen=True)
class State:
    """Which store in which state; every answer is kept under it.

    Attributes:
        store: Its file.
        version: `None` when there is no store.
    """

    store: Path
    version: footings.Version | None


def settings() -> Settings:
    """The settings that hold now; not kept, for a user may change them while the browser runs."""
    return load_settings()


def state() -> State:
    """The state of the store now; not kept."""
    store = settings().store
    return State(store, footings.version(store))


def codebook() -> Codebook:
    """The codebook of the corpus, read again when its file changed; the shipped one where a corpus has none yet."""
    path = settings().codebook
    path = path if path.exists() else Settings().codebook
    return _codebook(path, path.stat().st_mtime_ns)


@st.cache_data(max_entries=4, show_spinner=False)
def _codebook(path: Path, changed: int) -> Codebook:  # noqa: ARG001 (a part of the key)
    return load_codebook(path)


def trials() -> tuple[trials_.Trial, ...]:
    """The themes on trial; none where there is no store to tell how many of their sentences were judged."""
    now = state()
    return () if now.version is None else _trials(now, trials_.new_themes(settings(), codebook()))


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def _trials(now: State, themes: tuple[str, ...]) -> tuple[trials_.Trial, ...]:
    return trials_.trials(now.store, themes)


def events() -> tuple[Event, ...]:
    """The years in which the law changed, as the corpus gives them; a small file, not kept."""
    return read_events(settings().corpus)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def footing(now: State, selection: Selection) -> footings.Footing:
    """What figures over a selection stand on."""
    return footings.footing(now.store, selection)


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def corpus_overview(now: State, selection: Selection) -> overview.Overview:
    """What the corpus holds."""
    return overview.overview(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def _theme_examples(now: State, selection: Selection) -> tuple[examples.Shown, ...]:
    return examples.theme_examples(now.store, selection)


def theme_examples(now: State, selection: Selection) -> tuple[examples.Shown, ...]:
    """Sentences of the corpus that show each theme; none where there is no store."""
    return () if now.version is None else _theme_examples(now, selection)


def model_quality() -> Quality | None:
    """The figures beside the model that the settings name; `None` where they name none."""
    folder = choose_model(settings().model)
    return None if folder is None else _model_quality(folder, (folder / MANIFEST).stat().st_mtime_ns)


@st.cache_resource(max_entries=2, show_spinner=False)
def _model_quality(folder: Path, changed: int) -> Quality:  # noqa: ARG001 (a part of the key)
    from pipeline.evaluate.quality import quality  # noqa: PLC0415 - it takes time, and one page asks for it

    return quality(folder)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def theme_timeline(now: State, selection: Selection, steps: timeline.Steps, split: timeline.Split) -> timeline.Timeline:
    """Shares through the years."""
    return timeline.timeline(now.store, selection, steps=steps, split=split)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def outlets(now: State, selection: Selection) -> tuple[timeline.OutletCount, ...]:
    """The outlets to choose from."""
    return timeline.outlets(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def point_sentences(now: State, which: timeline_sentences.Behind, size: int, page: int) -> quotes.QuotePage:
    """One page, from 1, of the sentences behind a point of a timeline."""
    return timeline_sentences.sentences(now.store, which, limit=size, skip=size * (page - 1))


def all_point_sentences(now: State, which: timeline_sentences.Behind) -> list[Record]:
    """All of them, as they are handed out; not kept."""
    return quote_records(now.store, timeline_sentences.sentences(now.store, which, limit=None).quotes)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def word_and_deed(now: State, selection: Selection, pair: Pair) -> contrast.WordAndDeed:
    """Word beside deed."""
    return contrast.word_and_deed(now.store, selection, pair)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def contrast_in_time(
    now: State, selection: Selection, theme: str, pair: Pair, borders: tuple[int, ...]
) -> contrast_periods.ContrastInTime:
    """One theme in word beside deed, period by period."""
    return contrast_periods.contrast_in_time(now.store, selection, theme, pair, borders)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def distinctive_words(
    now: State, selection: Selection, pair: Pair, theme: str | None, with_common: bool
) -> keyness.Keyness:
    """Which words tell two groups apart."""
    return keyness.keyness(now.store, selection, pair, theme=theme, with_common=with_common)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def sentences_with_word(
    now: State, selection: Selection, *, word: str, side: Side, pair: Pair, theme: str | None
) -> word_examples.WordExamples:
    """Some sentences of one side in which a word stands."""
    return word_examples.word_examples(now.store, selection, word, side, pair, theme=theme)


@dataclass(frozen=True)
class QuoteQuestion:
    """Which sentences stand under a figure."""

    selection: Selection
    theme: str
    side: Side
    pair: Pair
    order: quotes.Order
    seed: int = SEED


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def quote_page(now: State, which: QuoteQuestion, size: int, page: int) -> quotes.QuotePage:
    """One page, from 1, of the sentences under a figure."""
    return _quotes(now, which, limit=size, skip=size * (page - 1))


def all_quotes(now: State, which: QuoteQuestion) -> Callable[[], list[Record]]:
    """All sentences under a figure, asked for only when a reader wants them as a file."""
    return lambda: quote_records(now.store, _quotes(now, which, limit=None).quotes)


def _quotes(now: State, which: QuoteQuestion, *, limit: int | None, skip: int = 0) -> quotes.QuotePage:
    return quotes.quotes(
        *(now.store, which.selection, which.theme, which.side),
        pair=which.pair,
        order=which.order,
        seed=which.seed,
        limit=limit,
        skip=skip,
    )


@dataclass(frozen=True)
class SearchQuestion:
    """What is searched for, in which sentences, and in which order the hits stand."""

    question: Question
    selection: Selection
    narrowing: Narrowing
    order: concordance.Order
    descending: bool


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def search_page(now: State, which: SearchQuestion, size: int, page: int) -> concordance.Concordance:
    """What a search found, with one page, from 1, of its hits."""
    return _search(now, which, limit=size, skip=size * (page - 1))


def all_hits(now: State, which: SearchQuestion) -> Callable[[], list[Record]]:
    """All hits of a search, asked for only when a reader wants them as a file."""
    return lambda: concordance.concordance_records(now.store, _search(now, which, limit=None).hits)


def _search(now: State, which: SearchQuestion, *, limit: int | None, skip: int = 0) -> concordance.Concordance:
    return concordance.concordance(
        *(now.store, which.question, which.selection, which.narrowing),
        order=which.order,
        descending=which.descending,
        limit=limit,
        skip=skip,
    )


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def documents(now: State, selection: Selection) -> tuple[Cited, ...]:
    """The documents to choose from."""
    return reading.documents(now.store, selection)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def years(now: State, selection: Selection) -> tuple[int, int] | None:
    """The first and the last year to choose from; `None` when there are no documents."""
    return reading.years(now.store, selection)


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def document(now: State, slug: str) -> reading.Reading:
    """One document with its sentences."""
    return reading.read(now.store, slug)


@st.cache_resource(max_entries=DOCUMENTS_ENTRIES, show_spinner=False)
def document_cleaning(now: State, slug: str) -> cleaning.Cleaning:
    """What cleaning did to a document; not copied for each reader: it is frozen, and a programme's is a megabyte."""
    return cleaning.cleaning(now.store, slug)


@st.cache_data(max_entries=CORPUS_ENTRIES, show_spinner=False)
def hits_in(now: State, question: Question, slug: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where in a document what was searched for stands."""
    return concordance.places_in(now.store, question, slug)


@st.cache_resource(max_entries=CORPUS_ENTRIES, show_spinner=False)
def inspection(now: State, unit_id: str) -> reading.Inspection:
    """Everything behind one sentence."""
    return reading.inspect(now.store, unit_id)


@st.cache_data(max_entries=CORPUS_ENTRIES, show_spinner=False, hash_funcs={Codebook: attrgetter("sha256")})
def next_to_judge(
    now: State,  # noqa: ARG001 (a part of the key, and stands for the settings)
    _settings: Settings,
    codebook: Codebook,
    reviewer: str,
    skip: tuple[str, ...],
) -> tuple[review.Item, ...]:
    """The sentence that a reviewer judges next; empty when nothing is left."""
    return review.queue(_settings, codebook, reviewer, n=1, skip=skip)


def chart(draw: Callable[..., Spec], **inputs: object) -> Spec:
    """What `draw` makes of its inputs; kept, since writing a specification takes longer than asking for its figures."""
    print_ = blake2b(pickle.dumps(inputs)).digest()  # Streamlit would look at each of a thousand figures by itself
    return _chart(draw.__name__, (language(), theme()), print_, draw, inputs)


@st.cache_data(max_entries=4 * CORPUS_ENTRIES, show_spinner=False)
def _chart(
    name: str,  # noqa: ARG001 (a part of the key, as are language, theme and the print of the inputs)
    reader: tuple[Language, str | None],  # noqa: ARG001
    print_: bytes,  # noqa: ARG001
    _draw: Callable[..., Spec],
    _inputs: Mapping[str, object],
) -> Spec:
    return _draw(**_inputs)


def has_real_documents(now: State, themes: tuple[str, ...]) -> bool:
    """Whether anything but fictional examples is in the store."""
    return now.version is not None and footing(now, replace(Selection(themes), fictional=False)).documents > 0


@st.cache_data(max_entries=2, show_spinner=False)
def uploaded(now: State, _settings: Settings, name: str, data: bytes) -> Document:  # noqa: ARG001 (part of the key)
    """An uploaded file, read in its own process.

    Raises:
        IngestError: when it cannot be read as a document, or does not look Dutch.
        CorpusError: when the corpus has it already.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(data)
        return read_new(path, _settings)


def upload_cleaning(document: Document) -> cleaning.Cleaning:
    """What cleaning does to a document that is in no corpus."""
    return _upload_cleaning(document.source_sha256, settings().rules_off, document)


@st.cache_resource(max_entries=2, show_spinner=False)
def _upload_cleaning(source_sha256: str, rules_off: tuple[str, ...], _document: Document) -> cleaning.Cleaning:  # noqa: ARG001
    return cleaning.cleaning_of(clean_document(_document, rules_off), _document.page_starts)
