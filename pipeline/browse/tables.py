"""Answers as flat records, and records as CSV that Excel opens rightly and cannot be made to run anything.

A record is one row: names of columns to plain values. Column names are stable English words, for scripts; shares are
fractions, gaps percentage points.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from pipeline.bootstrap import Interval
from pipeline.browse.error_rates import Estimate
from pipeline.browse.figures import Bases, Share
from pipeline.browse.footing import Footing
from pipeline.browse.overview import Overview
from pipeline.browse.quotes import Quote
from pipeline.browse.sampled import Sample
from pipeline.browse.sentences import Cited, Sentence, ThemeLabel
from pipeline.browse.timeline_steps import Period
from pipeline.selection import Selection
from pipeline.store.questions import asking, facts

Value = str | int | float | bool | None
Record = dict[str, Value]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins with one of these is a formula to a spreadsheet; an apostrophe before it makes it text again."""


class CsvForm(StrEnum):
    """How fields and decimals are parted.

    Excel takes both from the country that Windows is set to: in the Netherlands a semicolon and a decimal comma. Read
    by a program, `plain` is what is expected.
    """

    DUTCH_EXCEL = "dutch_excel"
    PLAIN = "plain"


def csv_bytes(records: Iterable[Mapping[str, Value]], form: CsvForm = CsvForm.DUTCH_EXCEL) -> bytes:
    """Records as a CSV file: UTF-8 with BOM, CRLF line ends, the first record's columns as the header.

    `None` becomes an empty cell, truth `1` or `0`. Text that a spreadsheet would take for a formula gets an apostrophe
    before it; numbers stay numbers, negative ones too.

    Raises:
        ValueError: when a record has other columns than the first.
    """
    rows = list(records)
    header = list(rows[0]) if rows else []
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if form is CsvForm.DUTCH_EXCEL else ",", lineterminator="\r\n")
    if header:
        writer.writerow([_cell(name, form) for name in header])
    for row in rows:
        if list(row) != header:
            raise ValueError(f"columns differ: {list(row)} after {header}")
        writer.writerow([_cell(value, form) for value in row.values()])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value, form: CsvForm) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return f"{value:.6g}".replace(".", "," if form is CsvForm.DUTCH_EXCEL else ".")
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def footing_record(footing: Footing) -> Record:
    """What a figure stands on, as columns that go into every export."""
    return {
        **selection_record(footing.selection),
        "counted_units": footing.units,
        "counted_documents": footing.documents,
        "fictional_documents": footing.fictional_documents,
        "documents_of_uncertain_year": footing.uncertain_years,
        "noisy_units_left_out": footing.noisy,
        "audited_units": footing.audited,
        "last_audited": footing.last_audited.isoformat() if footing.last_audited else None,
        **sample_record(footing.sample),
        **versions_record(footing.labeller, footing.codebook, footing.language),
    }


def sample_record(sample: Sample) -> Record:
    """What was judged of sentences drawn by chance, and how good the machine's labels then are, as columns."""
    return {
        "sampled_units": sample.sentences,
        "sampled_blind": sample.blind,
        **estimate_columns("machine_precision", sample.precision),
        **estimate_columns("machine_recall", sample.recall),
    }


def estimate_columns(name: str, estimate: Estimate) -> Record:
    """An estimate with its interval and what it rests on; empty where too little was judged for one."""
    return {name: estimate.value, **interval_columns(name, estimate.interval), f"{name}_n": estimate.n}


def versions_record(labeller: str | None, codebook: str | None, language: str | None) -> Record:
    """By which versions the machine judged, as columns that go into every export; empty where nothing was judged."""
    return {"machine_labeller": labeller, "codebook": codebook, "language_pipeline": language}


def selection_record(selection: Selection) -> Record:
    """What was chosen to be counted, as columns; the years are empty where they leave nothing out."""
    first, last = selection.years or (None, None)
    return {
        "selected_sources": "all" if selection.source_kinds is None else ", ".join(selection.source_kinds),
        "selected_outlets": "all" if selection.outlets is None else "; ".join(selection.outlets),
        "year_from": first,
        "year_to": last,
        "fictional_counted": selection.fictional,
        "noise_at_most": selection.noise_at_most,
        "machine_only": selection.machine_only,
        "works_once": selection.works_once,
        "certain_years_only": selection.certain_years,
    }


