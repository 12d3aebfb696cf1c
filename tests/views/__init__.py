"""Tests of the browser's pages, without a browser."""
