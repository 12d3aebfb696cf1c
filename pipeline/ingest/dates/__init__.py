"""When a text is from: every date in its file that bears on it, and the year that follows from them."""

from pipeline.ingest.dates.choice import Choice, Own, choose
from pipeline.ingest.dates.own import own_dates
from pipeline.ingest.dates.places import in_address, in_name, in_text, in_title
from pipeline.ingest.dates.written import written

__all__ = ["Choice", "Own", "choose", "in_address", "in_name", "in_text", "in_title", "own_dates", "written"]
