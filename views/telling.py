"""What the pipeline tells of faults and of readings, in the reader's language; the Dutch is `catalogue/errors.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook import Language
from pipeline.messages import Field, Message, fill
from views.strings import language, number, translations


def told(line: str) -> str:
    """A line of the pipeline in the reader's language; plain text, not yet safe as Markdown.

    One without Dutch stays English: a line that was stored before messages kept their fields, or what a library says.
    """
    if language() is not Language.DUTCH:
        return str(line)
    if isinstance(line, Message):
        return fill(dutch().get(line.template, line.template), line.fields, _in_dutch)
    return dutch().get(line, line)


def dutch() -> Mapping[str, str]:
    """The Dutch of each line, with the same fields, by its English template."""
    return translations("errors.toml")


def _in_dutch(value: Field) -> str:
    if isinstance(value, Message):
        return told(value)
    if isinstance(value, float) and not value.is_integer():
        return f"{value:g}".replace(".", ",")
    return value if isinstance(value, str) else number(value)
