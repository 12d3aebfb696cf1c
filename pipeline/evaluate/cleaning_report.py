"""The exam of the cleaning as tables, and what came and went in the corpus since an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from pipeline.evaluate.cleaning import LAYOUT, MIXED, UNDAMAGED, CleaningEvaluation
from pipeline.evaluate.corpus_edits import Changes, examples
from pipeline.evaluate.error_rates import Verdict
from pipeline.evaluate.exam import Exam
from pipeline.evaluate.scores import Score

SHOWN_RATE = 0.02
"""The rate whose damages and rules are shown one by one."""

SHOWN_SLIPS = 3
PROMISED_WORDS = 5_000
"""The words among which less than one may be changed wrongly."""


def cleaning_tables(cleaning: CleaningEvaluation, base: CleaningEvaluation | None) -> list[Text | Table]:
    """Tables for a terminal: error rates, kinds of damage, rules, and edits that are wrong.

    Args:
        cleaning: What to show.
        base: An earlier one; each reduction of word error is then followed by its change.
    """
    exams = {(exam.name, exam.rate): exam for exam in cleaning.exams}
    before = {} if base is None else {(exam.name, exam.rate): _scores(exam) for exam in base.exams}
    shown: list[Text | Table] = [_rates(cleaning, before)]
    detailed = [exam for key in ((MIXED, SHOWN_RATE), (LAYOUT, None)) if (exam := exams.get(key))]
    shown.append(_kinds(detailed))
    undamaged = exams.get((UNDAMAGED, None))
    if undamaged is not None:
        detailed.append(undamaged)
        shown.append(_undamaged(undamaged))
    return [*shown, _rules(detailed), *_slips(detailed)]


def _rates(cleaning: CleaningEvaluation, before: Mapping[tuple[str, float | None], Mapping[str, Score]]) -> Table:
    title = f"Cleaning of damaged text ({cleaning.documents} documents in the corpus)"
    heads = ("damage", "rate", "documents", "characters wrong", "after repair", "words wrong", "after repair", "fewer")
    table = Table(*heads, title=title)
    for exam in (exam for exam in cleaning.exams if exam.name != UNDAMAGED):
        scores, earlier = _scores(exam), before.get((exam.name, exam.rate), {})
        table.add_row(
            exam.name,
            "" if exam.rate is None else f"{exam.rate:.1%}",
            f"{exam.documents:,}",
            *(_percent(scores[f"{rate}.{when}"]) for rate in ("cer", "wer") for when in ("before", "after")),
            _fewer(scores["wer.reduction"], earlier.get("wer.reduction")),
        )
    return table


def _fewer(score: Score, earlier: Score | None) -> str:
    """`61.2% [58–64] +1.3`: the reduction with its interval, and its change in percentage points."""
    if score.value is None:
        return "–"
    shown = f"{score.value:.1%}"
    if score.interval is not None:
        shown += f" [{100 * score.interval.low:.0f}–{100 * score.interval.high:.0f}]"
    return shown if earlier is None or earlier.value is None else f"{shown} {100 * (score.value - earlier.value):+.1f}"


def _kinds(exams: Sequence[Exam]) -> Table:
    table = Table("kind of damage", "in", "damages", "repaired", title=f"By kind of damage (mixed: {SHOWN_RATE:.0%})")
    for exam in exams:
        for score in exam.scores:
            if score.name.startswith("kind."):
                table.add_row(score.name.removeprefix("kind."), exam.name, f"{score.n:,}", _percent(score))
        if exam.counts.get("paragraphs.all") and exam.name == LAYOUT:
            whole = _scores(exam)["paragraphs"]
            table.add_row("paragraphs made whole", exam.name, f"{whole.n:,}", _percent(whole))
    return table


def _rules(exams: Sequence[Exam]) -> Table:
    table = Table("rule", "in", "edits", *Verdict, "right of all", title=f"By rule (mixed: {SHOWN_RATE:.0%})")
    for exam in exams:
        for score in exam.scores:
            if score.name.startswith("rule."):
                counts = [exam.counts.get(f"{score.name}.{verdict}", 0) for verdict in Verdict]
                share = "" if exam.name == UNDAMAGED else _percent(score)
                table.add_row(
                    score.name.removeprefix("rule."), exam.name, *(f"{n:,}" for n in (score.n, *counts)), share
                )
    return table


def _undamaged(exam: Exam) -> Text:
    words, wrong = exam.counts["words"], exam.counts.get("words.after", 0)
    interval = _scores(exam)["wer.after"].interval
    sure = "" if interval is None else f" [{PROMISED_WORDS * interval.low:.2f}–{PROMISED_WORDS * interval.high:.2f}]"
    return Text(
        f"Undamaged text of {exam.documents} documents: {wrong:,} of {words:,} words changed, "
        f"{PROMISED_WORDS * wrong / words:.2f}{sure} in {PROMISED_WORDS:,} ({1_000 * wrong / words:.2f} in 1,000)."
    )


def _slips(exams: Sequence[Exam]) -> list[Text]:
    lines = [
        f"{exam.name}: {rule}: {slip}"
        for exam in exams
        for rule, slips in exam.slips.items()
        for slip in (slips if exam.name == UNDAMAGED else slips[:SHOWN_SLIPS])
    ]
    return [_lines(["Edits that took the text further off:", *lines])] if lines else []


def _lines(lines: Sequence[str]) -> Text:
    """Lines that stay whole, however wide the paper is."""
    return Text("\n".join(lines), no_wrap=True, overflow="ignore")


def changes_tables(found: Changes, raws: Mapping[str, str], each: int) -> list[Text | Table]:
    """What came and went in the corpus, by rule, with examples.

    Args:
        found: Edits gained and lost.
        raws: The raw texts by document.
        each: How many examples of each rule, gained and lost.
    """
    table = Table("rule", "came", "went", title="Edits in the corpus since the earlier evaluation")
    for rule in found.rules():
        counts = [sum(change.edit.rule == rule for change in side) for side in (found.gained, found.lost)]
        table.add_row(rule, *(f"{n:,}" for n in counts))
    shown: list[Text | Table] = [table]
    for sign, side in (("+", found.gained), ("−", found.lost)):
        lines = [f"{sign} {rule}: {line}" for rule, some in examples(side, raws, each).items() for line in some]
        shown += [_lines(lines)] if lines else []
    if found.not_compared:
        shown.append(Text(f"Not compared, for the text is another or not in both: {', '.join(found.not_compared)}"))
    return shown


def _scores(exam: Exam) -> dict[str, Score]:
    return {score.name: score for score in exam.scores}


def _percent(score: Score) -> str:
    return "–" if score.value is None else f"{score.value:.2%}"
