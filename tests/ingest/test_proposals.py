"""What a file says of itself is proposed only where it can be true."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from pipeline.corpus.metadata import Metadata, lies_ahead
from pipeline.ingest import read_here
from pipeline.ingest.pdf import _proposal
from pipeline.ingest.reading import FIRST_YEAR, LAST_YEAR, proposed_date
from pipeline.text import DateKind
from tests.ingest.documents import PROSE

LONG = "Wat een dorp met zijn laatste winkel en kapper verliest"
_PARTS = st.one_of(st.integers(0, 3000), st.from_regex(r"\d{1,4}", fullmatch=True))


@given(year=_PARTS, month=st.none() | _PARTS, day=st.none() | _PARTS)
def test_whatever_is_proposed_fits_the_metadata(
    year: str | int, month: str | int | None, day: str | int | None
) -> None:
    told_year, told_date = proposed_date(year, month, day)
    if told_year is None:
        assert told_date is None
        assert not FIRST_YEAR <= int(year) <= LAST_YEAR
    elif not lies_ahead(
        date.fromisoformat(told_date) if told_date else told_year
    ):  # those are left out where a date is chosen
        Metadata.model_validate({"title": "T", "year": told_year, "date": told_date, "source_kind": "essay"})


def test_the_years_are_those_of_the_metadata() -> None:
    about = Metadata.model_json_schema()["properties"]["year"]
    assert (about["minimum"], about["maximum"]) == (FIRST_YEAR, LAST_YEAR)


@pytest.mark.parametrize(
    ("written", "year", "date"),
    [
        ("2019-13-45", 2019, None),
        ("2019-02-29", 2019, None),
        ("2020-02-29", 2020, "2020-02-29"),
        ("1799-01-01", None, None),
        ("2101-01-01", None, None),
        ("20190504", 2019, None),
        ("2019", 2019, None),
    ],
)
def test_markdown(tmp_path: Path, written: str, year: int | None, date: str | None) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(f"---\ntitle: De straat\ndate: {written}\n---\n\n{PROSE}\n", encoding="utf-8")
    told = read_here(path).proposal
    assert (told.year, told.date) == (year, date)


@pytest.mark.parametrize(
    ("written", "year", "date"),
    [
        ("D:20190000", 2019, None),
        ("D:20190504123000", 2019, "2019-05-04"),
        ("D:2019", 2019, None),
        ("D:20000101000000", None, None),
        ("D:00000101", None, None),
        ("", None, None),
    ],
)
def test_pdf(written: str, year: int | None, date: str | None) -> None:
    told = _proposal({"CreationDate": written, "ModDate": "D:20240101"})
    assert [(one.year, one.date) for one in told.dates if one.kind is DateKind.MADE] == [(year, date)] * bool(year)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("De wijk als spiegel", "De wijk als spiegel"),
        ("Wie zorgt er voor de straat? Tien gesprekken", "Wie zorgt er voor de straat? Tien gesprekken"),
        ("WAT BLIJFT\n==========", "WAT BLIJFT"),
        ("Wat een dorp met zijn laatste winkel verliest, en wie nog\nde deur uit komt", None),
        (f"{LONG}, en wie\nde deur uit komt", f"{LONG}, en wie de deur uit komt"),
        ("Gemeente Linde 2014\n\nNaar een wijk voor allen", "Naar een wijk voor allen"),
        ("Verslag van de avond, 3 mei 2014\n\nBuurthuis De Hoek, 4 mei 2014", "Verslag van de avond, 3 mei 2014"),
        ("Op dinsdag kwam de opbouwwerker langs.", None),
        ("Beste buren", None),
        ("Inleiding", None),
        ("12 maart 2014", None),
        ("van de redactie", None),
        ("Het was stil. Niemand kwam", None),
        ("De wijk\nDe straat\nHet plein", None),
    ],
)
def test_plain_text_proposes_the_line_above_it_and_no_sentence(tmp_path: Path, above: str, title: str | None) -> None:
    path = tmp_path / "stuk.txt"
    path.write_text(f"{above}\n\n{PROSE}\n", encoding="utf-8")
    assert read_here(path).proposal.title == title


def test_a_text_of_one_line_has_no_title(tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text("De wijk als spiegel\n", encoding="utf-8")
    assert read_here(tmp_path / "stuk.txt").proposal.title is None


@pytest.mark.parametrize(("written", "year"), [("1601-01-01T00:00:00Z", None), ("2019-05-04T00:00:00Z", 2019)])
def test_word(tmp_path: Path, written: str, year: int | None) -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    document.core_properties._element.find(qn("dcterms:created")).text = written
    document.save(str(tmp_path / "stuk.docx"))
    assert read_here(tmp_path / "stuk.docx").proposal.year == year


@pytest.mark.parametrize(("written", "year"), [("1500-01-01", None), ("2019-05-04", 2019)])
def test_a_web_page(tmp_path: Path, written: str, year: int | None) -> None:
    head = f'<head><title>Wijk</title><meta property="article:published_time" content="{written}"></head>'
    (tmp_path / "stuk.html").write_text(f"<html>{head}<body><p>{PROSE}</p></body></html>", encoding="utf-8")
    assert read_here(tmp_path / "stuk.html").proposal.year == year
