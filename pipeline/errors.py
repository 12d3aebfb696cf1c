"""The one family of errors: each says in one line what is wrong, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError


class WijkspiegelError(Exception):
    """Base of every error that a user can cause or mend.

    Args:
        problem: What is wrong, in a few words, without a full stop.
        where: The file, field, line or document that it is about; `None` when there is no one place.
        remedy: What the user can do about it, as an imperative without a full stop.
    """

    def __init__(self, problem: str, *, where: str | Path | None = None, remedy: str | None = None) -> None:
        super().__init__(problem, where, remedy)
        self.problem = problem
        self.where = None if where is None else str(where)
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the keyword arguments when an error comes back from a reader's own process."""
        return _rebuild, (type(self), self.problem, self.where, self.remedy)

    def __str__(self) -> str:
        """The whole error on one line: `where: problem; remedy`."""
        line = self.problem if self.where is None else f"{self.where}: {self.problem}"
        return " ".join((line if self.remedy is None else f"{line}; {self.remedy}").split())


def _rebuild(kind: type[WijkspiegelError], problem: str, where: str | None, remedy: str | None) -> WijkspiegelError:
    return kind(problem, where=where, remedy=remedy)


class IngestError(WijkspiegelError):
    """A file cannot be read as a document."""


class CorpusError(WijkspiegelError):
    """A file in the corpus folder (metadata, judgements, events) is not as it should be."""


class CodebookError(WijkspiegelError):
    """The codebook is not as it should be."""


class LanguageError(WijkspiegelError):
    """No Dutch language pipeline can be loaded."""


class EncoderError(WijkspiegelError):
    """An encoder, or what was taught on one, cannot be loaded."""


class ModelError(WijkspiegelError):
    """The model that judges, or a file of it, cannot be loaded or does not fit."""


class StoreError(WijkspiegelError):
    """The store cannot be opened, read or written."""


class EvaluationError(WijkspiegelError):
    """A gold file and its texts do not fit each other."""


class SearchError(WijkspiegelError):
    """What was typed to search for cannot be read as a question."""


class ExchangeError(WijkspiegelError):
    """A file of another program cannot be read, or does not fit this corpus."""


class SettingsError(WijkspiegelError):
    """The settings file is not as it should be."""


def first_fault(error: ValidationError) -> str:
    """The first thing pydantic found wrong, as `field: what`, for the one line of an error."""
    fault = error.errors()[0]
    field = ".".join(str(step) for step in fault["loc"])
    what = str(fault["msg"]).removeprefix("Value error, ")
    return f"{field}: {what}" if field else what
