"""What pages share: what to say when there is nothing, what stands beside a chart, its table and its download."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pipeline.browse.footing import Footing
from pipeline.browse.sentences import Cited, Sentence
from pipeline.browse.tables import CsvForm, Record, csv_bytes
from pipeline.browse.workbook import About, workbook_bytes
from pipeline.codebook import Codebook
from pipeline.corpus.events import Event
from pipeline.errors import WijkspiegelError
from pipeline.run import under_way
from pipeline.selection import Selection
from views import address, cached, columns, standing
from views.markup import Safe, plain
from views.strings import in_this_language, language, number, say
from views.telling import told

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Records = Callable[[], Sequence[Record]]
_THOUSAND = 1000
ROWS_IN_VIEW, TABLE_HEIGHT = 16, 620
"""A table of more rows than these scrolls in so many pixels."""
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def fault(error: WijkspiegelError, title: str | None = None) -> None:
    """Show an error in the one line that it is, in the reader's language."""
    st.error(plain(told(error.line)), title=title or say("app.fault"))


def judged_under_this_codebook() -> None:
    """Where the codebook changed since the last run, say what to do and end the page: its themes may be others."""
    version = cached.state().version
    if version and version.codebook_sha256 not in (None, cached.codebook().sha256):
        st.warning(say("app.codebook_changed"))
        st.stop()


def told_under_way() -> None:
    """Say so while a run goes on: figures may be other ones in a moment."""
    if under_way(cached.settings()):
        st.info(say("app.under_way"), icon=":material/sync:")


def counted(selection: Selection) -> Footing:
    """What a selection stands on; where that is nothing, say how to begin and end the page."""
    now = cached.state()
    if now.version is None:
        _begin("empty.no_store")
    footing = cached.footing(now, selection)
    if not footing.documents:
        everything = cached.footing(now, Selection(selection.themes))
        if not everything.documents:
            _begin("empty.no_documents")
        unfiltered = cached.footing(now, replace(Selection(selection.themes), fictional=selection.fictional))
        st.info(say("empty.selection" if unfiltered.documents else "empty.only_fictional"))
        st.stop()
    return footing


def _begin(key: str) -> None:
    st.info(say(key))
    st.page_link("views/adding.py", label=say("empty.go_add"))
    st.stop()


def footnote(footing: Footing, *more: str) -> None:
    """What stands beside every chart: counted over what, fictional or not, audited how far, judged by whom, its source.

    Args:
        footing: What the chart stands on.
        more: Sentences of its own that go before, safe as Markdown.
    """
    st.caption(f"{' '.join((*more, *footing_lines(footing)))}  \n{plain(standing.source(footing))}")


def footing_lines(footing: Footing) -> list[str]:
    """The sentences of `footnote`, safe as Markdown."""
    fictional = standing.fictional(footing)
    return [f"**{plain(line)}**" if line == fictional else plain(line) for line in standing.told(footing)]


def versions(footing: Footing) -> str:
    """Which codebook and language pipeline the machine judged with, as a sentence, safe as Markdown."""
    return plain(standing.versions(footing))


def grid(rows: Sequence[Record], alt: str) -> None:
    """Rows as a table in which every cell is seen whole; a long one scrolls. What documents say stays plain text.

    Whole numbers have the marks that they have in a sentence; a year is handed over as text, which has none.
    """
    shown = pd.DataFrame([{name: _cell(value) for name, value in row.items()} for row in rows])
    height = TABLE_HEIGHT if len(rows) > ROWS_IN_VIEW else "content"
    st.table(_with_marks(shown), hide_index=True, border="horizontal", height=height, alt=alt)


def _with_marks(shown: pd.DataFrame) -> pd.DataFrame | Styler:
    """The same with marks between thousands, where there are thousands: they cost more than the table."""
    whole = shown.select_dtypes("integer").abs().max()
    large = whole.index[whole >= _THOUSAND]
    return shown if large.empty else shown.style.format(number, subset=list(large))


def _cell(value: str | int | float | bool | None) -> str | int | float | bool | None:
    return plain(value) if isinstance(value, str) and not isinstance(value, Safe) else value


def table(
    rows: Sequence[Record], records: Records, name: str, footing: Footing, *more: str, fold: str = "tabel"
) -> None:
    """A chart's table under it, and its download.

    Args:
        rows: As shown, with headings in the reader's language.
        records: Gives the rows as handed out, see `pipeline.browse.tables`.
        name: Of the file and of the widgets.
        footing: Says in the file's name what was chosen, and whether fictional examples are in it.
        more: As in `download`.
        fold: Under what it stands in the address that the table is folded open.
    """
    with st.expander(say("chart.table"), key=fold, bind="query-params"):
        grid(rows, say("chart.table"))
        download(records, name, footing, *more)


