"""The words by which comments are told in a page: what announces them, dates them, answers them, names them."""

from __future__ import annotations

import re

from pipeline.ingest.web_names import listed

_MONTH = r"(?:jan|feb|m(?:aa)?rt|mar|apr|mei|may|jun|jul|aug|sep|o[ck]t|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}(?:e|th|st|nd|rd)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}},?)(?:\s+['’]?\d{{2,4}})?"
_NUMBERS = r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}-\d\d-\d\d"
_UNIT = (
    r"(?:sec(?:onden?)?|min(?:uut|uten)?|uur|uren|dag(?:en)?|week|weken|maand(?:en)?|ja(?:ar|ren)|[hdwmjy]"
    r"|mnd|wk|jr|u|(?:second|minute|hour|day|week|month|year)s?)"
)
_SINCE = r"(?<=[·•|-]\s)\d{1,3}\s?[hudwmj]$"
_AGO = rf"(?:\d+|een|één|a|an)\s?{_UNIT}\s+(?:geleden|ago)|(?:eer)?gisteren|vandaag|zojuist|yesterday|today"
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d"
DATED = re.compile(rf"(?<!\w)(?:{_DAY}|{_NUMBERS}|{_AGO}|{_SINCE}|{_HOUR})(?!\w)", re.IGNORECASE)
"""A day, an hour, or how long ago it was."""

_MANY = r"(?:(?:lezers|bewoners)?reacties|opmerkingen|commentaren|comments|antwoorden|responses|gedachten|bijdragen)"
_ONE = r"(?:reactie|opmerking|commentaar|comment|antwoord|response|gedachte|bijdrage)"
ANNOUNCED = re.compile(
    rf"""(?:(?:alle|er\s+(?:is|zijn)|lees|bekijk|toon|de)\s+)*(?:\d+|geen|nog\s+geen)\s+{_MANY}\b.*
    |(?:er\s+is\s+)?(?:1|één)\s+{_ONE}\b.*
    |(?:(?:alle|ingezonden|laatste|nieuwste|eerdere|uw|jouw|de|meest\s+recente)\s+)?(?:{_MANY}|commentaar)
        (?:\s*[(:]?\s*\d+\s*\)?)?(?:\s+(?:van|op|over|bij|uit|door)\b.*)?:?
    |{_ONE}\s*[(:]\s*1\s*\)?|(?:het\s+)?(?:gesprek|discussie)\s*[(:]\s*\d+\s*\)?|(?:\w+\s+)?lezers\s+reageren.*|join\s+the\s+discussion""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line below which comments stand."""
COUNTED = re.compile(r"(?:het\s+)?(?:gesprek|discussie)\s+\d+", re.IGNORECASE)
"""One too, where the count is an element of its own; else it may be the number of a chapter."""
HINTED = re.compile(
    r"praat mee.*|reageer op (?:dit|het) .*|discussie.*|in gesprek|het gesprek"
    r"|wat (?:anderen|lezers|bewoners|vindt|vinden|zeggen)\b.*"
    r"|(?:ervaringen|meningen|opmerkingen|vragen) van "
    r"(?:anderen|gebruikers|lezers|bezoekers|bewoners|collega['’]s|leden)",
    re.IGNORECASE,
)
"""A line below which comments may stand; chapters are called so too."""
EMPTY = re.compile(
    r"\b(?:(?:nog )?geen (?:reacties|opmerkingen)|nog geen (?:ervaringen|beoordelingen) (?:gedeeld|geplaatst)"
    r"|er is nog niet gereageerd|(?:heeft nog niemand|niemand heeft) gereageerd"
    r"|wees de eerste|no comments|be the first)\b",
    re.IGNORECASE,
)
"""What stands where nobody commented."""
# Neither part of a run of buttons is ever given back: whoever made the page must not choose how long this takes.
ACTION = re.compile(
    r"""[\s•|·›»-]*+(?>(?:(?>(?:reageer|antwoord|beantwoord)\s+op\s+.{1,40}|plaats\s+reactie|reactie\s+plaatsen
        |(?:be)?antwoord(?:en)?|reageer|reageren|reply|quote|cite(?:er|ren)|permalink|link|dee?len?|share
        |meld(?:en)?(?:\s+misbruik)?|rapporte(?:er|ren)|report|flag|(?:vind\s+ik\s+)?leuk|likes?|eens|oneens
        |bewerk(?:en)?|omhoog|\d++\s+(?:punten|likes?|reacties?|antwoorden)|stem(?:\s+\w+)?|[+-]?\d++|\(\d++\)
        |toon\s+(?:meer|alle)\s+\w+)[\s•|·›»,()-]*+)+)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line of buttons below a comment."""
INSTRUCTS = re.compile(
    r"""(?:u|je)\smoet\b.*\b(?:reageren|reactie)|log\b.*\bin\b.*\b(?:reageren|reactie)|reageren\s(?:is|kan)\b
    |(?:de\s)?reacties\s(?:zijn|worden)\b|(?:uw|je|het|jouw)\se-?mail(?:adres)?\b.*\bniet\b|alleen\s(?:leden|geregistreerde)\b
    |(?:geef|plaats|schrijf|laat|post|voeg)\s(?:een|uw|je|hier)\b.*\b(?:reactie|opmerking|bericht)\b|velden\smet\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line begins that tells how to react, or why not."""
ANSWERED = re.compile(
    r"\b(?:(?:be)?antwoord(?:en)?|reageer|reageren|reply|quote|citeer|citeren|permalink|misbruik|rapporteer|eens|likes?"
    r"|vind ik leuk|berichten: \d+|lid geworden|punten)\b",
    re.IGNORECASE,
)
"""What stands beside comments and beside nothing else: ways to answer, what somebody is on a forum."""

ONE = listed("comment reactie reaction opmerking")
OF_ONE = ONE | listed("c js item body content text tekst block box card entry post message node inner thread li single")
MANY = listed(
    "comments comment commentlist commentaar reacties reactie reactielijst reactions reaction responses opmerkingen "
    "disqus discussion discussie conversation contributions"
)
OF_MANY = MANY | listed("area list section block box wrapper container thread region all c js")
WHO = listed(
    "author auteur user username gebruiker gebruikersnaam nick naam fn creator poster commenter byline name afzender"
)
META = listed(
    "meta metadata info header head author date datum time actions reply footer profile signature byline tagline"
)
BODY = listed("body content text tekst message")
TEASER = listed(
    "related gerelateerd teaser teasers recent archive nieuws news agenda event events trending popular tweet tweets "
    "twitter feed vacature vacatures"
)
