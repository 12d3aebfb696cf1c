"""Makes the shipped corpus: coded examples become files as users bring them, and their codings become judgements.

    python -m tools.shipped_corpus EXAMPLES CORPUS

`EXAMPLES` holds one JSON file a document (see `examples`). Every choice is seeded by the document's id, so that
the same examples give the same corpus.
"""
