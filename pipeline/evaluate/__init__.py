"""Scores of the product: its judgements against a gold, and its cleaning on damage whose truth is known.

The flow of judgements is `gold → matching → tallies → scores → Evaluation`, that of cleaning `damage → clean →
error_rates → scores → CleaningEvaluation`; all but the reading of files is pure. `report` renders an evaluation for a
terminal and keeps it as JSON, with what changed since an earlier one.
"""

from pipeline.evaluate.cleaning import CleaningEvaluation, evaluate_cleaning, raw_texts
from pipeline.evaluate.cleaning_report import changes_tables
from pipeline.evaluate.corpus_edits import Changes, changes
from pipeline.evaluate.evaluation import NOT_JUDGED, Evaluation, Part, evaluate_corpus, run_evaluation
from pipeline.evaluate.languages import languages_table, scores_with
from pipeline.evaluate.report import load_evaluation, render, save_evaluation

__all__ = [
    "NOT_JUDGED",
    "Changes",
    "CleaningEvaluation",
    "Evaluation",
    "Part",
    "changes",
    "changes_tables",
    "evaluate_cleaning",
    "evaluate_corpus",
    "languages_table",
    "load_evaluation",
    "raw_texts",
    "render",
    "run_evaluation",
    "save_evaluation",
    "scores_with",
]
