"""Questions that readers ask, answered as frozen rows."""
