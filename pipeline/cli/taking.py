"""Whether a model that was taught takes the place of the one before it: on reviews that neither learned from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.shared import count, progress, say

if TYPE_CHECKING:
    from pipeline.settings import Settings
    from pipeline.training.comparison import Comparison, Score

NEXT = ".next"
"""What the name of a model's folder ends in as long as it has not taken the place of the last."""


def beside(out: Path) -> Path:
    """Where a model is written until it takes its place in a folder."""
    return out.with_name(out.name + NEXT)


def take(settings: Settings, out: Path, *, whatever: bool, quiet: bool) -> bool:
    """Put the next model in place of the last where it is no worse, and tell both scores.

    Args:
        settings: Where the corpus with the reviews is.
        out: The folder of the last model, where there is one; the next stands `beside` it.
        whatever: Whether to take it whatever it scores.
        quiet: Show nothing but that the last model was kept.

    Returns:
        Whether it was taken.

    Raises:
        WijkspiegelError: when a model or the corpus cannot be read.
    """
    from pipeline.model.choice import MANIFEST  # noqa: PLC0415 - as all rooms: only for the command that needs them

    found = _compared(settings, out, quiet=quiet) if (out / MANIFEST).is_file() else None
    if found is not None and found.is_worse and not whatever:
        say(f"kept the last model: the next one scores lower; it stands in {beside(out)}, and --take takes it")
        return False
    _put(beside(out), out)
    return True


def _compared(settings: Settings, out: Path, *, quiet: bool) -> Comparison | None:
    from pipeline.training.comparison import compare  # noqa: PLC0415 - as above

    with progress("held-back reviews", quiet=quiet) as report:
        found = compare(settings, out, beside(out), report)
    tell("model", found, quiet=quiet)
    return found


def tell(what: str, found: Comparison | None, *, quiet: bool) -> None:
    """Tell how the last and the next of something score on held-back reviews; `None`: that these are too few."""
    from pipeline.training.comparison import ENOUGH  # noqa: PLC0415 - as above

    if found is None:
        few = f"fewer than {ENOUGH} held-back sentences were reviewed, or none has a theme"
        say(f"{what}: the next is not compared with the last: {few}", quiet=quiet)
        return
    on = f"{count(found.sentences, 'held-back sentence')} of {count(found.documents, 'document')}"
    gain = f"; better by {found.gain.low:+.3f} to {found.gain.high:+.3f} (95 %)" if found.gain else ""
    say(f"{what}: last {_line(found.last)}, next {_line(found.next)}{gain}; on {on}", quiet=quiet)


def _line(score: Score) -> str:
    interval = f" [{score.interval.low:.3f}–{score.interval.high:.3f}]" if score.interval else ""
    return f"F1 {score.f1:.3f}{interval}"


def _put(source: Path, target: Path) -> None:
    """Move the files of a folder into another, the manifest last: it vouches for the others."""
    from pipeline.model.choice import MANIFEST  # noqa: PLC0415 - as above

    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir(), key=lambda path: (path.name == MANIFEST, path.name)):
        path.replace(target / path.name)
    source.rmdir()
