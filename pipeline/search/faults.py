"""Why a line that a reader typed cannot be searched for."""

from __future__ import annotations

from enum import StrEnum

from pipeline.errors import SearchError


class Fault(StrEnum):
    """What is wrong with it, so that a page can say it in its own language."""

    NOTHING = "nothing"
    ONLY_UNWANTED = "only_unwanted"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNCLOSED_EXPRESSION = "unclosed_expression"
    NO_EXPRESSION = "no_expression"
    NO_LETTERS = "no_letters"
    TOO_LONG = "too_long"


_SAID = {
    Fault.NOTHING: ("there is nothing to look for", "type a word"),
    Fault.ONLY_UNWANTED: ("only what is not wanted is said", "add a word that is"),
    Fault.UNCLOSED_QUOTE: ("a quotation mark is not closed", 'close it with "'),
    Fault.UNCLOSED_EXPRESSION: ("a regular expression is not closed", "close it with /"),
    Fault.NO_EXPRESSION: ("this is no regular expression", "mend it"),
    Fault.NO_LETTERS: ("there are no letters or digits in it", "add one"),
    Fault.TOO_LONG: ("the question is too long", "ask for less at once"),
}


class QueryError(SearchError):
    """What was typed cannot be searched for.

    Args:
        fault: Why.
        where: The piece of it that it is about; `None` when it is the whole.
        detail: What the library of regular expressions says of it; empty for other faults.
    """

    def __init__(self, fault: Fault, where: str | None = None, detail: str = "") -> None:
        problem, remedy = _SAID[fault]
        super().__init__(f"{problem} ({detail})" if detail else problem, where=where, remedy=remedy)
        self.fault = fault
        self.detail = detail

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the fault when an error is kept or comes from another process."""
        return type(self), (self.fault, self.where, self.detail)
