"""Units → judgements: kind, voice, themes with stance and evidence, and mode, from the cues of the codebook.

    judge = tags | voices | themes (each in its passage) | stance | mode

Rules and the models to come write the same record.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.annotate.kind import tags
from pipeline.annotate.matching import Rules, ThemeCues, rules_of
from pipeline.annotate.mode import mode_of
from pipeline.annotate.stance import stance_of
from pipeline.annotate.themes import Place, Seen, themes_of
from pipeline.annotate.voice import voices
from pipeline.codebook import RUNNING_KINDS, Codebook, Mode, SourceKind, UnitKind, Voice
from pipeline.cues import Offsets, Sentence
from pipeline.judgement import Judgement, ThemeJudgement, Verdict
from pipeline.language import describe, words_of
from pipeline.spans import CleanSpan, RawSpan
from pipeline.text import Cleaned, Unit, checksum

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["judge", "labeller"]

Evidence = Sequence[Offsets]

_RULES = (
    *("stages.py", "clean", "units", "annotate", "language"),
    *("vocabulary.py", "vocabulary.toml", "judgement.py", "codebook.py", "cues.py"),
    *("text.py", "offsets.py", "spans.py"),
)
"""All that judgements are made by; `errors.py` only words what went wrong."""
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
) -> tuple[Judgement, ...]:
    """Judge the units of one document by the cues of the codebook.

    Args:
        cleaned: The document's text.
        units: All its units, in order.
        codebook: Themes and cues.
        nlp: The Dutch pipeline that gives lemmas.
        source_kind: What the document is; `None` when that is not known.
        time: When it is judged, with time zone.
        rules_off: Cleaning rules that the text was made without: they are part of the signature.

    Returns:
        One judgement a unit, in order, with kind, voice and mode, and a verdict on every theme of the codebook.
        Evidence is in raw offsets, inside the unit. Boilerplate and references have a reason, no theme and mode
        `none`.
    """
    unit_tags = tags(units, cleaned)
    unit_kinds = [tag.kind for tag in unit_tags]
    unit_voices = voices(units, unit_kinds, source_kind)
    rules = rules_of(codebook)
    places = _places(cleaned, units, unit_kinds, nlp)
    seen = dict(zip(places, themes_of(list(places.values()), rules), strict=True))
    sign = partial(Judgement, labeller=labeller(codebook, nlp, rules_off), time=time)
    return tuple(
        sign(
            span=unit.raw,
            quote=unit.text,
            kind=tag.kind,
            reason=tag.reason,
            voice=voice,
            mode=_mode(places.get(unit.index), voice, source_kind, rules),
            themes=_verdicts(seen.get(unit.index, {}), places.get(unit.index), rules, partial(_raw, unit, cleaned)),
        )
        for unit, tag, voice in zip(units, unit_tags, unit_voices, strict=True)
    )


def labeller(codebook: Codebook, nlp: Language | str, rules_off: Collection[str] = ()) -> str:
    """The name under which `judge` signs, which changes with any change of rules, codebook or language pipeline.

    Args:
        codebook: The codebook.
        nlp: The language pipeline, or what `language.describe` or `language.choose(…).name` says of it.
        rules_off: Cleaning rules that are left out.
    """
    language = nlp if isinstance(nlp, str) else describe(nlp)
    parts = (codebook.sha256, language, _rules_checksum(), *sorted(rules_off))
    return f"rule:cues@{checksum(' '.join(parts))[:8]}"


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


def _places(cleaned: Cleaned, units: Sequence[Unit], unit_kinds: Sequence[UnitKind], nlp: Language) -> dict[int, Place]:
    """The units of running text, by their index, ready to look for cues in."""
    running = [(unit, kind) for unit, kind in zip(units, unit_kinds, strict=True) if kind in RUNNING_KINDS]
    texts = [unit.clean.of(cleaned.text) for unit, _ in running]
    places = {}
    for (unit, kind), text, doc in zip(running, texts, nlp.pipe(texts), strict=True):
        places[unit.index] = Place(Sentence(text, words_of(doc)), unit.passage, kind is UnitKind.HEADING)
    return places


def _mode(place: Place | None, voice: Voice, source_kind: SourceKind | None, rules: Rules) -> Mode:
    if place is None:
        return Mode.NONE
    source = SourceKind.PRACTICE if voice is Voice.COMMENTER else source_kind
    return mode_of(place.sentence, rules, is_heading=place.is_heading, source_kind=source)


def _verdicts(
    seen: Mapping[str, Seen], place: Place | None, rules: Rules, to_raw: Callable[[Evidence], tuple[RawSpan, ...]]
) -> tuple[ThemeJudgement, ...]:
    """A verdict on every theme of the codebook."""
    return tuple(
        ThemeJudgement(id_, _verdict(seen[id_], place, rules, cues), evidence=to_raw(seen[id_].evidence))
        if place is not None and id_ in seen
        else ThemeJudgement(id_, Verdict.NO)
        for id_, cues in rules.themes.items()
    )


def _verdict(seen: Seen, place: Place, rules: Rules, cues: ThemeCues) -> Verdict:
    if seen.says_absent:
        return Verdict.ABSENT
    return Verdict(stance_of(place.sentence, seen.evidence, rules, is_loss=cues.is_loss).value)


def _raw(unit: Unit, cleaned: Cleaned, evidence: Evidence) -> tuple[RawSpan, ...]:
    """Evidence in raw offsets, cut off at the unit's edges where an edit reaches over them."""
    begin = unit.clean.start
    spans = (cleaned.offsets.to_raw(CleanSpan(begin + start, begin + end)) for start, end in evidence)
    cut = (RawSpan(max(span.start, unit.raw.start), min(span.end, unit.raw.end)) for span in spans)
    return tuple(dict.fromkeys(cut))