def download(records: Records, name: str, footing: Footing | None, *more: str) -> None:
    """Buttons for the same rows as Excel, as CSV for Excel and as CSV for programs. Rows are made when one is pressed.

    Args:
        records: Gives the rows as handed out.
        name: Of the file and of the widgets.
        footing: What the file's name tells of the choice, and the file itself of what was counted; `None`: the rows are
            of a document outside the corpus.
        more: Sentences of its own for the sheet that says what was counted, before those of the footing; plain text.
    """
    stem = file_stem(name, footing)
    with st.container(horizontal=True):
        workbook = partial(_workbook, records, _about(footing, more))
        file_button(say("chart.excel"), workbook, f"{stem}.xlsx", mime=EXCEL, key=f"excel-{name}")
        for form, label in ((CsvForm.DUTCH_EXCEL, "chart.csv"), (CsvForm.PLAIN, "chart.csv_plain")):
            target = f"{stem}-{say(f'chart.file_{form}')}.csv"
            file_button(say(label), partial(_csv, records, form), target, mime="text/csv", key=f"csv-{name}-{form}")


def file_stem(name: str, footing: Footing | None) -> str:
    """The name of a file without its ending: of what it is, and what was chosen."""
    return "-".join(["wijkspiegel", name, *(standing.in_file_name(footing) if footing else ())])


def file_button(label: str, make: Callable[[], bytes], target: str, *, mime: str, key: str) -> None:
    """A button that hands out a file, made in the language of this reader when it is pressed."""
    st.download_button(label, in_this_language(make), file_name=target, mime=mime, key=key, on_click="ignore")


def _csv(records: Records, form: CsvForm) -> bytes:
    return csv_bytes(records(), form)


def _workbook(records: Records, about: About) -> bytes:
    return workbook_bytes(records(), about)


def _about(footing: Footing | None, more: Sequence[str]) -> About:
    said = (*standing.told(footing), standing.versions(footing), standing.source(footing)) if footing else ()
    lines = (*more, *said, say("chart.about_link", link=address.here()), say("chart.about_columns"))
    heads = (say("chart.column_heading"), say("chart.column_code"), say("chart.column_meaning"))
    names = (say("chart.sheet_rows"), say("chart.sheet_about"))
    return About(*names, lines, say("chart.sheet_columns"), heads, columns.told)


def theme_labels(codebook: Codebook) -> dict[str, str]:
    """The label of each theme in the reader's language, in the order of the codebook; one on trial says so."""
    labels = {theme.id: theme.label.in_language(language()) for theme in codebook.themes}
    marked = {trial.theme: say("theme.on_trial", theme=labels[trial.theme]) for trial in cached.trials()}
    return {**labels, **marked}


def theme_colours(codebook: Codebook) -> dict[str, str]:
    """The colour of each theme."""
    return {theme.id: theme.colour for theme in codebook.themes}


def theme_tags(codebook: Codebook) -> dict[str, str]:
    """A few letters for each theme, so that colour is never the only sign: the shortest start that no other has."""
    labels = {id_: label.upper() for id_, label in theme_labels(codebook).items()}
    return {
        id_: _shortest_start(label, [other for other in labels.values() if other != label])
        for id_, label in labels.items()
    }


def event_labels(events: Sequence[Event]) -> dict[int, str]:
    """What changed in each year, joined where there was more than one thing."""
    labels: dict[int, list[str]] = {}
    for event in events:
        labels.setdefault(event.year, []).append(event.label.in_language(language()))
    return {year: ", ".join(found) for year, found in labels.items()}


def event_line(event: Event) -> str:
    """An event as Markdown, its label a link to the law where there is an address."""
    label = plain(event.label.in_language(language()))
    safe = event.address and event.address.startswith(("https://", "http://"))
    return f"**{event.year}** [{label}](<{event.address}>)" if safe else f"**{event.year}** {label}"


def _shortest_start(label: str, others: Sequence[str]) -> str:
    for length in range(1, len(label)):
        if not any(other.startswith(label[:length]) for other in others):
            return label[:length]
    return label


def link_to(cited: Cited, sentence: Sentence | None = None, *, label: str | None = None) -> None:
    """A link that opens a document in Lezen, at one of its sentences when one is given."""
    query = {"doc": cited.slug, **({"unit": sentence.id} if sentence else {})}
    st.page_link(
        "views/reading.py", label=label or plain(citation(cited)), icon=":material/menu_book:", query_params=query
    )


def citation(cited: Cited) -> str:
    """Author, year, title, outlet, and that it is fictional where it is; plain text, not yet safe as Markdown."""
    head = f"{cited.author} ({cited.when}), {cited.title}" if cited.author else f"{cited.title} ({cited.when})"
    parts = (head, cited.outlet, say("source.fictional") if cited.fictional else None)
    return ", ".join(part for part in parts if part)
