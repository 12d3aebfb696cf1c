"""Splitting into units."""
