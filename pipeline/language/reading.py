"""What the rest of the product reads off a token, whatever pipeline gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = "_"
"""The sign that the treebanks, and so most Dutch pipelines, put between the parts of a lemma: `buurt_huis`."""


def lemma_of(token: Token) -> str:
    """The lemma of a token as a dictionary writes it: `buurthuis`, where the treebanks have `buurt_huis`.

    Capitals stay as the pipeline gives them. A token without a lemma is its own, in lower case. The sign stays where
    it stands in the word itself, as in an address.
    """
    lemma = str(token.lemma_ or token.lower_)
    return lemma if PARTS in token.text else lemma.replace(PARTS, "")
