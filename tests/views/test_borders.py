"""What counts as a theme, in the reader's language: each line of the shipped codebook, and lines of somebody's own."""

from __future__ import annotations

from pipeline.codebook import Language, load_codebook
from tests.corpora import REPOSITORY
from views.borders import border, english
from views.strings import speaking


def test_each_line_of_the_shipped_codebook_has_its_english() -> None:
    themes = load_codebook(REPOSITORY / "corpus" / "codebook.toml").themes
    lines = {line for theme in themes for line in (*theme.includes, *theme.excludes)}
    assert lines
    assert set(english()) == lines


def test_a_line_is_in_the_readers_language_and_one_that_is_not_known_as_it_was_written() -> None:
    line, known = next(iter(english().items()))
    assert border(line) == (line, Language.DUTCH)
    with speaking(Language.ENGLISH):
        assert border(line) == (known, Language.ENGLISH)
        assert border("iets van de wijk zelf") == ("iets van de wijk zelf", Language.DUTCH)
