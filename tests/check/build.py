"""A corpus that `check` finds nothing in, to which each test does one thing wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.check.checking import check
from pipeline.check.finding import Finding, Question, Severity
from pipeline.settings import Settings
from tests.corpora import TIME
from tests.corpus.build import add

CODEBOOK = """
version = "1"

[[themes]]
id = "gardens"
colour = "#D55E00"
label = { nl = "tuinen", en = "gardens" }
definition.nl = "Bewoners die samen een tuin maken of onderhouden, en ook dat die er niet komt."
definition.en = "Residents who make or keep a garden together, and also that there will be none."
includes = ["een moestuin op een binnenplaats"]
excludes = ["een park dat de gemeente beheert"]
examples = ["Achter de flat kwam een tuin.", "De tuin is weer een grasveld.", "Zij wieden samen de tuin."]
[themes.cues]
compounds = ["tuin"]
lemmas = ["plantenbak"]

[[themes]]
id = "meals"
colour = "#0072B2"
label = { nl = "maaltijden", en = "meals" }
definition.nl = "Samen koken en eten in de buurt, door wie dan ook bedacht, en dat het ophoudt."
definition.en = "Cooking and eating together in the neighbourhood, whoever thought of it, and its end."
includes = ["een eettafel in het buurthuis"]
excludes = ["maaltijden die thuis worden bezorgd"]
examples = ["Op dinsdag eten wij samen.", "De eettafel is gestopt.", "Wie kan koken, kookt voor tien."]
[themes.cues]
patterns = ["*eettafel*"]
weak = ["koken"]
"""

LINES = (
    "De bewoners maakten achter de flat een tuin.",
    "In de plantenbakken staat nu sla voor iedereen.",
    "Op dinsdag is er een eettafel in het buurthuis.",
    "Wie wil koken meldt zich bij de beheerder.",
    "De gemeente schreef een nota over alle wijken.",
)
NOTHING = {"gardens": "no", "meals": "no"}
THEMES = (
    {**NOTHING, "gardens": "present"},
    {**NOTHING, "gardens": "present"},
    {**NOTHING, "meals": "present"},
    {**NOTHING, "meals": "present"},
    NOTHING,
)


def make(tmp_path: Path, codebook: str = CODEBOOK, lines: Sequence[str] = LINES) -> Settings:
    """A corpus of one essay, a line a sentence, that two coders coded alike."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "codebook.toml").write_text(codebook, encoding="utf-8")
    add(corpus, tmp_path / "bronnen", "\n".join(lines) + "\n", "essay.txt", title="De tuin")
    settings = Settings(corpus=corpus, language="lemma-table")
    code(settings, [record(number, coder) for number in range(len(LINES)) for coder in ("coder-a", "coder-b")])
    return settings


def record(number: int, coder: str = "coder-a", **fields: object) -> dict[str, object]:
    """What a coder says of the line with this number, with other values where `fields` gives them."""
    start = sum(len(line) + 1 for line in LINES[:number])
    return {
        **{"doc": "2016-de-tuin", "start": start, "end": start + len(LINES[number]), "quote": LINES[number]},
        **{"labeller": coder, "time": TIME.isoformat(), "kind": "text", "mode": "practice", "themes": THEMES[number]},
        **fields,
    }


def code(settings: Settings, records: Iterable[dict[str, object]]) -> None:
    """Replace what is said of the essay."""
    path = settings.corpus / "judgements" / "2016-de-tuin.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")


def recode(settings: Settings, *changed: dict[str, object]) -> None:
    """Replace what coders say of some sentences, and leave the rest."""
    new = {(one["start"], one["labeller"]) for one in changed}
    old = [record(number, coder) for number in range(len(LINES)) for coder in ("coder-a", "coder-b")]
    code(settings, [*(one for one in old if (one["start"], one["labeller"]) not in new), *changed])


def train_on(settings: Settings, name: str, sentences: Iterable[tuple[str, dict[str, str]]]) -> None:
    """Add a document to train on, whose sentences two coders coded alike, of kind text and mode practice."""
    folder = settings.corpus / "training"
    folder.mkdir(exist_ok=True)
    lines = [
        json.dumps({"text": text, "kind": "text", "codings": [_coding(themes), _coding(themes)]}, ensure_ascii=False)
        for text, themes in sentences
    ]
    between = ",\n"
    written = f'{{"id": "{name}", "sentences": [\n{between.join(lines)}\n]}}\n'
    (folder / f"{name}.json").write_text(written, encoding="utf-8")


def _coding(themes: dict[str, str]) -> dict[str, object]:
    return {"kind": "text", "mode": "practice", "voice": "author", "themes": themes}


def found(settings: Settings, question: Question) -> list[Finding]:
    """What one question finds."""
    return [finding for finding in check(settings, [question]) if finding.question is question]


def lines_of(findings: Iterable[Finding], severity: Severity | None = None) -> list[str]:
    """Findings as `severity: where`, those of one severity when it is given."""
    return [f"{one.severity}: {one.spot}" for one in findings if severity in (None, one.severity)]
