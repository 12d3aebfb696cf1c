"""New documents on their way into the corpus: read, looked at, put there whole, mended, and taken out again."""
