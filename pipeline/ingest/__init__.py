"""A file becomes a `Document`; bytes end here."""
