"""Tests of the lint for codebook and labels."""
