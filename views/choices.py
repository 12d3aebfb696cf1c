"""Closed sets that only the pages know; they stand in a module, since a page's own classes are new on each rerun."""

from enum import StrEnum


class Sources(StrEnum):
    """How a timeline treats kinds of source."""

    TOGETHER = "together"
    APART = "apart"
