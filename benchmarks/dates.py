"""How often the year and the kind that are proposed of a file are those that people wrote down.

    python -m benchmarks.dates [CORPUS]

Each source of the corpus is read again under a name without its years, for names in a corpus are often made of the very
metadata that is asked for here.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from pipeline.corpus.documents import Entry, read_entry, slugs
from pipeline.ingest import read_here
from pipeline.text import Proposal

SHIPPED = Path(__file__).resolve().parent.parent / "corpus"
_YEARS = re.compile(r"(?:19|20)\d\d[-_]?")


def main() -> None:
    """Read the sources of a corpus and print what came of it."""
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    years: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for slug in slugs(corpus):
        entry = read_entry(corpus, slug)
        told = _proposed(entry)
        years[_year(told, entry.metadata.year)] += 1
        kinds[_outcome(told.source_kind, entry.metadata.source_kind.value)] += 1
        if told.year not in (None, entry.metadata.year):
            print(f"{slug}: {told.year} for {entry.metadata.year}, from {told.year_from(told.year)}")
    print("years:", ", ".join(f"{count} {outcome}" for outcome, count in years.most_common()))
    print("kinds:", ", ".join(f"{count} {outcome}" for outcome, count in kinds.most_common()))


def _proposed(entry: Entry) -> Proposal:
    with tempfile.TemporaryDirectory() as folder:
        source = entry.folder / entry.source.name
        bare = Path(folder) / f"{_YEARS.sub('', source.stem) or 'bron'}{source.suffix}"
        shutil.copy(source, bare)
        return read_here(bare).proposal


def _year(told: Proposal, truth: int) -> str:
    outcome = _outcome(told.year, truth)
    return outcome if told.year is None else f"{outcome} and {'uncertain' if told.year_uncertain else 'certain'}"


def _outcome(told: object, truth: object) -> str:
    if told is None:
        return "not proposed"
    return "right" if told == truth else "wrong"


if __name__ == "__main__":
    main()
