"""Programs for the makers of the project; nothing here runs in the product."""
