"""New documents on their way into the corpus: read, looked at, put there whole, mended, and taken out again.

    file | folder | upload | text | address → `Candidate` → add → corpus → edit | new_version | remove ↔ restore

Everything here changes the corpus alone; `pipeline.run.update` then brings the store up to date with it.
"""

from pipeline.intake.adding import add
from pipeline.intake.candidates import (
    Candidate,
    candidates,
    of_address,
    of_file,
    of_text,
    of_upload,
    refuse_other_language,
)

__all__ = [
    "Candidate",
    "add",
    "candidates",
    "of_address",
    "of_file",
    "of_text",
    "of_upload",
    "refuse_other_language",
]
