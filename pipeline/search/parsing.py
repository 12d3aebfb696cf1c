"""The query language: a line that a reader types becomes a `Question`, or is refused in one line."""

from __future__ import annotations

from pipeline.search.question import By, Question


def parse(typed: str, *, by: By = By.FORM, folded: bool = False) -> Question:
    """Read what was typed.

    `wijk buurt` both words, anywhere in the sentence; `wijk | buurt` either; `-wijk` not; `"de wijk in"` a phrase;
    `opbouw*`, `*werkers`, `w?jk` any letters, one letter; `lemma:vinden` all forms of a word; `deel:zorg` all words
    composed with it; `/regel(s)?/` a regular expression over the sentence.

    Args:
        typed: By the reader.
        by: What words without a prefix of their own are compared with; wildcards always with the form.
        folded: Whether accents are passed over.

    Raises:
        SearchError: when it cannot be read, says nothing to look for, or its regular expression is none.
    """
    raise NotImplementedError
