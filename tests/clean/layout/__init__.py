"""Tests of the repair of lines."""
