"""The words of all documents, read once for all that looks through them."""

from __future__ import annotations

from pathlib import Path

from pipeline.store.numbers import AllWords, all_words
from pipeline.store.questions import asking

__all__ = ["AllWords", "kept_words"]


def kept_words(store: Path) -> AllWords:
    """To be handed to who searches or compares words more than once; they read anew where the store was written since.

    Raises:
        StoreError: when there is no store, or it cannot be read.
    """
    with asking(store) as connection:
        return all_words(connection)
