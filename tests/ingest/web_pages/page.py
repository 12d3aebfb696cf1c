"""One page from a template, with the truth about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What a server would send, and what a reader of the page would call its article and its comments.

    Attributes:
        name: What the file would be called, ending in `.html`.
        html: The whole page.
        article: Title, lead, headings, paragraphs, items, cells and boxes of the piece, one a line in the order in
            which they stand; without names and dates of writers, captions, buttons, and what leads to other pages.
        comments: What each commenter wrote, in the order in which they stand, paragraphs on lines of their own; without
            name, date and buttons.
    """

    name: str
    html: str
    article: str
    comments: tuple[str, ...]
