"""Tests of what goes to other programs and comes back."""
