"""Tests of the repair of letters."""
