"""The exam of the cleaning: clean text is damaged by machine, repaired, and held beside what it was.

Clean text is that of the corpus, but for what text recognition wrote (a text file with page breaks), with the rules
that repair words left out, so that what those change in it counts against them. It is damaged

- at several rates by look-alikes alone, and by all kinds mixed (`damage`);
- by narrow lines and page breaks (`layout_damage`);
- not at all: every edit is then a false one.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from pipeline.clean import RULES, clean
from pipeline.corpus.documents import Entry, read_document, read_entry, read_raw, slugs
from pipeline.evaluate.corpus_edits import CorpusEdits, in_context, kept
from pipeline.evaluate.damage import damage, load_model
from pipeline.evaluate.error_rates import Verdict, edit_tally, error_tally, spot_tally, verdicts
from pipeline.evaluate.layout_damage import lay_out
from pipeline.evaluate.scores import Measure, Ratio, Score, score
from pipeline.evaluate.tallies import Tally
from pipeline.settings import Settings
from pipeline.spans import Edit
from pipeline.stages import clean_document, names_of
from pipeline.text import Cleaned

RATES = (0.005, 0.01, 0.02, 0.05)
SEED = 2007
SAMPLE = 24
SLIPS = 12
LOOK_ALIKES, MIXED, LAYOUT, UNDAMAGED = "look-alikes", "mixed", "layout", "undamaged"

ARRANGING = frozenset(
    {
        "unify_line_ends",
        "undo_mojibake",
        "restore_windows_characters",
        "restore_bullets",
        "remove_stray_controls",
        "expand_ligatures",
        "unify_odd_spaces",
        "unify_odd_hyphens",
        "resolve_soft_hyphens",
        "join_lone_bullets",
        "lift_page_furniture",
        "join_wrapped_lines",
        "join_split_words",
        "move_interruptions",
        "part_pages",
        "trim_trailing_spaces",
        "squeeze_spaces",
    }
)
"""Rules that arrange lines and characters, and make the reference; all others repair words, and are examined on it."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Exam:
    """How the cleaning did on one kind of damage.

    Attributes:
        name: `look-alikes`, `mixed`, `layout` or `undamaged`.
        rate: The share of characters that was damaged; `None` where that is not what was asked for.
        documents: How many.
        scores: `cer.before`, `cer.after` and `cer.reduction` (1 − after/before), the same of `wer`; `paragraphs`
            (those broken up that are whole again); `kind.<kind>` (damages of a kind that were repaired); `rule.<rule>`
            (edits of a rule that brought the text nearer to the reference).
        counts: What the scores were made of, see `error_rates`.
        slips: By rule, the first edits that took the text further off, in context.
    """

    name: str
    rate: float | None
    documents: int
    scores: tuple[Score, ...]
    counts: Mapping[str, int]
    slips: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class CleaningEvaluation:
    """All that one exam of the cleaning found.

    Attributes:
        documents: How many there are in the corpus.
        exams: In a fixed order.
        edits: Every edit that the cleaning makes in the corpus.
    """

    documents: int
    exams: tuple[Exam, ...]
    edits: tuple[CorpusEdits, ...]


@dataclass(frozen=True)
class Reference:
    """A document of the exam.

    Attributes:
        slug: Its name.
        title: What stands at the head of its pages.
        names: What no repair may change, see `clean`.
        text: Its text without damage.
    """

    slug: str
    title: str
    names: tuple[str, ...]
    text: str


def evaluate_cleaning(settings: Settings, *, full: bool = False, progress: Progress) -> CleaningEvaluation:
    """Examine the cleaning on the corpus.

    Args:
        settings: Which corpus, and which rules are off.
        full: All documents, where else a seeded sample of them is damaged; undamaged text is always all of it.
        progress: Called with the number of steps done and of all.

    Raises:
        WijkspiegelError: when a document cannot be read.
    """
    entries = [read_entry(settings.corpus, slug) for slug in slugs(settings.corpus)]
    edits = tuple(_edits(entry, settings) for entry in entries)
    references = [reference(entry, settings) for entry in entries if not is_recognised(entry, read_raw(entry))]
    drawn = references if full else _sample(references)
    papers: list[tuple[str, float | None, list[Reference]]] = [
        *((name, rate, drawn) for name in (LOOK_ALIKES, MIXED) for rate in RATES),
        (LAYOUT, None, drawn),
        (UNDAMAGED, None, references),
    ]
    steps = _Steps(progress, sum(len(sat) for _, _, sat in papers))
    exams = tuple(_exam(name, rate, sat, settings, steps) for name, rate, sat in papers if sat)
    return CleaningEvaluation(len(entries), exams, edits)


def raw_texts(settings: Settings) -> dict[str, str]:
    """The raw text of every document in the corpus, by its name.

    Raises:
        WijkspiegelError: when one cannot be read.
    """
    return {slug: read_raw(read_entry(settings.corpus, slug)) for slug in slugs(settings.corpus)}


def _edits(entry: Entry, settings: Settings) -> CorpusEdits:
    return kept(entry.slug, clean_document(read_document(entry), settings.rules_off, entry.metadata))


