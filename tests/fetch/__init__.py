"""Fetching addresses, from a site on this machine that the tests hold to be in the open net."""
