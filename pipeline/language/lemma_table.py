"""A spaCy component that looks lemmas up in simplemma's Dutch table, for pipelines that bring no lemmas."""

from __future__ import annotations

import simplemma
from spacy.language import Language
from spacy.tokens import Doc

NAME = "wijkspiegel_lemma_table"


class LemmaTable:
    """Sets each token's lemma from the table, lower case."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.lemma_` where no earlier component did."""
        for token in doc:
            if not token.lemma:
                token.lemma_ = self._lemma(token.lower_)
        return doc

    def _lemma(self, form: str) -> str:
        lemma = self._known.get(form)
        if lemma is None:
            lemma = simplemma.lemmatize(form, lang="nl").lower() if form.isalpha() else form
            self._known[form] = lemma
        return lemma


@Language.factory(NAME, assigns=["token.lemma"])
def make_lemma_table(nlp: Language, name: str) -> LemmaTable:  # noqa: ARG001 - spaCy calls a factory with both
    """Make the component; spaCy finds it here by its entry point."""
    return LemmaTable()
