"""Labels that contradict the codebook: its form, and those of its rulings that words can tell.

Rulings (see `pipeline.corpus.rulings`) change no judgement: they are held against labels that people and coders gave,
so that what was settled once is not forgotten in the next document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.matching import Rules, rules_of
from pipeline.check.finding import Finding, Question, Report, Severity
from pipeline.check.material import Coded, Coding, Material
from pipeline.codebook import RUNNING_KINDS, Mode
from pipeline.corpus.rulings import FILE, Ruling, read_rulings
from pipeline.cues import CueSet, Sentence
from pipeline.errors import CodebookError
from pipeline.judgement import Verdict

NEAR = 2
"""How many sentences on either side may lend a theme to one whose own words do not give it."""


@dataclass(frozen=True)
class _Compiled:
    ruling: Ruling
    cues: CueSet
    unless: CueSet

    def holds_for(self, sentence: Sentence) -> bool:
        return self.cues.seen_in(sentence) and not self.unless.seen_in(sentence)


def rulings(material: Material, report: Report) -> Iterator[Finding]:
    """Labels that the form of the codebook does not allow, and labels against a ruling.

    Raises:
        CodebookError: when the file of rulings is not as it should be.
    """
    compiled = _compiled(material)
    rules = rules_of(material.codebook)
    for done, sentences in enumerate(material.documents.values(), start=1):
        for at, sentence in enumerate(sentences):
            yield from _against_form(material, sentence)
            yield from _against_rulings(sentences, at, compiled, rules)
        report(done, len(material.documents))


def _compiled(material: Material) -> list[_Compiled]:
    path = material.settings.corpus / FILE
    classes = material.codebook.classes
    try:
        return [
            _Compiled(one, CueSet(one.cues, classes), CueSet(one.unless, classes))
            for one in read_rulings(path)
            if one.cues
        ]
    except (ValueError, re.error) as error:
        raise CodebookError(
            f"not a cue ({error})", where=path, remedy="see pipeline/cues.py for the notation"
        ) from error


def _against_form(material: Material, sentence: Coded) -> Iterator[Finding]:
    for coding in sentence.codings:
        for problem, remedy in _faults_of_form(material, coding):
            yield Finding(Severity.ERROR, Question.RULINGS, coding.spot, f"{coding.coder} gives {problem}", remedy)
        unsure = [theme for theme, verdict in coding.themes.items() if verdict is Verdict.UNSURE]
        if unsure:
            problem = f"{coding.coder} is unsure of {', '.join(unsure)}"
            yield Finding(
                Severity.NOTE, Question.RULINGS, coding.spot, problem, "settle it with somebody, by the codebook"
            )


def _faults_of_form(material: Material, coding: Coding) -> Iterator[tuple[str, str]]:
    given = [theme for theme, verdict in coding.themes.items() if verdict.stance]
    if unknown := sorted(coding.themes.keys() - set(material.codebook.theme_ids)):
        yield f"a verdict on {', '.join(unknown)}, which the codebook does not have", "mend the id, or add the theme"
    if coding.kind is None or coding.kind in RUNNING_KINDS:
        return
    if given:
        yield f"{', '.join(given)} to {coding.kind.value}", "take the theme back, or say that it is running text"
    if coding.mode not in (None, Mode.NONE):
        yield f"mode {coding.mode} to {coding.kind.value}", "give mode none, or say that it is running text"


def _against_rulings(
    sentences: Sequence[Coded], at: int, compiled: Sequence[_Compiled], rules: Rules
) -> Iterator[Finding]:
    one = sentences[at]
    text = Sentence(one.text)
    for found in (found for found in compiled if found.holds_for(text)):
        bare = Sentence(one.text).without(found.cues.spans(text))
        for given, against in _against(one, found.ruling).items():
            if not (found.ruling.is_about_ground and _has_other_ground(sentences, at, bare, given, rules)):
                yield _finding(one, given, against, found.ruling)


def _against(sentence: Coded, ruling: Ruling) -> dict[str, list[Coding]]:
    """Codings against a ruling, by the theme that they are about; by `mode` when they are about mode."""
    if ruling.mode is not None:
        modes = [coding for coding in sentence.codings if coding.mode not in (None, ruling.mode)]
        return {"mode": modes} if modes else {}
    against = {theme: [one for one in sentence.codings if _contradicts(one, theme, ruling)] for theme in ruling.themes}
    return {theme: codings for theme, codings in against.items() if codings}


def _contradicts(coding: Coding, theme: str, ruling: Ruling) -> bool:
    verdict = coding.themes.get(theme)
    stance = verdict.stance if verdict else None
    return stance is not None and stance is not ruling.stance


def _has_other_ground(sentences: Sequence[Coded], at: int, bare: Sentence, theme: str, rules: Rules) -> bool:
    """Whether the theme is seen in the rest of the sentence, or one near to it has it."""
    near = (*sentences[max(0, at - NEAR) : at], *sentences[at + 1 : at + 1 + NEAR])
    seen = rules.themes[theme].sighting(bare)
    return seen.decides or bool(seen.weak) or any(other.has(theme) for other in near)


def _finding(sentence: Coded, given: str, against: Sequence[Coding], ruling: Ruling) -> Finding:
    """A warning where words decide and all coders are against it; a note where some are, or a cue may be missing."""
    is_sure = len(against) == len(sentence.codings) and not ruling.is_about_ground
    severity = Severity.WARNING if is_sure else Severity.NOTE
    who = " and ".join(coding.coder for coding in against)
    value = against[0].mode if given == "mode" else against[0].themes[given]
    problem = f"{who} gave {given} {value} to {_short(sentence.text)}, but {ruling.says.en}"
    remedy = "read it again in its passage: code it anew if the ruling holds, else see which cue is missing"
    return Finding(severity, Question.RULINGS, against[0].spot, problem, remedy)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
