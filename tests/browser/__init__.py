"""Journeys of readers through the pages, in a real browser."""
