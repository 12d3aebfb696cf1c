"""Witnesses that a unit is no language: tags of HTML and Markdown, front matter, rows of tables, scraps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.annotate.look import LEAST_PROSE_WORDS, Look
from pipeline.annotate.reasons import Found
from pipeline.codebook import Reason

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>|^<[A-Za-z][^<>]*$|!?\[[^\[\]]*\]\([^()]*\)|\{[%{][^{}]*[%}]\}")
_MARKUP = re.compile(r"---\s+(?:layout|title)\b|\|[-+|:\s]+\||:{1,3}[a-z-]*(?:\{|\s*$)|::[a-z-]+\s+-{3}")
_KEY = re.compile(r"(?:^|\s)[A-Za-z][\w-]*:(?=\s|$)")
_OPENS_WITH_KEY = re.compile(r"(?:\W*[^\W\d_]+\W+){0,2}\W*[A-Za-z][\w-]*:(?=\s|$)")
_CODE = re.compile(
    r":\s+(?:true|false|null|\"|\||h\d|#|=)|https?://|\b[a-z]+[A-Z]\w*:|\b[a-z]+[-_][\w-]+:|^\s*-\s+[a-z]+:"
)
_FRONT_MATTER = re.compile(r"-{3}(?:\s|$)")
_FOLIO = re.compile(
    r"(?!(?:van|of|(?:1[89]|20)\d\d ?[-–/] ?(?:1[89]|20)\d\d)$)"
    r"(?:(?:pagina|page|pag|blz|p|van|of|[a-z]|[ivxl]{1,6})\b|[\W\d_])*"
)
_ENUMERATOR = re.compile(r"\(?(\d{1,3})[eo]?[.)]")
_ROW = re.compile(r"\|.*\|")
_CELL_WORD = re.compile(r"[^\W\d_]{2,}")

MOST_SCRAP_CHARACTERS = 12
MOST_MARKUP_CHARACTERS = 2000
MOST_WORDS_BESIDE_TAGS = 3
MOST_WORDS_IN_TAGS = 6
LEAST_TAG_SHARE = 0.7
MOST_FRONT_MATTER_UNITS = 60
LEAST_KEYS = 3
MOST_WORDS_A_KEY = 4
LEAST_CELLS = 2
LEAST_FIGURES_IN_TABLE = 6
LEAST_CLIMBING_SHARE = 0.8
MOST_WORDS_A_CELL = 4


def scraps(looks: Sequence[Look]) -> Iterator[int]:
    """Scraps without a word: page numbers, rules of dashes; not the figures of a table, nor those before paragraphs."""
    kept = _cells(looks) | _enumerators(looks)
    for at, look in enumerate(looks):
        if at in kept:
            continue
        short = len(look.bare) <= MOST_SCRAP_CHARACTERS
        wordless = not any(sign.isalnum() for sign in look.bare)
        titled = look.unit.text.startswith("#") and "§" in look.bare
        if wordless or (short and not titled and _FOLIO.fullmatch(look.bare)):
            yield at


def _cells(looks: Sequence[Look]) -> set[int]:
    """Figures that stand line upon line and do not climb as pages do: the cells of a table that lost its layout."""
    cells: set[int] = set()
    for figures, group in groupby(range(len(looks)), lambda at: looks[at].bare.isdecimal()):
        run = list(group)
        if figures and len(run) >= LEAST_FIGURES_IN_TABLE:
            steps = [int(looks[at].bare) < int(looks[then].bare) for at, then in pairwise(run)]
            if sum(steps) < LEAST_CLIMBING_SHARE * len(steps):
                cells.update(run)
    return cells


def _enumerators(looks: Sequence[Look]) -> set[int]:
    """Numbers with a stop or a bracket that count the paragraphs below them, which splitting parted from theirs."""
    marks = [(at, int(number[1])) for at, look in enumerate(looks) if (number := _ENUMERATOR.fullmatch(look.unit.text))]
    heading = [(at, number) for at, number in marks if at + 1 < len(looks) and looks[at + 1].words >= LEAST_PROSE_WORDS]
    pairs = [(at, then) for (at, low), (then, high) in pairwise(heading) if high == low + 1]
    return {at for pair in pairs for at in pair}


def markup(looks: Sequence[Look]) -> Iterator[Found]:
    """Tags, images, front matter, settings of a page generator, and rows of a table in Markdown."""
    for at, look in enumerate(looks):
        text = look.unit.text
        if len(text) > MOST_MARKUP_CHARACTERS:
            continue
        if _is_row(text):
            yield at, Reason.TABLE
        elif _MARKUP.match(text) or _is_tags(text) or _is_settings(look):
            yield at, Reason.MARKUP
    yield from ((at, Reason.MARKUP) for at in _front_matter(looks))


def _is_tags(text: str) -> bool:
    """Whether a text is tags with hardly a word beside them; a long tag may have a caption."""
    rest, tags = _TAG.subn(" ", text)
    words = len(rest.split())
    if tags == 0 or words > MOST_WORDS_IN_TAGS:
        return False
    return words <= MOST_WORDS_BESIDE_TAGS or len(rest) <= (1 - LEAST_TAG_SHARE) * len(text)


def _is_settings(look: Look) -> bool:
    """Whether a text is keys with values, as programs read them, and no sentence with a colon."""
    text = look.unit.text
    keys = len(_KEY.findall(text)) if ":" in text else 0
    opens = keys >= LEAST_KEYS and _OPENS_WITH_KEY.match(text) is not None
    return opens and look.words <= MOST_WORDS_A_KEY * keys and _CODE.search(text) is not None


def _is_row(text: str) -> bool:
    """Whether a text is a row between bars whose cells hold figures or a few words; cells of prose are text."""
    if not _ROW.fullmatch(text):
        return False
    cells = text.strip("| ").split("|")
    worded = [len(_CELL_WORD.findall(cell)) for cell in cells]
    return len(cells) >= LEAST_CELLS and max(worded) <= MOST_WORDS_A_CELL


def _front_matter(looks: Sequence[Look]) -> Iterator[int]:
    """What a generator of web pages reads at the head of a Markdown file, between two rules of dashes; no prose."""
    if not looks or not _FRONT_MATTER.match(looks[0].unit.text):
        return
    for at, look in enumerate(looks[:MOST_FRONT_MATTER_UNITS]):
        if look.unit.text.endswith("---") and (at > 0 or look.words > 1):
            yield from (n for n in range(at + 1) if n == 0 or not (looks[n].prose or _announces(looks[n])))
            return


def _announces(look: Look) -> bool:
    """Whether a unit is a sentence before a list, and no key before its values."""
    whole = look.unit.text[0].isupper() and look.unit.text.endswith(":") and look.words >= LEAST_PROSE_WORDS
    return whole and _OPENS_WITH_KEY.match(look.unit.text) is None
