"""Tests of what is hidden of private persons."""
