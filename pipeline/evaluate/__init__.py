"""Scores of the product's judgements against a gold, with what changed since an earlier evaluation.

The flow is `gold → matching → tallies → scores → Evaluation`; all but the reading of files is pure. `report` renders an
evaluation for a terminal and keeps it as JSON.
"""

from pipeline.evaluate.evaluation import Evaluation, Part, evaluate_corpus, run_evaluation
from pipeline.evaluate.report import load_evaluation, render, save_evaluation

__all__ = [
    "Evaluation",
    "Part",
    "evaluate_corpus",
    "load_evaluation",
    "render",
    "run_evaluation",
    "save_evaluation",
]
