"""What stands around a text without being part of it: invented names and phrases for sites, magazines and reports."""

from __future__ import annotations

import random

NAMES = (
    *("Anneke", "B. Terpstra", "Cor uit Vossenbroek", "Dilek", "Eefje V.", "F. Hoekema", "Gert-Jan", "Hanna de W."),
    *("Ilse", "Joost van Oosterdrecht", "Karim", "Lia Postma", "M. Brouwers", "Nienke", "Oud-collega", "Piet Hein"),
    *("Roos", "Sjoerd", "Tineke Albers", "Wil van der Kolk", "Yusuf", "Zwaantje"),
)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
MENU = ("Home", "Nieuws", "Dossiers", "Agenda", "Vacatures", "Over ons", "Contact")
ELSEWHERE = (
    "Wat doet een buurtsportcoach als het regent?",
    "Nieuwe cijfers over wachttijden in de regio",
    "Column: de printer van het wijkgebouw",
    "Drie vragen aan een startende schuldhulpverlener",
    "Terugblik op de studiedag in Marksteden",
)
COOKIES = "Deze site gebruikt cookies. Akkoord Meer informatie"
NEWSLETTER = "Schrijf u in voor de nieuwsbrief"
FORM = "Uw e-mailadres wordt niet getoond. Velden met een * zijn verplicht."


def dice(*parts: object) -> random.Random:
    """Chance that falls the same way for the same parts."""
    return random.Random("/".join(map(str, parts)))


def day(chance: random.Random, year: int) -> str:
    """A day in a year, as a Dutch reader writes it."""
    return f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {year}"
