"""What kind of source a file seems to be: by its title, by who issued it, by its questions and methods.

It is proposed with the words that it rests on, for a person to confirm: from it follows on which side of word
and deed a document stands. Where nothing speaks, or two kinds are spoken for alike, nothing is proposed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.ingest.reading import one_line

_HEAD = 500
"""Characters from the beginning in which a text says who issued it, or what it is."""
_QUESTION = re.compile(r"^[^\n]{8,240}\?[’'”\"]?$", re.MULTILINE)
_PARAGRAPH = re.compile(r"^[^\n]{40,}$", re.MULTILINE)
_QUESTIONS, _SHARE = 3, 0.12
"""So many paragraphs that are questions, and such a share of all of a length, make an interview."""
_OPENS = r"(?:^|[:.?!–—(|-]\s)(?:\w+ )?"
"""A title names its kind where a part of it begins, with a word before it at most: `Tweede monitor`."""
_QUOTED = 90

_TITLE = {
    "interview": r"interview|vraaggesprek|dubbelgesprek|(?:in )?gesprek met",
    "research": (
        r"\w*onderzoek(?:srapport|sverslag)?|monitor|\w*evaluatie|\w*peiling|\w*enquête|proefschrift|\w*scriptie|nulmeting"
        r"|literatuurstudie|casestudie|trendrapport(?:age)?|effectmeting|vervolgmeting|quickscan"
    ),
    "practice": (
        r"handreiking|checklist|jaarverslag|veldnotities|\w*werkverslag|projectverslag|eindverslag|werkboek|draaiboek|toolkit"
        r"|werkwijzer|stappenplan|leidraad|nieuwsbrief|logboek|dagboek|methodiekbeschrijving|verslag bewonersavond"
    ),
    "policy": (
        r"beleidsplan|beleidskader|beleidsregels?|beleidsbrief|\w*nota|startnotitie|\w*verordening|\w*kamerbrief"
        r"|brief aan de (?:tweede )?kamer|raads(?:brief|voorstel|besluit|vragen|informatiebrief)|begrotingsraad"
        r"|college(?:brief|voorstel|programma)|\w*akkoord|verkiezingsprogramma|partijprogramma|opdrachtbrief|moties?"
        r"|amendement(?:en)?|\w*begroting|visie op|\w*visie"
        r"|uitvoerings(?:plan|agenda|programma)|convenant|subsidie(?:kader|regels?|regeling)"
        r"|overeenkomst|memorie van toelichting|wetsvoorstel|schriftelijke vragen|verslag commissie"
    ),
    "essay": r"essay|column|opinie|pleidooi|beschouwing|lectorale rede",
}
_ISSUER = {
    "policy": (
        r"[Gg]emeente [A-Z]\w+|(?:[Hh]et )?[Cc]ollege van (?:B ?& ?W|burgemeester)\b.{0,40}"
        r"|Ministerie van [\w, ]+|(?:De )?[Gg]emeenteraad(?: van)? [A-Z]\w+|Raadsgriffie\b.{0,30}"
        r"|(?:Aan )?[Dd]e [Vv]oorzitter van de .{5,40}"
        r"|Rijksoverheid|Provincie [A-Z]\w+"
    ),
    "research": (
        r"Rekenkamercommissie\b.{0,30}|(?:Onderzoeks(?:bureau|centrum)|Lectoraat|Kenniscentrum|Kennisinstituut|Planbureau"
        r"|Observatorium|Universiteit|Instituut voor [\w ]*[Oo]nderzoek).{0,40}|Tijdschrift voor [\w ]*[Oo]nderzoek"
        r"|Proefschrift"
    ),
    "practice": r"Weblog van een \w+|Weblog \w+|Blog .{3,40}|Werkblad\b.{0,30}|Personeelsblad .{3,40}|Werkverhalen",
    "essay": r"Column\b.{0,40}|Opinie\w*|Essay\w*|Ingezonden\b.{0,20}|Lectorale rede.{0,40}",
    "interview": r"Interview\b.{0,40}|Vraaggesprek",
}
_METHOD = re.compile(
    r"\b(?:respondenten|steekproef|onderzoeksvraag|semigestructureerde|vragenlijst|interviewden wij|respons|n ?= ?\d+"
    r"|onderzoeksmethode|significant)\b",
    re.IGNORECASE,
)
_METHODS = 4
_SPOKEN_TITLE = re.compile(r"^[‘“'\"][^’”\"]{8,}[’”'\"]|^[A-Z][\w’' -]{3,50}: [‘“'\"][^’”\"]{8,}[’”'\"]\W*$")


class _Clue(NamedTuple):
    kind: str
    weight: int
    words: str


def kind_of(raw: str, title: str, issuers: str) -> tuple[str, str] | None:
    """What kind of source a text seems to be.

    Args:
        raw: The raw text.
        title: Its title; empty where it has none.
        issuers: Who wrote and issued it, as far as the file tells.

    Returns:
        The value of a `codebook.SourceKind`, and the words that weigh most for it; `None`: nothing to propose.
    """
    clues = list(_clues(raw, title, issuers))
    weights: dict[str, int] = defaultdict(int)
    for clue in clues:
        weights[clue.kind] += clue.weight
    most = max(weights.values(), default=0)
    best = [kind for kind, weight in weights.items() if weight == most]
    if len(best) != 1:
        return None
    words = max((clue for clue in clues if clue.kind == best[0]), key=lambda clue: clue.weight).words
    return best[0], (one_line(words) or "")[:_QUOTED]


def _clues(raw: str, title: str, issuers: str) -> Iterator[_Clue]:
    for kind, words in _TITLE.items():
        if found := re.search(rf"{_OPENS}(?<!\w)({words})(?!\w)", title, re.IGNORECASE):
            yield _Clue(kind, 5, found[1])
    if spoken := _SPOKEN_TITLE.search(title):
        yield _Clue("interview", 3, spoken[0])
    for kind, words in _ISSUER.items():
        if found := re.search(rf"^\W*({words})", f"{issuers}\n{raw.lstrip()[:_HEAD]}", re.MULTILINE):
            yield _Clue(kind, 3, found[1])
    yield from _of_body(raw)


def _of_body(raw: str) -> Iterator[_Clue]:
    questions = _QUESTION.findall(raw)
    if len(questions) >= max(_QUESTIONS, _SHARE * len(_PARAGRAPH.findall(raw))):
        yield _Clue("interview", 4, questions[0])
    methods = _METHOD.findall(raw)
    if len(methods) >= _METHODS:
        yield _Clue("research", 2, ", ".join(dict.fromkeys(word.lower() for word in methods)))