def overview_records(answer: Overview) -> list[Record]:
    """A record for each theme of the overview: how often, in how many documents, with which stance."""
    foot = footing_record(answer.footing)
    return [
        {
            "theme": theme.theme,
            "units": theme.units,
            "present": theme.present,
            "absent": theme.absent,
            "documents": theme.documents,
            **bases_columns(theme.bases),
            **foot,
        }
        for theme in answer.themes
    ]


def quote_records(store: Path, quotes: Sequence[Quote]) -> list[Record]:
    """A record for each quote: whom to cite, where it stands in the raw text, its labels, and who gave them.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    versions = _versions(store)
    return [
        {
            **cited_record(quote.cited),
            **_sentence_columns(quote.sentence),
            **_label_columns(quote.label),
            **versions,
        }
        for quote in quotes
    ]


def sentence_records(store: Path, cited: Cited, sentences: Sequence[Sentence]) -> list[Record]:
    """A record for each sentence and theme that it has, and one with empty theme columns where it has none.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    versions = _versions(store)
    return [
        {
            **cited_record(cited),
            **_sentence_columns(sentence),
            **_label_columns(label),
            **versions,
        }
        for sentence in sentences
        for label in (sentence.themes or (None,))
    ]


def share_columns(name: str, share: Share) -> Record:
    """A share with its count, denominator, documents and interval, under names that begin with `name`."""
    return {
        f"{name}_count": share.count,
        f"{name}_of": share.of,
        f"{name}_documents": share.documents,
        name: share.value,
        **interval_columns(name, share.interval),
        f"{name}_below_minimum": share.below_minimum,
    }


def bases_columns(bases: Bases, before: str = "") -> Record:
    """On whose word the labels of one figure stand."""
    return {
        f"{before}n_people": bases.people,
        f"{before}n_codings": bases.codings,
        f"{before}n_machine": bases.machine,
    }


def interval_columns(name: str, interval: Interval | None) -> Record:
    """Both ends of an interval, empty where there is none."""
    low, high = (interval.low, interval.high) if interval else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def period_columns(period: Period, name: Callable[[Period], str]) -> Record:
    """A period as it is called, and its first and last year, empty where it is open; `name` says how it is called."""
    return {"period": name(period), "period_from": period.first, "period_to": period.last}


def cited_record(cited: Cited) -> Record:
    """A document as it is cited, as columns that go into every export of what it says."""
    return {
        "document": cited.slug,
        "title": cited.title,
        "author": cited.author,
        "year": cited.year,
        "year_uncertain": cited.year_uncertain,
        "date": cited.date,
        "document_kind": cited.source_kind,
        "outlet": cited.outlet,
        "address": cited.address,
        "licence": cited.licence,
        "fictional": cited.fictional,
    }


def _sentence_columns(sentence: Sentence) -> Record:
    return {
        "unit": f"unit-{sentence.id}",  # without a letter before it Excel takes 12e4567890123456 for a number
        "start": sentence.raw.start,
        "end": sentence.raw.end,
        "page": sentence.page,
        "quote": sentence.text,
        "source_kind": sentence.source_kind,
        "kind": sentence.kind,
        "reason": sentence.reason,
        "voice": sentence.voice,
        "comment": sentence.comment,
        "mode": sentence.mode,
        "mode_basis": sentence.mode_basis,
        "mode_probability": sentence.mode_probability,
        "audited": sentence.audited,
        "noise": sentence.noise,
    }


def _label_columns(label: ThemeLabel | None) -> Record:
    return {
        "theme": label.theme if label else None,
        "stance": label.stance if label else None,
        "probability": label.probability if label else None,
        "basis": label.basis if label else None,
        "labellers": ", ".join(label.labellers) if label else None,
    }


def _versions(store: Path) -> Record:
    """By which versions the machine judged."""
    with asking(store) as connection:
        known = facts(connection)
    return versions_record(known.get("labeller"), known.get("codebook"), known.get("language"))
