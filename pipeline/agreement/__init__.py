"""Agreement between coders: coefficients with their intervals, over answers alone."""
