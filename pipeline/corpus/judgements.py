"""What is said of documents: by codings as they were handed in, and by people as the browser wrote it down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.judgement_lines import ENDING, JUDGEMENTS, REVIEWS, Line, files_in, lines_of
from pipeline.corpus.placing import as_they_stand
from pipeline.corpus.slugs import checked_slug
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement
from pipeline.text import checksum


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
            found = lines_of(path)
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
        codings = files_in(corpus / JUDGEMENTS)
    else:
        named = (corpus / JUDGEMENTS / f"{checked_slug(slug)}{ENDING}" for slug in sorted(only))
        codings = [path for path in named if path.exists()]
    return [*codings, *files_in(corpus / REVIEWS)]


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
    return tuple(as_they_stand(corpus, slug, Said(slug, tuple(lines_of(path))).parse()[0]))
