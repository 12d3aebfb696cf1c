"""Raw text becomes clean text by edits that say why."""

from pipeline.clean.rules import RULES, Rule, clean

__all__ = ["RULES", "Rule", "clean"]
