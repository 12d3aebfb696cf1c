"""Word and pattern lists apart from the rules that use them: one TOML file a question, in `lexicons/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("lexicons")


@cache
def load_lexicon(name: str) -> Mapping[str, re.Pattern[str]]:
    """The lists of `lexicons/<name>.toml`, each as one pattern that matches where any of its entries does."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return {role: re.compile("|".join(f"(?:{entry})" for entry in entries)) for role, entries in table.items()}
