"""The command: labelled texts in, the weights and their figures out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from pipeline.annotate.learned import FILE, Weights
from pipeline.errors import WijkspiegelError
from tools.kind.fitting import fit, measure, see
from tools.kind.lessons import lessons

FIGURES = Path("models/kind.json")
HEADER = """# Weights of the learned judge of kind, by sign; written by `python -m tools.kind`, see models/kind.md.
"""


def main() -> int:
    """Teach the judge; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.kind", description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="folder or archive of the texts that places are in")
    parser.add_argument("--labels", type=Path, action="append", default=[], help="a file of labelled sentences")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    given = parser.parse_args()
    try:
        seen = [see(one) for one in lessons(given.corpus, given.texts, given.labels)]
    except WijkspiegelError as error:
        print(error, file=sys.stderr)
        return 2
    figures = measure(seen)
    FILE.write_text(HEADER + toml(fit(seen)), encoding="utf-8", newline="\n")
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8", newline="\n")
    return 0


def toml(weights: Weights) -> str:
    """Weights as the judge reads them, the strongest first."""
    ordered = sorted(weights.signs.items(), key=lambda one: (-abs(one[1]), one[0]))
    lines = [f"{json.dumps(sign, ensure_ascii=False)} = {weight}" for sign, weight in ordered]
    return "\n".join((f"bias = {weights.bias}", f"threshold = {weights.threshold}", "", "[signs]", *lines, ""))


if __name__ == "__main__":
    sys.exit(main())
