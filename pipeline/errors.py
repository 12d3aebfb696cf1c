"""The one family of errors: each says in one line what is wrong, where, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticKnownError

from pipeline.messages import Message, plainly


class WijkspiegelError(Exception):
    """Base of every error that a user can cause or mend.

    Args:
        problem: What is wrong, in a few words, without a full stop; a `Message` where it has fields, so that the
            browser can say it in Dutch: a test asks for the Dutch of each.
        where: The file, field, line or document that it is about; `None` when there is no one place.
        remedy: What the user can do about it, as an imperative without a full stop; likewise.
    """

    def __init__(self, problem: str, *, where: str | Path | None = None, remedy: str | None = None) -> None:
        super().__init__(problem, where, remedy)
        self.problem = _message(problem)
        self.where = str(where) if isinstance(where, Path) else where
        self.remedy = None if remedy is None else _message(remedy)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the keyword arguments when an error comes back from a reader's own process."""
        return _rebuild, (type(self), self.problem, self.where, self.remedy)

    def __str__(self) -> str:
        """The whole error on one line: `where: problem; remedy`."""
        return str(self.line)

    @property
    def line(self) -> Message:
        """The whole error on one line, to be said in any language."""
        parts = {"where": self.where, "problem": self.problem, "remedy": self.remedy}
        told = {name: part for name, part in parts.items() if part is not None}
        return Message.of("".join(_LINE[name] for name in told), told)


_LINE = {"where": "{where}: ", "problem": "{problem}", "remedy": "; {remedy}"}


def _message(said: str) -> Message:
    return said if isinstance(said, Message) else Message.of(said)


def _rebuild(kind: type[WijkspiegelError], problem: str, where: str | None, remedy: str | None) -> WijkspiegelError:
    return kind(problem, where=where, remedy=remedy)


class IngestError(WijkspiegelError):
    """A file cannot be read as a document."""


class CorpusError(WijkspiegelError):
    """A file in the corpus folder (metadata, judgements, events) is not as it should be."""


class DuplicateError(CorpusError):
    """The corpus has a document already."""

    @property
    def slug(self) -> str:
        """The document that is there."""
        return str(self.problem.fields["slug"])


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


def not_read(reason: object) -> Message:
    """That a file cannot be read, and what the system or a library says of it."""
    return Message("cannot be read ({reason})", reason=str(reason))


def not_written(reason: object) -> Message:
    """That something cannot be written, and what the system says of it."""
    return Message("cannot be written ({reason})", reason=str(reason))


def first_fault(error: ValidationError) -> Message:
    """The first thing pydantic found wrong, as `field: what`, for the one line of an error."""
    fault = error.errors()[0]
    field = ".".join(str(step) for step in fault["loc"])
    what = what_is_wrong(fault)
    return Message("{field}: {what}", field=field, what=what) if field else what


def what_is_wrong(fault: ErrorDetails) -> Message:
    """What pydantic found wrong with one field: by the template of its own, or as our check of the field says it."""
    given, said = fault.get("ctx", {}), fault["msg"].removeprefix("Value error, ")
    ours = getattr(given.get("error"), "args", ())
    if ours and isinstance(ours[0], Message):
        return ours[0]
    try:
        template = PydanticKnownError(fault["type"], given or None).message_template  # type: ignore[arg-type]
    except (KeyError, TypeError):  # of a library's own kind
        return Message.of(said)
    fields = {name: plainly(value) for name, value in given.items()}
    told = (Message.of(template, {**fields, "expected_plural": plural}) for plural in ("", "s"))
    return next((message for message in told if message == said), Message.of(said))
