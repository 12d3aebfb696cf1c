"""Searching the corpus: what a reader types, as a question to the index and as places in a sentence.

    typed text → `parse` → `Question` → `finding` (where it stands in a `Corpus`) → `beside` (in what order)

A word of a text is a run of letters and digits, hyphens and apostrophes within it included, see `words`.
"""

from pipeline.search.narrowing import Narrowing
from pipeline.search.parsing import parse
from pipeline.search.question import By, Question

__all__ = ["By", "Narrowing", "Question", "parse"]
