"""The lines of files of judgements: `judgements/<slug>.jsonl` and `reviews/<reviewer>.jsonl`.

A line that is no judgement is a fault, told with its file and number, and the others count. Lines end in LF alone,
for a quote may hold any other separator.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.durable import is_whole
from pipeline.corpus.slugs import is_slug
from pipeline.errors import CorpusError, not_read
from pipeline.judgement import Judgement, LabellerKind, labeller_kind
from pipeline.messages import Message
from pipeline.records import from_record

JUDGEMENTS, REVIEWS, ENDING = "judgements", "reviews", ".jsonl"
_REMEDY = "mend the line, or remove it"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of judgements."""

    path: Path
    number: int
    data: bytes

    @property
    def where(self) -> str:
        """File and line, within the corpus."""
        return f"{self.path.parent.name}/{self.path.name}:{self.number}"

    @property
    def is_review(self) -> bool:
        """Whether it is a reviewer's."""
        return self.path.parent.name == REVIEWS

    def record(self) -> dict[str, object]:
        """The object on the line.

        Raises:
            CorpusError: when there is none.
        """
        try:
            record = json.loads(self.data.decode("utf-8"))
        except ValueError as error:  # no UTF-8, or no JSON
            raise CorpusError(
                Message("is not JSON ({reason})", reason=str(error)), where=self.where, remedy=_REMEDY
            ) from error
        if not isinstance(record, dict):
            raise CorpusError("is no JSON object", where=self.where, remedy=_REMEDY)
        return record

    def slug(self) -> str:
        """The document that it is about: that of the file for a coding, that of the line for a review.

        Raises:
            CorpusError: when a review names none.
        """
        slug = self.record().get("doc") if self.is_review else self.path.stem
        if not isinstance(slug, str) or not is_slug(slug):
            raise CorpusError("doc: is no name of a document", where=self.where, remedy=_REMEDY)
        return slug

    def judgement(self, slug: str) -> Judgement:
        """The judgement on the line.

        Raises:
            CorpusError: when it is none, is about another document, says to be by somebody else than the reviewer, or
                is handed in under a name that only reviewers and machines have.
        """
        doc, judgement = from_record(self.record(), where=self.where)
        if doc != slug:
            problem = Message("doc: is {doc}, not {slug}", doc=doc, slug=slug)
            raise CorpusError(problem, where=self.where, remedy=_REMEDY)
        if self.is_review and judgement.labeller != labeller_of(self.path):
            problem = Message("labeller: is not {labeller}", labeller=labeller_of(self.path))
            raise CorpusError(problem, where=self.where, remedy=_REMEDY)
        if not self.is_review and labeller_kind(judgement.labeller) is not LabellerKind.CODING:
            problem = Message("labeller: {labeller} is no name of a coder", labeller=ascii(judgement.labeller))
            raise CorpusError(problem, where=self.where, remedy="mend the name: leave out what stands before the colon")
        return judgement


def files_in(folder: Path) -> list[Path]:
    """The files of judgements in a folder, by name; none where there is no such folder."""
    return sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []


def lines_of(path: Path) -> list[Line]:
    """The lines of a file, see `parted`.

    Raises:
        CorpusError: when it cannot be read.
    """
    try:
        return parted(path, path.read_bytes())
    except OSError as error:
        raise CorpusError(not_read(error), where=path, remedy="get it back from git") from error


def parted(path: Path, data: bytes) -> list[Line]:
    """The lines of what a file holds; in a reviewer's, what a crash left of one never acknowledged is left out."""
    *whole, last = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if path.parent.name != REVIEWS or is_whole(last):
        whole.append(last)
    return [Line(path, number, data) for number, data in enumerate(whole, start=1) if data.strip()]


def labeller_of(path: Path) -> str:
    """The name under which a reviewer signs, by their file."""
    return f"{LabellerKind.PERSON}:{path.stem}"
