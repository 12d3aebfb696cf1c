"""The records of judgements as the corpus's files hold them: see `pipeline.records`."""

from pipeline.records import from_record, to_record

__all__ = ["from_record", "to_record"]
