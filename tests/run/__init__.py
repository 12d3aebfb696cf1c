"""Tests of the order of the stages."""
