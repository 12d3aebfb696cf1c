"""Tests of what scores the product."""
