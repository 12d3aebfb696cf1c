"""What each reviewer says, in a file of their own: `reviews/<reviewer>.jsonl`, which only ever grows."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.corpus.durable import append_line
from pipeline.corpus.judgement_lines import ENDING, REVIEWS, Line, files_in, labeller_of, lines_of, parted
from pipeline.corpus.slugs import checked_slug, is_slug, slugified
from pipeline.effective import standing
from pipeline.errors import CorpusError, not_written
from pipeline.judgement import Judgement
from pipeline.messages import Message
from pipeline.records import to_record

SECOND_PRESS = timedelta(seconds=10)
"""How soon after a settlement the same one is a button pressed twice."""


def reviewers(corpus: Path) -> tuple[str, ...]:
    """Whoever has a file of verdicts, by the name that it bears."""
    return tuple(path.stem for path in files_in(corpus / REVIEWS))


def read_reviews(corpus: Path, reviewer: str, *, about: str = "") -> tuple[tuple[str, Judgement], ...]:
    """A reviewer's verdicts with the slugs of their documents, in order of the file; none when they gave none.

    Args:
        corpus: The corpus folder.
        reviewer: Name of the reviewer, see `reviewer_id`.
        about: The id of a verdict: only that verdict is read, and what takes it back. Empty: all.

    Raises:
        CorpusError: when the name is no reviewer's or the file cannot be read.
    """
    found = []
    for line in review_lines(corpus, reviewer):
        if about.encode() not in line.data:
            continue
        try:
            slug = line.slug()
            found.append((slug, line.judgement(slug)))
        except CorpusError:
            continue  # `run` reports it
    return tuple(found)


def review_lines(corpus: Path, reviewer: str) -> list[Line]:
    """The lines of a reviewer's file, in its order; none when they gave no verdict.

    Raises:
        CorpusError: when the name is no reviewer's or the file cannot be read.
    """
    path = _file_of(corpus, reviewer)
    return lines_of(path) if path.exists() else []


def append_review(corpus: Path, reviewer: str, slug: str, judgement: Judgement) -> Judgement:
    """Write a person's verdict at the end of their file. It is on disk when this returns.

    What the person said last of the same place is not written again, however fast a button is pressed twice.

    Args:
        corpus: The corpus folder.
        reviewer: Name of the reviewer, see `reviewer_id`.
        slug: The document.
        judgement: The verdict; its labeller is `person:<reviewer>`.

    Returns:
        The judgement as it stands in the file: this one, or the earlier one that it repeats.

    Raises:
        CorpusError: when the name is no reviewer's, the labeller is another, or the file cannot be written.
    """
    path = _file_of(corpus, reviewer)
    if judgement.labeller != labeller_of(path):
        problem = Message("is a judgement of {labeller}", labeller=judgement.labeller)
        raise CorpusError(problem, where=path, remedy=Message("use {labeller}", labeller=labeller_of(path)))
    line = json.dumps(to_record(checked_slug(slug), judgement), ensure_ascii=False)
    try:
        known = append_line(path, line.encode("utf-8"), known=lambda have: _known(path, have, slug, judgement))
    except (OSError, UnicodeEncodeError) as error:
        raise CorpusError(not_written(error), where=path, remedy="see to space and rights") from error
    return known or judgement


def reviewer_id(name: str) -> str:
    """A person's name as reviewers are named in files: *Anna de Vries* becomes `anna-de-vries`.

    Raises:
        CorpusError: when the name has no letter that can stand in a file's name.
    """
    made = slugified(name)
    if not re.search("[a-z]", made):
        raise CorpusError("is no name of a reviewer", where=ascii(name), remedy="use letters from a to z")
    return made


def _known(path: Path, have: bytes, slug: str, judgement: Judgement) -> Judgement | None:
    """What a judgement would say again, out of what a reviewer's file holds; `None` where it says something new."""
    same_place = f'"doc": "{slug}", "start": {judgement.span.start}, "end": {judgement.span.end},'.encode()
    if same_place not in have:  # most often: a whole file of lines takes a second to parse
        return None
    said = []
    for line in parted(path, have):
        if same_place in line.data:
            with suppress(CorpusError):  # `run` reports it
                said.append(line.judgement(slug))
    return _repeated(said, judgement)


def _repeated(said: Sequence[Judgement], again: Judgement) -> Judgement | None:
    """What somebody said last of a place, or took back of it already, where they are about to say just that again."""
    if again.retracts:
        return next((one for one in said if one.retracts == again.retracts), None)
    last = [one for one in standing(said) if one.settles == again.settles][-1:]
    if again.settles:  # later it is no second press: another may have settled it otherwise meanwhile
        last = [one for one in last if again.time - one.time < SECOND_PRESS]
    return next((one for one in last if _content(one) == _content(again)), None)


def _content(judgement: Judgement) -> Judgement:
    """A judgement without what makes no difference to it: when, why it was asked, and what counted before."""
    themes = tuple(sorted(judgement.themes, key=lambda judged: judged.theme))
    return replace(judgement, time=datetime.min, asked=None, before=None, themes=themes)


def _file_of(corpus: Path, reviewer: str) -> Path:
    if not is_slug(reviewer):
        remedy = "use small letters, digits and hyphens"
        raise CorpusError("is no name of a reviewer", where=ascii(reviewer), remedy=remedy)
    return corpus / REVIEWS / f"{reviewer}{ENDING}"
