"""Dutch that says something, by chance: titles, paragraphs, and what readers write below them."""

from __future__ import annotations

from random import Random

_WHO = (
    "de opbouwwerker",
    "een vrijwilliger van het buurthuis",
    "de wijkverpleegkundige",
    "de wethouder",
    "een moeder van drie kinderen",
    "de jongerenwerker",
    "de voorzitter van de bewonersgroep",
    "een medewerker van het wijkteam",
    "de huismeester",
    "mijn buurvrouw van tweehoog",
)
_WHERE = (
    "in de Goudbuurt",
    "aan de Zwanenlaan",
    "in Heiloord",
    "in het oude schoolgebouw",
    "op het plein achter de flat",
    "in de wijk Lindehaven",
    "bij de moestuin",
    "in Marksteden",
    "in de gymzaal",
)
_WHAT = (
    "een inloop op dinsdagochtend",
    "een klussendienst",
    "een maaltijd voor wie alleen woont",
    "een spreekuur zonder afspraak",
    "een huiswerkklas",
    "een naaiatelier",
    "een weggeefkast",
    "een fietswerkplaats",
    "een overleg met de corporatie",
)
_SAYS = (
    "dat niemand haar ooit iets had gevraagd",
    "dat het geld na de zomer op is",
    "dat de lift al zes weken stilstaat",
    "dat er te veel formulieren zijn en te weinig stoelen",
    "dat je eerst koffie drinkt en dan pas praat",
    "dat de jongeren er wel zijn, maar niet op kantooruren",
    "dat een sleutel meer waard is dan een convenant",
    "dat hij de helft van zijn tijd achter een scherm zit",
)
_NUMBER = ("twaalf", "veertig", "ruim honderd", "zeven", "drieëntwintig", "zestig", "een handvol")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT = {"maart": "mrt"}
_MONTH = ("januari", "maart", "mei", "juni", "september", "oktober", "november")
_SENTENCES = (
    "Elke maandag begint {who} {where} met {what}.",
    "Volgens {who} komt het erop aan dat mensen elkaar bij de naam kennen, en dat kost nu eenmaal tijd.",
    "„Wij wisten niet eens dat het mocht”, vertelt {who}, die {where} met {what} begon.",
    "Vorig jaar kwamen er {number} mensen op af; dit jaar zijn het er meer, al telt niemand ze nog.",
    "Wie {where} woont, weet {says}.",
    "De gemeente betaalde de huur, een fonds de verf, en {who} regelde de rest.",
    "Toch vindt {who} {says}.",
    "In {month} besloot de raad dat {what} mag blijven, mits er een plan komt.",
    "Dat plan ligt er inmiddels: {number} bladzijden waarin het woord buurman niet voorkomt.",
    "Het begon {where}, met een tafel, {number} stoelen en een kan thee.",
    "Wat werkt, laat zich moeilijk tellen: {who} noemt een vrouw die na twee jaar weer naar buiten ging.",
    "Daarna kwam {what}, en vanzelf ook de vraag wie de deur op slot doet.",
    "Er is {where} geen bankje meer waar je kunt wachten, en dus ook niemand die wacht.",
    "Zij leerde van {who} {says}.",
    "Beleid noemt dat eigen kracht; {where} heet het gewoon helpen.",
    "Pas toen {who} ziek werd, bleek hoeveel er aan één persoon had gehangen.",
    "De {number} gezinnen die het betreft kregen een brief die ook {who} niet begreep.",
    "Het onderzoek van de hogeschool bevestigt wat {who} al jaren zegt: zonder vaste plek komt er niemand.",
    "Na {month} gaat {what} over naar een andere stichting, met dezelfde mensen en een andere naam op de ruit.",
    "Wie helpt wie, vraagt {who} zich af, wanneer de een de boodschappen doet en de ander de belasting.",
    "In de keuken {where} staat een lijst met telefoonnummers die belangrijker is dan de begroting.",
    "Van de {number} aanvragen werd er één afgewezen, omdat een handtekening ontbrak.",
    "Sinds de bezuiniging doet {who} het werk waarvoor vroeger drie mensen waren.",
    "Bewoners zeggen {says}, en wie {where} een uur rondloopt gelooft ze.",
)
_OPINIONS = (
    "Mooi stuk, maar bij ons {where} gaat het heel anders.",
    "Ik werk zelf twintig jaar in dit vak en herken er niets van.",
    "Eindelijk iemand die het opschrijft.",
    "Wie betaalt dat straks, als het geld op is?",
    "Mijn moeder kwam elke week bij {what}; nu zit zij thuis.",
    "Helemaal eens met {who}!",
    "Ik mis in dit verhaal de mensen die geen Nederlands spreken.",
    "Kom eens kijken {where}, dan praat u wel anders.",
    "Dat hebben we in 1985 ook al eens geprobeerd, met een stencilmachine.",
    "De gemeente zegt steeds {says}, maar er verandert niets.",
    "Graag een vervolg over {what}.",
    "Bedankt voor de tip, ik ga er morgen heen.",
    "Met {number} vrijwilligers draai je geen wijkcentrum.",
    "Sorry hoor, maar dit is toch gewoon een bezuiniging met een strik erom.",
    "Bij ons in de flat doet {who} dat allemaal in haar eentje.",
    "Ik heb het drie keer gelezen en snap nog steeds niet wie er nu verantwoordelijk is.",
)
_TITLES = (
    "Hoe {who} de straat terugkreeg",
    "{what} is geen project",
    "Wat {number} stoelen kunnen doen",
    "Niemand belt nog aan {where}",
    "Zonder {who} staat het leven {where} stil",
    "De les van {what}",
    "Waarom {what} moet blijven",
)
_HEADINGS = (
    "Aan tafel",
    "Wat de cijfers niet zeggen",
    "Een sleutel onder de mat",
    "Van onderop",
    "Wie betaalt?",
    "Geen wachtlijst",
    "Terug naar het begin",
    "Wat er nodig is",
    "De deur staat open",
)
_FIRST = ("Joke", "Hanna", "Bilal", "Piet", "Fatima", "Kees", "Aisha", "Wim", "Marleen", "Sjoerd", "Ilse", "Yusuf")
_LAST = ("de Boer", "Jansen", "El Amrani", "van Dijk", "Smit", "Yilmaz", "Postma", "de Wit", "Bakker", "Hendriks")
_NICKS = ("buurvrouw_62", "Kritische lezer", "henk1953", "Zwaan", "oud-opbouwwerker", "anoniem", "M. uit L.")


