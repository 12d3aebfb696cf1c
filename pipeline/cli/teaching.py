"""`wijkspiegel train` without an encoder: heads for the themes that the model does not know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.shared import count, progress, say
from pipeline.cli.taking import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.model.heads import HeadManifest
    from pipeline.settings import Settings
    from pipeline.training.comparison import Comparison


def teach_heads(settings: Settings, labels: Sequence[Path], *, take: bool, quiet: bool) -> None:
    """Teach a head for each theme of the codebook that the model does not know, and tell how good it is.

    Args:
        settings: Where corpus and model are.
        labels: Files of labels.
        take: Whether a head takes the place of the last one of its theme also where it scores lower.
        quiet: Show nothing but that a last head was kept.

    Raises:
        WijkspiegelError: when there is none to teach, it has too few labels, or a file cannot be read.
    """
    from pipeline.training.heads import train_heads  # noqa: PLC0415 - as all rooms: only for the command that needs them

    compared: dict[str, Comparison | None] = {}
    with progress("documents", quiet=quiet) as report:
        taught = train_heads(settings, labels, report, take=take, told=compared.__setitem__)
    for theme, found in compared.items():
        tell(theme, found, quiet=quiet)
    for theme in compared.keys() - {head.theme for head in taught}:
        say(f"{theme}: kept the last head: the next one scores lower; --take takes it")
    for head in taught:
        say(_line(head), quiet=quiet)


def _line(head: HeadManifest) -> str:
    learned = f"{head.theme}: learned from {count(head.labelled, 'labelled sentence')}, {head.with_theme} with it"
    scores = f"precision {head.precision:.2f}, recall {head.recall:.2f}, F1 {head.f1:.2f}"
    return f"{learned}; {scores} on those, each judged by a head that had not seen its document"
