"""The order of the stages, and keeping the store up to date with the corpus.

    corpus → plan (what is stale, and why) → execute (clean | split | judge, a transaction a document) → store

`pipeline.stages` is the pure middle; `plan` only reads; `execute` and `update` write.
"""

from pipeline.run.alone import under_way
from pipeline.run.execution import Failure, Outcome, execute, update
from pipeline.run.planning import Part, Plan, Task, anew, plan
from pipeline.run.status import Status, status

__all__ = [
    "Failure",
    "Outcome",
    "Part",
    "Plan",
    "Status",
    "Task",
    "anew",
    "execute",
    "plan",
    "status",
    "under_way",
    "update",
]
