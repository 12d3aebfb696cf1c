"""PDF: pages, reading order, and what lines are by their place and type."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import IngestError
from pipeline.ingest.here import read_here
from pipeline.ingest.limits import Limits
from pipeline.ingest.lines import Line, Word
from pipeline.ingest.pdf_order import in_reading_order
from pipeline.text import Role
from tests.ingest.documents import draw_lines, texts_of, write_pdf

LEFT = [f"links {number} gaat over het werk in de wijk" for number in range(12)]
RIGHT = [f"rechts {number} gaat over de zorg in het dorp" for number in range(12)]
BODY = [f"Regel {number} van de tekst loopt over de volle breedte van de bladzijde door." for number in range(8)]

CHAPTERS = {1: "een", 2: "twee", 3: "drie"}


def _row_by_row(canvas: Canvas, left: list[str], right: list[str], top: float) -> None:
    for number, pair in enumerate(zip(left, right, strict=True)):
        for x, text in zip((60, 320), pair, strict=True):
            draw_lines(canvas, [text], left=x, top=top - 14 * number)


def test_pages_are_parted_by_form_feeds_and_empty_ones_are_told(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for lines in (["Een."], [], ["Drie."]):
            draw_lines(canvas, lines)
            canvas.showPage()

    document = read_here(write_pdf(tmp_path / "drie.pdf", draw))
    assert document.raw == "Een.\f\fDrie."
    assert document.page_starts == (0, 5, 6)
    assert document.pages_without_text == (2,)
    assert document.page_of(document.raw.index("Drie")) == 3
    assert document.ocr == ()


@pytest.mark.parametrize("heading", ["Een kop die over de hele breedte van de bladzijde loopt", "Kort"])
def test_two_columns_written_row_by_row_are_read_column_by_column(tmp_path: Path, heading: str) -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, [heading], top=780, size=16)
        _row_by_row(canvas, LEFT[:6], RIGHT[:6], 740)
        draw_lines(canvas, [f"{heading} twee"], top=620, size=16)
        _row_by_row(canvas, LEFT[6:], RIGHT[6:], 590)

    document = read_here(write_pdf(tmp_path / "kolommen.pdf", draw))
    expected = [heading, *LEFT[:6], *RIGHT[:6], f"{heading} twee", *LEFT[6:], *RIGHT[6:]]
    assert [line for line in document.raw.split("\n") if line] == expected
    assert texts_of(document, Role.HEADING) == [heading, f"{heading} twee"]


def test_columns_that_the_file_keeps_apart_stay_as_they_are(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, LEFT)
        draw_lines(canvas, RIGHT, left=320)

    lines = read_here(write_pdf(tmp_path / "apart.pdf", draw)).raw.split("\n")
    assert [line for line in lines if line] == [*LEFT, *RIGHT]


def test_a_table_of_short_cells_is_read_row_by_row(tmp_path: Path) -> None:
    cells = [(f"jaar {number}", f"{number * 7} bezoeken") for number in range(8)]

    def draw(canvas: Canvas) -> None:
        _row_by_row(canvas, [left for left, _ in cells], [right for _, right in cells], 740)

    raw = read_here(write_pdf(tmp_path / "tabel.pdf", draw)).raw
    assert raw.split("\n") == [f"{left} {right}" for left, right in cells]


def test_lines_of_one_column_are_left_in_the_order_of_the_file() -> None:
    lines = [Line((Word("woord", 60, 500),), bottom, bottom + 10) for bottom in (100, 700, 400, 300, 200, 600)]
    assert in_reading_order(lines) == lines


def test_paragraphs_stand_apart_and_lines_do_not(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, BODY[:3])
        draw_lines(canvas, BODY[3:], top=740 - 14 * 3 - 12)

    raw = read_here(write_pdf(tmp_path / "alinea.pdf", draw)).raw
    assert raw == "\n".join(BODY[:3]) + "\n\n" + "\n".join(BODY[3:])


def test_a_hyphen_at_a_line_end_stays(tmp_path: Path) -> None:
    document = read_here(
        write_pdf(tmp_path / "a.pdf", lambda canvas: draw_lines(canvas, ["een woord dat afge-", "broken is"]))
    )
    assert document.raw == "een woord dat afge-\nbroken is"


def test_running_heads_page_numbers_headings_and_notes_are_marked(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 4):
            draw_lines(canvas, [f"Gemeente Voorbeeld – nota {number}"], top=810, size=8)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(60, 770, f"Hoofdstuk {CHAPTERS[number]} over de wijk")
            draw_lines(canvas, [f"{line} {CHAPTERS[number]}" for line in BODY])
            draw_lines(
                canvas,
                [f"{number} Zie stuk {CHAPTERS[number]} van de raad.", f"{CHAPTERS[number]} is oud"],
                top=90,
                size=7,
            )
            draw_lines(canvas, [f"Pagina {number} van 3"], left=300, top=30, size=8)
            canvas.showPage()

    document = read_here(write_pdf(tmp_path / "nota.pdf", draw))
    numbers = range(1, 4)
    furniture = [text for n in numbers for text in (f"Gemeente Voorbeeld – nota {n}", f"Pagina {n} van 3")]
    assert texts_of(document, Role.FURNITURE) == furniture
    assert texts_of(document, Role.HEADING) == [f"Hoofdstuk {CHAPTERS[n]} over de wijk" for n in numbers]
    assert texts_of(document, Role.NOTE) == [
        f"{n} Zie stuk {CHAPTERS[n]} van de raad.\n{CHAPTERS[n]} is oud" for n in numbers
    ]


def test_numbered_chapters_at_the_top_of_pages_are_no_running_heads(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for page, number in enumerate((1, 2, 2, 5)):
            draw_lines(canvas, [f"Hoofdstuk {number}"], top=780, size=16)
            draw_lines(canvas, [f"{line} {'abcd'[page]}" for line in BODY])
            canvas.showPage()

    document = read_here(write_pdf(tmp_path / "boek.pdf", draw))
    assert texts_of(document, Role.FURNITURE) == []
    assert texts_of(document, Role.HEADING) == [f"Hoofdstuk {number}" for number in (1, 2, 2, 5)]


def test_a_bold_passage_is_no_heading(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        for number in range(5):
            canvas.drawString(60, 780 - 14 * number, f"Vet gezette regel {number} van een inleiding zonder punt")
        draw_lines(canvas, BODY, top=680)

    assert texts_of(read_here(write_pdf(tmp_path / "vet.pdf", draw)), Role.HEADING) == []


def test_properties_are_proposed_but_not_what_programs_write(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        draw_lines(canvas, BODY)

    told = read_here(
        write_pdf(tmp_path / "a.pdf", draw, title="Microsoft Word - Nota wijk.docx", author="A. Bos")
    ).proposal
    assert (told.title, told.author) == ("Nota wijk", "A. Bos")
    assert told.year == told.dates[0].year and told.year_uncertain
    assert read_here(write_pdf(tmp_path / "b.pdf", draw)).proposal.title is None


def _blank(canvas: Canvas) -> None:
    canvas.rect(60, 60, 200, 200, fill=1)


@pytest.mark.parametrize(
    ("draw", "password", "problem"),
    [(_blank, None, "scanned"), (lambda canvas: draw_lines(canvas, BODY), "geheim", "locked with a password")],
)
def test_scanned_and_locked_files_are_refused(
    tmp_path: Path, draw: Callable[[Canvas], None], password: str | None, problem: str
) -> None:
    path = write_pdf(tmp_path / "dicht.pdf", draw, password=password)
    with pytest.raises(IngestError, match=problem) as caught:
        read_here(path, Limits(ocr_seconds=0))
    assert caught.value.remedy


def test_a_damaged_page_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for text in ("Een.", "Twee."):
            draw_lines(canvas, [text])
            canvas.showPage()

    path = write_pdf(tmp_path / "scheur.pdf", draw)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"/Type /Page\n", b"/Type /Pige\n", 1))
    assert path.read_bytes() != data
    document = read_here(path)
    assert document.raw == "\fTwee."
    assert document.pages_without_text == (1,)
    assert any("1 of 2 pages are damaged" in notice for notice in document.notices)


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"kapot " * 50)
    with pytest.raises(IngestError, match="no PDF that can be read"):
        read_here(path)
