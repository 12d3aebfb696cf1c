"""Tests of the model that judges."""
