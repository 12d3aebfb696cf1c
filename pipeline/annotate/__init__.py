"""Units → judgements. A file for each question: kind, voice, themes, stance, mode; `judging` asks them all."""

from pipeline.annotate.judging import judge, labeller

__all__ = ["judge", "labeller"]
