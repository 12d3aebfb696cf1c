"""The year of a text: what is taken for it, what is not, and when it is uncertain. Every text here is ours."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.ingest.dates import in_text, own_dates, written
from pipeline.ingest.proposing import proposal_of, with_address
from pipeline.ingest.reading import Reading, dates_of_file
from pipeline.spans import RawSpan
from pipeline.text import Block, DateEvidence, DateKind, OcrLack, OcrPage, Proposal, Role

TODAY = date(2026, 11, 23)
PROSE = (
    "Wie in de Ham woont, kent het buurthuis aan de vaart. Al in 1987 dronken bewoners er koffie, en per 1 januari\n"
    "2015 kwam daar het wijkteam bij. In maart 1996 verscheen een rapport over de zorg. De wet van 3 juli 2014 gaf\n"
    "elke gemeente nieuwe taken, en op 12 mei 2030 moet het nieuwe huis er staan."
)
CERTAIN = {
    "12 maart 2014": (2014, "2014-03-12"),
    "woensdag 12 maart 2014": (2014, "2014-03-12"),
    "Utrecht, 12 maart 2014": (2014, "2014-03-12"),
    "Den Haag, mei 2012": (2012, None),
    "’s-Hertogenbosch, 3 juni 2011": (2011, "2011-06-03"),
    "Datum 8 september 2025": (2025, "2025-09-08"),
    "Datum: 08-09-2025": (2025, "2025-09-08"),
    "Datum\n8 september 2025": (2025, "2025-09-08"),
    "12-03-2014 | 4 reacties": (2014, "2014-03-12"),
    "12.03.14": (2014, "2014-03-12"),
    "Door Anna Smit | 12 mrt. 2014 | Opinie": (2014, "2014-03-12"),
    "Anna Smit – 12 maart 2014, 09:30": (2014, "2014-03-12"),
    "Anna van der Smit 12 maart 2014 om 9:30 uur": (2014, "2014-03-12"),
    "Gepubliceerd op 12 maart 2014": (2014, "2014-03-12"),
    "Published March 12, 2014": (2014, "2014-03-12"),
    "2014-03-12": (2014, "2014-03-12"),
    "maart/april 2014": (2014, None),
    "Najaar 2009": (2009, None),
    "maart '14": (2014, None),
    "4 NUMMER 4 | 2017 | ZORG IN DE BUURT": (2017, None),
    "Jaargang 12, nr. 3, 2008": (2008, None),
    "Lezing gehouden op 12 maart 2014 te Deventer": (2014, "2014-03-12"),
    "Verslag raadsvergadering 12 november 2009": (2009, "2009-11-12"),
    "Geplaatst op 4 mei 2019": (2019, "2019-05-04"),
    "Vastgesteld door de raad op 12 maart 2014": (2014, "2014-03-12"),
    "Dit artikel verscheen eerder in Buurtblad, 2009": (2009, None),
}
NOT_ITS_YEAR = {
    "nothing": "",
    "download": "Gedownload op 4 mei 2019",
    "download_above": "Gedownload op\n4 mei 2019",
    "print": "Afgedrukt: 04-05-2019",
    "change": "Laatst gewijzigd op 4 mei 2019",
    "upload": "Geüpload 4 mei 2019",
    "member": "Lid geworden op: 4 mei 2019",
    "footer": "© 2024 Stichting De Vaart",
    "footer_behind": "2024 © Stichting De Vaart",
    "rights": "Alle rechten voorbehouden, 2024",
    "meeting": "Kom op 12 mei 2015 naar de dag van de buurt",
    "broken_off": "de wet, 1 januari 2015, nieuwe taken",
    "sum": "Het kost € 2014,50",
    "number": "Kenmerk 2014-12345",
}
IN_PLACES = {
    "first_print": ("{}\n\nColofon\nEerste druk 2003\nDerde druk 2005\nISBN 90 000 0000 1", (2003, None, False)),
    "publisher": ("{}\n\nColofon\n© 2012 Stichting De Vaart\nISBN 90 000 0000 1", (2012, None, False)),
    "later_print": ("{}\n\nColofon\nUitgave: mei 2012", (2012, None, False)),
    "closing": ("{}\n\nDeventer, mei 2012", (2012, None, False)),
    "posted_anew": ("Utrecht, maart 2009\n\n{}\n\nGeplaatst op 4 mei 2019", (2009, None, False)),
    "stamped": ("Utrecht, maart 2009\n\n{}\n\nGedownload op 4 mei 2019", (2009, None, False)),
    "two_years": ("Utrecht, maart 2009\n\n{}\n\nColofon\nUitgave: mei 2012", (2009, None, True)),
    "of_the_future": ("Utrecht, maart 2040\n\n{}", (None, None, False)),
    "of_tomorrow": ("Utrecht, 24 november 2026\n\n{}", (None, None, False)),
    "of_today": ("Utrecht, 23 november 2026\n\n{}", (2026, "2026-11-23", False)),
}


def _proposed(raw: str, *, name: str = "stuk.txt", title: str | None = "De vaart", **told: tuple[int, str]) -> Proposal:
    proposal = Proposal(title=title, dates=dates_of_file(**told))
    return proposal_of(Reading(raw, "a reader", proposal=proposal), name, TODAY)


@pytest.mark.parametrize("line", CERTAIN)
def test_a_date_that_stands_by_itself_at_the_head_is_that_of_the_text(line: str) -> None:
    told = _proposed(f"De vaart\n\n{line}\n\n{PROSE}")
    assert ((told.year, told.date), told.year_uncertain) == (CERTAIN[line], False)


@pytest.mark.parametrize("line", NOT_ITS_YEAR.values(), ids=NOT_ITS_YEAR)
def test_what_only_looks_like_its_date_gives_no_year(line: str) -> None:
    assert _proposed(f"De vaart\n\n{line}\n\n{PROSE}").year is None
    assert _proposed(f"De vaart\n\n{PROSE}\n\n{line}").year is None


@pytest.mark.parametrize(("text", "expected"), IN_PLACES.values(), ids=IN_PLACES)
def test_where_a_date_stands_decides(text: str, expected: tuple[int | None, str | None, bool]) -> None:
    told = _proposed(text.format("\n\n".join([PROSE] * 8)))
    assert (told.year, told.date, told.year_uncertain) == expected


@pytest.mark.parametrize(
    ("expected", "name", "title", "told"),
    [
        ((2014, True), "nota-2014.pdf", "De vaart", {}),
        ((2014, True), "2014-03-12_nota.pdf", "De vaart", {}),
        ((2014, True), "20140312.pdf", "De vaart", {}),
        ((None, False), "2014-of-2015.pdf", "De vaart", {}),
        ((2013, True), "a.pdf", "Jaarplan 2013", {}),
        ((2019, True), "a.pdf", "De vaart", {"made": (2019, "2019-03-01")}),
        ((2019, False), "nota-2019.pdf", "De vaart", {"made": (2019, "2019-03-01")}),
        ((2014, False), "a.pdf", "Beleidsplan 2014-2018", {"made": (2014, "2014-03-01")}),
        ((2013, True), "a.pdf", "Visie 2040", {"made": (2013, "2013-03-01")}),
        ((None, False), "a.pdf", "De vaart", {"changed": (2019, "2019-03-01")}),
        ((2017, False), "a.html", "De vaart", {"published": (2017, "2017-03-08"), "made": (2019, "2019-01-02")}),
        ((2017, True), "a.html", "De vaart", {"published": (2017, "2017-03-08"), "made": (2015, "2015-01-02")}),
        ((None, False), "a.pdf", "De vaart", {"made": (2000, "2000-01-01")}),
    ],
)
def test_title_name_and_properties_are_hints_that_only_together_are_certain(
    expected: tuple[int | None, bool], name: str, title: str, told: dict[str, tuple[int, str]]
) -> None:
    found = _proposed(PROSE, name=name, title=title, **told)
    assert (found.year, found.year_uncertain) == expected


@pytest.mark.parametrize(
    ("address", "year", "date"),
    [
        ("https://buurt.example/2014/03/12/de-vaart/", 2014, "2014-03-12"),
        ("https://buurt.example/2014/03/de-vaart", 2014, None),
        ("https://buurt.example/wp-content/uploads/2019/03/nota.pdf", None, None),
        ("https://buurt.example/beleid-2014", None, None),
        ("https://[buurt/2014/03/12/", None, None),
    ],
)
def test_the_folders_of_an_address_tell_but_not_those_of_uploads(
    address: str, year: int | None, date: str | None
) -> None:
    told = with_address(_proposed(PROSE), address, TODAY)
    assert (told.year, told.date, told.address) == (year, date, address)


def test_a_year_that_most_say_is_certain_where_the_others_are_later() -> None:
    again = _proposed(f"Utrecht, maart 2009\n\n{PROSE}\n\nColofon\nUitgave: maart 2009", published=(2019, "2019-01-02"))
    assert (again.year, again.year_uncertain) == (2009, False)
    moved = _proposed(f"Utrecht, maart 2009\n\n{PROSE}", published=(2019, "2019-01-02"))
    assert (moved.year, moved.year_uncertain) == (2009, True)


def test_a_text_that_speaks_of_much_later_years_is_not_certainly_of_its_date() -> None:
    speaks = "In 1961 brak het uit, in 1962 was het over, en in 1963 begon alles opnieuw."
    misread, plain = (_proposed(f"Rijswijk, 3 maart {year}.\n\n{speaks}") for year in (1903, 1963))
    assert (misread.year, misread.year_uncertain) == (1903, True)
    assert (plain.year, plain.year_uncertain) == (1963, False)


LONG = "\n\n".join([PROSE] * 60)
INSIDE = f"{LONG}\n\nVastgesteld door de raad op 12 maart 2009\n\n{LONG}"


def test_a_date_deep_inside_a_text_gives_an_uncertain_year_with_its_evidence() -> None:
    told = _proposed(INSIDE)
    assert (told.year, told.year_uncertain) == (2009, True)
    assert told.year_from(2009) == "colophon: Vastgesteld door de raad op 12 maart 2009"


def test_what_a_file_hints_at_makes_such_a_year_certain_and_what_a_text_says_itself_goes_before_it() -> None:
    named = _proposed(INSIDE, name="nota-2009.pdf")
    assert (named.year, named.year_uncertain) == (2009, False)
    own = _proposed(f"Utrecht, maart 2014\n\n{INSIDE}")
    assert (own.year, own.year_uncertain, [one.year for one in own.dates]) == (2014, False, [2014, 2009])
    printed = _proposed(f"Utrecht, maart 2014\n\n{LONG}\n\nEerste druk 2003\n\n{LONG}")
    assert (printed.year, printed.year_uncertain) == (2014, False)


def _bound(*pages: str, scanned: tuple[int, ...], lack: OcrLack | None = None) -> Reading:
    raw, starts = "\f".join(pages), [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    ocr = tuple(OcrPage(number, 9, 0.9, lack) for number in scanned)
    return Reading(raw, "a reader", tuple(starts), ocr=ocr, proposal=Proposal(title="De vaart"))


@pytest.mark.parametrize(
    ("scanned", "uncertain"), [((), False), ((2,), True), ((3,), False), ((2, 3), True), ((1, 2, 3), False)]
)
def test_the_date_of_a_scanned_appendix_is_not_certainly_that_of_the_text(
    scanned: tuple[int, ...], uncertain: bool
) -> None:
    reading = _bound(PROSE, f"Bijlage\n\nVastgesteld op 12 maart 2009\n\n{PROSE}", PROSE, scanned=scanned)
    told = proposal_of(reading, "stuk.pdf", TODAY)
    assert (told.year, told.date, told.year_uncertain) == (2009, "2009-03-12", uncertain)
    assert told.year_from(2009) == "colophon: Vastgesteld op 12 maart 2009"


def test_a_scanned_cover_dates_a_text_and_the_end_of_the_text_lies_before_its_appendix() -> None:
    cover = proposal_of(_bound("De vaart\n\nmaart 2009", PROSE, scanned=(1,)), "stuk.pdf", TODAY)
    assert (cover.year, cover.year_uncertain) == (2009, False)
    closed = _bound(f"{LONG}\n\nVersie: mei 2012", LONG, f"Vastgesteld op 12 maart 2009\n{LONG}", scanned=(2, 3))
    told = proposal_of(closed, "stuk.pdf", TODAY)
    assert (told.year, told.year_uncertain) == (2012, False)


def test_an_address_without_a_date_leaves_a_doubt_as_it_was() -> None:
    reading = Reading(INSIDE, "a reader", proposal=Proposal(title="De vaart"))
    told = proposal_of(reading, "stuk.txt", TODAY)
    assert with_address(told, "https://buurt.example/vaart", TODAY, own_dates(reading)).year_uncertain
    dated = with_address(told, "https://buurt.example/2014/03/vaart", TODAY, own_dates(reading))
    assert (dated.year, dated.year_uncertain) == (2014, False)


def test_dates_of_comments_and_notes_are_not_those_of_the_text() -> None:
    raw = f"{PROSE}\n\n12 maart 2014\n\nMooi stuk."
    hidden = tuple(Block(RawSpan(raw.index("12 maart 2014"), len(raw)), role) for role in (Role.COMMENT,))
    assert [one.year for one in in_text(raw, ())] == [2014]
    assert list(in_text(raw, hidden)) == []


def test_evidence_stands_where_it_says_and_that_of_the_year_comes_first() -> None:
    raw = f"De vaart\n\nGedownload op 4 mei 2019\n\nUtrecht, 12 maart 2014\n\n{PROSE}"
    first, second = _proposed(raw).dates
    assert (first.kind, first.quote, second.kind) == (DateKind.HEAD, "Utrecht, 12 maart 2014", DateKind.STAMP)
    assert [one.span.of(raw) for one in (first, second) if one.span] == ["12 maart 2014", "4 mei 2019"]
    told = _proposed(raw)
    assert (told.year_from(2014), told.year_from(2011)) == ("head: Utrecht, 12 maart 2014", None)


def test_what_is_no_day_of_the_calendar_is_no_date() -> None:
    assert [(one.year, one.date) for one in written("31 februari 2014, 12-13-2014, 3 mei 2014")] == [
        (2014, "2014-05-03")
    ]


def test_a_file_without_end_or_lines_is_looked_over_at_once() -> None:
    for raw in ("\n" * 200_000, "a" * 200_000, "1 " * 100_000, "?" * 200_000):
        assert list(in_text(raw, ())) == []


def test_the_same_date_counts_once() -> None:
    one = DateEvidence(DateKind.PUBLISHED, "date: 2014-03-12", 2014, "2014-03-12")
    reading = Reading(PROSE, "a reader", proposal=Proposal(title="De vaart", dates=(one, one)))
    assert proposal_of(reading, "a.html", TODAY).dates == (one,)
