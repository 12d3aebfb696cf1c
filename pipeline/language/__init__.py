"""One door to the Dutch language pipeline: which one there is, its name, its components and what it tells of words.

Behind it stands `nl_core_news_sm` where that is installed, a package or folder that the settings name, the pipeline
that ships in `models/`, or spaCy's tokenizer with a table of lemmas. spaCy is imported when a pipeline is loaded, not
before: what only asks *which* pipeline it would be (the ledger, the fingerprint of judgements) stays fast.
"""

from pipeline.language.choice import LEMMA_TABLE, PACKAGE, SHIPPED, TOKENS, Choice, choose
from pipeline.language.loading import describe, load
from pipeline.language.reading import lemma_of, words_of

__all__ = [
    "LEMMA_TABLE",
    "PACKAGE",
    "SHIPPED",
    "TOKENS",
    "Choice",
    "choose",
    "describe",
    "lemma_of",
    "load",
    "words_of",
]
