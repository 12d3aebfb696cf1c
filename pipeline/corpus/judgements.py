"""What codings and people say: `judgements/<slug>.jsonl` as handed in, `reviews/<reviewer>.jsonl` as the browser adds.

Files are read line by line: a line that is no judgement is a fault, told with its file and number, and the others
count. Lines end in LF alone, for a quote may hold any other separator.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from pipeline.corpus.durable import append_line, is_whole
from pipeline.corpus.placing import as_they_stand
from pipeline.corpus.slugs import checked_slug, is_slug, slugified
from pipeline.effective import standing
from pipeline.errors import CorpusError, not_read, not_written
from pipeline.judgement import Judgement, LabellerKind, labeller_kind
from pipeline.messages import Message
from pipeline.records import from_record, to_record
from pipeline.text import checksum

JUDGEMENTS, REVIEWS, ENDING = "judgements", "reviews", ".jsonl"
_REMEDY = "mend the line, or remove it"
SECOND_PRESS = timedelta(seconds=10)
"""How soon after a settlement the same one is a button pressed twice."""


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
        if self.is_review and judgement.labeller != _labeller(self.path):
            problem = Message("labeller: is not {labeller}", labeller=_labeller(self.path))
            raise CorpusError(problem, where=self.where, remedy=_REMEDY)
        if not self.is_review and labeller_kind(judgement.labeller) is not LabellerKind.CODING:
            problem = Message("labeller: {labeller} is no name of a coder", labeller=ascii(judgement.labeller))
            raise CorpusError(problem, where=self.where, remedy="mend the name: leave out what stands before the colon")
        return judgement


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one document, not yet parsed."""

    slug: str
    lines: tuple[Line, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes when any line does."""
        return checksum(b"\n".join(line.data for line in self.lines))

    def parse(self) -> tuple[list[Judgement], list[CorpusError]]:
        """The judgements, and the faults of the lines that are none."""
        judgements: list[Judgement] = []
        faults: list[CorpusError] = []
        for line in self.lines:
            try:
                judgements.append(line.judgement(self.slug))
            except CorpusError as fault:
                faults.append(fault)
        return judgements, faults


@dataclass(frozen=True, slots=True)
class AllSaid:
    """What is said of all documents, by slug, codings first; and what is wrong with files and lines, by place."""

    by_slug: Mapping[str, Said]
    faults: Mapping[str, CorpusError]

    def of(self, slug: str) -> Said:
        """What is said of one document."""
        return self.by_slug.get(slug, Said(slug))


def read_all(corpus: Path, only: Collection[str] | None = None) -> AllSaid:
    """Read codings and reviews, sorted by the document that they are about, not yet parsed.

    Args:
        corpus: The corpus folder.
        only: Slugs of the documents that are asked for; lines that name none of these are not looked at. `None`: all.
    """
    lines: dict[str, list[Line]] = defaultdict(list)
    faults: dict[str, CorpusError] = {}
    for path in said_files(corpus, only):
        try:
            found = _lines(path)
        except CorpusError as fault:
            faults[f"{path.parent.name}/{path.name}"] = fault
            continue
        for line in found if only is None or path.parent.name == JUDGEMENTS else _naming(found, only):
            try:
                lines[line.slug()].append(line)
            except CorpusError as fault:
                faults[line.where] = fault
    of = lines.keys() if only is None else lines.keys() & only
    return AllSaid({slug: Said(slug, tuple(lines[slug])) for slug in sorted(of)}, faults)


def heard_now(corpus: Path, slug: str, said: AllSaid) -> list[Judgement]:
    """All that people and codings say of a document, see `as_they_stand`; lines that are no judgements are left out."""
    return as_they_stand(corpus, slug, said.of(slug).parse()[0])


def said_files(corpus: Path, only: Collection[str] | None = None) -> list[Path]:
    """The files in which anything may be said of documents, codings first.

    Args:
        corpus: The corpus folder.
        only: Slugs of the documents that are asked for; `None`: all.
    """
    if only is None:
        codings = _files(corpus / JUDGEMENTS)
    else:
        named = (corpus / JUDGEMENTS / f"{checked_slug(slug)}{ENDING}" for slug in sorted(only))
        codings = [path for path in named if path.exists()]
    return [*codings, *_files(corpus / REVIEWS)]


def _naming(lines: Iterable[Line], slugs: Collection[str]) -> Iterator[Line]:
    """Lines that name any of these documents somewhere; most files hold a great many that do not."""
    names = [slug.encode() for slug in slugs]
    return (line for line in lines if any(name in line.data for name in names))


def read_codings(corpus: Path, slug: str) -> tuple[Judgement, ...]:
    """The codings handed in with a document, each where it stands in the version that there is now.

    Lines that are none are left out, and those that stand nowhere: `run` reports them.

    Raises:
        CorpusError: when there is such a file and it cannot be read, or the document has versions and cannot be.
    """
    path = corpus / JUDGEMENTS / f"{checked_slug(slug)}{ENDING}"
    if not path.exists():
        return ()
    return tuple(as_they_stand(corpus, slug, Said(slug, tuple(_lines(path))).parse()[0]))


def reviewers(corpus: Path) -> tuple[str, ...]:
    """Whoever has a file of verdicts, by the name that it bears."""
    return tuple(path.stem for path in _files(corpus / REVIEWS))


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
    path = _reviews_of(corpus, reviewer)
    return _lines(path) if path.exists() else []


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
    path = _reviews_of(corpus, reviewer)
    if judgement.labeller != _labeller(path):
        problem = Message("is a judgement of {labeller}", labeller=judgement.labeller)
        raise CorpusError(problem, where=path, remedy=Message("use {labeller}", labeller=_labeller(path)))
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


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else []


def _lines(path: Path) -> list[Line]:
    """The lines of a file; in a reviewer's, what a crash left of a line that was never acknowledged is left out."""
    try:
        return _parted(path, path.read_bytes())
    except OSError as error:
        raise CorpusError(not_read(error), where=path, remedy="get it back from git") from error


def _parted(path: Path, data: bytes) -> list[Line]:
    *whole, last = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    if path.parent.name != REVIEWS or is_whole(last):
        whole.append(last)
    return [Line(path, number, data) for number, data in enumerate(whole, start=1) if data.strip()]


def _known(path: Path, have: bytes, slug: str, judgement: Judgement) -> Judgement | None:
    """What a judgement would say again, out of what a reviewer's file holds; `None` where it says something new."""
    same_place = f'"doc": "{slug}", "start": {judgement.span.start}, "end": {judgement.span.end},'.encode()
    if same_place not in have:  # most often: a whole file of lines takes a second to parse
        return None
    said = []
    for line in _parted(path, have):
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


def _reviews_of(corpus: Path, reviewer: str) -> Path:
    if not is_slug(reviewer):
        remedy = "use small letters, digits and hyphens"
        raise CorpusError("is no name of a reviewer", where=ascii(reviewer), remedy=remedy)
    return corpus / REVIEWS / f"{reviewer}{ENDING}"


def _labeller(path: Path) -> str:
    return f"{LabellerKind.PERSON}:{path.stem}"
