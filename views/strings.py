"""The string catalogue: every sentence that the browser says, in each language, from the files of `catalogue`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st

from pipeline.codebook import Labels, Language

CATALOGUE = Path(__file__).with_name("catalogue")
LANGUAGE_KEY = "taal"
_SPOKEN: ContextVar[Language | None] = ContextVar("language spoken for a while", default=None)
P = ParamSpec("P")
T = TypeVar("T")


@cache
def catalogue() -> Mapping[str, Labels]:
    """All strings under their dotted keys, such as `timeline.title`; each in all languages, checked."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CATALOGUE.glob("*.toml"))]
    entries = [entry for table in tables for entry in _flat(table, "")]
    if len(entries) != len(dict(entries)):
        raise ValueError("a string stands in two files of the catalogue")
    return dict(entries)


@cache
def translations(name: str) -> Mapping[str, str]:
    """A file of the catalogue with lines in one language by those in the other; white space runs as one space."""
    table = tomllib.loads((CATALOGUE / name).read_text(encoding="utf-8"))
    return {line: " ".join(said.split()) for line, said in table.items()}


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, Labels]]:
    if set(table) & set(Language):
        return [(prefix, Labels.model_validate(table))]
    return [
        entry
        for name, inner in table.items()
        if isinstance(inner, dict)
        for entry in _flat(inner, f"{prefix}.{name}" if prefix else name)
    ]


def language() -> Language:
    """The language that the reader chose; Dutch until they do."""
    return _SPOKEN.get() or Language(st.session_state.get(LANGUAGE_KEY) or Language.DUTCH)


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speak a language for a while, whatever the reader chose."""
    token = _SPOKEN.set(chosen)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def in_this_language(make: Callable[P, T]) -> Callable[P, T]:
    """The same function, speaking the language of this reader wherever it is called.

    A file is made when its button is pressed, on a thread that knows no reader and would speak Dutch to all.
    """
    chosen = language()

    @wraps(make)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> T:
        with speaking(chosen):
            return make(*args, **kwargs)

    return spoken


def say(key: str, **values: object) -> str:
    """The string under `key`, with `values` filled in.

    Numbers are written as the language writes them. What comes from a document must go through `markup.plain` before
    the result is shown as Markdown.
    """
    template = catalogue()[key].in_language(language())
    return template.format(**{name: _written(value) for name, value in values.items()})


def _written(value: object) -> object:
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def called(text: str) -> list[str]:
    """What is called `text` in some language, as the reader's language calls it: one text may stand for several."""
    return [labels.in_language(language()) for labels in catalogue().values() if text in (labels.nl, labels.en)]


def amount(noun: str, number_of: int) -> str:
    """So many of something, as `1 zin` or `8.872 zinnen`; `noun` names the pair of strings `count.<noun>_…`."""
    return say(f"count.{noun}_{'one' if number_of == 1 else 'many'}", n=number_of)


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it: `8.872` and `3,4` in Dutch; a half is rounded away from zero, as in Excel."""
    exact = Decimal(f"{value:.15g}")  # the digits that Excel keeps: 0,145 is a half there, though not in binary
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # a sum has no sign before nought
    text = f"{rounded:,f}"
    return text.translate(str.maketrans(",.", ".,")) if language() is Language.DUTCH else text


def percent(fraction: float | None, decimals: int = 1) -> str:
    """A fraction as a percentage; a dash where there is none."""
    if fraction is None:
        return "–"
    least = 10.0**-decimals
    if 0 < 100 * fraction < least / 2:  # it would read as none at all
        return f"< {number(least, decimals)}%"
    return f"{number(100 * fraction, decimals)}%"
