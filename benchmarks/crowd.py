"""Pages over a large store, as a server gives them: alone, to ten readers at once, and what memory that takes.

`python -m benchmarks.crowd [SENTENCES ...] [--corpus DIR] [--keep DIR]`. *First*: a new reader opens a page that others
saw before. *Choice*: a reader sets a filter that nobody set before, so that all is asked anew. Ten readers come at the
same moment; they look at each page for some seconds, or, harder than people are, ask for the next one at once. Machines
differ and are noisy: the server's own work, in seconds of a core, stands beside the time that a reader waited.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path
from random import Random
from statistics import median

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.large import make
from benchmarks.timing import TIMES
from benchmarks.visitor import Server, Visitor, Waited, serving
from pipeline.settings import load_settings

SENTENCES = (100_000,)
READERS = 10
LOOKS = 5.0
"""Seconds for which a reader looks at a page: so long in the mean, from half to one and a half times as long."""
PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "overzicht": ("overzicht", {}),
    "tijdlijn": ("tijdlijn", {}),
    "woord-en-daad": ("woord-en-daad", {}),
    "woord-en-daad, woorden": ("woord-en-daad", {"deel": "words"}),
    "zoeken": ("zoeken", {"zoek": "opbouw*"}),
    "lezen": ("lezen", {}),
    "toevoegen": ("toevoegen", {}),
    "beoordelen": ("beoordelen", {}),
    "methode": ("methode", {}),
}
"""What is asked for, by name: the path of a page, and its state."""
SEARCHES = ("de", "*en", "opbouw*", '"in de wijk"', "lemma:zijn", "wijk -buurt | dorp", "/w[ij]+k/", "/wijk/ de")
"""Common and rare words, by form, lemma and letters, and expressions."""
NOISE, FROM_SHARE = "zonder-ruis", "ruis-boven"
SHARES = range(5, 65, 5)
"""Percentages of noise that the page lets a reader set: each is another selection."""


@dataclass(frozen=True)
class Taken:
    """How long one page took, each the median of so many times.

    Attributes:
        page: Its name, see `PAGES`.
        first: For a new reader.
        choice: After a choice that nobody made before.
    """

    page: str
    first: Waited
    choice: Waited


@dataclass(frozen=True)
class Crowd:
    """How long readers waited who all came at once, and what the server then held.

    Attributes:
        slowest: Seconds of the page that took longest.
        typical: Seconds, the median over all pages of all readers.
        memory_mb: The most that the server ever held, in mebibytes.
    """

    slowest: float
    typical: float
    memory_mb: float


def pages(server: Server) -> Iterator[Taken]:
    """Each page alone, with choices of its own: what stands on one page shares answers."""
    unmade = {page: iter(SHARES) for page, _ in PAGES.values()}
    for name, (page, state) in PAGES.items():
        _open(server, page, state)  # what everybody shares, such as modules, is there from then on
        first = _median([_open(server, page, state) for _ in range(TIMES)])
        with closing(Visitor(server)) as visitor:
            visitor.open(page, **state)
            choices = [{NOISE: "true", FROM_SHARE: str(share)} for share in islice(unmade[page], TIMES)]
            choice = _median([visitor.open(page, **state, **chosen) for chosen in choices])
        yield Taken(name, first, choice)


def searches(server: Server) -> Iterator[tuple[str, Waited]]:
    """Searches, each after a choice that nobody made before."""
    with closing(Visitor(server)) as visitor:
        for typed in SEARCHES:
            choices = [{NOISE: "true", FROM_SHARE: str(share)} for share in list(SHARES)[:TIMES]]
            yield typed, _median([visitor.open("zoeken", zoek=typed, **chosen) for chosen in choices])


def crowd(server: Server, looks: float, readers: int = READERS) -> Crowd:
    """So many readers at once, each of whom goes through all pages, beginning with another one, and makes choices.

    Args:
        server: What they ask.
        looks: Seconds, in the mean, for which each looks at a page before asking for the next; 0: none at all, which is
            harder than it gets.
        readers: How many.
    """
    with ThreadPoolExecutor(readers) as pool:
        waited = list(chain.from_iterable(pool.map(lambda number: _go_round(server, number, looks), range(readers))))
    return Crowd(max(waited), median(waited), server.most_memory_mb())


def _go_round(server: Server, number: int, looks: float) -> list[float]:
    names, waited, chance = list(PAGES), [], Random(number)  # noqa: S311 (no secret)
    begin, shares = number % len(names), count(number)
    with closing(Visitor(server)) as visitor:
        for page, state in [PAGES[name] for name in [*names[begin:], *names[:begin]]]:
            for chosen in ({}, {NOISE: "true", FROM_SHARE: str(SHARES[next(shares) % len(SHARES)])}):
                waited.append(visitor.open(page, **state, **chosen).seconds)
                time.sleep(looks * chance.uniform(0.5, 1.5))
    return waited


def _open(server: Server, page: str, state: dict[str, str]) -> Waited:
    with closing(Visitor(server)) as visitor:
        return visitor.open(page, **state)


def _median(waited: Sequence[Waited]) -> Waited:
    return Waited(median(one.seconds for one in waited), median(one.work for one in waited))


def _measured(corpus: Path, console: Console) -> None:
    with serving(corpus) as server:
        shown = Table("page", "first s", "work s", "choice s", "work s")
        for taken in pages(server):
            shown.add_row(taken.page, *(f"{one:.2f}" for one in (*taken.first, *taken.choice)))
        console.print(shown)
        found = Table("search", "choice s", "work s")
        for typed, taken in searches(server):
            found.add_row(escape(typed), *(f"{one:.2f}" for one in taken))
        console.print(found)
        console.print(f"memory {server.memory_mb():.0f} MB after one reader")
    for looks in (LOOKS, 0.0):
        with serving(corpus) as server:  # another one each time: what some asked before is kept for the others
            for page, state in PAGES.values():
                _open(server, page, state)
            found = crowd(server, looks)
        console.print(
            f"{READERS} readers at once, each {looks:.0f} s at a page: slowest {found.slowest:.2f} s, "
            f"median {found.typical:.2f} s; {found.memory_mb:.0f} MB at most"
        )


def main() -> None:
    """Make the stores that are not there, and print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crowd", description=__doc__)
    parser.add_argument("sentences", nargs="*", type=int, default=SENTENCES, help="sizes of the store")
    parser.add_argument("--corpus", type=Path, help="another corpus than the shipped one to make them of")
    parser.add_argument("--keep", type=Path, help="a folder to keep them in for the next time")
    asked = parser.parse_args()
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as gone:
        for sentences in asked.sentences:
            folder = (asked.keep or Path(gone)).resolve() / str(sentences)
            console.print(f"{sentences:,} sentences")
            make(load_settings(asked.corpus), folder, sentences)
            _measured(folder, console)


if __name__ == "__main__":
    main()
