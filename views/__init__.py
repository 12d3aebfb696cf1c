"""The browser's pages: each asks, puts one question to the pipeline, and shows the rows that come back."""
