"""Raw text becomes clean text by edits that say why."""
