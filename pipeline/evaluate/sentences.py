"""Sentences to read: the worst errors, and what came right and went wrong since an earlier evaluation."""

from __future__ import annotations

from collections.abc import Callable

from rich.table import Table
from rich.text import Text

from pipeline.evaluate.gains import Gains, Turn
from pipeline.evaluate.outcomes import Outcome, Slip
from pipeline.evaluate.tables import told

TextOf = Callable[[str], str]
"""The raw text of a document, by its name."""

DOCUMENTS = 12
"""Shown of those in which most turned for the better, and as many of those in which most turned for the worse."""
LONGEST = 300
"""Characters of a sentence that are shown."""


def quote(one: Outcome, text_of: TextOf) -> str:
    """The raw characters of a unit on one line, cut off where they are long."""
    shown = " ".join(text_of(one.doc)[one.start : one.end].split())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def error(slip: Slip) -> str:
    """What is wrong: `collectivisation missed, 0.03`."""
    what = "found" if slip.is_found else "missed"
    return f"{slip.theme} {what}" if slip.probability is None else f"{slip.theme} {what}, {slip.probability:.2f}"


def worst_table(slips: tuple[Slip, ...], text_of: TextOf) -> Table:
    """Errors with their sentences; without probabilities they are some of all, spread over themes and documents."""
    is_ranked = any(slip.probability is not None for slip in slips)
    title = "The worst errors" if is_ranked else "Some errors (rules do not say how sure they are)"
    table = Table("error", "sentence", "document", title=f"{title}: {len(slips)}")
    for slip in slips:
        table.add_row(error(slip), Text(quote(slip.outcome, text_of)), f"{slip.outcome.doc}:{slip.outcome.start}")
    return table


def gains_tables(gains: Gains, since: str, each: int, text_of: TextOf) -> list[Text | Table]:
    """What turned since an earlier evaluation: by question, by document, and some sentences of each kind.

    Args:
        gains: What turned.
        since: The labeller of the earlier evaluation.
        each: How many sentences to show of each question, gained and lost.
        text_of: The raw text of a document.
    """
    shown: list[Text | Table] = [_differences(gains, since), _questions(gains, since)]
    if gains.turns:
        shown += [_documents(gains), *_sentences(gains, each, text_of)]
    if gains.not_compared:
        shown.append(Text(f"Not compared, for they are in one of both alone: {', '.join(gains.not_compared)}"))
    return shown


def _differences(gains: Gains, since: str) -> Table:
    table = Table("score", "difference", "beyond doubt", title=f"Scores since {since}, by paired bootstrap")
    for one in gains.differences:
        if one.value is not None:
            table.add_row(one.name, told(one), "yes" if one.is_sure else "no")
    return table


def _questions(gains: Gains, since: str) -> Table:
    table = Table("question", "gained", "lost", title=f"Units since {since}")
    for question, counted in gains.by_question().items():
        table.add_row(question, f"{counted['gained']:,}", f"{counted['lost']:,}")
    return table


def _documents(gains: Gains) -> Table:
    rows = gains.by_document()
    table = Table("document", "gained", "lost", title=f"Documents in which anything turned: {len(rows)}")
    left_out = len(rows) - 2 * DOCUMENTS
    ends = rows if left_out <= 0 else (*rows[:DOCUMENTS], *rows[-DOCUMENTS:])
    for number, row in enumerate(ends):
        if number == DOCUMENTS and left_out > 0:
            table.add_row(f"… {left_out} between", "", "")
        table.add_row(row.doc, f"{row.gained:,}", f"{row.lost:,}")
    return table


def _sentences(gains: Gains, each: int, text_of: TextOf) -> list[Text]:
    shown = gains.examples(each)
    return [
        Text("\n".join(_turned(turn, text_of) for turn in turns), no_wrap=True, overflow="ignore")
        for turns in shown.values()
        if turns
    ]


def _turned(turn: Turn, text_of: TextOf) -> str:
    """`+ mode: practice → rhetoric: …`: what we said then and say now, and the sentence."""
    then, now = (one.said(turn.question) or "nothing" for one in (turn.then, turn.now))
    sign = "+" if turn.is_gain else "−"
    return f"{sign} {turn.question}: {then} → {now}: {turn.now.doc}: {quote(turn.now, text_of)}"
