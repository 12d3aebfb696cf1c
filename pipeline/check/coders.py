"""Who coded what: documents and sentences with one coder only, and codes on which coders never agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.check.finding import Finding, Question, Report, Severity, Spot
from pipeline.check.material import Coded, Coding, Material, is_coder

OFTEN = 5
"""A code that was given so often, and never by two coders to one sentence, is understood in two ways."""


def coders(material: Material, report: Report) -> Iterator[Finding]:
    """Documents and sentences that one coder coded, and codes that two coders always differ on."""
    of_coders = {doc: _coded(sentences) for doc, sentences in material.documents.items()}
    for done, (doc, sentences) in enumerate(of_coders.items(), start=1):
        yield from _coded_once(doc, sentences)
        yield from _always_differ(sentences, f"in {doc} ", Severity.NOTE)
        report(done, len(of_coders))
    everything = [sentence for sentences in of_coders.values() for sentence in sentences]
    yield from _always_differ(everything, "", Severity.WARNING)


def _coded(sentences: Sequence[Coded]) -> list[tuple[Coding, ...]]:
    """The handed-in codings of each sentence that has any."""
    found = (tuple(filter(is_coder, sentence.codings)) for sentence in sentences)
    return [codings for codings in found if codings]


def _coded_once(doc: str, sentences: Sequence[tuple[Coding, ...]]) -> Iterator[Finding]:
    once = [codings[0] for codings in sentences if len({coding.coder for coding in codings}) == 1]
    if not once:
        return
    remedy = "have it coded a second time, by somebody who does not see the first"
    if len(once) == len(sentences):
        problem = f"{doc} was coded by {once[0].coder} alone"
        yield Finding(Severity.WARNING, Question.CODERS, Spot(once[0].spot.file), problem, remedy)
        return
    problem = f"{len(once)} of the {len(sentences)} sentences of {doc} have one coder only; this is the first"
    yield Finding(Severity.WARNING, Question.CODERS, once[0].spot, problem, remedy)


def _always_differ(sentences: Sequence[tuple[Coding, ...]], where: str, severity: Severity) -> Iterator[Finding]:
    """Codes that were given often and never by all coders of a sentence alike."""
    given: Counter[str] = Counter()
    alike: Counter[str] = Counter()
    first: dict[str, Spot] = {}
    for codings in sentences:
        codes = [_codes(coding) for coding in codings]
        if len(codes) < 2:
            continue
        for code in set().union(*codes):
            given[code] += 1
            alike[code] += all(code in of_one for of_one in codes)
            first.setdefault(code, codings[0].spot)
    for code, number in sorted(given.items()):
        if number >= OFTEN and not alike[code]:
            problem = f"{where}{code} was given to {number} sentences, and to none of them by both coders"
            remedy = "settle what it means in the codebook, and code these again"
            yield Finding(severity, Question.CODERS, first[code], problem, remedy)


def _codes(coding: Coding) -> set[str]:
    """All that a coding says, each as a reader would name it; that a theme is not there is no code."""
    themes = {f"{theme} {verdict.value}" for theme, verdict in coding.themes.items() if verdict.stance}
    return themes | ({f"mode {coding.mode.value}"} if coding.mode else set())
