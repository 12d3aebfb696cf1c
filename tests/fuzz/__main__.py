"""`python -m tests.fuzz --number 2100 --seed 8 --out build/fuzz.json`: many cases, and what came of them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from tests.fuzz.batches import Batch, batches, report


def main() -> None:
    """Run, write the report, print its head, and end with 1 when there are faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=2100)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz.json"))
    given = parser.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    done: list[Batch] = []
    for one in batches(given.seed, given.number, given.jobs):
        done.append(one)
        told = report(given.seed, done)  # at once: it takes long, and may be broken off
        given.out.write_text(json.dumps(told, indent=1), encoding="utf-8")
    for name in ("cases", "added_by_page", "added_by_command", "reader_mb", "asker_mb"):
        print(f"{name}: {told[name]}")
    print(f"unforeseen: {len(told['unforeseen'])}, faults: {len(told['faults'])}; see {given.out}")
    sys.exit(1 if told["faults"] else 0)


if __name__ == "__main__":
    main()
