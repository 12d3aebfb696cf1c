"""One exam of the cleaning: texts are damaged, repaired, and scored by what they were."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pipeline.clean import clean
from pipeline.evaluate.corpus_edits import in_context
from pipeline.evaluate.error_rates import Verdict, edit_tally, error_tally, spot_tally, verdicts
from pipeline.evaluate.scores import Measure, Ratio, Score, score
from pipeline.evaluate.tallies import Tally
from pipeline.spans import Edit
from pipeline.text import Cleaned

SLIPS = 12
"""So many wrong edits of each rule are kept to be looked at."""


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
class Paper:
    """What an exam found of one document.

    Attributes:
        counts: See `error_rates`, and `paragraphs.all` and `.restored`.
        slips: The edits that took the text further off: the rule, and the edit in context.
    """

    counts: Tally
    slips: tuple[tuple[str, str], ...]


def examine(
    text: str, damaged_by: Sequence[Edit], rules_off: Collection[str] = (), names: Collection[str] = ()
) -> Paper:
    """Damage a text, repair it, and count.

    Args:
        text: The truth.
        damaged_by: Edits over it.
        rules_off: Names of cleaning rules that are left out.
        names: What no repair may change.
    """
    damaged = Cleaned(text, tuple(damaged_by))
    repaired = clean(damaged.text, rules_off, names)
    judged = list(verdicts(damaged, repaired))
    counts = error_tally(text, damaged.text, repaired.text)
    counts += spot_tally(damaged, repaired) + edit_tally(judged) + _paragraphs(damaged, repaired)
    slips = ((edit.rule, in_context(edit, damaged.text)) for edit, verdict in judged if verdict is Verdict.WRONG)
    return Paper(counts, tuple(slips))


def marked(name: str, rate: float | None, papers: Sequence[Paper]) -> Exam:
    """The exam that all its papers make together.

    Args:
        name: Of the exam.
        rate: The share of characters that was damaged; `None` where that is not what was asked for.
        papers: One a document.
    """
    counts = dict(sorted(sum((paper.counts for paper in papers), Tally()).items()))
    scores = score([paper.counts for paper in papers], measures(counts))
    return Exam(name, rate, len(papers), scores, counts, _first(chain.from_iterable(paper.slips for paper in papers)))


def _first(slips: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    by_rule: dict[str, list[str]] = {}
    for rule, shown in slips:
        by_rule.setdefault(rule, []).append(shown)
    return {rule: tuple(shown[:SLIPS]) for rule, shown in sorted(by_rule.items())}


def _paragraphs(damaged: Cleaned, repaired: Cleaned) -> Tally:
    """How many paragraphs the damage changed, and how many of them stand on one line again as they were."""
    left = set(damaged.text.split("\n"))
    changed = Tally(line for line in damaged.raw.split("\n") if line and line not in left)
    restored = changed & Tally(repaired.text.split("\n"))
    return Tally({"paragraphs.all": changed.total(), "paragraphs.restored": restored.total()})


def measures(counts: Mapping[str, int]) -> tuple[Measure, ...]:
    """Everything that is scored, given what was counted."""
    rates = [measure for short, unit in (("cer", "characters"), ("wer", "words")) for measure in _rates(short, unit)]
    kinds = sorted({name.split(".")[1] for name in counts if name.startswith("kind.")})
    rules = sorted({name.split(".")[1] for name in counts if name.startswith("rule.")})
    return (
        *rates,
        _share("paragraphs", "paragraphs.restored", ("paragraphs.all",)),
        *(_share(f"kind.{kind}", f"kind.{kind}.repaired", (f"kind.{kind}.all",)) for kind in kinds),
        *(_share(f"rule.{rule}", f"rule.{rule}.right", tuple(f"rule.{rule}.{so}" for so in Verdict)) for rule in rules),
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
