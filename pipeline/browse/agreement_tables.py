"""Agreement as flat records: a question a row, a pair a row, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.agreement import Agreement, Estimate, Measure
from pipeline.bootstrap import DRAWS, SEED
from pipeline.browse.agreement import Item, Line, Pair, Standing
from pipeline.browse.answered import Coder, Question
from pipeline.browse.footing import Footing
from pipeline.browse.sentences import cited
from pipeline.browse.tables import Record, cited_record, footing_record, interval_columns
from pipeline.store.questions import asking
from pipeline.store.questions_agreement import places


def line_records(lines: Sequence[Line], coders: Sequence[Coder], footing: Footing) -> list[Record]:
    """A record for each question, of all coders together."""
    together = "; ".join(coder.id for coder in coders)
    return [
        {
            **question_columns(line.question),
            "coders": together,
            **_agreement_columns(line.agreement, line.question),
            **_behind(footing),
        }
        for line in lines
    ]


def pair_records(pairs: Sequence[Pair], question: Question, footing: Footing) -> list[Record]:
    """A record for each pair of coders, on one question."""
    return [
        {
            **question_columns(question),
            "coder_a": pair.first.id,
            "coder_b": pair.second.id,
            **_agreement_columns(pair.agreement, question),
            **_behind(footing),
        }
        for pair in pairs
    ]


def item_records(store: Path, items: Sequence[Item], coders: Sequence[Coder], question: Question) -> list[Record]:
    """A record for each unit, with a column for the answer of each coder; one that has gone meanwhile is left out.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store) as connection:
        found = places(connection, [item.unit for item in items])
    return [
        {
            **cited_record(cited(row)),
            "unit": f"unit-{item.unit}",  # without a letter before it Excel takes 12e4567890123456 for a number
            "start": row["raw_start"],
            "end": row["raw_end"],
            "quote": row["text"],
            **question_columns(question),
            "counted": item.standing is not Standing.ALONE,
            "differs": item.standing is Standing.DIFFER,
            **{f"coder {coder.id}": given for coder, given in zip(coders, item.given, strict=True)},
        }
        for item in items
        if (row := found.get(item.unit)) is not None
    ]


def question_columns(question: Question) -> Record:
    """What was asked: of what, and of which theme."""
    return {"question": question.subject, "theme": question.theme}


def _agreement_columns(agreement: Agreement, question: Question) -> Record:
    used = agreement.measures[Measure.PERCENT]
    columns: Record = {
        "units_used": used.used,
        "units_total": agreement.of,
        "documents_used": used.documents,
        "units_differing": agreement.differing,
        "unsure_answers": agreement.unsure,
    }
    for measure, estimate in agreement.measures.items():
        columns |= {**_estimate_columns(measure, estimate), f"{measure}_units": estimate.used}
    return columns | {"prevalence": _prevalence(agreement, question)}


def _prevalence(agreement: Agreement, question: Question) -> str:
    """The share of each answer in one cell, since questions have answers of their own: `there 0.1005; no 0.8995`."""
    shares = zip(question.categories, agreement.prevalence, strict=True)
    return "; ".join(f"{name} {share.value:.4f}" for name, share in shares if share.value is not None)


def _estimate_columns(name: str, estimate: Estimate) -> Record:
    return {name: estimate.value, **interval_columns(name, estimate.interval)}


def _behind(footing: Footing) -> Record:
    return {"draws": DRAWS, "seed": SEED, **footing_record(footing)}
