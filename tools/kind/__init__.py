"""Teaches the judge of kind: `python -m tools.kind --texts DIR --labels FILE` writes its weights and their figures."""
