"""Units become judgements."""
