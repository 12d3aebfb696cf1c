"""Who is named: writers of comments, whom they greet, and whom they call by title or as kin."""

import pytest

from pipeline.masking.names import named, spellings, writer


@pytest.mark.parametrize(
    ("header", "who"),
    [
        ("3. Els Mulder op 4 mei 2012 om 10:12", "Els Mulder"),
        ("Geplaatst door: J. de Wit, 12-03-2013", "J. de Wit"),
        ("Fatima schreef op 3 juni 2014:", "Fatima"),
        ("Reactie van wijkzuster · 2 dagen geleden", "wijkzuster"),
        ("Kees uit Lindehaven 21 juli 2012", "Kees"),
        ("12 mei 2013", None),
        ("Fatima El Amrani16 mei 2013, 8:27", "Fatima El Amrani"),
        ("Bericht door Bilal » 2 maanden geleden", "Bilal"),
        ("Eefje V. 1 mei 2012", "Eefje V"),
        ("Lid geworden op: 12 mei 2008", None),
        ("Re: Een fietswerkplaats is geen project", None),
        ("Bilal10:12", "Bilal"),
        ("Kees3 dagen geleden", "Kees"),
        ("jan1975 op 4 mei 2012", "jan1975"),
    ],
)
def test_the_line_above_a_comment_names_its_writer(header: str, who: str | None) -> None:
    assert writer(header) == who


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Beste Henk, dat klopt niet.", ["Henk"]),
        ("Hartelijk dank. Groet, Ria van Dam", ["Ria van Dam"]),
        ("Toen kwam mevrouw Van der Veen erbij.", ["Van der Veen"]),
        ("Mijn buurvrouw Annie doet nu de was.", ["Annie"]),
        ("@Bram: lees het stuk nog eens.", ["Bram"]),
        ("@jan1975: lees het stuk nog eens.", ["jan1975"]),
        ("Beste Jan1975, dat klopt niet.", ["Jan1975"]),
        ("Dhr. A. Smit belde elke dag.", ["A. Smit"]),
        ("Weet u wat mijn vader van de Wmo merkte?", []),
        ("De gemeente Utrecht zegt dat het goed gaat.", []),
        ("Beste mensen, kom kijken.", []),
    ],
)
def test_who_is_greeted_titled_or_kin_is_named(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(named(text))) == names


def test_a_name_is_looked_for_by_its_parts_but_a_town_in_it_is_not() -> None:
    assert spellings(["Joost van Steenwolde"], ()) == ["Joost van Steenwolde", "van Steenwolde", "Joost"]


def test_who_signed_the_piece_is_no_secret() -> None:
    assert spellings(["Els Mulder", "Kees"], ["Els Mulder"]) == ["Kees"]
