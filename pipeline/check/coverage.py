"""Whether every coding still codes a unit of the product, and quotes what stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.check.finding import Finding, Question, Report, Severity, Spot
from pipeline.check.material import Material
from pipeline.corpus.documents import Entry, read_document, read_entry, slugs
from pipeline.corpus.judgement_lines import Line
from pipeline.corpus.placing import Placer
from pipeline.errors import CorpusError
from pipeline.judgement import Judgement
from pipeline.stages import clean_document
from pipeline.store.labels import Place, covered, places_of
from pipeline.text import Document
from pipeline.units import split


def coverage(material: Material, report: Report) -> Iterator[Finding]:
    """Codings of documents that are not there, that cover no unit, or that quote other words than stand there."""
    there = slugs(material.settings.corpus)
    for done, slug in enumerate(there, start=1):
        try:
            entry = read_entry(material.settings.corpus, slug)
            document = read_document(entry)
        except CorpusError as error:
            spot = Spot(error.where or f"texts/{slug}")
            yield Finding(Severity.ERROR, Question.READING, spot, error.problem, error.remedy or "mend it")
        else:
            yield from _of_document(material, entry, document)
        report(done, len(there))
    for slug in sorted(material.said.by_slug.keys() - set(there)):
        lines = material.said.of(slug).lines
        problem, remedy = f"{len(lines)} judgements on {slug}, which is not in the corpus", "add the document"
        yield Finding(Severity.ERROR, Question.COVERAGE, _spot(lines[0]), problem, remedy)


def _of_document(material: Material, entry: Entry, document: Document) -> Iterator[Finding]:
    lines = material.said.of(entry.slug).lines
    if not lines:
        return
    cleaned = clean_document(document, material.settings.rules_off, entry.metadata)
    units = sorted((unit.raw for unit in split(cleaned, document.blocks)), key=lambda span: (span.start, -span.end))
    places = places_of([(str(number), span) for number, span in enumerate(units)])
    placer = Placer(entry, document.raw)
    for said in _by_span(lines, entry.slug):
        yield from _of_span(said, placer, places)


def _by_span(lines: Sequence[Line], slug: str) -> Iterator[list[tuple[Line, Judgement]]]:
    """The judgements that stand on the same characters, with their lines; what was taken back is left out."""
    groups: dict[tuple[int, int], list[tuple[Line, Judgement]]] = defaultdict(list)
    for line in lines:
        try:
            judgement = line.judgement(slug)
        except CorpusError:
            continue  # told by the reading
        if not judgement.retracts:
            groups[judgement.span.start, judgement.span.end].append((line, judgement))
    yield from groups.values()


def _of_span(said: Sequence[tuple[Line, Judgement]], placer: Placer, places: Sequence[Place]) -> Iterator[Finding]:
    for line, judgement in said:
        if placer.place(judgement.span, judgement.quote) is None:
            problem = f"quotes {_short(judgement.quote)}, and other words stand there"
            remedy = "find the sentence again, or remove the line"
            yield Finding(Severity.ERROR, Question.COVERAGE, _spot(line, judgement), problem, remedy)
            return
    line, judgement = said[0]
    if not covered(places, placer.place(judgement.span, judgement.quote) or judgement.span):
        problem = f"{_short(judgement.quote)} covers no unit by half: what {_names(said)} of it counts nowhere"
        remedy = "code the whole unit that it is in"
        yield Finding(Severity.WARNING, Question.COVERAGE, _spot(line, judgement), problem, remedy)


def _names(said: Sequence[tuple[Line, Judgement]]) -> str:
    names = sorted({judgement.labeller for _, judgement in said})
    return f"{' and '.join(names)} say{'s' * (len(names) == 1)}"


def _spot(line: Line, judgement: Judgement | None = None) -> Spot:
    return Spot(f"{line.path.parent.name}/{line.path.name}", line.number, judgement.span if judgement else None)


def _short(quote: str) -> str:
    return repr(quote if len(quote) <= 60 else f"{quote[:59]}…")
