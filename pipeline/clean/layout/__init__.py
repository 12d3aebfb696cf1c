"""Lines, columns and pages: what was broken off is joined, what came between is moved or lifted out."""
