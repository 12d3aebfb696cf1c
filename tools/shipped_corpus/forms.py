"""Which example becomes which kind of file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.shipped_corpus import pdf, plain, scan, web, word
from tools.shipped_corpus.examples import Example
from tools.shipped_corpus.furniture import dice


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its name, its ending, how it is written, and the share of the corpus that takes it."""

    name: str
    ending: str
    write: Callable[[Example], bytes]
    share: float


PLAIN = Form("plain", ".txt", plain.write, 1 / 3)
WEB = Form("web", ".html", web.write, 0.22)
WORD = Form("word", ".docx", word.write, 0.15)
PDF = Form("pdf", ".pdf", pdf.one_column, 0.10)
TWO_COLUMNS = Form("two columns", ".pdf", pdf.two_columns, 0.07)
SCAN = Form("scan", ".txt", scan.write, 1 - 1 / 3 - 0.22 - 0.15 - 0.10 - 0.07)
FORMS = (WEB, PLAIN, WORD, PDF, TWO_COLUMNS, SCAN)
LEAN = 0.6
"""How strongly examples with readers' comments lean to the first form: most, not all, are web pages."""


def assign(examples: Sequence[Example]) -> dict[str, Form]:
    """A form for each example's id. Forms are filled in their order, by seeded chance among the examples left."""
    left = sorted(examples, key=lambda example: dice("form", example.id).random() - LEAN * bool(example.comments))
    chosen: dict[str, Form] = {}
    for form in FORMS[:-1]:
        for example in left[: round(form.share * len(examples))]:
            chosen[example.id] = form
        left = left[round(form.share * len(examples)) :]
        left.sort(key=lambda example: dice(form.name, example.id).random())
    return chosen | {example.id: FORMS[-1] for example in left}
