"""The first essay of a newcomer: a PDF in two columns on their disk, brought in by the browser alone."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap

from playwright.sync_api import Page, expect
from reportlab.pdfgen.canvas import Canvas

from tests.browser.visiting import go_to, open_page, settled
from tests.ingest.documents import draw_lines, write_pdf

TITLE = "Twee kolommen over een straat"
YEAR = 2014
LEFT, RIGHT = (
    "Wie in de Vlasstraat woont, weet nog wanneer de opbouwwerker vertrok. In het voorjaar was zij er nog elke "
    "dinsdag, met koffie en een lijst van plannen. Na de zomer bleef het buurthuis dicht. Er kwam geen "
    "opbouwwerker voor haar terug, en de moestuin raakte overwoekerd. Bewoners vroegen de gemeente om nieuw "
    "opbouwwerk in de straat. Dat antwoord liet lang op zich wachten.",
    "Intussen deden de buren zelf wat zij konden. Mevrouw van de hoek kookte soep voor wie niet meer naar buiten "
    "kwam. Een jongerenwerker uit de wijk ernaast liep op vrijdag een ronde langs de bankjes. In de winter begon "
    "het opbouwwerk opnieuw, met een team dat de straat niet kende. Het leerde die kennen door te luisteren, en "
    "de moestuin werd weer van iedereen.",
)


def write_essay(folder: Path) -> Path:
    """A PDF of one page: a title over its whole breadth, a place with a date, and two columns below."""
    return write_pdf(folder / "vlasstraat.pdf", _draw, title=TITLE, author="Noor Lindeboom")


def _draw(canvas: Canvas) -> None:
    draw_lines(canvas, [TITLE], top=780, size=16)
    draw_lines(canvas, [f"Utrecht, 12 maart {YEAR}"], top=755)
    draw_lines(canvas, wrap(LEFT, 44), top=720)
    draw_lines(canvas, wrap(RIGHT, 44), left=320, top=720)


def bring(page: Page, essay: Path) -> None:
    """Open Toevoegen, hand in the file, and wait until it was read."""
    open_page(page, "toevoegen")
    page.locator("input[type=file]").set_input_files(essay)
    expect(page.get_by_role("textbox", name="Titel *")).to_have_value(TITLE)
    settled(page)


def add(page: Page) -> None:
    """Say what the file did not tell, and add it."""
    expect(page.get_by_role("spinbutton", name="Jaar *")).to_have_value(str(YEAR))
    page.get_by_role("radio", name="praktijk").click(force=True)
    settled(page)
    page.get_by_text("Dit is een verzonnen voorbeeld").click()
    settled(page)
    page.get_by_role("button", name="Toevoegen aan het corpus").click()
    expect(page.get_by_text(f"{TITLE} staat in het corpus")).to_be_visible()
    settled(page)


def read(page: Page) -> None:
    """Open the document from the line that says that it came in; its sentences are judged."""
    page.get_by_role("link", name=f"Lees {TITLE} met zijn oordelen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lezen")
    sentence = page.locator(".unit", has_text="Na de zomer bleef het buurthuis dicht.")  # one column, then the other
    expect(sentence).to_be_visible()
    expect(page.locator(".unit mark.evidence").first).to_be_visible()
    settled(page)


def find_its_point(page: Page) -> None:
    """Go back, and follow the link to its point in Tijdlijn: its judged sentences stand first."""
    go_to(page, "toevoegen")
    page.get_by_role("link", name="Zie het punt op de tijdlijn: opbouwwerk").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tijdlijn")
    settled(page)
    expect(page).to_have_url(re.compile(rf"punt=community_work\.{YEAR}"))
    expect(page.locator("blockquote").first).to_contain_text(TITLE)
    expect(page.locator("blockquote").first.locator("mark")).not_to_have_count(0)
