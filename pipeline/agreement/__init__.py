"""Agreement between coders: coefficients with their intervals, over answers alone."""

from pipeline.agreement.coefficients import COEFFICIENTS, Measure
from pipeline.agreement.figures import Agreement, Estimate, agreements
from pipeline.agreement.ratings import MISSING, UNSURE, Ratings

__all__ = ["COEFFICIENTS", "MISSING", "UNSURE", "Agreement", "Estimate", "Measure", "Ratings", "agreements"]
