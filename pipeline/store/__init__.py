"""The store: an SQLite index over the corpus. SQL lives nowhere else."""