class Prose:
    """Says things by chance; the same seed says the same things.

    Attributes:
        chance: The source of chance, for whoever builds a page around the words.
    """

    def __init__(self, seed: int | str) -> None:
        self.chance = Random(seed)  # noqa: S311 — no secret
        self._said: set[str] = set()

    def title(self) -> str:
        """A title, without a stop."""
        title = self._fresh(_TITLES)
        return title[0].upper() + title[1:]

    def heading(self) -> str:
        """A heading between paragraphs."""
        return self._fresh(_HEADINGS)

    def headings(self, number: int) -> list[str]:
        """So many headings, all different."""
        return self.chance.sample(_HEADINGS, number)

    def sentence(self) -> str:
        """A sentence that was not said before."""
        return self._fresh(_SENTENCES)

    def paragraph(self, least: int = 2, most: int = 5) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(least, most)))

    def opinion(self, least: int = 1, most: int = 4) -> str:
        """What a reader writes below a piece."""
        return " ".join(self._fresh(_OPINIONS) for _ in range(self.chance.randint(least, most)))

    def name(self) -> str:
        """A name, or what somebody calls himself."""
        full = f"{self.chance.choice(_FIRST)} {self.chance.choice(_LAST)}"
        return self.chance.choice((full, full, self.chance.choice(_FIRST), self.chance.choice(_NICKS)))

    def writer(self) -> str:
        """The full name of who signs a piece."""
        return f"{self.chance.choice(_FIRST)} {self.chance.choice(_LAST)}"

    def date(self) -> str:
        """A day, as one of the ways in which sites write it."""
        day, month, year = self.chance.randint(1, 28), self.chance.randrange(12), self.chance.randint(2006, 2024)
        name = _MONTHS[month]
        hour = f"{self.chance.randint(6, 23)}:{self.chance.randint(10, 59)}"
        return self.chance.choice(
            (
                f"{day} {name} {year}",
                f"{day} {_SHORT.get(name, name[:3])} {year}, {hour}",
                f"{day:02}-{month + 1:02}-{year} {hour}",
                f"{day} {name} {year} om {hour} uur",
                f"{self.chance.randint(2, 11)} maanden geleden",
            )
        )

    def _fresh(self, forms: tuple[str, ...]) -> str:
        """One of the forms, filled in; one already said comes again only where chance insists."""
        for _ in range(20):
            said = self._filled(self.chance.choice(forms))
            if said not in self._said:
                break
        self._said.add(said)
        return said

    def _filled(self, form: str) -> str:
        pick = self.chance.choice
        filled = form.format(
            who=pick(_WHO),
            where=pick(_WHERE),
            what=pick(_WHAT),
            says=pick(_SAYS),
            number=pick(_NUMBER),
            month=pick(_MONTH),
        )
        return filled[0].upper() + filled[1:]
