"""Which witness spoke of a unit: the class of furniture or reference that it was seen to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from pipeline.annotate.look import Look


class Reason(StrEnum):
    """Why a unit is no running text."""

    ADVERT = "advert"
    COMMENTS = "comments"
    CONTACT = "contact"
    CONTENTS = "contents"
    COOKIES = "cookies"
    COPYRIGHT = "copyright"
    COUNTER = "counter"
    CREDIT = "credit"
    DOWNLOAD = "download"
    FORM = "form"
    LETTER_HEAD = "letter_head"
    LOG_IN = "log_in"
    MARKUP = "markup"
    MASTHEAD = "masthead"
    NAVIGATION = "navigation"
    OUTSIDE = "outside"
    PAGE = "page"
    PUBLICATION = "publication"
    RUNNING_HEAD = "running_head"
    SHARING = "sharing"
    SIGNATURE = "signature"
    TABLE = "table"
    BIBLIOGRAPHY = "bibliography"
    BIOGRAPHY = "biography"
    COLOPHON = "colophon"
    FOOTNOTE = "footnote"


Found = tuple[int, Reason | None]
"""The place of a unit in the list of looks, and why it is no running text; `None` when it is."""

Places = Callable[[Sequence[Look]], Iterator[int]]
Witness = Callable[[Sequence[Look]], Iterator[Found]]


def named(reason: Reason | None, witness: Places) -> Witness:
    """A witness that names places only, made to say why."""

    def speak(looks: Sequence[Look]) -> Iterator[Found]:
        return ((at, reason) for at in witness(looks))

    return speak
