"""Pages that are pictures: read by OCR where there is a program for it, and named where there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import IngestError
from pipeline.ingest import Limits, listening, read, read_here
from pipeline.ingest.ocr import Engine, find_engine, read_pictures
from pipeline.text import Document, OcrLack, OcrPage
from tests.ingest.scans import draw_scan, draw_text, needs_tesseract, save, scan

HEARD = ["De opbouwwerker kent de straat", "en de mensen die er wonen."]
KITCHEN = ["Op dinsdag zet zij koffie in het", "buurthuis en luistert naar wat er", "speelt in de wijk en in het dorp."]
TITLE, STAMP, LAID = "Bladzijde met een tekstlaag", "Ontvangen 12 mei 2014", "laag van een ander"
SHIFTED = "".join(chr(ord(sign) - 29) for sign in "".join(HEARD + KITCHEN).lower() if sign.isalpha())


@pytest.fixture(scope="module")
def mixed_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six pages: text, a scan, a blank one, a scan with a stamp, one read before, and letters that are none."""
    path = tmp_path_factory.mktemp("scans") / "gemengd.pdf"
    canvas = Canvas(str(path), pagesize=A5)
    for picture, text in (
        (None, [TITLE]),
        (scan(HEARD), []),
        (None, []),
        (scan(KITCHEN), [STAMP]),
        (Image.new("L", (50, 70), 255), [LAID]),
        (None, [SHIFTED]),
    ):
        if picture:
            draw_scan(canvas, picture)
        draw_text(canvas, text, top=400 if text == [STAMP] else 60, unseen=text == [LAID])
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture(scope="module")
def told() -> list[tuple[int, int]]:
    """How many pages of how many were read, each time that it was told while `mixed` was read."""
    return []


@pytest.fixture(scope="module")
def mixed(mixed_path: Path, told: list[tuple[int, int]]) -> Document:
    """That file as it is read in a process of its own."""
    with listening(lambda *pages: told.append(pages)):
        return read(mixed_path)


@pytest.fixture
def no_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without the program."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_engine() is None
    yield


def _pages(document: Document) -> list[list[str]]:
    return [page.split("\n") for page in document.raw.split("\f")]


@needs_tesseract
def test_a_mixed_file_loses_no_page(mixed: Document) -> None:
    pages = _pages(mixed)
    assert [pages[at] for at in (0, 1, 2, 4)] == [[TITLE], HEARD, [""], [LAID]]
    assert mixed.pages_without_text == (3,)
    assert all(mixed.page_of(mixed.raw.index(line)) == 2 for line in HEARD)


@needs_tesseract
def test_who_waits_is_told_of_each_page(mixed: Document, told: list[tuple[int, int]]) -> None:
    assert told == [(done, 3) for done in range(4)]


@needs_tesseract
def test_a_stamp_over_a_scan_does_not_pass_for_its_text(mixed: Document) -> None:
    assert _pages(mixed)[3] == [*KITCHEN, "", STAMP]


@needs_tesseract
def test_what_was_read_by_ocr_is_told_with_how_surely(mixed: Document) -> None:
    assert mixed.ocr_engine == str(find_engine()) and "(nld)" in mixed.ocr_engine
    assert [page.number for page in mixed.ocr] == [2, 4]
    assert mixed.ocr[0].words == len(" ".join(HEARD).split())
    assert all(page.confidence is not None and 0.7 < page.confidence <= 1 and page.lack is None for page in mixed.ocr)


def test_without_the_program_pages_wait_and_the_others_are_read(no_tesseract: None, mixed_path: Path) -> None:
    document = read_here(mixed_path)
    assert [page[0] for page in _pages(document)][:5] == [TITLE, "", "", STAMP, LAID]
    assert document.ocr == tuple(OcrPage(number, lack=OcrLack.MISSING) for number in (2, 4, 6))
    assert (document.pages_without_text, document.ocr_engine) == ((2, 3), None)


def test_without_the_program_a_scan_is_refused_with_how_to_get_it(no_tesseract: None, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=A5)
    draw_scan(canvas, scan(HEARD))
    canvas.save()
    for file in (path, save(scan(HEARD), tmp_path / "scan.png")):
        with pytest.raises(IngestError, match="no Tesseract with Dutch data") as caught:
            read_here(file)
        assert "apt install tesseract-ocr tesseract-ocr-nld" in str(caught.value.remedy)


def test_ocr_can_be_left_out(mixed_path: Path) -> None:
    document = read_here(mixed_path, Limits(ocr_seconds=0))
    assert {page.lack for page in document.ocr} == {OcrLack.OFF}


@needs_tesseract
@pytest.mark.parametrize("limits", [Limits(ocr_seconds=0.001), Limits(ocr_file_seconds=0.001)], ids=["page", "file"])
def test_pages_that_take_too_long_wait(mixed_path: Path, limits: Limits) -> None:
    document = read_here(mixed_path, limits)
    assert document.ocr == tuple(OcrPage(number, lack=OcrLack.SLOW) for number in (2, 4, 6))
    assert TITLE in document.raw


def test_no_page_is_drawn_when_the_time_of_its_file_is_up() -> None:
    def draw() -> OcrLack:
        pytest.fail("drawn too late")

    found = read_pictures(Engine("tesseract", "5", sees_turns=False), [draw] * 3, Limits(ocr_file_seconds=1e-9))
    assert list(found) == [OcrLack.SLOW] * 3


@needs_tesseract
def test_each_picture_in_a_tiff_is_a_page_and_stands_upright(tmp_path: Path) -> None:
    upside_down = scan(KITCHEN * 2, turned=180)
    document = read_here(save(scan(HEARD), tmp_path / "scan.tiff", upside_down))
    assert [len(page) for page in _pages(document)] == [len(HEARD), 2 * len(KITCHEN)]
    assert _pages(document)[0] == HEARD and _pages(document)[1][:3] == KITCHEN
    assert [page.number for page in document.ocr] == [1, 2]


@needs_tesseract
def test_a_heading_in_a_picture_is_proposed_as_its_title(tmp_path: Path) -> None:
    page = scan(["Zorgen in de wijk"], size=26)
    page.paste(scan(HEARD * 3).crop((0, 0, page.width, 600)), (0, 240))
    assert read_here(save(page, tmp_path / "nota.png")).proposal.title == "Zorgen in de wijk"


@needs_tesseract
def test_a_small_picture_with_transparent_paper_is_read(tmp_path: Path) -> None:
    ink = scan(HEARD).reduce(2)
    clear = Image.merge("LA", (Image.new("L", ink.size, 0), ink.point(lambda shade: 255 - shade)))
    assert _pages(read_here(save(clear, tmp_path / "scherm.png"))) == [HEARD]


def test_a_picture_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = save(Image.new("1", (1001, 1000)), tmp_path / "groot.png")
    with pytest.raises(IngestError, match="more than 1 million pixels") as caught:
        read_here(path, Limits(picture_megapixels=1))
    assert "picture_megapixels" in str(caught.value.remedy)


def test_a_picture_cut_short_is_refused(tmp_path: Path) -> None:
    path = save(scan(HEARD), tmp_path / "stuk.jpg")
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(IngestError, match="no picture that can be read"):
        read_here(path)
