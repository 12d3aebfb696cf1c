"""Word and pattern lists apart from the rules that use them: one TOML file a question, in `lexicons/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("lexicons")


@cache
def load_lexicon(name: str) -> Mapping[str, re.Pattern[str]]:
    """The lists of `lexicons/<name>.toml`, each as one pattern that matches where any of its entries does."""
    return {role: _one_of(entries) for role, entries in _table(name).items()}


@cache
def load_classes(name: str) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """The lists of a file that has a table for each class: by role and class, in the order of the file.

    The class with an empty name stands for all: it matches where any class does.
    """
    table: Mapping[str, Mapping[str, list[str]]] = _table(name)
    roles = dict.fromkeys(role for lists in table.values() for role in lists)
    found = {}
    for role in roles:
        classes = {class_: lists[role] for class_, lists in table.items() if role in lists}
        every = [entry for entries in classes.values() for entry in entries]
        found[role] = {class_: _one_of(entries) for class_, entries in {"": every, **classes}.items()}
    return found


@cache
def load_words(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of `lexicons/<name>.toml` as they stand there: words to hold a text against, no patterns."""
    return {role: tuple(entries) for role, entries in _table(name).items()}


def _table(name: str) -> Any:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _one_of(entries: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries))
