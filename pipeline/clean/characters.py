"""Repairs of single characters: line ends, controls, wrong encodings, ligatures, spaces, hyphens.

Each rule takes the text so far and returns edits over it, in order. What is right already is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable

from pipeline.clean import patterns
from pipeline.clean.layout.lines import is_table_row, lines_of
from pipeline.spans import Edit


def replace_matches(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], rule: str, text: str) -> list[Edit]:
    """One edit for each match of `pattern` that `new` changes."""
    found = ((match, new(match)) for match in pattern.finditer(text))
    return [Edit(match.start(), match.end(), to, rule) for match, to in found if to != match.group()]


def unify_line_ends(text: str) -> list[Edit]:
    """CR, CRLF, NEL, vertical tab and Unicode's line and paragraph separators become LF. A form feed stays: a page."""
    return replace_matches(patterns.LINE_END, lambda _: "\n", "unify_line_ends", text)


def undo_mojibake(text: str) -> list[Edit]:
    """`Ã«` becomes `ë` and `â€™` becomes `’`: UTF-8 that was read as Windows-1252, where it can be nothing else."""
    return replace_matches(patterns.MOJIBAKE, lambda match: _as_utf8(match.group()), "undo_mojibake", text)


def _as_utf8(garbled: str) -> str:
    """What the bytes behind garbled characters say as UTF-8; the characters themselves when that is nothing."""
    as_bytes = b"".join(_byte_of(character) for character in garbled)
    try:
        mended = as_bytes.decode("utf-8")
    except UnicodeDecodeError:
        return garbled
    return mended if mended.isprintable() or mended == "\xa0" else garbled


def _byte_of(character: str) -> bytes:
    return bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252")


def compose_accents(text: str) -> list[Edit]:
    """A letter and the marks that stand apart behind it become one letter: `e` and U+0308 become `ë` (Unicode's NFC).

    A dotless `ı` below such marks becomes `i`. Marks that no one letter has stay apart, as do those of other scripts.
    """

    def composed(match: re.Match[str]) -> str:
        return unicodedata.normalize("NFC", match.group().replace("ı", "i"))

    return replace_matches(patterns.APART_ACCENTS, composed, "compose_accents", text)


def restore_windows_characters(text: str) -> list[Edit]:
    """Controls U+0080–U+009F become the quotes and dashes that Windows-1252 has there. They mean nothing in a text."""
    return replace_matches(
        patterns.WINDOWS_CONTROL,
        lambda match: match.group().encode("latin-1").decode("cp1252"),
        "restore_windows_characters",
        text,
    )


def remove_stray_controls(text: str) -> list[Edit]:
    """Control, direction and zero-width characters go. Joiners that hold emoji together stay, as does U+FFFD."""
    return replace_matches(patterns.STRAY_CONTROL, lambda _: "", "remove_stray_controls", text)


def restore_bullets(text: str) -> list[Edit]:
    """A bullet of a symbol font, which no other font can show, becomes `•`."""
    return replace_matches(patterns.SYMBOL_BULLET, lambda _: "•", "restore_bullets", text)


def expand_ligatures(text: str) -> list[Edit]:
    """`ﬁ` becomes `fi`, `ĳ` becomes `ij`. Letters that are one letter (æ, œ) stay."""
    return replace_matches(patterns.LIGATURE, lambda match: patterns.LIGATURES[match.group()], "expand_ligatures", text)


def unify_odd_spaces(text: str) -> list[Edit]:
    """Non-breaking, thin and other typographic spaces become a space."""
    return replace_matches(patterns.ODD_SPACE, lambda _: " ", "unify_odd_spaces", text)


def unify_odd_hyphens(text: str) -> list[Edit]:
    """The hyphens U+2010 and U+2011 become `-`. Dashes and minus signs stay."""
    return replace_matches(patterns.ODD_HYPHEN, lambda _: "-", "unify_odd_hyphens", text)


def resolve_soft_hyphens(text: str) -> list[Edit]:
    """A soft hyphen before white space becomes `-`, for `join_split_words` to decide on; any other goes.

    The signs that pdfium leaves where it took out a hyphen with its line end become both again.
    """

    def visible(match: re.Match[str]) -> str:
        after_letter = match.start() > 0 and text[match.start() - 1].isalnum()
        if patterns.SPACE_OR_LINE_END_NEXT.match(text, match.end()):
            return "-" if after_letter else ""
        before_letter = text[match.end() : match.end() + 1].isalnum()
        return "-\n" if match.group() in patterns.TAKEN_OUT and after_letter and before_letter else ""

    return replace_matches(patterns.SOFT_HYPHEN, visible, "resolve_soft_hyphens", text)


def trim_trailing_spaces(text: str) -> list[Edit]:
    """White space before a line end goes. Indentation stays."""
    return replace_matches(patterns.TRAILING_SPACE, lambda _: "", "trim_trailing_spaces", text)


def squeeze_spaces(text: str) -> list[Edit]:
    """A run of spaces inside a line becomes one space. Rows of a table stay: there the run parts the columns."""
    edits = replace_matches(patterns.SPACE_RUN, lambda _: " ", "squeeze_spaces", text)
    rows = [line for line in lines_of(text) if is_table_row(line.text)] if edits else []
    starts = [row.start for row in rows]

    def in_row(edit: Edit) -> bool:
        k = bisect_right(starts, edit.start) - 1
        return k >= 0 and edit.start < rows[k].end

    return [edit for edit in edits if not in_row(edit)]


def part_pages(text: str) -> list[Edit]:
    """A page break that no sentence crosses becomes a blank line; one at the edge of the text goes."""

    def parted(match: re.Match[str]) -> str:
        return "\n\n" if match.start() > 0 and match.end() < len(text) else ""

    return replace_matches(patterns.PAGE_BREAK, parted, "part_pages", text)
