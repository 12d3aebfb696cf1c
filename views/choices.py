"""Closed sets that only the pages know; they stand in a module, since a page's own classes are new on each rerun."""

from enum import StrEnum


class Sources(StrEnum):
    """How a timeline treats kinds of source."""

    TOGETHER = "together"
    APART = "apart"


class View(StrEnum):
    """What of a document is read: its judged sentences, or its raw text beside the clean one."""

    JUDGED = "judged"
    CLEANED = "cleaned"


class Measure(StrEnum):
    """What of the hits of a search is drawn: sentences out of those searched, documents out of those, or all places."""

    SENTENCES = "sentences"
    DOCUMENTS = "documents"
    HITS = "hits"