def reference(entry: Entry, settings: Settings) -> Reference:
    """The text of a document with its lines and pages put in order and no word repaired."""
    off = (RULES.keys() - ARRANGING) | set(settings.rules_off)
    text = clean_document(read_document(entry), off, entry.metadata).text
    return Reference(entry.slug, entry.metadata.title, names_of(entry.metadata), text)


def is_recognised(entry: Entry, raw: str) -> bool:
    """Whether a document is a scan read by machine, whose text is damaged already: a text file with page breaks."""
    return Path(entry.source.name).suffix.lower() == ".txt" and "\f" in raw


class _Steps:
    """Counts documents over all exams, for the one progress bar."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def another(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)


def _sample(references: Sequence[Reference]) -> list[Reference]:
    chosen = np.random.default_rng(SEED).permutation(len(references))[:SAMPLE]
    return [references[i] for i in sorted(chosen)]


def _exam(name: str, rate: float | None, references: Sequence[Reference], settings: Settings, steps: _Steps) -> Exam:
    found = []
    for sat in references:
        found.append(examine(sat.text, damages(name, rate, sat), settings.rules_off, sat.names))
        steps.another()
    counts = dict(sorted(sum((tally for tally, _ in found), Tally()).items()))
    scores = score([tally for tally, _ in found], measures(counts))
    return Exam(name, rate, len(references), scores, counts, _first(chain.from_iterable(slips for _, slips in found)))


def _first(slips: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    by_rule: dict[str, list[str]] = {}
    for rule, shown in slips:
        by_rule.setdefault(rule, []).append(shown)
    return {rule: tuple(shown[:SLIPS]) for rule, shown in sorted(by_rule.items())}


def damages(name: str, rate: float | None, sat: Reference) -> list[Edit]:
    """What an exam does to a document: the same each time."""
    if name == UNDAMAGED:
        return []
    if name == LAYOUT or rate is None:
        return lay_out(sat.text, sat.title)
    shares = {LOOK_ALIKES: 1.0} if name == LOOK_ALIKES else load_model().shares
    seed = (SEED, zlib.crc32(sat.slug.encode()), round(rate * 10_000), len(name))
    return damage(sat.text, rate, {"look_alike": 1.0} if name == LOOK_ALIKES else shares, seed)


def examine(
    text: str, damaged_by: Sequence[Edit], rules_off: Collection[str] = (), names: Collection[str] = ()
) -> tuple[Tally, list[tuple[str, str]]]:
    """Damage a text, repair it, and count.

    Args:
        text: The truth.
        damaged_by: Edits over it.
        rules_off: Names of cleaning rules that are left out.
        names: What no repair may change.

    Returns:
        The counts, and the edits that took the text further off: the rule, and the edit in context.
    """
    damaged = Cleaned(text, tuple(damaged_by))
    repaired = clean(damaged.text, rules_off, names)
    judged = list(verdicts(damaged, repaired))
    counts = error_tally(text, damaged.text, repaired.text)
    counts += spot_tally(damaged, repaired) + edit_tally(judged) + _paragraphs(damaged, repaired)
    slips = [(edit.rule, in_context(edit, damaged.text)) for edit, verdict in judged if verdict is Verdict.WRONG]
    return counts, slips


def _paragraphs(damaged: Cleaned, repaired: Cleaned) -> Tally:
    """How many paragraphs the damage broke up, and how many of them stand on one line again as they were."""
    lines = Tally(repaired.text.split("\n"))
    broken = Tally(line for line in damaged.raw.split("\n") if line and line not in set(damaged.text.split("\n")))
    return Tally({"paragraphs.all": broken.total(), "paragraphs.restored": (broken & lines).total()})


def measures(counts: Mapping[str, int]) -> tuple[Measure, ...]:
    """Everything that is scored, given what was counted."""
    rates = [measure for short, unit in (("cer", "characters"), ("wer", "words")) for measure in _rates(short, unit)]
    kinds = sorted({name.split(".")[1] for name in counts if name.startswith("kind.")})
    rules = sorted({name.split(".")[1] for name in counts if name.startswith("rule.")})
    return (
        *rates,
        _share("paragraphs", "paragraphs.restored", ("paragraphs.all",)),
        *(_share(f"kind.{kind}", f"kind.{kind}.repaired", (f"kind.{kind}.all",)) for kind in kinds),
        *(
            _share(
                f"rule.{rule}", f"rule.{rule}.right", tuple(f"rule.{rule}.{so}" for so in ("right", "wrong", "neither"))
            )
            for rule in rules
        ),
    )


def _rates(short: str, unit: str) -> tuple[Measure, Measure, Measure]:
    """Error before and after, and by what share of it repair makes it less."""
    before, after = f"{unit}.before", f"{unit}.after"
    return (
        _share(f"{short}.before", before, (unit,)),
        _share(f"{short}.after", after, (unit,)),
        Measure(f"{short}.reduction", (Ratio({before: 1, after: -1}, {before: 1}),), (before,)),
    )


def _share(name: str, part: str, whole: tuple[str, ...]) -> Measure:
    return Measure(name, (Ratio({part: 1}, dict.fromkeys(whole, 1)),), whole)
