"""The words by which is told what stands in a piece and is no part of it: who wrote it, tags, notes of editors."""

from __future__ import annotations

import re

_BETWEEN = r"van|von|de|den|der|het|'t|’t|ten|ter|te|in|op|el|al|la|le|du|di|da|bin|ben|y|oude|klein|groot"
_CAPITAL = r"[A-ZÀ-Þ][\w'’.-]*"
NAME = rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_BETWEEN})){{0,4}}\s+{_CAPITAL}"
"""The name of a person: two words with a capital, and more of them or small words between."""

NAMED = re.compile(NAME)
_ITS_WRITER = (
    r"(?:geschreven|geplaatst|gepubliceerd|gepost|ingezonden|samengesteld)?"
    r"\s*\b(?:door|by|van|auteurs?|tekst|schrijver|samensteller|redactie)\s*:?"
)
SIGNED = re.compile(
    rf"(?:^|[|·•–—.,;/-]\s*)(?i:{_ITS_WRITER})\s+(?P<name>{NAME})(?=\s*(?:$|[|·•–—.,;/(&-]|en\s|om\s|op\s|in\s))"
)
"""Who wrote a piece, in a line of its own or in a part of such a line."""

TIMED = re.compile(
    r"\b\d{1,3}\s?(?:min(?:\.|uut|uten)?|minutes?)\s+(?:leestijd|lezen|leesduur|read)\b|\bleestijd\b|\bleesduur\b"
    r"|\b(?:van|door)\s(?:de|onze)\s(?:redactie|verslaggever|verslaggeefster|correspondent)\b"
    r"|\b\d+\s?(?:keer|maal|x)\s+(?:gelezen|bekeken)\b|\b(?:laatste\s+update|laatst\s+(?:gewijzigd|bijgewerkt|aangepast))\b",
    re.IGNORECASE,
)
"""How long it takes to read, how often it was, when it was changed."""

_LABELS = (
    r"trefwoord(?:en)?|tags?|labels?|onderwerp(?:en)?|thema['’]?s?|categorie(?:ën|en)?|rubriek|dossiers?|bestand(?:en)?"
    r"|bijlagen?|downloads?|auteurs?(?:\(s\))?|tekst|beeld|illustraties?|(?:eind)?redactie|bron-?url|geplaatst|gepubliceerd"
    r"|publicatiedatum|waardering|beoordeling|gelezen|bijgewerkt|delen|deel\s(?:dit|deze|via|op)\b[^.:]{0,40}"
)
LABELLED = re.compile(rf"(?:{_LABELS})\s?:(?=\s|$)|\W*(?:advertentie|tekst\sloopt\sdoor\b.*)\W*$", re.IGNORECASE)
"""What a system says of a piece: a label, and what stands behind it."""

_PIECE = (
    r"(?:artikel|stuk|verhaal|bericht|column|interview|blog|weblog|bijdrage|essay|opiniestuk|tekst|reportage|pagina"
    r"|nieuwsbericht|verslag|informatie)"
)
_MAIL = r"(?:mail|tip|bel|contact|stuur|laat\s|via|redactie|@)"
CLOSING = re.compile(
    rf"""(?:dit|deze)\s{_PIECE}\b[^.!?]{{0,60}}\b(?:verscheen|verschenen|gepubliceerd|geplaatst|overgenomen|afkomstig)\b
    |(?:dit|deze)\s(?:{_PIECE}\s)?(?:is|maakt)\s(?:(?:deel|aflevering|nummer)\s(?:\d+\s|\w+\s)?(?:van|uit|in)|onderdeel\s(?:van|uit))\b
    |bron(?:nen)?:\s?\S+(?:\s\S+){{0,5}}$|(?:geplaatst|gepost|gearchiveerd|opgeslagen)\s(?:in|onder)\b
    |(?:(?:heeft|heb|wil|wilt)\s(?:u|je|jij)|vragen|tips?|reageren|reactie|meepraten|opmerkingen)\b[^.!?]{{0,80}}\?(?=.*{_MAIL})
    |reageren\s(?:kan|is)\b|(?:u|je)\smoet\b.{{0,40}}\b(?:inloggen|ingelogd|lid)\b|log\sin\b|reageer(?:\s(?:op|via|hier)\b|$)|stuur\s(?:uw|je|een)\sreactie\b
    |(?:vond|vindt|vind|was|is|heeft|hebt|heb)\s(?:u|je|deze|dit)\b[^.!?]{{0,40}}\b(?:nuttig|duidelijk|interessant|behulpzaam|zocht)\b[^.!?]*\?
    |(?:deel|tweet|mail|print|bewaar|volg)\s(?:dit|deze|ons)\b
    |(?:©|\(c\)|copyright\b)|alle\srechten\b|niets\s(?:van|uit)\sdeze\b|overnem(?:en|ing)\b|bedankt\svoor\shet\slezen\b
    |\[?\s*terug\b(?:\s\S+){{0,4}}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a line at the end begins that speaks to the reader about the piece, or about the site."""

BESIDE = re.compile(
    r"""over\s(?:de|het|deze|onze)\s(?:auteurs?|schrijvers?|schrijfsters?)|over\smij|(?:lees|zie)\s(?:ook|verder|meer)\b.*
    |meer\s(?:lezen|nieuws|verhalen|artikelen|blogs|columns|berichten|over\b.*|van\b.*|uit\b.*)|gerelateerde?\b.*|verwante?\b.*
    |ook\sinteressant\b.*|net\sbinnen|(?:meest|best|veel)\s(?:gelezen|bekeken|recent)\b.*|agenda|nieuwsbrief
    |(?:blijf|houd\sme)\sop\sde\shoogte\b.*|(?:deel|tweet|mail)\s(?:dit|deze)\b.*|delen|downloads|bijlagen?|bestanden|tags
    |trefwoorden|auteur(?:s|\(s\))?|(?:geef|plaats|schrijf|laat)\s(?:een|uw|je|hier)\b.*\breactie\b.*
    |(?:een\s)?reactie\s(?:toevoegen|plaatsen|geven|achterlaten)|(?:ook\s)?reageren?\??|abonne\w+\b.*|volg\sons\b.*
    |(?:laatste|nieuwste|recente?|andere|populaire?)\s(?:nieuws|artikelen|berichten|verhalen|reacties|blogs|columns|stukken)\b.*
    |contact(?:gegevens|persoon)?|adverten\w+|geen\sreacties|nog\sgeen\sreacties""",
    re.IGNORECASE | re.VERBOSE,
)
"""A short line below which nothing of the piece stands, when most of it stands above."""
WRITES = re.compile(
    r"(?:is|was|zijn|werkt|werkte|schrijft|schreef|studeerde|doet|promoveerde|onderzoekt|houdt|publiceert|publiceerde|geeft"
    r"|begeleidt|adviseert|maakt|blogt)\b"
)
"""How it goes on behind the name of who wrote the piece."""
