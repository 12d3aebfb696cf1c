"""Tests of the coefficients of agreement: published examples, another implementation, and what always holds."""
