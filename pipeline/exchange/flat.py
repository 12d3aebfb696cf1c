"""Sorted copies for scripts and spreadsheets: a record for each unit, or a row for each answer."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.effective import Label
from pipeline.exchange.codes import codes_of
from pipeline.exchange.material import CodedText, CodedUnit
from pipeline.judgement import LabellerKind, labeller_kind
from pipeline.masks import SIGN
from pipeline.records import to_record

Row = dict[str, str | int | float | bool | None]
COUNTS, SAID = "counts", "said"
_ANSWERED_BY_ALL = ("kind", "voice", "mode")


def unit_records(text: CodedText) -> Iterator[dict[str, object]]:
    """A record for each unit, in order of the text: where it stands, what counts, and everything that was said.

    `start` and `end` are over the raw text, `clean_start` and `clean_end` over the clean one, and `raw` has the very
    characters; `judgements` have the form of the corpus's files, with their `id`, and whether they stand.
    """
    for unit in text.units:
        yield {
            "doc": text.about.slug,
            **text.about.columns,
            "unit": unit.id,
            "position": unit.position,
            "start": unit.raw.start,
            "end": unit.raw.end,
            "clean_start": unit.clean.start,
            "clean_end": unit.clean.end,
            "page": unit.page,
            "quote": unit.text,
            "raw": unit.raw.of(text.cleaned.raw),
            "audited": unit.counts.audited,
            "counts": {question: _counted(label) for question, label in unit.counted().items()},
            "judgements": _judgements(text.about.slug, unit),
        }


def _counted(label: Label) -> dict[str, object]:
    return {"value": label.value, "basis": label.basis.value, "labellers": list(label.labellers)}


def _judgements(slug: str, unit: CodedUnit) -> list[dict[str, object]]:
    stand = {judgement.id for judgement in unit.stands}
    return [
        {**_as_shown(to_record(slug, one), unit.text), "id": one.id, "stands": one.id in stand} for one in unit.said
    ]


def _as_shown(record: dict[str, object], text: str) -> dict[str, object]:
    """A record of a judgement; where something of its unit is masked, the quote is what readers see."""
    return {**record, "quote": text} if SIGN in text else record


def answer_rows(text: CodedText, codebook: str, themes: tuple[str, ...]) -> Iterator[Row]:
    """A row for each answer that counts, and for each that a person gave, in order of the text.

    In rows of `what` *counts*, `labeller` names those on whose word it counts; themes that are not there have none.
    Rows of *said* are people's, one for each answer, also those taken back.

    Args:
        text: The document.
        codebook: Version of the codebook, which stands in each row.
        themes: The ids that it knows.
    """
    for unit in text.units:
        machine = unit.machine.labeller if unit.machine else None
        whole = {**_place(text, unit), "machine_labeller": machine, "codebook": codebook}
        yield from (whole | row for row in _counts(unit))
        yield from (whole | row for row in _said(unit, themes))


def _place(text: CodedText, unit: CodedUnit) -> Row:
    return {
        "document": text.about.slug,
        **text.about.columns,
        "unit": f"unit-{unit.id}",  # without a letter before it Excel takes 12e4567890123456 for a number
        "start": unit.raw.start,
        "end": unit.raw.end,
        "page": unit.page,
        "quote": unit.text,
    }


def _counts(unit: CodedUnit) -> Iterator[Row]:
    machine = unit.machine
    own = {judged.theme: judged.probability for judged in machine.themes} if machine else {}
    chances = {"mode": machine.mode_probability if machine else None} | own
    for question, label in unit.counted().items():
        if question in _ANSWERED_BY_ALL or label.value != "no":
            yield _row(COUNTS, question, label.value, ", ".join(label.labellers)) | {
                "basis": label.basis.value,
                "probability": chances.get(question),
            }


def _said(unit: CodedUnit, themes: tuple[str, ...]) -> Iterator[Row]:
    stand = {judgement.id for judgement in unit.stands}
    for judgement in unit.said:
        if labeller_kind(judgement.labeller) is not LabellerKind.PERSON:
            continue
        for code in codes_of(judgement, themes):
            yield _row(SAID, code.question, code.answer, judgement.labeller) | {
                "judgement": f"judgement-{judgement.id}",
                "time": judgement.time.isoformat(),
                "note": judgement.note,
                "stands": judgement.id in stand,
                "settles": judgement.settles,
                "asked": judgement.asked.why.value if judgement.asked else None,
            }


def _row(what: str, question: str, answer: str, labeller: str) -> Row:
    """The columns of an answer, all of them, with those empty that only one sort of row fills."""
    rest = ("basis", "probability", "judgement", "time", "note", "stands", "settles", "asked")
    return {"what": what, "question": question, "answer": answer, "labeller": labeller, **dict.fromkeys(rest)}
