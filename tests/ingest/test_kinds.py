"""What kind of source a file is proposed to be, and by which words; where nothing speaks, nothing is."""

from datetime import date

import pytest

from pipeline.codebook import SourceKind
from pipeline.ingest.kinds import kind_of
from pipeline.ingest.proposing import proposal_of
from pipeline.ingest.reading import Reading
from pipeline.spans import RawSpan
from pipeline.text import Block, Role

TODAY = date(2026, 11, 23)
PROSE = "De opbouwwerker zet op dinsdag koffie in het buurthuis, en wie langskomt blijft meestal zitten.\n\n"
ASKED = "Wat ziet u in de straat?\n\n" + PROSE


@pytest.mark.parametrize(
    ("title", "issuers", "raw", "expected"),
    [
        ("Samen in de Ham: beleidsplan Wmo", "", PROSE, ("policy", "beleidsplan")),
        ("Tweede monitor van de wijkteams", "", PROSE, ("research", "monitor")),
        ("De deur op een kier: handreiking voor een buurtkamer", "", PROSE, ("practice", "handreiking")),
        ("In gesprek met de wethouder", "", PROSE, ("interview", "gesprek met")),
        ("Column: de bank op het plein", "", PROSE, ("essay", "Column")),
        ("Samen", "Gemeente Oosterdrecht", PROSE, ("policy", "Gemeente Oosterdrecht")),
        ("Samen", "", f"College van B&W, 3 mei 2011\n\n{PROSE}", ("policy", "College van B&W, 3 mei 2011")),
        ("De straat", "", ASKED * 4, ("interview", "Wat ziet u in de straat?")),
        ("‘Ik ken hier elke deur’", "", PROSE, ("interview", "‘Ik ken hier elke deur’")),
        ("De straat", "", PROSE + "De vragenlijst ging naar 118 respondenten. " * 4, ("research", "vragenlijst")),
        ("De straat", "", PROSE, None),
        ("Wat de raad van een nota leert", "", PROSE, None),
        ("Handreiking beleidsplan: monitor", "", PROSE, None),
        ("De straat", "", f"{PROSE}De gemeente Oosterdrecht zei nee.", None),
    ],
)
def test_a_kind_is_proposed_by_words_that_are_shown(
    title: str, issuers: str, raw: str, expected: tuple[str, str] | None
) -> None:
    found = kind_of(raw, title, issuers)
    assert (found and (found[0], found[1][: len(expected[1]) if expected else None])) == expected
    assert found is None or found[0] in set(SourceKind)


def test_what_stands_around_an_article_and_under_it_does_not_speak() -> None:
    menu, article, comments = "Opinie\nGemeente Waterveen\n\n", PROSE, ASKED * 4
    raw = menu + article + comments
    blocks = (
        Block(RawSpan(len(menu), len(menu + article)), Role.ARTICLE),
        Block(RawSpan(len(menu + article), len(raw)), Role.COMMENT),
    )
    assert proposal_of(Reading(raw, "a reader", blocks=blocks), "a.html", TODAY).source_kind is None
    assert proposal_of(Reading(raw, "a reader"), "a.html", TODAY).source_kind == "essay"
    assert proposal_of(Reading(raw, "a reader", blocks=blocks), "beleidsplan_Wmo.html", TODAY).source_kind == "policy"
