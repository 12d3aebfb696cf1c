"""Scores of the product: its judgements against a gold, and its cleaning on damage whose truth is known.

The flow of judgements is `gold → matching → outcomes → tallies → scores → Evaluation`, with `calibration`, `labellers`
and `learning` beside it; that of cleaning is `damage → clean → error_rates → scores → CleaningEvaluation`. All but the
reading of files is pure. `report` renders an evaluation for a terminal and keeps it as JSON, with what changed since an
earlier one (`gains`); `card` tells it to whoever takes the model up.
"""

from pipeline.evaluate.card import write_card
from pipeline.evaluate.cleaning import CleaningEvaluation, evaluate_cleaning, raw_texts
from pipeline.evaluate.cleaning_report import changes_tables
from pipeline.evaluate.corpus_edits import Changes, changes
from pipeline.evaluate.evaluation import evaluate_corpus, run_evaluation
from pipeline.evaluate.gains import gains
from pipeline.evaluate.languages import languages_table, scores_with
from pipeline.evaluate.others import labellers_beside
from pipeline.evaluate.report import load_evaluation, render, save_evaluation
from pipeline.evaluate.results import NOT_JUDGED, Evaluation, LanguageScores, Part

__all__ = [
    "NOT_JUDGED",
    "Changes",
    "CleaningEvaluation",
    "Evaluation",
    "LanguageScores",
    "Part",
    "changes",
    "changes_tables",
    "evaluate_cleaning",
    "evaluate_corpus",
    "gains",
    "labellers_beside",
    "languages_table",
    "load_evaluation",
    "raw_texts",
    "render",
    "run_evaluation",
    "save_evaluation",
    "scores_with",
    "write_card",
]
