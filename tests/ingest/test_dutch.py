"""Telling Dutch from its neighbours by function words."""

import pytest

from pipeline.ingest import looks_dutch
from tests.ingest.documents import PROSE

ENGLISH = (
    "The community worker knows the street and the people who live in it, and they know her. On Tuesdays she makes "
    "coffee in the hall and listens to what is going on. Whoever has a complaint about the pavement comes in as well "
    "and mostly stays to help with the garden that the residents began last year on their own."
)
GERMAN = (
    "Die Sozialarbeiterin kennt die Straße und die Menschen, die dort wohnen, und sie kennen sie auch. Am Dienstag "
    "kocht sie Kaffee im Nachbarschaftshaus und hört zu, was es Neues gibt. Wer sich über den Gehweg ärgert, kommt "
    "ebenfalls und bleibt meistens, um im Garten zu helfen, den die Bewohner im letzten Jahr selbst angelegt haben."
)
FRENCH = (
    "Le travailleur social connaît la rue et les gens qui y habitent, et ils le connaissent aussi. Le mardi il prépare "
    "le café dans la maison de quartier et il écoute ce que les habitants racontent. Celui qui se plaint du trottoir "
    "vient aussi et reste le plus souvent pour aider au jardin que les voisins ont commencé l'année dernière."
)

ITALIAN = (
    "L'operatrice conosce la strada e le persone che vi abitano, e loro la conoscono. Ogni martedì prepara il caffè "
    "nella casa del quartiere e ascolta ciò che succede. Chi si lamenta del marciapiede viene pure e di solito rimane. "
)
POLISH = (
    "Pracownica zna ulicę oraz ludzi, którzy tam mieszkają, a oni znają ją. Co wtorek parzy kawę w domu sąsiedzkim i "
    "słucha, co się dzieje. Kto skarży się na chodnik, także przychodzi i zwykle zostaje, żeby pomóc w ogrodzie. "
)


def test_dutch_prose_looks_dutch() -> None:
    assert looks_dutch(PROSE)


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH])
def test_other_languages_do_not(text: str) -> None:
    assert not looks_dutch(text)


def test_a_dutch_text_may_quote_english() -> None:
    assert looks_dutch(PROSE * 3 + ENGLISH)
    assert not looks_dutch(ENGLISH * 3 + PROSE)


def test_a_short_text_may_be_anything() -> None:
    assert looks_dutch("")
    assert looks_dutch("Community building, a short note")


def test_a_scan_that_lost_its_spaces_still_looks_dutch() -> None:
    words = PROSE.split()
    glued = " ".join("".join(words[at : at + 3]) for at in range(0, len(words), 3))
    assert looks_dutch(f"{glued} {glued} {glued}")
    glued_german = " ".join("".join(GERMAN.split()[at : at + 2]) for at in range(0, 60, 2))
    assert not looks_dutch(f"{GERMAN} {glued_german}")


@pytest.mark.parametrize("text", [ITALIAN, POLISH])
def test_languages_that_have_no_list_do_not(text: str) -> None:
    assert not looks_dutch(text * 2)


def test_words_without_any_grammar_do_not_look_dutch() -> None:
    assert not looks_dutch("lorem ipsum dolor amet " * 20)
