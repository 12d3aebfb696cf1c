"""Reviewing: differences and their settling, and the log."""
