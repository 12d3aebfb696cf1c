"""What counts as a theme and what does not, in the reader's language; the English is `catalogue/codebook.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.codebook import Language
from views.page_language import OF_TEXTS
from views.strings import language, translations


def border(line: str) -> tuple[str, Language]:
    """A line of what a theme includes or excludes, and the language that it is then in.

    A line that the catalogue does not know, of somebody's own theme or of a changed codebook, stays as it was written.
    """
    if language() is Language.DUTCH or line not in english():
        return line, OF_TEXTS
    return english()[line], Language.ENGLISH


def english() -> Mapping[str, str]:
    """The English of each line, by the Dutch that the codebook has."""
    return translations("codebook.toml")
