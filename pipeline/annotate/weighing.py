"""What the model says of a unit: judges hear the encoder, the linear voice and the cues, and give probabilities.

Where the cues see a theme that the judges find, their words are the evidence; else those that the encoder took it from.
A theme of the codebook that the model does not know has a head of its own, or is left to the cues.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from pipeline.annotate.findings import Finding, Said
from pipeline.cues import Offsets
from pipeline.judgement import Verdict
from pipeline.model.encoder import Floats, Reading
from pipeline.model.evidence import words_for
from pipeline.model.judges import Opinion
from pipeline.model.loading import Model
from pipeline.model.passages import Passage
from pipeline.model.voices import CueSign, Voices
from pipeline.spans import RawSpan

DIGITS = 4
"""Of a probability: more would tell one processor from another."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Lines:
    """The running text of a document as the model is asked about it.

    Attributes:
        passage: Its lines: the clean text of each unit, white space runs as one space.
        texts: The same with white space as it is in the clean text; evidence has offsets over these.
        spans: Their places in the raw text.
        raw_sha256: The checksum of the raw text.
    """

    passage: Passage
    texts: Sequence[str]
    spans: Sequence[RawSpan]
    raw_sha256: str


def weighed(model: Model, lines: Lines, rules: Callable[[], Sequence[Said]]) -> list[Said]:
    """Judge the running text of a document.

    Args:
        model: What judges.
        lines: What is judged.
        rules: Gives what the cue rules say of each line. They speak while the encoder reads, whose network leaves the
            interpreter to others.

    Returns:
        What is said of each line now, with a probability of its mode and of each theme that the model knows.
    """
    with ThreadPoolExecutor(1) as aside:
        voiced = aside.submit(model.hear, lines.passage, model.memory.on(lines.raw_sha256, lines.spans))
        said = rules()
        reading, linear = voiced.result()
    voices = Voices(lines.passage, reading, linear, [cue_signs(one) for one in said], [one.mode for one in said])
    opinions = model.judges.judge(voices, model.panel)
    heard = _Heard(model, voices, _by_heads(model, voices))
    thought = [heard.said(at, one, opinion) for at, (one, opinion) in enumerate(zip(said, opinions, strict=True))]
    return _with_words(model, lines, voices.reading, thought)


def cue_signs(said: Said) -> dict[str, CueSign]:
    """What the rules see in a line, as the judges hear it."""
    return {
        theme: CueSign(finding.ground.value, finding.verdict)
        for theme, finding in said.themes.items()
        if finding.ground is not None
    }


def _by_heads(model: Model, voices: Voices) -> dict[str, list[tuple[Verdict, float]]]:
    """What the heads say of each line, by theme: verdict and probability."""
    return {
        theme: head.verdicts(voices.reading, [theme in signs for signs in voices.cues])
        for theme, head in model.heads.items()
    }


@dataclass(frozen=True, slots=True)
class _Heard:
    """All that was heard of the lines of a document."""

    model: Model
    voices: Voices
    by_heads: Mapping[str, Sequence[tuple[Verdict, float]]]

    def said(self, at: int, by_rules: Said, opinion: Opinion) -> Said:
        """What is said of a line; where the rules see a theme that is there, with their evidence."""
        themes = {theme: self._finding(at, theme, finding, opinion) for theme, finding in by_rules.themes.items()}
        return Said(opinion.mode, themes, round(opinion.mode_probability, DIGITS))

    def _finding(self, at: int, theme: str, by_rules: Finding, opinion: Opinion) -> Finding:
        if (thought := opinion.themes.get(theme)) is not None:
            verdict = self.model.judges.verdict(theme, thought, self.model.panel)
            probability = thought.probability
        elif theme in self.by_heads:
            verdict, probability = self.by_heads[theme][at]
        else:
            return by_rules
        evidence = () if verdict is Verdict.NO else by_rules.evidence
        return Finding(verdict, evidence, round(probability, DIGITS), by_rules.ground)


def _with_words(model: Model, lines: Lines, reading: Reading, said: Sequence[Said]) -> list[Said]:
    """The same, with the words that the encoder takes a theme from where no words of the cues show it."""
    bare = {at: themes for at, one in enumerate(said) if (themes := _bare(one, model.shared_themes))}
    unread = bare.keys() - reading.shares.keys()
    shares = {**reading.shares, **model.shares(lines.passage, unread)}
    shown = list(said)
    for at, themes in bare.items():
        found = {
            theme: replace(said[at].themes[theme], evidence=_words(model, lines, at, shares[at][:, column]))
            for column, theme in enumerate(model.shared_themes)
            if theme in themes
        }
        shown[at] = replace(said[at], themes={**said[at].themes, **found})
    return shown


def _bare(said: Said, themes: Sequence[str]) -> set[str]:
    """Which of these themes are in a line without words that show them."""
    found = {theme: said.themes[theme] for theme in themes if theme in said.themes}
    return {theme for theme, one in found.items() if one.verdict is not Verdict.NO and not one.evidence}


def _words(model: Model, lines: Lines, at: int, added: Floats) -> tuple[Offsets, ...]:
    """The words of a line that add most, with offsets over its clean text."""
    places = _as_written(lines.texts[at])
    spans = words_for(lines.passage.lines[at], added, model.encoder.tokenizer)
    return tuple((places[start], places[end - 1] + 1) for start, end in spans)


def _as_written(text: str) -> list[int]:
    """Where each character stands of what `" ".join(text.split())` makes of a text."""
    places: list[int] = []
    for match in _WORD.finditer(text):
        places += *([match.start() - 1] if places else []), *range(*match.span())
    return places
