"""Writes the card of the pipeline that ships, from its figures, its folder and the text in `card.md`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tools.language_model.figures import CEILINGS, FLOORS, LABELS, PUBLISHED, Figure, Figures, Scores
from tools.language_model.packaging import size_of
from tools.language_model.scoring import OF_GROUPS, interval
from tools.language_model.sources import AUTHOR, LICENCE, SOURCES

TEXT = Path(__file__).with_name("card.md")
ENOUGH = 50
"""Tokens that a class must have to be named among the weakest."""
NAMED = 3
"""So many of the weakest classes are named."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What was taken from a file.

    Attributes:
        name: Of the file.
        use: What for.
        sentences: How many sentences of it.
        tokens: How many tokens in these.
    """

    name: str
    use: str
    sentences: int
    tokens: int


def card(scores: Scores, folder: Path, portions: Sequence[Portion], speed: str) -> str:
    """The card, in Markdown.

    Args:
        scores: The figures of the folder.
        folder: The pipeline that ships.
        portions: What it was trained and tested on.
        speed: A sentence on how fast it is.
    """
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return Template(TEXT.read_text(encoding="utf-8")).substitute(
        pipeline=scores.pipeline,
        size=f"{size_of(folder) / 1e6:.1f} MB",
        components=", ".join(f"`{name}`" for name in meta["components"]),
        treebank=scores.treebank,
        documents=scores.documents,
        sentences=f"{scores.sentences:,}",
        tokens=f"{scores.tokens:,}",
        figures=figure_table(scores.figures),
        failures=failures(scores),
        classes=group_table("", scores.by_class),
        lengths=group_table("", scores.by_length),
        data=_data_table(portions),
        sources=_source_table(),
        speed=speed,
        licence=LICENCE,
        author=AUTHOR,
    )


def figure_table(figures: Figures) -> str:
    """Every figure with its interval, what it is held to, and what is published for the usual pipeline."""
    rows = [
        (LABELS[name], f"**{one.value:.3f}**", interval(one), _held_to(name), _three(PUBLISHED.get(name)))
        for name, one in figures.items()
    ]
    return table(("", "", "95 %", "held to", "`nl_core_news_sm`"), rows)


def group_table(title: str, groups: Mapping[str, Figures]) -> str:
    """The figures of classes of tokens, without intervals."""
    rows = [
        (name, str(group["upos"].of), *(_three(group[one].value if one in group else None) for one in OF_GROUPS))
        for name, group in groups.items()
    ]
    return table((title, "tokens", *OF_GROUPS.values()), rows)


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first column is text, the others are numbers."""
    lines = [heading, ["---", *["---:"] * (len(heading) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def failures(scores: Scores) -> str:
    """What it does worst, as a list; of what it was not asked, nothing is said."""
    lines = [
        *(line for name, label in _ASKED.items() for line in _weakest(scores.by_class, name, label)),
        *_by_length(scores.by_length),
        *_by_damage(scores.figures),
        *_by_spelling(scores.figures),
    ]
    return "\n".join(f"- {line}" for line in lines)


_ASKED = {"upos": "Part of speech", "features": "Features", "lemma": "Lemmas", "las.all": "Dependencies"}


def _weakest(groups: Mapping[str, Figures], name: str, label: str) -> list[str]:
    asked = {group: figures[name] for group, figures in groups.items() if name in figures}
    worst = sorted((one.value, group) for group, one in asked.items() if one.of >= ENOUGH)[:NAMED]
    return [f"{label}: weakest on {', '.join(f'{group} ({value:.3f})' for value, group in worst)}."] if worst else []


def _by_length(groups: Mapping[str, Figures]) -> list[str]:
    told = [(name, group["las.all"]) for name, group in groups.items() if "las.all" in group]
    if len(told) < 2:
        return []
    (short, first), (long, last) = told[0], told[-1]
    return [
        f"Long sentences: LAS over all tokens is {last.value:.3f} in sentences of {long} tokens, where it is "
        f"{first.value:.3f} in those of {short}."
    ]


def _by_damage(figures: Figures) -> list[str]:
    lost = {label: figures[name] for name, label in _LOST.items() if name in figures}
    told = ", ".join(f"{_points(one)} of {label}" for label, one in lost.items())
    return [f"Damaged text: 2 % of characters misread costs {told}."] if told else []


def _by_spelling(figures: Figures) -> list[str]:
    if "old.upos" not in figures or "now.upos" not in figures:
        return []
    now, old = figures["now.upos"], figures["old.upos"]
    return [
        f"Old spelling: of {old.of} words that were spelled otherwise before 1947, it knows the part of speech of "
        f"{old.value:.3f} as spelled then and of {now.value:.3f} as spelled now. Old endings were not tried."
    ]


_LOST = {"drop.upos": "parts of speech", "drop.features": "features", "drop.lemma": "lemmas"}


def _points(figure: Figure) -> str:
    return f"{100 * figure.value:.1f} points"


def _three(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _held_to(name: str) -> str:
    return f"≤ {CEILINGS[name]:.3f}" if name in CEILINGS else _three(FLOORS.get(name))


def _data_table(portions: Iterable[Portion]) -> str:
    rows = [(one.name, f"{one.sentences:,}", f"{one.tokens:,}", one.use) for one in portions]
    return table(("file", "sentences", "tokens", "use"), rows)


def _source_table() -> str:
    rows = [(f"[{one.name}]({one.url})", one.authors, one.licence, one.use) for one in SOURCES]
    return table(("source", "by", "licence", "in it"), rows)
