"""Units → judgements: kind, voice, themes with stance and evidence, and mode.

    judge = tags | voices | what the cues say | what the model says of that, where there is one

Rules and model write the same record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.annotate.findings import Finding, Said, by_cues
from pipeline.annotate.kind import tags
from pipeline.annotate.matching import rules_of
from pipeline.annotate.themes import Place
from pipeline.annotate.voice import voices
from pipeline.codebook import RUNNING_KINDS, Codebook, Mode, SourceKind, UnitKind, Voice
from pipeline.cues import Offsets, Sentence
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.language import describe, words_of
from pipeline.model.passages import Line, Passage
from pipeline.spans import CleanSpan, RawSpan
from pipeline.text import Cleaned, Unit, checksum

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.model.loading import Model

__all__ = ["judge", "labeller"]

Evidence = Sequence[Offsets]
_Running = tuple[Unit, UnitKind, Voice]
"""A unit of running text."""

_RULES = (
    *("stages.py", "clean", "units", "annotate", "language", "model"),
    *("vocabulary.py", "vocabulary.toml", "judgement.py", "codebook.py", "cues.py"),
    *("text.py", "offsets.py", "spans.py"),
)
"""All that judgements are made by, weights of a model aside; `errors.py` and `messages.py` only say what went wrong."""
_TABLES = ("pyspellchecker", "simplemma", "wordfreq")
"""Libraries whose tables of Dutch words the rules look into."""


def judge(
    cleaned: Cleaned,
    units: Sequence[Unit],
    codebook: Codebook,
    nlp: Language,
    *,
    source_kind: SourceKind | None,
    time: datetime,
    rules_off: Collection[str] = (),
    model: Model | None = None,
    title: str = "",
) -> tuple[Judgement, ...]:
    """Judge the units of one document, by the cues of the codebook and by a model where there is one.

    Args:
        cleaned: The document's text.
        units: All its units, in order.
        codebook: Themes and cues.
        nlp: The Dutch pipeline that gives lemmas.
        source_kind: What the document is; `None` when that is not known.
        time: When it is judged, with time zone.
        rules_off: Cleaning rules that the text was made without: they are part of the signature.
        model: Decides on theme, stance and mode, with probabilities; `None`: the cues decide.
        title: The document's title, for the model; empty where it is not known.

    Returns:
        One judgement a unit, in order, with kind, voice and mode, and a verdict on every theme of the codebook.
        Evidence is in raw offsets, inside the unit. Boilerplate and references have a reason, no theme and mode
        `none`.
    """
    unit_tags = tags(units, cleaned)
    unit_voices = voices(units, [tag.kind for tag in unit_tags], source_kind)
    tagged = list(zip(units, unit_tags, unit_voices, strict=True))
    running = [(unit, tag.kind, voice) for unit, tag, voice in tagged if tag.kind in RUNNING_KINDS]
    rules = partial(_said, cleaned, running, codebook, nlp, source_kind)
    said = rules() if model is None else _weighed(model, cleaned, running, rules, Passage((), title, source_kind))
    by_unit = dict(zip((unit.index for unit, _, _ in running), said, strict=True))
    sign = partial(
        Judgement, labeller=labeller(codebook, nlp, rules_off, None if model is None else model.name), time=time
    )
    nothing = Said(Mode.NONE, {theme: Finding(Verdict.NO) for theme in codebook.theme_ids})
    return tuple(
        sign(
            span=unit.raw,
            quote=unit.text,
            kind=tag.kind,
            reason=tag.reason,
            voice=voice,
            mode=(of_unit := by_unit.get(unit.index, nothing)).mode,
            mode_probability=of_unit.mode_probability,
            themes=_verdicts(of_unit, partial(_raw, unit, cleaned)),
            contested=tuple(theme for theme, finding in of_unit.themes.items() if finding.is_contested),
        )
        for unit, tag, voice in tagged
    )


def labeller(codebook: Codebook, nlp: Language | str, rules_off: Collection[str] = (), model: str | None = None) -> str:
    """The name under which `judge` signs, which changes with any change of what it judges by.

    Args:
        codebook: The codebook.
        nlp: The language pipeline, or what `language.describe` or `language.choose(…).name` says of it.
        rules_off: Cleaning rules that are left out.
        model: The name of the model, see `model_name`; `None` where cues judge alone.
    """
    language = nlp if isinstance(nlp, str) else describe(nlp)
    parts = (codebook.sha256, language, _rules_checksum(), *sorted(rules_off), *([] if model is None else [model]))
    return f"{'rule:cues' if model is None else 'model:themes'}@{checksum(' '.join(parts))[:8]}"


@cache
def _rules_checksum() -> str:
    package = Path(__file__).resolve().parent.parent
    files = [file for name in _RULES for file in _sources(package / name)]
    lines = [f"{file.relative_to(package).as_posix()} {checksum(file.read_bytes())}\n" for file in files]
    return checksum("".join((*lines, *(f"{table} {version(table)}\n" for table in _TABLES))))


def _sources(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in (".py", ".toml"))
    path.stat()  # a name that is not there must be heard: silence would hide changes of rules
    return [path]


def _said(
    cleaned: Cleaned, running: Sequence[_Running], codebook: Codebook, nlp: Language, source_kind: SourceKind | None
) -> list[Said]:
    """What the cues say of each unit of running text."""
    docs = nlp.pipe([unit.clean.of(cleaned.text) for unit, _, _ in running])
    places = [
        Place(Sentence(doc.text, words_of(doc)), unit.passage, kind is UnitKind.HEADING)
        for (unit, kind, _), doc in zip(running, docs, strict=True)
    ]
    return by_cues(places, [voice for _, _, voice in running], source_kind, rules_of(codebook))


def _weighed(
    model: Model, cleaned: Cleaned, running: Sequence[_Running], rules: Callable[[], list[Said]], about: Passage
) -> list[Said]:
    """What the model says of each unit of running text."""
    from pipeline.annotate.weighing import Lines, weighed  # noqa: PLC0415 - it takes time that cues alone do not need

    lines = tuple(Line(unit.text, kind is UnitKind.HEADING) for unit, kind, _ in running)
    texts = [unit.clean.of(cleaned.text) for unit, _, _ in running]
    spans = [unit.raw for unit, _, _ in running]
    return weighed(model, Lines(replace(about, lines=lines), texts, spans, checksum(cleaned.raw)), rules)


def _verdicts(said: Said, to_raw: Callable[[Evidence], tuple[RawSpan, ...]]) -> tuple[ThemeJudgement, ...]:
    """A verdict on every theme of the codebook."""
    return tuple(
        ThemeJudgement(theme, finding.verdict, finding.probability, to_raw(finding.evidence))
        for theme, finding in said.themes.items()
    )


def _raw(unit: Unit, cleaned: Cleaned, evidence: Evidence) -> tuple[RawSpan, ...]:
    """Evidence in raw offsets, cut off at the unit's edges where an edit reaches over them."""
    begin = unit.clean.start
    spans = (cleaned.offsets.to_raw(CleanSpan(begin + start, begin + end)) for start, end in evidence)
    cut = (RawSpan(max(span.start, unit.raw.start), min(span.end, unit.raw.end)) for span in spans)
    return tuple(dict.fromkeys(cut))
