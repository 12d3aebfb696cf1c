"""Searching: what is typed, what the index is asked, and where in a sentence the hits are."""
