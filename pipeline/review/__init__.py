"""Reviewing: what a person judges next, their verdict on disk before anything else, and taking it back."""

from pipeline.review.items import Item, Neighbour, Question, Reason, queue
from pipeline.review.verdicts import Past, allowed, latest, record, undo

__all__ = ["Item", "Neighbour", "Past", "Question", "Reason", "allowed", "latest", "queue", "record", "undo"]
