"""The cases of one seed: real files that were damaged, and hostile ones."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from random import Random

import pypdfium2

from pipeline.ingest import EXTENSIONS
from pipeline.settings import REPOSITORY
from tests.fuzz import pdf_traps, picture_traps, web_traps, word_traps
from tests.fuzz.blows import BLOWS
from tests.fuzz.case import Blow, Case, Trap, World
from tests.fuzz.names import hostile_name

TRAPS: Mapping[str, Sequence[Trap]] = {
    **web_traps.TRAPS,
    **picture_traps.TRAPS,
    ".pdf": pdf_traps.TRAPS,
    ".docx": word_traps.TRAPS,
}
_PICTURES = {".png": "PNG", ".jpg": "JPEG", ".tif": "TIFF"}
FORMATS = tuple(ending for ending in EXTENSIONS if ending not in (".htm", ".jpeg", ".tiff"))
"""One ending a format."""
Maker = Callable[[Random, World], Case]
_ORIGINALS = 8  # of a format: enough to differ, few enough to be held


@cache
def originals(ending: str) -> tuple[bytes, ...]:
    """Real files of a format, the smallest of the shipped corpus; what it lacks is made of what it has."""
    if ending in _PICTURES:
        return tuple(_drawn(data, _PICTURES[ending]) for data in originals(".pdf")[:2])
    if ending == ".md":
        return tuple(b"# Over de wijk\n\n" + data for data in originals(".txt"))
    paths = (REPOSITORY / "corpus" / "texts").glob(f"*/*{ending}")
    found = sorted((path.stat().st_size, path) for path in paths if path.name != "raw.txt")
    return tuple(path.read_bytes() for _, path in found[:_ORIGINALS])


@cache
def kinds() -> tuple[Maker, ...]:
    """Every trap, blow and odd name for every format, once."""
    return tuple(maker for ending in FORMATS for maker in _kinds_of(ending))


def case(seed: int, number: int, world: World) -> Case:
    """The case of this number: the same for the same seed, and every kind once in each round of `len(kinds())`."""
    chance = Random(f"{seed} {number}")  # noqa: S311 - no secret
    return kinds()[number % len(kinds())](chance, world)


def _kinds_of(ending: str) -> Iterator[Maker]:
    yield from (partial(_trapped, ending, trap) for trap in TRAPS[ending])
    yield from (partial(_beaten, ending, blow) for blow in BLOWS)
    yield partial(_renamed, ending)
    yield partial(_disguised, ending)


def _trapped(ending: str, trap: Trap, chance: Random, world: World) -> Case:
    return Case(f"val{ending}", trap(chance, world), trap.__name__)


def _beaten(ending: str, blow: Blow, chance: Random, world: World) -> Case:
    return Case(f"stuk{ending}", blow(chance.choice(originals(ending)), chance), blow.__name__)


def _renamed(ending: str, chance: Random, world: World) -> Case:
    return Case(hostile_name(ending, chance), chance.choice(originals(ending)), "name")


def _disguised(ending: str, chance: Random, world: World) -> Case:
    return Case(f"vermomd{chance.choice(EXTENSIONS)}", chance.choice(originals(ending)), "other ending")


def _drawn(pdf: bytes, form: str) -> bytes:
    """The head of the first page of a PDF as a picture, small enough for OCR to be soon done with it."""
    drawn = io.BytesIO()
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=2).to_pil().convert("L")
    page.crop((0, 0, page.width, page.height // 5)).save(drawn, form)
    return drawn.getvalue()
