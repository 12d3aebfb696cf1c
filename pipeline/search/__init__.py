"""Searching the corpus: what a reader types, as a question to the index and as places in a sentence."""
