"""Lint for codebook and labels: a file for each question, all asked by `checking.check`."""
