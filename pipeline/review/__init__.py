"""Reviewing: what a person judges next, their verdict on disk before anything else, and taking it back."""

from pipeline.review.assigning import ASSIGNABLE, Progress, assign, progress
from pipeline.review.catching_up import catch_up
from pipeline.review.items import Item, Neighbour, Question
from pipeline.review.upcoming import MOST, Queue, item, queue
from pipeline.review.verdicts import allowed, latest, record, undo
from pipeline.review.ways import Fill, Way
from pipeline.store.reviewing import Past

__all__ = [
    "ASSIGNABLE",
    "MOST",
    "Fill",
    "Item",
    "Neighbour",
    "Past",
    "Progress",
    "Question",
    "Queue",
    "Way",
    "allowed",
    "assign",
    "catch_up",
    "item",
    "latest",
    "progress",
    "queue",
    "record",
    "undo",
]
