"""New documents on their way into the corpus: read, looked at, put there whole, mended, and taken out again.

    file | folder | upload | text | address → `Candidate` → add → corpus → edit | new_version | remove ↔ restore

Everything here changes the corpus alone; `pipeline.run.update` then brings the store up to date with it.
"""

from pipeline.corpus.bin import Removed
from pipeline.intake.adding import add
from pipeline.intake.batch import Batch
from pipeline.intake.candidates import (
    Candidate,
    of_address,
    of_file,
    of_text,
    of_upload,
    refuse_other_language,
)
from pipeline.intake.changing import edit, last_removed, remove, removed, restore
from pipeline.intake.likeness import Alike, alike
from pipeline.intake.versions import Versioned, new_version, read_again, undo_version, waiting
from pipeline.likeness import Likeness

__all__ = [
    "Alike",
    "Batch",
    "Candidate",
    "Likeness",
    "Removed",
    "Versioned",
    "add",
    "alike",
    "edit",
    "last_removed",
    "new_version",
    "of_address",
    "of_file",
    "of_text",
    "of_upload",
    "read_again",
    "refuse_other_language",
    "remove",
    "removed",
    "restore",
    "undo_version",
    "waiting",
]
