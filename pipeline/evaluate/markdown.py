"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

PIPE = "\\|"
"""How a bar is written within a cell."""


def markdown(table: Table) -> str:
    """A table of the terminal as one in Markdown; the first column is text, the others are numbers."""
    heads = [str(column.header) for column in table.columns]
    columns = [[str(cell) for cell in column.cells] for column in table.columns]
    return "\n".join(map(_row, [heads, ["---", *["---:"] * (len(heads) - 1)], *zip(*columns, strict=True)]))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', PIPE) for cell in cells)} |"
