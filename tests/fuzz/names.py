"""Names under which nobody should be able to write anywhere."""

from __future__ import annotations

from random import Random

STEMS = (
    "../../buiten",
    "/tmp/buiten",  # noqa: S108 - that is the point
    "..\\..\\buiten",
    "C:\\Windows\\buiten",
    "~/buiten",
    "$HOME/buiten",
    "con",
    "nul",
    "..",
    ".",
    " ",
    "-rf",
    "--help",
    "raw",
    "document.toml",
    "layout.json",
    ".verborgen",
    "regel\neinde",
    "nul\x00teken",
    "<img src=x onerror=alert(1)>",
    "'; DROP TABLE document; --",
    "{{7*7}}",
    "%2e%2e%2fbuiten",
    "nota\u202etxt.exe",
    "half\udc80teken",
    "é" * 120,
    "lang" * 75,
    "\U0001f469\u200d\U0001f467" * 20,
    "punt.punt.punt",
    "pdf",
)


def hostile_name(ending: str, chance: Random) -> str:
    """A name that ends as it should and begins as it should not."""
    return f"{chance.choice(STEMS)}{ending}"
