"""From units to judgements."""
