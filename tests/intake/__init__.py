"""Tests of what comes into the corpus and goes out of it."""
