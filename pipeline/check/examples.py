"""Whether each theme has enough labelled sentences to learn from and to measure by."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.finding import Finding, Question, Report, Severity
from pipeline.check.material import Coded, Material
from pipeline.codebook import Stance
from pipeline.judgement import Verdict

SENTENCES, DOCUMENTS, OF_EACH_STANCE = 100, 10, 25
"""Below these a theme's figures say little: sentences with it, documents with it, sentences of each stance."""


def examples(material: Material, report: Report) -> Iterator[Finding]:
    """Themes with too few sentences, documents, or sentences of one stance that all their coders agree on."""
    themes = material.codebook.theme_ids
    for done, theme in enumerate(themes, start=1):
        agreed = {stance: _agreed(material, theme, stance) for stance in Stance}
        found = [sentence for sentences in agreed.values() for sentence in sentences]
        counts = [("labelled sentences", len(found), SENTENCES), *_by_stance(agreed)]
        counts.append(("documents", len({sentence.doc for sentence in found}), DOCUMENTS))
        for what, number, wanted in counts:
            if number < wanted:
                yield _finding(material, theme, f"{theme} has {number} of {wanted} {what}")
        report(done, len(themes))


def _agreed(material: Material, theme: str, stance: Stance) -> list[Coded]:
    return [sentence for sentence in material.sentences if sentence.agreed(theme) is Verdict(stance.value)]


def _by_stance(agreed: dict[Stance, list[Coded]]) -> list[tuple[str, int, int]]:
    return [(f"sentences with stance {stance}", len(found), OF_EACH_STANCE) for stance, found in agreed.items()]


def _finding(material: Material, theme: str, problem: str) -> Finding:
    remedy = "label more before its figures are quoted"
    return Finding(Severity.WARNING, Question.EXAMPLES, material.in_codebook(theme), problem, remedy)
