"""Measure: `python -m benchmarks [SUBJECT ...] [--corpus DIR] [--texts DIR] [--out FILE]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from benchmarks import agreement, chance, cleaning, judging, language, pages, reading, report, runs, stages
from benchmarks.folder import Folder, files_of, measure_folder
from benchmarks.timing import TIMES, Result, measure
from pipeline.settings import load_settings

SUBJECTS = {
    "stages": stages,
    "cleaning": cleaning,
    "language": language,
    "judging": judging,
    "ingest": reading,
    "bootstrap": chance,
    "runs": runs,
    "pages": pages,
    "agreement": agreement,
}
WIDE = 160  # columns of a table that goes into a file
LATEST = Path(__file__).parent / "latest.json"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the subjects named, or all; print, and write the file that the next time is compared with."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"{', '.join(SUBJECTS)}; all when none is named")
    parser.add_argument("--corpus", type=Path, help="another corpus than the shipped one")
    parser.add_argument(
        "--texts", type=Path, help="a folder of texts to clean, once; subjects are then only those named"
    )
    parser.add_argument("--out", type=Path, default=LATEST, help="the file to compare with and to write")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.subjects) - SUBJECTS.keys()):
        parser.error(f"no subject {unknown[0]!r}: use {', '.join(SUBJECTS)}")
    settings = load_settings(asked.corpus)
    chosen = asked.subjects or ([] if asked.texts else list(SUBJECTS))
    cases = (case for subject in chosen for case in SUBJECTS[subject].cases(settings))
    results = [measure(case) for case in track(cases, f"Median of {TIMES}", total=None)]
    earlier = report.load(asked.out)
    console = Console()
    console.width = console.width if console.is_terminal else WIDE
    if asked.texts:
        results.append(_clean_folder(asked.texts, console))
    console.print(report.table(results, earlier))
    report.save(asked.out, results, earlier)


def _clean_folder(folder: Path, console: Console) -> Result:
    *_, whole = track(measure_folder(folder), folder.name, total=len(files_of(folder)) + 1)
    assert isinstance(whole, Folder)
    console.print(whole.told(), markup=False, highlight=False)
    return whole.result()


if __name__ == "__main__":  # each process of `folder` imports this module
    main()
