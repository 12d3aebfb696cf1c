"""Raw text becomes clean text by edits that say why."""

from pipeline.clean.chain import Rule
from pipeline.clean.rules import RULES, WORD_REPAIRS, clean

__all__ = ["RULES", "WORD_REPAIRS", "Rule", "clean"]
