"""Files that were damaged, or made to do harm, on their way into the corpus.

`python -m tests.fuzz` makes thousands of them from real ones, offers each to the command and to the page's reader, and
tells what came of it; `test_fuzz.py` does so with one of each kind.
"""
