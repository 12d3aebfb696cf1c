"""Web addresses become files that can be read: fetched politely, and only from the open net.

`fetch` is what the rest of the product calls. What it may reach, and how, stands in `docs/addresses.md`.
"""

from pipeline.fetch.errand import World
from pipeline.fetch.fetching import Fetched, fetch
from pipeline.fetch.limits import FetchLimits
from pipeline.fetch.targets import is_address

__all__ = ["FetchLimits", "Fetched", "World", "fetch", "is_address"]
