"""A file becomes a `Document`; bytes end here.

`read` is what the rest of the product calls: it runs the reader in a process of its own, under `Limits`. Importing this
package loads no reader; each is loaded when a file of its format comes, in that process.
"""

from pipeline.ingest.dutch import looks_dutch
from pipeline.ingest.formats import EXTENSIONS
from pipeline.ingest.here import read_here
from pipeline.ingest.limits import Limits
from pipeline.ingest.sandbox import read
from pipeline.ingest.telling import listening

__all__ = ["EXTENSIONS", "Limits", "listening", "looks_dutch", "read", "read_here"]
