"""Tests of what makes the language pipeline."""
