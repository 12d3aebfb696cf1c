"""What teaches the model: small lessons, small networks."""
