"""Closed sets that only the pages know; they stand in a module, since a page's own classes are new on each rerun."""

from enum import StrEnum


class Counting(StrEnum):
    """How a timeline counts: out of all there is, or as a plain number."""

    RELATIVE = "relative"
    ABSOLUTE = "absolute"


class Part(StrEnum):
    """The two charts of a theme: how often it is spoken of, and in how many documents."""

    FREQUENCY = "frequency"
    DISPERSION = "dispersion"


class View(StrEnum):
    """What of a document is read: its judged sentences, or its raw text beside the clean one."""

    JUDGED = "judged"
    CLEANED = "cleaned"


class Measure(StrEnum):
    """What of the hits of a search is drawn: sentences out of those searched, documents out of those, or all places."""

    SENTENCES = "sentences"
    DOCUMENTS = "documents"
    HITS = "hits"


class Scope(StrEnum):
    """The sentences whose words are compared: those with the theme that is looked at, or all of either side."""

    THEME = "theme"
    ALL = "all"


class Look(StrEnum):
    """What of one theme is looked at: its sentences on either side, its figures by period, or its words."""

    QUOTES = "quotes"
    PERIODS = "periods"
    WORDS = "words"
