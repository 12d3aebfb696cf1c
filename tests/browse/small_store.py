"""A small store of six documents whose every figure can be worked out on paper.

Two themes: community_work (CW) and collectivisation (CO). `+` is stance present, `-` absent. What stands in each
document, as written in `DOCUMENTS` below ("running" is text and headings):

| document            | running | rhetoric     | practice           | none | not running   |
|---------------------|---------|--------------|--------------------|------|---------------|
| nota-a 2008 policy  | 7       | 6 (4 CW+)    | 0                  | 1    | 1 boilerplate |
| nota-b 2008 policy  | 6       | 5 (4 CW+, 1 CW-) | 1 (1 CW+)      | 0    | 0             |
| visie 2008 policy, fictional | 3 | 3 (3 CW+)   | 0                  | 0    | 2 reference   |
| verslag 2016 practice | 6     | 0            | 6 (4 CW-)          | 0    | 0             |
| gesprek 2016 interview | 5    | 0            | 4 interviewee (2 CW+, 2 CW-) | 1 interviewer | 0   |
| betoog 2017 essay   | 4       | 1 commenter (CO+) | 2 CW-, 1 commenter CW+ | 0 | 1 boilerplate |

A person, anna, agrees with the first unit of nota-a; coder-a and coder-b agree on the first of verslag; ben took back
what he said of the last of betoog's running units. nota-a has two pages, and cleaning closed a word broken at the end
of a line in its first sentence. Of visie a second page was without text; of gesprek a coding could not be used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count, cycle, islice
from pathlib import Path

from pipeline.codebook import Mode, Reason, UnitKind, Voice
from pipeline.corpus.metadata import Metadata
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.run.ledger import NO_UNIT, Ledger, processing_ledger, saying_ledger
from pipeline.spans import CleanSpan, Edit
from pipeline.store.connection import writing
from pipeline.store.documents import save_document, save_facts, save_refusals
from pipeline.store.processed import Processed
from pipeline.text import Cleaned, Document, Unit, checksum

CW, CO = "community_work", "collectivisation"
THEMES = (CW, CO)
MACHINE = "rule:cues@0000abcd"
TIME = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 1, 2, 12, tzinfo=UTC)
CUE = "Opbouwwerk"

POLICY = {"source_kind": "policy", "year": 2008, "author": "Gemeente Proefstad"}
ABOUT: dict[str, dict[str, object]] = {
    "nota-a": {**POLICY, "title": "Nota A", "address": "https://proefstad.example/a", "date": "2008-03-01"},
    "nota-b": {**POLICY, "title": "Nota B"},
    "visie": {**POLICY, "title": "Visie", "fictional": True},
    "verslag": {"source_kind": "practice", "year": 2016, "title": "=Verslag van een wijk", "outlet": "Weekblad"},
    "gesprek": {"source_kind": "interview", "year": 2016, "title": "Gesprek", "outlet": "Buurtkrant"},
    "betoog": {"source_kind": "essay", "year": 2017, "title": "Betoog"},
}

# How often; kind, voice, mode; themes with their stance.
DOCUMENTS: dict[str, list[tuple[int, str]]] = {
    "nota-a": [
        (4, "text author rhetoric CW+"),
        (2, "text author rhetoric"),
        (1, "heading author none"),
        (1, "boilerplate author none"),
    ],
    "nota-b": [(4, "text author rhetoric CW+"), (1, "text author rhetoric CW-"), (1, "text author practice CW+")],
    "visie": [(3, "text author rhetoric CW+"), (2, "reference author none")],
    "verslag": [(4, "text author practice CW-"), (2, "text author practice")],
    "gesprek": [
        (1, "heading interviewer none"),
        (2, "text interviewee practice CW+"),
        (2, "text interviewee practice CW-"),
    ],
    "betoog": [
        (2, "text author practice CW-"),
        (1, "text commenter practice CW+"),
        (1, "text commenter rhetoric CO+"),
        (1, "boilerplate author none"),
    ],
}
NOISE = (None, 0.0, 0.25, 0.5)
"""Of the first unit of each document, the second, and so on, over and over."""
REASONS = {UnitKind.BOILERPLATE: Reason.NAVIGATION, UnitKind.REFERENCE: Reason.FOOTNOTE}
FACTS = {"labeller": MACHINE, "codebook": "1", "language": "nl_test 1.0"}


def fill(path: Path, documents: Mapping[str, list[tuple[int, str]]] = DOCUMENTS) -> Path:
    """Write documents, and one refusal, to a new store; gives the path back. Without metadata one is an essay."""
    with writing(path) as connection:
        for slug, rows in documents.items():
            done = _processed(slug, [form for times, form in rows for _ in range(times)])
            about = Metadata.model_validate(ABOUT.get(slug, {"title": slug, "year": 2010, "source_kind": "essay"}))
            said = _said(slug, done.judgements)
            save_document(connection, slug, about, done, time=TIME, said=said, ledger=_ledger(slug, done, said))
        save_refusals(connection, {"kapot": "kapot.pdf: no text; scan it again"})
        save_facts(connection, FACTS)
    return path


def _processed(slug: str, forms: Sequence[str]) -> Processed:
    cue = ["Op-\nbouwwerk" if slug == "nota-a" and not index else CUE for index in range(len(forms))]
    lines = [f"{word}  is zin {index} van {slug}." for index, word in enumerate(cue)]
    parting = len(lines) // 2 if slug == "nota-a" else 0
    raw = "\n".join(lines[:parting]) + "\f" * bool(parting) + "\n".join(lines[parting:])
    cleaned = Cleaned(raw, tuple(_edits(raw)))
    units = tuple(_units(cleaned))
    starts = (0, raw.index("\f") + 1) if parting else (0,)
    empty_pages = (2,) if slug == "visie" else ()
    document = Document(f"{slug}.txt", raw, "test 1", checksum(raw), starts, pages_without_text=empty_pages)
    judged = tuple(_judged(cleaned, unit, form) for unit, form in zip(units, forms, strict=True))
    return Processed(document, cleaned, units, judged, list(islice(cycle(NOISE), len(units))), _comments(forms))


def _comments(forms: Sequence[str]) -> list[int | None]:
    """Each sentence of a commenter is a comment of its own."""
    number = count(1)
    return [next(number) if " commenter " in form else None for form in forms]


def _edits(raw: str) -> list[Edit]:
    broken, page = raw.find("-\n"), raw.find("\f")
    edits = [Edit(broken, broken + 2, "", "hyphens")] if broken >= 0 else []
    return [*edits, Edit(page, page + 1, "\n", "pages")] if page >= 0 else edits


def _units(cleaned: Cleaned) -> list[Unit]:
    units, start = [], 0
    for index, line in enumerate(cleaned.text.split("\n")):
        clean = CleanSpan(start, start + len(line))
        units.append(Unit(index, cleaned.offsets.to_raw(clean), clean, " ".join(line.split()), passage=index // 2))
        start = clean.end + 1
    return units


def _judged(cleaned: Cleaned, unit: Unit, form: str) -> Judgement:
    kind, voice, mode, *themes = form.split()
    verdicts = {"+": Verdict.PRESENT, "-": Verdict.ABSENT}
    given = {{"CW": CW, "CO": CO}[theme[:2]]: verdicts[theme[2]] for theme in themes}
    cue = cleaned.offsets.to_raw(CleanSpan(unit.clean.start, unit.clean.start + len(CUE)))
    return Judgement(
        *(unit.raw, unit.text, MACHINE, TIME),
        kind=UnitKind(kind),
        reason=REASONS.get(UnitKind(kind)),
        voice=Voice(voice),
        mode=Mode(mode),
        themes=tuple(
            ThemeJudgement(theme, given.get(theme, Verdict.NO), evidence=(cue,) if theme in given else ())
            for theme in THEMES
        ),
    )


def _said(slug: str, machine: Sequence[Judgement]) -> list[Judgement]:
    """What people and codings say, all in the machine's own words, so that no figure depends on who said it."""
    if slug == "nota-a":
        return [_again(machine[0], "person:anna")]
    if slug == "verslag":
        return [_again(machine[0], "coder-a"), _again(machine[0], "coder-b")]
    if slug == "betoog":
        first = _again(machine[3], "person:ben", note="toch niet")
        return [first, Judgement(first.span, first.quote, "person:ben", LATER, retracts=first.id)]
    return []


def _ledger(slug: str, done: Processed, said: Sequence[Judgement]) -> Ledger:
    """As a run writes it; of gesprek one coding stood elsewhere and a line was no judgement."""
    lost = [(_again(done.judgements[0], "coder-c"), NO_UNIT)] if slug == "gesprek" else []
    faults = [CorpusError("no JSON", where="gesprek.jsonl line 2", remedy="mend it")] if lost else []
    return {**processing_ledger(done, FACTS["language"], MACHINE), **saying_ledger(said, lost, faults)}


def _again(judgement: Judgement, labeller: str, note: str = "") -> Judgement:
    themes = tuple(replace(judged, evidence=()) for judged in judgement.themes)
    return replace(judgement, labeller=labeller, themes=themes, note=note, kind=None, voice=None)
