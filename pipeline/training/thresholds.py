"""Where to draw the line: the probability from which on the answer to a question is yes.

Of a theme the line is sought that finds it best. The best on the documents at hand is partly chance, and most so where
a theme is rare, so it is the one that is best on average over draws of documents. Of stance hardly any line is better
than its neighbours, but people read shares of it: there, as many get each answer as have it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.bootstrap import Numbers, resamples

LINES: Numbers = np.linspace(0.05, 0.9, 86)
"""The lines that are tried."""
DRAWS = 400
TINY = 1e-9


def best_for_f1(said: Numbers, share: Numbers, weights: Numbers, documents: NDArray[np.int64]) -> float:
    """The line with the highest F1 of yes.

    Args:
        said: The probability of yes, a row each, given by judges that had not learned from the row.
        share: Of the coders who say yes.
        weights: How much each row counts.
        documents: The number of the document that each row is of.
    """
    return float(LINES[_drawn_f1(said[:, None] >= LINES, share, weights, documents).argmax()])


def even(said: Numbers, share: Numbers, weights: Numbers, documents: NDArray[np.int64]) -> float:  # noqa: ARG001 - as any line
    """The line by which most nearly as much is yes as coders say; arguments as above."""
    yes = (weights[:, None] * (said[:, None] >= LINES)).sum(axis=0)
    return float(LINES[np.abs(yes - (weights * share).sum()).argmin()])


def _drawn_f1(is_given: NDArray[np.bool_], share: Numbers, weights: Numbers, documents: NDArray[np.int64]) -> Numbers:
    """Float (lines,): the mean F1 over draws of documents.

    Args:
        is_given: Bool (rows, lines): whether a row gets the answer.
        share: Of the coders who give it.
        weights: Of the rows.
        documents: Of the rows.
    """
    hits = _by_document(is_given * (weights * share)[:, None], documents)
    both = _by_document(is_given * weights[:, None] + (weights * share)[:, None], documents)
    draws = np.concatenate(list(resamples(len(hits), draws=DRAWS)))
    f1: Numbers = 2 * (draws @ hits) / np.maximum(draws @ both, TINY)
    return np.asarray(f1.mean(axis=0))


def _by_document(values: Numbers, documents: NDArray[np.int64]) -> Numbers:
    """Sums of rows by document."""
    _, places = np.unique(documents, return_inverse=True)
    sums = np.zeros((places.max() + 1, values.shape[1]))
    np.add.at(sums, places, values)
    return sums
